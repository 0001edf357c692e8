// #include lib/exp.wgsl
// #include lib/grid.wgsl

// First keys and values are stored, then every query looks at what is there up to its own, then the position moves on.
struct Params { batch: u32, n: u32, heads: u32, dim: u32, capacity: u32, scale: f32 }
@group(0) @binding(0) var<storage, read> q: array<f32>;
@group(0) @binding(1) var<storage, read> k: array<f32>;
@group(0) @binding(2) var<storage, read> v: array<f32>;
@group(0) @binding(3) var<storage, read_write> keys: array<f32>;
@group(0) @binding(4) var<storage, read_write> values: array<f32>;
@group(0) @binding(5) var<storage, read_write> position: array<f32>; // [batch, heads]
@group(0) @binding(6) var<storage, read_write> y: array<f32>;
@group(0) @binding(7) var<uniform> params: Params;

const COLUMNS: u32 = 1u; // of dim, for each of 256 invocations
const LOWEST: f32 = -3.4028234e38;

var<workgroup> scores: array<f32, 256>;
var<workgroup> visible: u32;

// One invocation for each number of k.
@compute @workgroup_size(256)
fn softmaxAttentionStepStore(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 256u + lane;
  let width = params.heads * params.dim;
  if (id >= params.batch * params.n * width) { return; }
  let b = id / (params.n * width);
  let head = id % width / params.dim;
  let row = u32(position[b * params.heads + head]) + id / width % params.n;
  let to = (b * params.capacity + row) * width + id % width;
  keys[to] = k[id];
  values[to] = v[id];
}

// One workgroup for each query of each head, 256 keys at a time, the largest score and the sum running along.
@compute @workgroup_size(256)
fn softmaxAttentionStep(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  if (number >= params.batch * params.heads * params.n) { return; }
  let head = number / params.n;
  let width = params.heads * params.dim;
  let column = (head % params.heads) * params.dim;
  let query = (head / params.heads * params.n + number % params.n) * width + column;
  let stored = head / params.heads * params.capacity * width + column;
  if (lane == 0u) { visible = u32(position[head]) + number % params.n + 1u; }
  let count = workgroupUniformLoad(&visible);
  var sums = array<f32, COLUMNS>();
  var largest = LOWEST;
  var total = 0.0;
  for (var first = 0u; first < count; first += 256u) {
    let some = min(256u, count - first);
    var score = LOWEST;
    if (lane < some) {
      score = 0.0;
      for (var c = 0u; c < params.dim; c++) { score = fma(q[query + c], keys[stored + (first + lane) * width + c], score); }
      score *= params.scale;
    }
    scores[lane] = score;
    workgroupBarrier();
    var next = largest;
    for (var s = 0u; s < some; s++) { next = max(next, scores[s]); }
    workgroupBarrier();
    scores[lane] = select(0.0, expOf(score - next), lane < some);
    workgroupBarrier();
    let shrink = expOf(largest - next);
    total *= shrink;
    for (var s = 0u; s < some; s++) { total += scores[s]; }
    for (var m = 0u; m < COLUMNS; m++) {
      let c = lane + 256u * m;
      if (c < params.dim) {
        var sum = sums[m] * shrink;
        for (var s = 0u; s < some; s++) { sum = fma(scores[s], values[stored + (first + s) * width + c], sum); }
        sums[m] = sum;
      }
    }
    largest = next;
    workgroupBarrier();
  }
  for (var m = 0u; m < COLUMNS; m++) {
    let c = lane + 256u * m;
    if (c < params.dim) { y[query + c] = sums[m] / total; }
  }
}

@compute @workgroup_size(256)
fn softmaxAttentionStepMove(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let head = workgroupOf(group, groups) * 256u + lane;
  if (head < params.batch * params.heads) { position[head] += f32(params.n); }
}

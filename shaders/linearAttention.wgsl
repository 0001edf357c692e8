// #include lib/exp.wgsl
// #include lib/grid.wgsl

// Linear attention in passes: the features phi(q), phi(k); per chunk of tokens the sums of phi(k)_f [v, 1]_c; their running
// totals (causal: before the chunk) or grand total; and the outputs, tiles of 32 tokens, where a causal tile adds what the
// tokens of its own chunk up to itself contribute.
struct Params { batch: u32, n: u32, heads: u32, dim: u32, chunk: u32, eps: f32 } // chunk: a multiple of 32
@group(0) @binding(0) var<storage, read> q: array<f32>;
@group(0) @binding(1) var<storage, read> k: array<f32>;
@group(0) @binding(2) var<storage, read> v: array<f32>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
@group(0) @binding(4) var<storage, read_write> offsets: array<f32>; // [batch, heads]
@group(0) @binding(5) var<storage, read_write> features: array<f32>; // [2, batch, n, heads dim]: of q, of k
@group(0) @binding(6) var<storage, read_write> sums: array<f32>; // [batch, heads, chunks, dim, dim + 1]
@group(0) @binding(7) var<uniform> params: Params;

const CAUSAL: bool = false;
const SIKF: bool = true;
const SHIFTED: bool = false; // sikf and not causal: phi(x) = exp(x - offset)
const TILE: u32 = 32u;

var<workgroup> scores: array<f32, 1056>; // [32, 32], rows of 33
var<workgroup> below: array<f32, 32>; // the denominators of a tile

// Where token 0 of a head begins in q, k, v, y.
fn baseOf(head: u32) -> u32 {
  return (head / params.heads) * params.n * params.heads * params.dim + (head % params.heads) * params.dim;
}

// One workgroup for each head of each sequence: the mean of q plus that of k.
@compute @workgroup_size(256)
fn linearAttentionOffsets(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let head = workgroupOf(group, groups);
  if (head >= params.batch * params.heads) { return; }
  let base = baseOf(head);
  var sum = 0.0;
  for (var i = lane; i < params.n * params.dim; i += 256u) {
    let at = base + (i / params.dim) * params.heads * params.dim + i % params.dim;
    sum += q[at] + k[at];
  }
  scores[lane] = sum;
  for (var half = 128u; half > 0u; half >>= 1u) {
    workgroupBarrier();
    if (lane < half) { scores[lane] += scores[lane + half]; }
  }
  if (lane == 0u) { offsets[head] = scores[0] / f32(params.n * params.dim); }
}

fn feature(x: f32, head: u32) -> f32 {
  if (SHIFTED) { return expOf(x - offsets[head]); }
  if (!SIKF && x > 0.0) { return x + 1.0; }
  return expOf(x);
}

@compute @workgroup_size(256)
fn linearAttentionFeatures(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let i = workgroupOf(group, groups) * 256u + lane;
  let width = params.heads * params.dim;
  let size = params.batch * params.n * width;
  if (i >= size) { return; }
  let head = i / (params.n * width) * params.heads + (i % width) / params.dim;
  features[i] = feature(q[i], head);
  features[size + i] = feature(k[i], head);
}

// One workgroup for each chunk of each head.
@compute @workgroup_size(256)
fn linearAttentionSums(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let chunks = (params.n + params.chunk - 1u) / params.chunk;
  let number = workgroupOf(group, groups);
  if (number >= params.batch * params.heads * chunks) { return; }
  let width = params.heads * params.dim;
  let base = baseOf(number / chunks);
  let keys = params.batch * params.n * width + base;
  let first = (number % chunks) * params.chunk;
  let end = min(first + params.chunk, params.n);
  let columns = params.dim + 1u;
  for (var id = lane; id < params.dim * columns; id += 256u) {
    let f = id / columns;
    let c = id % columns;
    var sum = 0.0;
    for (var tile = first; tile < end; tile += TILE) { // sums of sums: fewer roundings
      var inner = 0.0;
      for (var j = tile; j < min(tile + TILE, end); j++) {
        let weight = features[keys + j * width + f];
        if (c < params.dim) { inner += weight * v[base + j * width + c]; } else { inner += weight; }
      }
      sum += inner;
    }
    sums[number * params.dim * columns + id] = sum;
  }
}

// One invocation for each entry of a head's sums: to what came before the chunk, or (not causal) the total, into chunk 0.
@compute @workgroup_size(256)
fn linearAttentionTotals(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let chunks = (params.n + params.chunk - 1u) / params.chunk;
  let size = params.dim * (params.dim + 1u);
  let i = workgroupOf(group, groups) * 256u + lane;
  if (i >= params.batch * params.heads * size) { return; }
  let first = (i / size) * chunks * size + i % size;
  var total = 0.0;
  for (var chunk = 0u; chunk < chunks; chunk++) {
    let own = sums[first + chunk * size];
    if (CAUSAL) { sums[first + chunk * size] = total; }
    total += own;
  }
  if (!CAUSAL) { sums[first] = total; }
}

// One workgroup for each tile of 32 tokens of each head; eight invocations share a token.
@compute @workgroup_size(256)
fn linearAttention(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let tiles = (params.n + TILE - 1u) / TILE;
  let number = workgroupOf(group, groups);
  if (number >= params.batch * params.heads * tiles) { return; }
  let chunks = (params.n + params.chunk - 1u) / params.chunk;
  let head = number / tiles;
  let tile = (number % tiles) * TILE;
  let width = params.heads * params.dim;
  let base = baseOf(head);
  let keys = params.batch * params.n * width + base;
  let columns = params.dim + 1u;
  let chunk = select(0u, tile / params.chunk, CAUSAL);
  let known = (head * chunks + chunk) * params.dim * columns;
  let row = lane / 8u;
  let part = lane % 8u;
  let i = tile + row;
  let query = base + min(i, params.n - 1u) * width;
  // what the chunks before contribute, to y for now; the denominator beside it
  for (var c = part; c < columns; c += 8u) {
    var sum = 0.0;
    for (var f = 0u; f < params.dim; f++) { sum += features[query + f] * sums[known + f * columns + c]; }
    if (c == params.dim) { below[row] = sum + params.eps; } else if (i < params.n) { y[query + c] = sum; }
  }
  if (CAUSAL) {
    for (var first = chunk * params.chunk; first <= tile; first += TILE) {
      workgroupBarrier();
      for (var s = part; s < TILE; s += 8u) {
        let j = first + s;
        var score = 0.0;
        if (j <= i && j < params.n) {
          for (var f = 0u; f < params.dim; f++) { score += features[query + f] * features[keys + j * width + f]; }
        }
        scores[row * 33u + s] = score;
      }
      workgroupBarrier();
      for (var c = part; c < columns; c += 8u) {
        var sum = 0.0;
        for (var s = 0u; s < min(TILE, params.n - first); s++) {
          var value = 1.0;
          if (c < params.dim) { value = v[base + (first + s) * width + c]; }
          sum += scores[row * 33u + s] * value;
        }
        if (c == params.dim) { below[row] += sum; } else if (i < params.n) { y[query + c] += sum; }
      }
    }
  }
  workgroupBarrier();
  if (i < params.n) {
    for (var c = part; c < params.dim; c += 8u) { y[query + c] /= below[row]; }
  }
}

// #include lib/exp.wgsl
// #include lib/grid.wgsl

// 32 queries of one head for a workgroup, keys in tiles of 32: scores of a tile in workgroup memory, the softmax's largest
// score and sum running along (Milakov and Gimelshein 2018), outputs in registers. Eight invocations share a query.
struct Params { batch: u32, n: u32, heads: u32, dim: u32, scale: f32 }
@group(0) @binding(0) var<storage, read> q: array<f32>;
@group(0) @binding(1) var<storage, read> k: array<f32>;
@group(0) @binding(2) var<storage, read> v: array<f32>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
@group(0) @binding(4) var<uniform> params: Params;

const CAUSAL: bool = false;
const COLUMNS: u32 = 4u; // of dim, for each of eight invocations
const TILE: u32 = 32u;
const LOWEST: f32 = -3.4028234e38;

var<workgroup> scores: array<f32, 1056>; // [32, 32], rows of 33

@compute @workgroup_size(256)
fn softmaxAttention(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let tiles = (params.n + TILE - 1u) / TILE;
  let number = workgroupOf(group, groups);
  if (number >= params.batch * params.heads * tiles) { return; }
  let tile = number % tiles;
  let width = params.heads * params.dim;
  let head = (number / tiles) % params.heads;
  let base = number / (tiles * params.heads) * params.n * width + head * params.dim;
  let row = lane / 8u;
  let part = lane % 8u;
  let i = tile * TILE + row;
  let query = base + min(i, params.n - 1u) * width;
  var sums = array<f32, COLUMNS>();
  var largest = LOWEST;
  var total = 0.0;
  let last = select(tiles, tile + 1u, CAUSAL);
  for (var t = 0u; t < last; t++) {
    for (var s = part; s < TILE; s += 8u) {
      let j = t * TILE + s;
      var score = LOWEST;
      if (j < params.n && (!CAUSAL || j <= i)) {
        score = 0.0;
        let key = base + j * width;
        for (var c = 0u; c < params.dim; c++) { score += q[query + c] * k[key + c]; }
        score *= params.scale;
      }
      scores[row * 33u + s] = score;
    }
    workgroupBarrier();
    var next = largest;
    for (var s = 0u; s < TILE; s++) { next = max(next, scores[row * 33u + s]); }
    let shrink = expOf(largest - next);
    workgroupBarrier();
    for (var s = part; s < TILE; s += 8u) {
      let score = scores[row * 33u + s];
      scores[row * 33u + s] = select(0.0, expOf(score - next), score > LOWEST);
    }
    workgroupBarrier();
    total *= shrink;
    for (var s = 0u; s < TILE; s++) { total += scores[row * 33u + s]; }
    for (var m = 0u; m < COLUMNS; m++) {
      let c = part + 8u * m;
      if (c < params.dim) {
        var sum = sums[m] * shrink;
        for (var s = 0u; s < min(TILE, params.n - t * TILE); s++) {
          sum += scores[row * 33u + s] * v[base + (t * TILE + s) * width + c];
        }
        sums[m] = sum;
      }
    }
    largest = next;
    workgroupBarrier();
  }
  if (i < params.n) {
    for (var m = 0u; m < COLUMNS; m++) {
      let c = part + 8u * m;
      if (c < params.dim) { y[query + c] = sums[m] / total; }
    }
  }
}

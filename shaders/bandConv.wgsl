// #include lib/band.wgsl
// #include lib/grid.wgsl

// One channel and OUTPUTS consecutive tokens for each invocation, see lib/band.wgsl.
struct Params { batch: u32, n: u32, dim: u32, taps: u32, firstLag: i32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> taps: array<f32>;
@group(0) @binding(2) var<storage, read> gate: array<f32>;
@group(0) @binding(3) var<storage, read> add: array<f32>;
@group(0) @binding(4) var<storage, read_write> y: array<f32>;
@group(0) @binding(5) var<uniform> params: Params;

const HAS_GATE: bool = false;
const HAS_ADD: bool = false;

@compute @workgroup_size(256)
fn bandConv(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let blocks = (params.n + OUTPUTS - 1u) / OUTPUTS;
  let id = workgroupOf(group, groups) * 256u + lane;
  if (id >= params.batch * blocks * params.dim) { return; }
  let c = id % params.dim;
  let part = (id / params.dim) % blocks;
  let base = id / (params.dim * blocks) * params.n * params.dim + c;
  let sums = band(base, c, i32(part * OUTPUTS));
  for (var k = 0u; k < OUTPUTS; k++) {
    let i = part * OUTPUTS + k;
    if (i >= params.n) { break; }
    let at = base + i * params.dim;
    var v = select(sums[1][k & 3u], sums[0][k & 3u], k < 4u);
    if (HAS_GATE) { v *= gate[at]; }
    if (HAS_ADD) { v += add[at]; }
    y[at] = v;
  }
}

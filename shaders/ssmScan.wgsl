// #include lib/grid.wgsl

// One channel of one sequence for an invocation; each state runs through the sequence in registers and adds to y. The
// epilogue, (y + d x) gate, is ssmFinish.wgsl: together they would bind more arrays than every device allows.
struct Params { batch: u32, n: u32, dim: u32, states: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> lambdaRe: array<f32>;
@group(0) @binding(2) var<storage, read> lambdaIm: array<f32>;
@group(0) @binding(3) var<storage, read> bRe: array<f32>;
@group(0) @binding(4) var<storage, read> bIm: array<f32>;
@group(0) @binding(5) var<storage, read_write> state: array<f32>; // [batch, 2, states, dim]
@group(0) @binding(6) var<storage, read_write> y: array<f32>;
@group(0) @binding(7) var<uniform> params: Params;

@compute @workgroup_size(64)
fn ssmScan(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let id = workgroupOf(group, groups) * 64u + lane;
  if (id >= params.batch * params.dim) { return; }
  let c = id % params.dim;
  let b = id / params.dim;
  let base = b * params.n * params.dim + c;
  for (var i = 0u; i < params.n; i++) { y[base + i * params.dim] = 0.0; }
  for (var k = 0u; k < params.states; k++) {
    let at = k * params.dim + c;
    let lambda = vec2f(lambdaRe[at], lambdaIm[at]);
    let weight = vec2f(bRe[at], bIm[at]);
    let re = 2u * b * params.states * params.dim + at;
    let im = re + params.states * params.dim;
    var u = vec2f(state[re], state[im]);
    for (var i = 0u; i < params.n; i++) {
      u = vec2f(lambda.x * u.x - lambda.y * u.y, lambda.x * u.y + lambda.y * u.x) + weight * x[base + i * params.dim];
      y[base + i * params.dim] += u.x;
    }
    state[re] = u.x;
    state[im] = u.y;
  }
}

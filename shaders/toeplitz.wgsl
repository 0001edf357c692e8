// #include lib/rightAngle.wgsl
// #include lib/blocks.wgsl
// #include lib/grid.wgsl

// A Toeplitz product whose blocks fit workgroup memory: x is read once, y is written once. Workgroups next to each other
// share sequence and block.
struct Params { n: u32, dim: u32, padded: u32, firstLag: i32, workgroups: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> spectrum: array<Stored2>;
@group(0) @binding(2) var<storage, read> gate: array<f32>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
@group(0) @binding(4) var<storage, read> roots: array<vec2f>;
@group(0) @binding(5) var<uniform> params: Params;

const LENGTH: u32 = SIZE;

@compute @workgroup_size(WIDTH)
fn toeplitz(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  if (number >= params.workgroups) { return; }
  let across = (params.dim + CHANNELS - 1u) / CHANNELS;
  rightAngle(number / across, number % across * CHANNELS, lane);
}

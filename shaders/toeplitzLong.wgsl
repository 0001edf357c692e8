// #include lib/rightAngleLong.wgsl
// #include lib/blocks.wgsl
// #include lib/grid.wgsl

// What toeplitz.wgsl does, for blocks too long for workgroup memory.
struct Params { n: u32, dim: u32, padded: u32, firstLag: i32, unit0: u32, units: u32, channel0: u32, width: u32 }
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> spectrum: array<Stored2>;
@group(0) @binding(2) var<storage, read> gate: array<f32>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
@group(0) @binding(4) var<storage, read> roots: array<vec2f>;
@group(0) @binding(5) var<storage, read> circle: array<vec2f>;
@group(0) @binding(6) var<storage, read_write> work: array<vec2f>;
@group(0) @binding(7) var<uniform> params: Params;

const LENGTH: u32 = ROWS * COLUMNS;

@compute @workgroup_size(WIDTH)
fn toeplitzColumns(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  rightAngleColumns(workgroupOf(group, groups), lane);
}

@compute @workgroup_size(WIDTH)
fn toeplitzRows(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  rightAngleRows(workgroupOf(group, groups), lane);
}

@compute @workgroup_size(WIDTH)
fn toeplitzFinish(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  rightAngleFinish(workgroupOf(group, groups), lane);
}

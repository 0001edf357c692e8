// #include lib/rightAngle.wgsl
// #include lib/tileUnits.wgsl
// #include lib/grid.wgsl

// One workgroup for each sequence and CHANNELS channels; it leaves at once where the tile is due for none of them.
struct Params { dim: u32, padded: u32, capacity: u32, stagger: u32, workgroups: u32 }
@group(0) @binding(0) var<storage, read> spectrum: array<Stored2>;
@group(0) @binding(1) var<storage, read> history: array<f32>;
@group(0) @binding(2) var<storage, read> index: array<f32>;
@group(0) @binding(3) var<storage, read_write> ahead: array<f32>;
@group(0) @binding(4) var<storage, read> roots: array<vec2f>;
@group(0) @binding(5) var<uniform> params: Params;

const LENGTH: u32 = SIZE;

@compute @workgroup_size(WIDTH)
fn tile(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let across = (params.dim + CHANNELS - 1u) / CHANNELS;
  let channel0 = number % across * CHANNELS;
  if (number >= params.workgroups || !anyDue(channel0, CHANNELS)) { return; }
  rightAngle(number / across, channel0, lane);
}

// #include lib/rightAngleLong.wgsl
// #include lib/tileUnits.wgsl
// #include lib/grid.wgsl

// What tile.wgsl does, for tiles too long for workgroup memory.
struct Params { dim: u32, padded: u32, capacity: u32, stagger: u32, unit0: u32, units: u32, channel0: u32, width: u32 }
@group(0) @binding(0) var<storage, read> spectrum: array<Stored2>;
@group(0) @binding(1) var<storage, read> history: array<f32>;
@group(0) @binding(2) var<storage, read> index: array<f32>;
@group(0) @binding(3) var<storage, read_write> ahead: array<f32>;
@group(0) @binding(4) var<storage, read> roots: array<vec2f>;
@group(0) @binding(5) var<storage, read> circle: array<vec2f>;
@group(0) @binding(6) var<storage, read_write> work: array<vec2f>;
@group(0) @binding(7) var<uniform> params: Params;

const LENGTH: u32 = ROWS * COLUMNS;

// Whether the tile is due for any of the channels whose columns a workgroup has.
fn columnsDue(number: u32) -> bool {
  let across = (COLUMNS * params.width + CHANNELS - 1u) / CHANNELS;
  let column0 = (number % across) * CHANNELS;
  var any = false;
  for (var c = 0u; c < CHANNELS; c++) { any = any || due(params.channel0 + (column0 + c) % params.width); }
  return any;
}

@compute @workgroup_size(WIDTH)
fn tileColumns(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  if (!columnsDue(number)) { return; }
  rightAngleColumns(number, lane);
}

@compute @workgroup_size(WIDTH)
fn tileRows(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let across = (params.width + CHANNELS - 1u) / CHANNELS;
  if (!anyDue(params.channel0 + number % across * CHANNELS, CHANNELS)) { return; }
  rightAngleRows(number, lane);
}

@compute @workgroup_size(WIDTH)
fn tileFinish(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  if (!columnsDue(number)) { return; }
  rightAngleFinish(number, lane);
}

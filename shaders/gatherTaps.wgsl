// #include lib/grid.wgsl

struct Params { rows: u32, sourceRows: u32, dim: u32, repeat: u32, extraRow: i32 }
@group(0) @binding(0) var<storage, read> source: array<f32>;
@group(0) @binding(1) var<storage, read> index: array<f32>;
@group(0) @binding(2) var<storage, read> extra: array<f32>;
@group(0) @binding(3) var<storage, read_write> y: array<f32>;
@group(0) @binding(4) var<uniform> params: Params;

const TRANSPOSED: bool = false;
const HAS_EXTRA: bool = false;

@compute @workgroup_size(256)
fn gatherTaps(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let i = workgroupOf(group, groups) * 256u + lane;
  let width = params.dim * params.repeat;
  if (i >= params.rows * width) { return; }
  let r = i / width;
  let c = i % width;
  let channel = c / params.repeat;
  var v = 0.0;
  if (index[r] >= 0.0) {
    let start = u32(index[r]);
    if (TRANSPOSED) { v = source[channel * params.sourceRows + start]; } else { v = source[start * params.dim + channel]; }
  }
  if (HAS_EXTRA) {
    if (i32(r) == params.extraRow) { v += extra[c]; }
  }
  y[i] = v;
}

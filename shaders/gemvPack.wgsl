// #include lib/grid.wgsl

// weight [outDim, inDim] -> packed [block of 32][17][width], width = outDim rounded up to 16: 16 pairs of 16-bit integers, then their
// scale, for consecutive outputs at consecutive addresses. One invocation for each block of each output.
struct Params { inDim: u32, outDim: u32, width: u32 }
@group(0) @binding(0) var<storage, read> weight: array<f32>;
@group(0) @binding(1) var<storage, read_write> packed: array<u32>;
@group(0) @binding(2) var<uniform> params: Params;

fn weightAt(output: u32, k: u32) -> f32 {
  if (output >= params.outDim || k >= params.inDim) { return 0.0; }
  return weight[output * params.inDim + k];
}

@compute @workgroup_size(256)
fn gemvPack(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let i = workgroupOf(group, groups) * 256u + lane;
  let output = i % params.width;
  let k0 = (i / params.width) * 32u;
  if (k0 >= params.inDim) { return; }
  var largest = 0.0;
  for (var k = 0u; k < 32u; k++) { largest = max(largest, abs(weightAt(output, k0 + k))); }
  let inverse = 32767.0 / max(largest, 1e-34); // finite for a block of zeros
  var at = (i / params.width) * 17u * params.width + output;
  for (var k = k0; k < k0 + 32u; k += 2u) {
    let first = i32(round(weightAt(output, k) * inverse));
    let second = i32(round(weightAt(output, k + 1u) * inverse));
    packed[at] = (u32(first) & 0xffffu) | (u32(second) << 16u);
    at += params.width;
  }
  packed[at] = bitcast<u32>(largest / 32767.0);
}

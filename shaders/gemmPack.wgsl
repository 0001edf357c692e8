// #include lib/grid.wgsl
// #include lib/stored.wgsl

// weight [outDim, inDim] -> packed [inDim, width], width = outDim rounded up to 8, the columns added zero: `gemm` then reads
// consecutive outputs from consecutive addresses. A workgroup turns a tile of 16 x 16.
struct Params { inDim: u32, outDim: u32, width: u32 }
@group(0) @binding(0) var<storage, read> weight: array<f32>;
@group(0) @binding(1) var<storage, read_write> packed: array<Stored2>;
@group(0) @binding(2) var<uniform> params: Params;

var<workgroup> tile: array<f32, 272>; // rows of 17, so that a column touches every bank

@compute @workgroup_size(256)
fn gemmPack(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let across = (params.inDim + 15u) / 16u;
  let k0 = (number % across) * 16u;
  let o0 = (number / across) * 16u;
  let major = lane / 16u;
  let minor = lane % 16u;
  var value = 0.0;
  if (o0 + major < params.outDim && k0 + minor < params.inDim) {
    value = weight[(o0 + major) * params.inDim + k0 + minor];
  }
  tile[major * 17u + minor] = value;
  workgroupBarrier();
  if (minor < 8u && k0 + major < params.inDim && o0 + 2u * minor < params.width) { // columns in pairs
    let pair = vec2f(tile[2u * minor * 17u + major], tile[(2u * minor + 1u) * 17u + major]);
    packed[((k0 + major) * params.width + o0) / 2u + minor] = store2(pair);
  }
}

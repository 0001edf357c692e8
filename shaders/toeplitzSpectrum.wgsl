// #include lib/spectrum.wgsl
// #include lib/taps.wgsl
// #include lib/grid.wgsl

// The DFT of k_j zeta^j, zeta = exp(i pi / (2 SIZE)), as toeplitz.wgsl meets the values; dim is rounded up to 4.
struct Params { rows: u32, dim: u32, padded: u32, firstLag: i32 }
@group(0) @binding(0) var<storage, read> taps: array<f32>;
@group(0) @binding(1) var<storage, read_write> spectrum: array<Stored2>;
@group(0) @binding(2) var<storage, read> roots: array<vec2f>;
@group(0) @binding(3) var<uniform> params: Params;

const LENGTH: u32 = SIZE;

@compute @workgroup_size(WIDTH)
fn toeplitzSpectrum(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  makeSpectrum(workgroupOf(group, groups) * CHANNELS, lane);
}

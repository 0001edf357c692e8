// #include lib/fft.wgsl
// #include lib/stored.wgsl
// #include lib/grid.wgsl

// The DFT of k_j zeta^j, zeta = exp(i pi / (2 SIZE)), k_j = t_j - i t_{j - SIZE}: taps of negative lag wrap with -i.
// Layout [channel group][slot of the middle butterflies][channel], as toeplitz.wgsl meets the values; dim is rounded up to 4.
struct Params { rows: u32, dim: u32, padded: u32, firstLag: i32 }
@group(0) @binding(0) var<storage, read> taps: array<f32>;
@group(0) @binding(1) var<storage, read_write> spectrum: array<Stored2>;
@group(0) @binding(2) var<storage, read> roots: array<vec2f>;
@group(0) @binding(3) var<uniform> params: Params;

fn tap(lag: i32, channel: u32) -> f32 {
  let row = lag - params.firstLag;
  if (row < 0 || row >= i32(params.rows) || channel >= params.dim) { return 0.0; }
  return taps[u32(row) * params.dim + channel];
}

@compute @workgroup_size(WIDTH)
fn toeplitzSpectrum(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let number = workgroupOf(group, groups);
  let channel0 = number * CHANNELS;
  for (var i = lane; i < POINTS; i += WIDTH) {
    let j = i / CHANNELS;
    let c = i % CHANNELS;
    let value = vec2f(tap(i32(j), channel0 + c), -tap(i32(j) - i32(SIZE), channel0 + c));
    points[placeOf(j, c)] = multiplied(value, roots[j]);
  }
  forward(lane);
  let width = min(CHANNELS, params.padded - min(params.padded, channel0)); // 0 in workgroups that the grid has too many
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let c = i % CHANNELS;
    let slot = i / CHANNELS;
    var v = array<vec2f, 8>();
    for (var q = 0u; q < MIDDLE; q++) { v[q] = points[placeOf(slot * MIDDLE + q, c)]; }
    transform(&v, -1.0);
    if (c < width) {
      for (var q = 0u; q < MIDDLE; q++) {
        spectrum[channel0 * SIZE + (q * (SIZE / MIDDLE) + slot) * width + c] = store2(v[q]);
      }
    }
  }
}

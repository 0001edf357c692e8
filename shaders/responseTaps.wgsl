// #include lib/fft.wgsl
// #include lib/grid.wgsl
// #include lib/response.wgsl

struct Params { rows: u32, dim: u32, channels: u32, columns: u32, firstLag: i32 } // columns: of response
@group(0) @binding(0) var<storage, read> response: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;
@group(0) @binding(2) var<storage, read> roots: array<vec2f>;
@group(0) @binding(3) var<uniform> params: Params;

const LENGTH: u32 = SIZE;

// sin(2 pi m / SIZE), m <= SIZE / 2, from the first quarter circle
fn sineOf(m: u32) -> f32 {
  let folded = 4u * min(m, SIZE / 2u - m);
  if (folded == SIZE) { return 1.0; }
  return roots[folded].y;
}

@compute @workgroup_size(WIDTH)
fn responseTaps(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32,
) {
  let pair0 = workgroupOf(group, groups) * CHANNELS;
  for (var i = lane; i < POINTS / MIDDLE; i += WIDTH) {
    let slot = i / CHANNELS;
    var v = array<vec2f, HELD>();
    for (var q = 0u; q < MIDDLE; q++) { v[q] = pairAt(frequencyOf(slot, q), pair0 + i % CHANNELS); }
    transform(&v, 1.0);
    for (var q = 0u; q < MIDDLE; q++) { points[placeOf(slot * MIDDLE + q, i % CHANNELS)] = v[q]; }
  }
  inverse(lane);
  for (var i = lane; i < POINTS; i += WIDTH) {
    writeTaps(i / CHANNELS, pair0 + i % CHANNELS, points[placeOf(i / CHANNELS, i % CHANNELS)]);
  }
}

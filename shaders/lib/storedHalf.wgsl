// Weights and spectra as they are kept: float16, in pairs; arithmetic stays in float32.
alias Stored2 = u32;
alias Stored4 = vec2u;

fn load2(stored: Stored2) -> vec2f { return unpack2x16float(stored); }
fn load4(stored: Stored4) -> vec4f { return vec4f(unpack2x16float(stored.x), unpack2x16float(stored.y)); }
fn store2(value: vec2f) -> Stored2 { return pack2x16float(clamp(value, vec2f(-65504.0), vec2f(65504.0))); }

// Weights and spectra as they are kept: float32. The build makes of every shader that includes this one a second, with
// storedHalf.wgsl in its place, under its name + "Half".
alias Stored2 = vec2f;
alias Stored4 = vec4f;

fn load2(stored: Stored2) -> vec2f { return stored; }
fn load4(stored: Stored4) -> vec4f { return stored; }
fn store2(value: vec2f) -> Stored2 { return value; }

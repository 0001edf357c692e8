/** Thrown where a target is not on this machine: a reason, not a failure. */
export class Absent extends Error {}

/** What every app prints or returns: checks it, and says what to show in the table. */
export function checkGenerated(
  { text, backend, relaxed },
  { continuation },
  wantedBackends = ["webgpu", "wasm"],
  tokens = 20,
) {
  const wanted = continuation.slice(0, tokens);
  if (text !== wanted) throw new Error(`generated ${JSON.stringify(text)}, expected ${JSON.stringify(wanted)}`);
  if (!wantedBackends.includes(backend)) throw new Error(`ran on ${backend}, expected ${wantedBackends.join(" or ")}`);
  return `${backend}${relaxed ? " relaxed" : ""}, ${tokens} characters as expected`;
}

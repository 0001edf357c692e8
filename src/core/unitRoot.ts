/**
 * exp(-2 pi i k / n) as [re, im], correct to the last place: the angle is folded into the first octant, so that no large
 * argument ever reaches sin and cos, and quarter turns are exact.
 */
export function unitRoot(k: number, n: number): readonly [number, number] {
  let eighths = 8 * (((k % n) + n) % n); // angle in units of 1 / (8 n) turns
  const mirror = eighths > 4 * n; // lower half turn: conjugate of the upper one
  if (mirror) eighths = 8 * n - eighths;
  const negative = eighths > 2 * n; // second quadrant: cos(pi - a) = -cos a
  if (negative) eighths = 4 * n - eighths;
  const swap = eighths > n; // above an eighth turn: cos(pi / 2 - a) = sin a
  const angle = ((swap ? 2 * n - eighths : eighths) * Math.PI) / (4 * n);
  const c = swap ? Math.sin(angle) : Math.cos(angle);
  const s = swap ? Math.cos(angle) : Math.sin(angle);
  return [negative ? -c : c, mirror ? s : -s];
}

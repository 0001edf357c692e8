const digit = (code: number): number => (code < 58 ? code - 48 : code - 87);

/** The bytes that lower-case hex digits stand for. */
export function hexBytes(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = 16 * digit(hex.charCodeAt(2 * i)) + digit(hex.charCodeAt(2 * i + 1));
  }
  return bytes;
}

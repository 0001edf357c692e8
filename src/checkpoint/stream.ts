/** A file to be read from start to end. */
export interface ByteStream {
  /** Names it in errors. */
  readonly where: string;
  /** Its length in bytes, where the source tells it; a download knows it once the first chunk is there. */
  size(): number | undefined;
  /** Its pieces in order; may be iterated once. Nothing is read before the first is asked for. */
  chunks(): AsyncIterable<Uint8Array>;
}

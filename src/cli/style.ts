/** Colours where a person reads them: on a terminal, unless NO_COLOR is set (no-color.org) or the terminal is dumb. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
}

export function styleOf(stream: { readonly isTTY?: boolean | undefined }): Style {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const wanted = FORCE_COLOR !== undefined && FORCE_COLOR !== "0";
  const on = !NO_COLOR && (wanted || (stream.isTTY === true && TERM !== "dumb"));
  const wrap = (begin: number, end: number) => (text: string) => (on ? `\x1b[${begin}m${text}\x1b[${end}m` : text);
  return { bold: wrap(1, 22), dim: wrap(2, 22), red: wrap(31, 39), green: wrap(32, 39) };
}

import type { LoadProgress } from "../checkpoint/open.js";

/** A bar on standard error where that is a terminal, nothing elsewhere. */
export function progressBar(label: string): { update(progress: LoadProgress): void; end(): void } {
  if (!process.stderr.isTTY) return { update: () => undefined, end: () => undefined };
  let drawn = "";
  return {
    update({ loaded, total }) {
      const filled = Math.round((24 * loaded) / Math.max(1, total));
      const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
      const text = `${label} [${"#".repeat(filled).padEnd(24, ".")}] ${megabytes(loaded)} of ${megabytes(total)} MB`;
      if (text !== drawn) process.stderr.write(`\r${text}`);
      drawn = text;
    },
    end() {
      if (drawn) process.stderr.write(`\r${" ".repeat(drawn.length)}\r`);
    },
  };
}

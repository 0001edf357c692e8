/** Bad usage of the command line: one line of explanation, exit code 2. */
export class UsageError extends Error {}

/** The number an option was given, undefined where it was not. */
export function numberOption(name: string, text: string | boolean | undefined): number | undefined {
  if (typeof text !== "string") return undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new UsageError(`--${name}: expected a number, got ${text}`);
  return value;
}

export function integerOption(name: string, text: string | boolean | undefined, min: number): number | undefined {
  const value = numberOption(name, text);
  if (value !== undefined && (!Number.isInteger(value) || value < min)) {
    throw new UsageError(`--${name}: expected an integer >= ${min}, got ${String(text)}`);
  }
  return value;
}

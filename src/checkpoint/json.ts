import { ToeplitzError } from "../core/errors.js";

/** What JSON counts as white space. */
const SPACE = /[ \t\n\r]*/y;
const DIGITS = /[0-9]*/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};
const LONE_SURROGATE = /\p{Surrogate}/u;
/** As deep as serde_json, the parser of the reference implementation, goes. */
const MAX_DEPTH = 128;

/**
 * A strict JSON reader that the caller drives field by field. Unlike JSON.parse it sees duplicate keys, builds nothing
 * that was not asked for, and takes integers as they are written. Every error is a `checkpoint` error with its place.
 */
export class JsonReader {
  readonly #text: string;
  readonly #where: string;
  #at = 0;

  constructor(text: string, where: string) {
    this.#text = text;
    this.#where = where;
  }

  fail(problem: string): never {
    throw new ToeplitzError("checkpoint", `${this.#where}: ${problem}`);
  }

  /** Reads an object, handing each key to `field`, which must read its value. Throws on a duplicate key. */
  object(what: string, field: (key: string) => void): void {
    const seen = new Set<string>();
    this.#expect("{", what);
    if (this.#take("}")) return;
    do {
      this.#skipSpace();
      const key = this.string(`a key of ${what}`);
      if (seen.has(key)) this.fail(`duplicate key ${quote(key)} in ${what}`);
      seen.add(key);
      this.#expect(":", `${what}, after key ${quote(key)}`);
      field(key);
    } while (this.#take(","));
    this.#expect("}", what);
  }

  /** Reads an array, calling `item` to read each element. */
  array(what: string, item: (index: number) => void): void {
    this.#expect("[", what);
    if (this.#take("]")) return;
    let index = 0;
    do item(index++);
    while (this.#take(","));
    this.#expect("]", what);
  }

  string(what: string): string {
    this.#expect('"', what);
    const parts: string[] = [];
    for (;;) {
      parts.push(this.#plainText());
      const next = this.#text[this.#at++];
      if (next === '"') break;
      if (next === undefined) this.fail(`bad JSON: ${what} has no closing quote`);
      if (next !== "\\") this.#bad(`an unescaped control character in ${what}`, 1);
      parts.push(this.#escape(what));
    }
    const value = parts.length === 1 ? parts[0] : parts.join("");
    if (LONE_SURROGATE.test(value)) this.fail(`bad JSON: half a surrogate pair in ${what}`);
    return value;
  }

  /** Reads an integer from 0 to 2^53 - 1, written as digits only. */
  integer(what: string): number {
    this.#skipSpace();
    const start = this.#at;
    const digits = this.#match(DIGITS);
    const rest = this.#text[this.#at] ?? "";
    const value = Number(digits);
    if (digits === "" || /[.eE]/.test(rest) || (digits.length > 1 && digits[0] === "0")) {
      this.fail(`${what}: expected an integer >= 0, got ${quote(this.#token(start))}`);
    }
    if (!Number.isSafeInteger(value)) {
      this.fail(`${what}: ${digits.slice(0, 24)} is larger than 2^53 - 1 (product or size overflow)`);
    }
    return value;
  }

  /** Reads `null` if it comes next. */
  null(): boolean {
    this.#skipSpace();
    if (!this.#text.startsWith("null", this.#at)) return false;
    this.#at += 4;
    return true;
  }

  /** Reads and drops any value. */
  skip(what: string, depth = 1): void {
    if (depth > MAX_DEPTH) this.fail(`bad JSON: ${what} is nested more than ${MAX_DEPTH} deep`);
    this.#skipSpace();
    const next = this.#text[this.#at];
    if (next === "{") this.object(what, () => this.skip(what, depth + 1));
    else if (next === "[") this.array(what, () => this.skip(what, depth + 1));
    else if (next === '"') this.string(what);
    else if (this.#match(SCALAR) === "") this.#bad(`the value of ${what}`);
  }

  /** Throws unless only white space is left. */
  end(): void {
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#bad("where it should end");
  }

  /** The part of a string up to the next quote, escape or control character. */
  #plainText(): string {
    const start = this.#at;
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 0x22 || code === 0x5c || code < 0x20) break;
    }
    return this.#text.slice(start, this.#at);
  }

  #escape(what: string): string {
    const letter = this.#text[this.#at++] ?? "";
    if (letter !== "u") return ESCAPES[letter] ?? this.#bad(`an escape in ${what}`, 1);
    const code = this.#text.slice(this.#at, this.#at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(code)) this.#bad(`a \\u escape in ${what}`);
    this.#at += 4;
    return String.fromCharCode(Number.parseInt(code, 16));
  }

  #skipSpace(): void {
    this.#match(SPACE);
  }

  /** The text that a sticky pattern matches here, which is then passed. */
  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }

  #take(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #expect(character: string, what: string): void {
    if (!this.#take(character)) this.#bad(`${what}: expected ${character}`);
  }

  #token(start: number): string {
    return this.#text.slice(start, start + 40).replace(/[\s,\]}].*$/s, "");
  }

  #bad(what: string, back = 0): never {
    const at = this.#at - back;
    const found = at < this.#text.length ? quote(this.#text.slice(at, at + 20)) : "the end";
    this.fail(`bad JSON at character ${at} of the header, ${what}: found ${found}`);
  }
}

/** `text` for an error message: quoted, and cut where it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

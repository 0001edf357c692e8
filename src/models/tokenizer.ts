import { ToeplitzError } from "../core/errors.js";

export interface EncodeOptions {
  /** What to do with a character that has no token: "error" (default), or "skip" it. */
  readonly unknown?: "error" | "skip";
}

/** Text to token ids and back. */
export interface Tokenizer {
  /** Number of tokens it knows: ids are below it. */
  readonly size: number;
  /** @throws ToeplitzError `argument` for a character without a token, naming it and its place. */
  encode(text: string, options?: EncodeOptions): Int32Array;
  /** @throws ToeplitzError `argument` for an id without text. */
  decode(tokens: ArrayLike<number>): string;
  /** Decodes token by token: text comes out once it is complete, which for bytes may take several of them. */
  decoder(): TokenDecoder;
}

export interface TokenDecoder {
  push(token: number): string;
  /** What is left at the end. */
  end(): string;
}

const MAX_VOCAB = 2 ** 20;

/**
 * One token for each character (code point) of a list, as in vocab.json.
 * @throws ToeplitzError `config` unless `vocab` is a list of different single characters.
 */
export function characterTokenizer(vocab: unknown): Tokenizer {
  const characters = checkVocab(vocab);
  const ids = new Map(characters.map((character, id) => [character, id]));
  const textOf = (token: number, at: number): string => {
    const character = characters[token];
    if (character === undefined) throw badToken(token, at, characters.length);
    return character;
  };
  return {
    size: characters.length,
    encode: (text, options) =>
      encodeWith(text, options, (character, push) => {
        const id = ids.get(character);
        if (id !== undefined) push(id);
        return id !== undefined;
      }),
    decode: (tokens) => Array.from(tokens, textOf).join(""),
    decoder: () => ({ push: (token) => textOf(token, 0), end: () => "" }),
  };
}

/** One token for each byte of the text in UTF-8. Bytes that are not valid UTF-8 decode to U+FFFD. */
export function byteTokenizer(): Tokenizer {
  const encoder = new TextEncoder();
  const bytesOf = (tokens: ArrayLike<number>): Uint8Array =>
    Uint8Array.from(tokens, (token, at) => {
      if (!Number.isInteger(token) || token < 0 || token > 255) throw badToken(token, at, 256);
      return token;
    });
  return {
    size: 256,
    encode: (text, options) =>
      encodeWith(text, options, (character, push) => {
        // Half a surrogate pair has no UTF-8.
        if (/\p{Surrogate}/u.test(character)) return false;
        for (const byte of encoder.encode(character)) push(byte);
        return true;
      }),
    decode: (tokens) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytesOf(tokens)),
    decoder() {
      const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
      return { push: (token) => decoder.decode(bytesOf([token]), { stream: true }), end: () => decoder.decode() };
    },
  };
}

function encodeWith(
  text: string,
  { unknown = "error" }: EncodeOptions = {},
  encode: (character: string, push: (id: number) => void) => boolean,
): Int32Array {
  if (unknown !== "error" && unknown !== "skip") {
    throw new ToeplitzError("argument", `encode: unknown: expected "error" or "skip", got ${String(unknown)}`);
  }
  const ids: number[] = [];
  const push = (id: number) => void ids.push(id);
  let at = 0;
  for (const character of text) {
    if (!encode(character, push) && unknown === "error") {
      const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
      const what = `${JSON.stringify(character)} (U+${code}) at position ${at}`;
      throw new ToeplitzError("argument", `encode: the vocabulary has no token for ${what}`);
    }
    at += character.length;
  }
  return Int32Array.from(ids);
}

function badToken(token: number, at: number, size: number): ToeplitzError {
  return new ToeplitzError("argument", `decode: token ${at}: expected an id in [0, ${size - 1}], got ${String(token)}`);
}

function checkVocab(vocab: unknown): readonly string[] {
  const bad = (problem: string) => new ToeplitzError("config", `vocab.json: ${problem}`);
  if (!Array.isArray(vocab)) throw bad(`expected a list of characters, got ${vocab === null ? "null" : typeof vocab}`);
  if (vocab.length === 0 || vocab.length > MAX_VOCAB) {
    throw bad(`expected 1 to ${MAX_VOCAB} characters, got ${vocab.length}`);
  }
  const seen = new Map<string, number>();
  return vocab.map((character: unknown, id) => {
    if (typeof character !== "string" || [...character.slice(0, 3)].length !== 1) {
      const got = typeof character === "string" ? JSON.stringify(character.slice(0, 20)) : typeof character;
      throw bad(`token ${id}: expected one character, got ${got}`);
    }
    const other = seen.get(character);
    if (other !== undefined) throw bad(`token ${id}: ${JSON.stringify(character)} is token ${other} already`);
    seen.set(character, id);
    return character;
  });
}

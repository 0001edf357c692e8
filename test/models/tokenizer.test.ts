import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byteTokenizer, characterTokenizer } from "../../src/models/tokenizer.js";
import { expectError } from "../lib/errors.js";
import { loadModel } from "../lib/fixtures.js";

const { vocab, expected } = loadModel("moby-tnn");
const moby = characterTokenizer(vocab);

describe("characters", () => {
  test("encode the prompt of moby-tnn as it was trained", () => {
    const { prompt } = expected.metadata;
    const tokens = expected.get("tokens")!.data;
    expect([...moby.encode(prompt)]).toEqual(Array.from(tokens, Number));
    expect(moby.decode(Array.from(tokens, Number))).toBe(prompt);
    expect(moby.size).toBe(80);
  });

  test("text of the vocabulary comes back", () => {
    const text = fc.array(fc.constantFrom(...vocab)).map((characters) => characters.join(""));
    fc.assert(
      fc.property(text, (written) => {
        const tokens = moby.encode(written);
        const decoder = moby.decoder();
        expect(moby.decode(tokens)).toBe(written);
        expect(Array.from(tokens, (token) => decoder.push(token)).join("") + decoder.end()).toBe(written);
      }),
      { seed: 3 },
    );
  });

  test("an unknown character is an error that names it and its place, or is skipped", async () => {
    await expectError("argument", /no token for "é" \(U\+00E9\) at position 3/, () => moby.encode("Caré"));
    await expectError("argument", /no token for "😀" \(U\+1F600\) at position 2/, () => moby.encode("ab😀"));
    await expectError("argument", /no token for "\\ud800" \(U\+D800\) at position 0/, () => moby.encode("\ud800"));
    await expectError("argument", /no token for "\\u0000" \(U\+0000\)/, () => moby.encode("\0"));
    expect(moby.decode(moby.encode("Ca😀ré!", { unknown: "skip" }))).toBe("Car!");
    await expectError("argument", /unknown: expected "error" or "skip", got keep/, () =>
      moby.encode("a", JSON.parse('{"unknown":"keep"}')),
    );
  });

  test("code points are one token, positions count as in JavaScript strings", async () => {
    const tokenizer = characterTokenizer(["😀", "a"]);
    expect([...tokenizer.encode("a😀a")]).toEqual([1, 0, 1]);
    await expectError("argument", /at position 3/, () => tokenizer.encode("😀ab"));
  });

  test.each([[80], [-1], [0.5], [Number.NaN]])("id %d has no text", async (token) => {
    await expectError("argument", /decode: token 1: expected an id in \[0, 79\], got/, () => moby.decode([0, token]));
    await expectError("argument", /expected an id in \[0, 79\]/, () => moby.decoder().push(token));
  });

  test.each([
    ["an object", {}, /expected a list of characters, got object/],
    ["null", null, /got null/],
    ["nothing in it", [], /expected 1 to \d+ characters, got 0/],
    ["too much in it", Array(2 ** 20 + 1), /got 1048577/],
    ["two characters in one", ["a", "bc"], /token 1: expected one character, got "bc"/],
    ["an empty one", ["a", ""], /token 1: expected one character, got ""/],
    ["a number", ["a", 7], /token 1: expected one character, got number/],
    ["one twice", ["a", "b", "a"], /token 2: "a" is token 0 already/],
  ])("a vocabulary with %s is refused", async (_, value, message) => {
    await expectError("config", message, () => characterTokenizer(value));
  });
});

describe("bytes", () => {
  const bytes = byteTokenizer();

  test("any text comes back, whole and token by token", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (written) => {
        const tokens = bytes.encode(written);
        expect([...tokens]).toEqual([...Buffer.from(written)]);
        expect(bytes.decode(tokens)).toBe(written);
        const decoder = bytes.decoder();
        expect(Array.from(tokens, (token) => decoder.push(token)).join("") + decoder.end()).toBe(written);
      }),
      { seed: 4 },
    );
  });

  test("a character comes out with its last byte", () => {
    const decoder = bytes.decoder();
    expect([0xf0, 0x9f, 0x98, 0x80].map((token) => decoder.push(token))).toEqual(["", "", "", "😀"]);
    decoder.push(0xf0);
    expect(decoder.end()).toBe("\ufffd");
  });

  test("half a surrogate pair is unknown, ids above 255 have no text", async () => {
    await expectError("argument", /U\+DC00\) at position 1/, () => bytes.encode("a\udc00"));
    expect([...bytes.encode("a\udc00b", { unknown: "skip" })]).toEqual([97, 98]);
    await expectError("argument", /token 0: expected an id in \[0, 255\], got 256/, () => bytes.decode([256]));
  });
});

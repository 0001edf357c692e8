import { describe, expect, test } from "vitest";
import { openSafetensors } from "../../src/checkpoint/open.js";
import { readSafetensors } from "../../src/checkpoint/safetensors.js";
import { expectError } from "../lib/errors.js";
import { entry, fileOf } from "../lib/safetensorsFile.js";

const good = entry("x", "U8", [4], 0, 4);
const tensor = (fields: string) => fileOf(`{"x":{${fields}}}`, 4);
const shaped = (shape: string, end = 4) => tensor(`"dtype":"U8","shape":${shape},"data_offsets":[0,${end}]`);
const offsets = (text: string) => tensor(`"dtype":"U8","shape":[4],"data_offsets":${text}`);
const deep = (depth: number) => tensor(`"more":${"[".repeat(depth)}${"]".repeat(depth)},${good.slice(5, -1)}`);
const latin = (code: number) =>
  new Uint8Array([...new TextEncoder().encode('{"x'), code, ...new TextEncoder().encode('":0}')]);

/** Every malformed file, with what its error must say. */
const cases: Record<string, readonly [Uint8Array, RegExp]> = {
  "an empty file": [new Uint8Array(0), /truncated: expected at least 8 bytes, got 0/],
  "seven bytes": [new Uint8Array(7), /truncated: expected at least 8 bytes, got 7/],
  "a header of no bytes": [fileOf(""), /must begin with "\{"/],
  "a header cut short": [fileOf(`{${good}}`, 4).slice(0, 30), /truncated: expected a header of 53 bytes, got 22/],
  "a header longer than the file": [fileOf(`{${good}}`, 4, 58n), /expected a header of 58 bytes, got 57/],
  "a header of 100 MB in a small file": [fileOf("{}", 0, 100_000_000n), /expected a header of 100000000 bytes, got 2/],
  "a header just above the limit": [fileOf("{}", 0, 100_000_001n), /100000001 exceeds the format's limit/],
  "a header of 1 GB": [fileOf("{}", 0, 1n << 30n), /1073741824 exceeds the format's limit of 100000000 bytes/],
  "a header of 2^64 - 1 bytes": [fileOf("{}", 0, (1n << 64n) - 1n), /18446744073709551615 exceeds/],
  "a header of 2^53 + 1 bytes": [fileOf("{}", 0, (1n << 53n) + 1n), /9007199254740993 exceeds/],
  "a header cut by its length": [fileOf(`{${good}}`, 4, 50n), /bad JSON/],

  "a header that is a list": [fileOf("[]"), /must begin with "\{"/],
  "a header behind white space": [fileOf(` {${good}}`, 4), /must begin with "\{"/],
  "a byte order mark": [fileOf(`\ufeff{${good}}`, 4), /must begin with "\{"/],
  "text behind the header": [fileOf(`{${good}}x`, 4), /character 53 of the header, where it should end: found "x"/],
  "NUL padding": [fileOf(`{${good}}\u0000`, 4), /where it should end/],
  "a header that does not end": [fileOf(`{${good}`, 4), /expected \}: found the end/],
  "a trailing comma": [fileOf(`{${good},}`, 4), /bad JSON/],
  "single quotes": [fileOf("{'x':0}"), /bad JSON/],
  "a key without a value": [fileOf('{"x"}'), /after key "x": expected :/],
  "a string that does not end": [fileOf('{"x'), /no closing quote/],
  "a string that ends in an escape": [fileOf('{"x\\'), /an escape in a key/],
  "an unknown escape": [fileOf('{"\\x":0}'), /an escape in a key of the header/],
  "a short \\u escape": [fileOf('{"\\u12":0}'), /a \\u escape/],
  "half a surrogate pair": [fileOf('{"\\ud800":0}'), /half a surrogate pair/],
  "a line break in a string": [fileOf('{"a\nb":0}'), /control character/],
  "Latin-1 in the header": [fileOf(latin(0xe9)), /not valid UTF-8/],
  "an overlong encoding": [fileOf(new Uint8Array([0x7b, 0x22, 0xc0, 0xaf, 0x22])), /not valid UTF-8/],
  "an encoded surrogate": [fileOf(new Uint8Array([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22])), /not valid UTF-8/],
  "arrays 100 000 deep": [deep(100_000), /nested more than 128 deep/],
  "objects 100 000 deep": [tensor(`"a":${'{"a":'.repeat(100_000)}`), /nested more than 128 deep/],
  "a tensor that is a number": [fileOf('{"x":1}'), /tensor "x": expected \{: found "1\}"/],
  "a tensor that is null": [fileOf('{"x":null}'), /tensor "x": expected \{/],
  "a bare word in an unknown field": [tensor('"a":nul'), /the value of field "a" of tensor "x"/],

  "metadata that is a number": [fileOf('{"__metadata__":{"n":1}}'), /__metadata__ "n", which must be text/],
  "metadata that is a list": [fileOf('{"__metadata__":[]}'), /__metadata__: expected \{/],
  "metadata twice": [fileOf('{"__metadata__":{},"__metadata__":{}}'), /duplicate key "__metadata__"/],
  "a metadata key twice": [fileOf('{"__metadata__":{"a":"","a":""}}'), /duplicate key "a" in __metadata__/],
  "a name twice": [fileOf(`{${good},${good}}`, 4), /duplicate key "x" in the header/],
  "a name twice, once escaped": [fileOf(`{${good},"\\u0078":0}`, 4), /duplicate key "x" in the header/],
  "a field twice": [tensor('"dtype":"U8","dtype":"U8"'), /duplicate key "dtype" in tensor "x"/],

  "no dtype": [tensor('"shape":[4],"data_offsets":[0,4]'), /tensor "x" has no dtype/],
  "no shape": [tensor('"dtype":"U8","data_offsets":[0,4]'), /tensor "x" has no shape/],
  "no data_offsets": [tensor('"dtype":"U8","shape":[4]'), /tensor "x" has no data_offsets/],
  "an unknown dtype": [
    fileOf(`{${entry("x", "F128", [4], 0, 4)}}`, 4),
    /unknown dtype "F128", expected one of BOOL, U8/,
  ],
  "a dtype in lower case": [fileOf(`{${entry("x", "f32", [1], 0, 4)}}`, 4), /unknown dtype "f32"/],
  "a dtype from the prototype": [fileOf(`{${entry("x", "toString", [4], 0, 4)}}`, 4), /unknown dtype "toString"/],
  "a dtype that is a number": [tensor('"dtype":8'), /the dtype of tensor "x": expected "/],

  "a negative extent": [shaped("[-4]"), /shape of tensor "x", entry 0: expected an integer >= 0, got "-4"/],
  "minus zero": [shaped("[-0]", 0), /expected an integer >= 0, got "-0"/],
  "a fractional extent": [shaped("[4.5]"), /expected an integer >= 0, got "4.5"/],
  "an extent written 4.0": [shaped("[4.0]"), /expected an integer >= 0, got "4.0"/],
  "an extent written 4e0": [shaped("[4e0]"), /expected an integer >= 0, got "4e0"/],
  "an extent written 04": [shaped("[04]"), /expected an integer >= 0, got "04"/],
  "an extent that is text": [shaped('["4"]'), /expected an integer >= 0/],
  "an extent that is null": [shaped("[null]"), /expected an integer >= 0, got "null"/],
  "an extent of 2^53": [shaped("[9007199254740992]"), /9007199254740992 is larger than 2\^53 - 1/],
  "an extent of 1000 digits": [shaped(`[${"9".repeat(1000)}]`), /999… is larger|9{24} is larger/],
  "a product that overflows": [
    shaped("[4294967296,4294967296]"),
    /the size of shape \[4294967296,4294967296\] overflows/,
  ],
  "a product that wraps to 4 in 64 bits": [shaped("[4294967297,4294967297,4]"), /overflows/],
  "a shape that is no list": [shaped("4"), /the shape of tensor "x": expected \[/],
  "a shape of 65 dimensions": [shaped(`[${"1,".repeat(64)}4]`), /more than 64 numbers/],
  "a shape that is too small": [shaped("[3]"), /U8 of shape \[3\] takes 3 bytes, data_offsets give 4/],
  "a shape that is too large": [shaped("[2,3]"), /U8 of shape \[2,3\] takes 6 bytes, data_offsets give 4/],
  "an element size that does not fit": [
    fileOf(`{${entry("x", "F64", [1], 0, 4)}}`, 4),
    /F64 of shape \[1\] takes 8 bytes/,
  ],

  "one offset": [offsets("[4]"), /data_offsets of tensor "x": expected 2 numbers, got 1/],
  "three offsets": [offsets("[0,4,4]"), /data_offsets of tensor "x": more than 2 numbers/],
  "a negative offset": [offsets("[-4,0]"), /expected an integer >= 0, got "-4"/],
  "offsets that run backwards": [offsets("[4,0]"), /data_offsets \[4, 0\] run backwards/],
  "offsets beyond the file": [offsets("[4,8]"), /hole of 4 bytes in front of tensor "x"/],
  "a tensor longer than the data": [fileOf(`{${good}}`, 3), /truncated: expected 65 bytes by the header, got 64/],
  "a terabyte that is not there": [
    fileOf(`{${entry("x", "U8", [2 ** 40], 0, 2 ** 40)}}`, 4),
    /truncated: expected 1099511627861 bytes by the header, got 89/,
  ],
  "bytes behind the last tensor": [
    fileOf(`{${good}}`, 5),
    /bytes behind the last tensor: expected 65 bytes by the header, got 66/,
  ],
  "data without tensors": [fileOf("{}", 1), /bytes behind the last tensor/],
  "a hole in front": [
    fileOf(`{${entry("x", "U8", [3], 1, 4)}}`, 4),
    /hole of 1 bytes in front of tensor "x", which begins at 1/,
  ],
  "a hole between": [
    fileOf(`{${entry("x", "U8", [1], 0, 1)},${entry("y", "U8", [1], 3, 4)}}`, 4),
    /hole of 2 bytes in front of tensor "y"/,
  ],
  "an overlap": [
    fileOf(`{${entry("x", "U8", [3], 0, 3)},${entry("y", "U8", [2], 2, 4)}}`, 4),
    /tensor "y", which begins at 2, overlaps tensor "x", which ends at 3/,
  ],
  "the same bytes twice": [fileOf(`{${good},${entry("y", "U8", [4], 0, 4)}}`, 4), /overlaps tensor "x"/],
  "an empty tensor inside another": [fileOf(`{${good},${entry("y", "U8", [0], 2, 2)}}`, 4), /overlaps tensor "x"/],
};

describe("a malformed file is refused, saying why", () => {
  test.each(Object.entries(cases))("%s", async (_, [file, message]) => {
    const error = await expectError("checkpoint", message, () => readSafetensors(file));
    expect(error.message.length).toBeLessThan(400);
    await expectError("checkpoint", message, () => openSafetensors(new Blob([file.slice()])));
  });
});

test("unknown fields may be nested 128 deep", () => {
  expect(readSafetensors(deep(128)).size).toBe(1);
});

test("a name of a megabyte is cut in the message", async () => {
  const name = "n".repeat(1 << 20);
  const file = fileOf(`{${entry(name, "F99", [1], 0, 4)}}`, 4);
  const error = await expectError("checkpoint", /n{80}…/, () => readSafetensors(file));
  expect(error.message.length).toBeLessThan(400);
});

test("memory and time follow the size of the input", () => {
  // 100 000 empty tensors in a 6 MB header: the worst ratio of objects to bytes there is (about 8 bytes of heap for one).
  const entries = Array.from({ length: 100_000 }, (_, i) => entry(`${i}`, "U8", [0], 0, 0));
  const file = fileOf(`{${entries.join(",")}}`);
  const begin = process.cpuUsage();
  expect(readSafetensors(file).size).toBe(100_000);
  const { user, system } = process.cpuUsage(begin);
  expect((user + system) / 1e6).toBeLessThan(10); // seconds of processor; about 1 is usual, and more only if not linear
});

test("a header of 60 MB in one string is read without recursion", () => {
  const file = fileOf(`{"__metadata__":{"a":"${"a".repeat(60_000_000)}"}}`);
  expect(readSafetensors(file).metadata.a.length).toBe(60_000_000);
});

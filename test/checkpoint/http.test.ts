import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type LoadProgress, openSafetensors } from "../../src/checkpoint/open.js";
import { readSafetensors } from "../../src/checkpoint/safetensors.js";
import { writeSafetensors } from "../../src/checkpoint/write.js";
import { expectError } from "../lib/errors.js";
import { bytesOf, entry, fileOf } from "../lib/safetensorsFile.js";
import { rangeStart, sendRange, serve, type TestServer } from "../lib/server.js";

const weights = Float32Array.from({ length: 200_000 }, (_, i) => Math.sin(i));
const file = writeSafetensors({ w: { dtype: "F32", shape: [200, 1000], data: weights } }, { format: "pt" });
const half = file.length / 2;

let server: TestServer | undefined;
afterEach(async () => {
  await server?.[Symbol.asyncDispose]();
  server = undefined;
});
async function start(...args: Parameters<typeof serve>): Promise<TestServer> {
  server = await serve(...args);
  return server;
}

function expectWhole(checkpoint: Awaited<ReturnType<typeof openSafetensors>>): void {
  const tensor = checkpoint.get("w")!;
  expect([tensor.dtype, tensor.shape]).toEqual(["F32", [200, 1000]]);
  expect(Buffer.compare(bytesOf(tensor.data), bytesOf(weights))).toBe(0);
  expect(checkpoint.metadata.format).toBe("pt");
}

describe("a server with ranges", () => {
  test("is read in one request, with true progress", async () => {
    const { url, ranges } = await start((request, response) => sendRange(request, response, file));
    const progress: LoadProgress[] = [];
    expectWhole(await openSafetensors(url, { onProgress: (p) => progress.push(p) }));
    expect(ranges).toEqual(["bytes=0-"]);
    expect(new Set(progress.map(({ total }) => total))).toEqual(new Set([file.length]));
    expect(progress.at(-1)!.loaded).toBe(file.length);
    expect(progress.length).toBeGreaterThan(1);
    for (let i = 1; i < progress.length; i++) expect(progress[i].loaded).toBeGreaterThan(progress[i - 1].loaded);
  });

  test("takes a URL object, and reserves the memory once", async () => {
    const { url } = await start((request, response) => sendRange(request, response, file));
    const checkpoint = await openSafetensors(new URL(url));
    expectWhole(checkpoint);
    expect(checkpoint.get("w")!.data.buffer.byteLength).toBe(file.length);
  });

  test("is asked for the rest when the connection breaks", async () => {
    const { url, ranges } = await start((request, response) => {
      const cut = rangeStart(request) < half;
      sendRange(request, response, file, { limit: cut ? 100_000 : Number.POSITIVE_INFINITY, cut });
    });
    expectWhole(await openSafetensors(url));
    expect(ranges.length).toBeGreaterThan(2);
    expect(ranges[0]).toBe("bytes=0-");
  });

  test("may send less than it was asked for", async () => {
    const { url, ranges } = await start((request, response) => sendRange(request, response, file, { limit: 300_000 }));
    expectWhole(await openSafetensors(url));
    expect(ranges).toEqual(["bytes=0-", "bytes=300000-", "bytes=600000-"]);
  });

  test("is asked for the same version, and a changed file is an error", async () => {
    const conditions: (string | undefined)[] = [];
    const { url } = await start((request, response) => {
      conditions.push(request.headers["if-range"] as string | undefined);
      if (rangeStart(request) === 0) sendRange(request, response, file, { limit: 1000, cut: true });
      else response.writeHead(200).end(file);
    });
    await expectError("network", /stopped after 1000 of \d+ bytes: .*got the whole of a file that has changed/, () =>
      openSafetensors(url),
    );
    expect(conditions.slice(0, 2)).toEqual([undefined, '"v1"']);
  });

  test("that answers another range is an error", async () => {
    const { url } = await start((_, response) => {
      response.writeHead(206, { "Content-Range": `bytes 8-${file.length - 1}/${file.length}` }).end(file.subarray(8));
    });
    await expectError("network", /expected bytes from 0 on, got bytes from 8/, () => openSafetensors(url));
  });

  test("that keeps breaking is given up on", async () => {
    const { url, ranges } = await start((request, response) => {
      const begun = rangeStart(request) === 0;
      sendRange(request, response, file, { limit: begun ? half : 0, cut: true });
    });
    await expectError("network", /the download stopped after 400\d+ of 800\d+ bytes/, () => openSafetensors(url));
    expect(ranges.length).toBe(4);
  });

  test("whose file is too short by its header is refused at once", async () => {
    const short = file.subarray(0, file.length - 4);
    const { url } = await start((request, response) => {
      // Only the beginning is sent: the error must come from the sizes alone.
      response.writeHead(206, { "Content-Range": `bytes 0-${short.length - 1}/${short.length}` });
      response.write(short.subarray(0, 4096));
      request.on("close", () => response.end());
    });
    const wanted = new RegExp(`truncated: expected ${file.length} bytes by the header, got ${short.length}`);
    await expectError("checkpoint", wanted, () => openSafetensors(url));
  });
});

describe("a server without ranges", () => {
  test.each(["with", "without"])("is read whole, %s Content-Length", async (length) => {
    const { url } = await start((_, response) => {
      response.writeHead(200, length === "with" ? { "Content-Length": file.length } : {}).end(file);
    });
    const progress: LoadProgress[] = [];
    expectWhole(await openSafetensors(url, { onProgress: (p) => progress.push(p) }));
    expect(progress.at(-1)).toEqual({ loaded: file.length, total: file.length });
    expect(progress[0].total).toBe(file.length);
  });

  test("that ends too early is a truncated file", async () => {
    const { url } = await start((_, response) => response.writeHead(200).end(file.subarray(0, half)));
    await expectError("checkpoint", /truncated: expected 800\d+ bytes by the header, got 400\d+/, () =>
      openSafetensors(url),
    );
  });

  test("that ends in the header is a truncated file", async () => {
    const { url } = await start((_, response) => response.writeHead(200).end(file.subarray(0, 20)));
    await expectError("checkpoint", /truncated: expected a header of \d+ bytes, got 12/, () => openSafetensors(url));
  });

  test("that sends nothing is a truncated file", async () => {
    const { url } = await start((_, response) => response.writeHead(200).end());
    await expectError("checkpoint", /truncated: expected at least 8 bytes, got 0/, () => openSafetensors(url));
  });

  test("that breaks the connection is a network error", async () => {
    const { url, ranges } = await start((_, response) => {
      response.writeHead(200, { "Content-Length": file.length });
      response.write(file.subarray(0, half), () => response.destroy());
    });
    await expectError("network", /the download stopped after \d+ of unknown bytes/, () => openSafetensors(url));
    expect(ranges).toEqual(["bytes=0-"]);
  });

  test("that promises more bytes than it sends is a network error", async () => {
    const { url } = await start((_, response) => {
      response.writeHead(200, { "Content-Length": file.length + 10 });
      response.write(file, () => response.socket?.end());
    });
    await expectError("network", /the download stopped after/, () => openSafetensors(url));
  });

  test("that promises fewer bytes than it sends is a truncated file", async () => {
    const { url } = await start((_, response) => {
      response.strictContentLength = false;
      response.writeHead(200, { "Content-Length": file.length - 10 }).end(file);
    });
    await expectError("checkpoint", /truncated/, () => openSafetensors(url));
  });

  test("that sends bytes behind the last tensor is stopped there", async () => {
    let sent = 0;
    const { url, aborted } = await start(async (_, response) => {
      response.writeHead(200);
      response.write(file);
      // Up to 400 MB more, which must never all be sent.
      for (; sent < 400 && !response.destroyed; sent++) {
        if (!response.write(new Uint8Array(2 ** 20))) await new Promise((r) => setTimeout(r, 1));
      }
      response.end();
    });
    await expectError("checkpoint", /bytes behind the last tensor/, () => openSafetensors(url));
    await expect.poll(aborted, { timeout: 10_000 }).toBe(1);
    expect(sent).toBeLessThan(400);
  });

  test("whose header is malformed is stopped there", async () => {
    const hostile = fileOf(`{${entry("x", "U8", [2 ** 40], 0, 2 ** 40 - 1)}}`);
    const { url, aborted } = await start((_, response) => void response.writeHead(200).write(hostile));
    await expectError("checkpoint", /"x": U8 of shape \[1099511627776\]/, () => openSafetensors(url));
    await expect.poll(aborted, { timeout: 10_000 }).toBe(1);
  });
});

describe("abort", () => {
  test("before anything, without a request", async () => {
    const { url, ranges } = await start((request, response) => sendRange(request, response, file));
    const error = await expectError("aborted", /aborted/, () =>
      openSafetensors(url, { signal: AbortSignal.abort("no longer wanted") }),
    );
    expect(error.cause).toBe("no longer wanted");
    expect(ranges).toEqual([]);
  });

  test.each(["headers", "body"])("while the server makes us wait for its %s, at once", async (part) => {
    const controller = new AbortController();
    const { url, aborted } = await start((_, response) => {
      if (part === "body") response.writeHead(200).write(file.subarray(0, half));
      setTimeout(() => controller.abort(), 50);
    });
    const begin = performance.now();
    await expectError("aborted", /aborted/, () => openSafetensors(url, { signal: controller.signal }));
    // The server never answers, so that anything but the abort would take for ever.
    expect(performance.now() - begin).toBeLessThan(5000);
    await expect.poll(aborted, { timeout: 10_000 }).toBe(1);
  });

  test("in the middle, from the progress callback", async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const { url } = await start((request, response) => sendRange(request, response, file));
    const onProgress = ({ loaded }: LoadProgress) => {
      seen.push(loaded);
      if (seen.length === 2) controller.abort();
    };
    await expectError("aborted", /aborted/, () => openSafetensors(url, { signal: controller.signal, onProgress }));
    expect(seen.length).toBe(2);
    expect(seen[1]).toBeLessThan(file.length);
  });

  test("between two attempts", async () => {
    const controller = new AbortController();
    const { url, ranges } = await start((request, response) => {
      if (rangeStart(request) > 0) setTimeout(() => controller.abort(), 20);
      sendRange(request, response, file, { limit: rangeStart(request) === 0 ? half : 0, cut: true });
    });
    await expectError("aborted", /aborted/, () => openSafetensors(url, { signal: controller.signal }));
    expect(ranges.length).toBe(2);
  });
});

describe("network errors", () => {
  test.each([404, 403, 500])("HTTP %i", async (status) => {
    const { url } = await start((_, response) => response.writeHead(status).end("no"));
    const error = await expectError("network", new RegExp(`expected HTTP 200 or 206, got ${status}`), () =>
      openSafetensors(url),
    );
    expect(error.message).toContain(url);
  });

  test("no server", async () => {
    const { url } = await start(() => {});
    await server![Symbol.asyncDispose]();
    const error = await expectError("network", /the request failed/, () => openSafetensors(url));
    expect(error.cause).toBeInstanceOf(Error);
  });

  test("a URL that is none", async () => {
    await expectError("network", /the request failed/, () => openSafetensors("http://"));
    await expectError("network", /the request failed/, () => openSafetensors("gopher://example/x"));
  });

  test("an error thrown by the progress callback comes through, and the connection is closed", async () => {
    const { url, aborted } = await start((_, response) => void response.writeHead(200).write(file.subarray(0, half)));
    const thrown = new Error("from the callback");
    const opened = openSafetensors(url, {
      onProgress: () => {
        throw thrown;
      },
    });
    await expect(opened).rejects.toBe(thrown);
    await expect.poll(aborted, { timeout: 10_000 }).toBe(1);
  });
});

describe("a server that refuses the Range header", () => {
  const realFetch = globalThis.fetch;
  const seen: boolean[] = [];
  beforeEach(() => {
    // What a browser does when a preflight for the header fails.
    globalThis.fetch = (input, init) => {
      const ranged = new Headers(init?.headers).has("Range");
      seen.push(ranged);
      return ranged ? Promise.reject(new TypeError("Failed to fetch")) : realFetch(input, init);
    };
  });
  afterEach(() => {
    globalThis.fetch = realFetch;
  });

  test("is asked again without it", async () => {
    const { url } = await start((_, response) => response.writeHead(200).end(file));
    expectWhole(await openSafetensors(url));
    expect(seen).toEqual([true, false]);
  });
});

test("data: and blob: URLs are read", async () => {
  const small = writeSafetensors({ x: { dtype: "U8", shape: [3], data: Uint8Array.of(1, 2, 3) } });
  const want = readSafetensors(small).get("x");
  const base64 = `data:application/octet-stream;base64,${Buffer.from(small).toString("base64")}`;
  expect((await openSafetensors(base64)).get("x")).toEqual(want);
  const blobUrl = URL.createObjectURL(new Blob([small.slice()]));
  expect((await openSafetensors(blobUrl)).get("x")).toEqual(want);
  URL.revokeObjectURL(blobUrl);
});

import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import { loadTnnLm } from "../../src/models/load.js";
import { openDevice } from "../../src/runtime/device.js";
import type { Fault } from "./fault.js";

const moby = fileURLToPath(new URL("../../models/moby-tnn/", import.meta.url));
const files = ["config.json", "vocab.json", "model.safetensors"] as const;
const contents = Object.fromEntries(files.map((name) => [name, readFileSync(moby + name)]));

type Spoil = (request: Parameters<RequestListener>[0], response: Parameters<RequestListener>[1], body: Buffer) => void;

/** Loads moby-tnn from a server that serves one file as `spoil` does. */
function served(what: string, outcome: Fault["outcome"], file: (typeof files)[number], spoil: Spoil): Fault {
  return {
    backend: "files",
    during: `loading ${file}`,
    what,
    outcome,
    async inject() {
      const server = createServer((request, response) => {
        const name = (request.url ?? "").slice(1);
        const body = contents[name];
        if (!body) response.writeHead(404).end();
        else if (name === file) spoil(request, response, body);
        else response.end(body);
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as { port: number };
      using device = await openDevice({ backend: "wasm", calibrate: false });
      try {
        const lm = await loadTnnLm(device, `http://127.0.0.1:${port}/`);
        lm.dispose();
      } finally {
        server.closeAllConnections();
        server.close();
        await (await loadTnnLm(device, moby)).score([1, 2, 3]); // the device is as good as ever
      }
    },
  };
}

export const fileFaults: readonly Fault[] = [
  served("the server answers 404", "network", "model.safetensors", (_, response) => void response.writeHead(404).end()),
  served("the server answers 500", "network", "config.json", (_, response) => void response.writeHead(500).end()),
  served("the connection is cut at once", "network", "model.safetensors", (_, response) => void response.destroy()),
  served("the file ends too soon", "checkpoint", "model.safetensors", (_, response, body) => {
    response.end(body.subarray(0, body.length / 2));
  }),
  served("a header that promises 2^60 bytes", "checkpoint", "model.safetensors", (_, response, body) => {
    const spoilt = Buffer.from(body);
    spoilt.writeBigUInt64LE(2n ** 60n);
    response.end(spoilt);
  }),
  served("a page instead of JSON", "config", "config.json", (_, response) => void response.end("<!doctype html>")),
  served(
    "a model of an unknown kind",
    "config",
    "config.json",
    (_, response) => void response.end('{"model_type":"x"}'),
  ),
  served("a vocabulary of numbers", "config", "vocab.json", (_, response) => void response.end("[1,2,3]")),
  served("the connection is cut half way, once", "recovered", "model.safetensors", cutOnce()),
];

/** Serves half, cuts, and goes on by ranges. */
function cutOnce(): Spoil {
  let cut = false;
  return (request, response, body) => {
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
    const range = `bytes ${from}-${body.length - 1}/${body.length}`;
    response.writeHead(206, { etag: '"1"', "content-length": body.length - from, "content-range": range });
    if (cut) response.end(body.subarray(from));
    else response.write(body.subarray(0, body.length / 2), () => response.destroy());
    cut = true;
  };
}

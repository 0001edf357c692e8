import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface TestServer {
  readonly url: string;
  /** The Range header of each request so far, or "-". */
  readonly ranges: string[];
  /** Connections that the client closed before the answer was complete. */
  readonly aborted: () => number;
  [Symbol.asyncDispose](): Promise<void>;
}

/** An HTTP server on a free port of the loopback interface. */
export async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<TestServer> {
  const ranges: string[] = [];
  let aborted = 0;
  const server = createServer((request, response) => {
    ranges.push(request.headers.range ?? "-");
    response.on("close", () => {
      if (!response.writableFinished) aborted++;
    });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/model.safetensors`,
    ranges,
    aborted: () => aborted,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The start of a `bytes=N-` range. */
export function rangeStart(request: IncomingMessage): number {
  return Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1]);
}

/** Answers as a server that honours ranges, sending at most `limit` bytes and then, if asked to, cutting the connection. */
export function sendRange(
  request: IncomingMessage,
  response: ServerResponse,
  file: Uint8Array,
  { limit = Number.POSITIVE_INFINITY, cut = false, size = file.length } = {},
): void {
  const start = rangeStart(request);
  const end = Math.min(file.length, start + limit);
  const declared = cut ? file.length : end;
  response.writeHead(206, {
    "Content-Range": `bytes ${start}-${declared - 1}/${size}`,
    "Content-Length": declared - start,
    ETag: '"v1"',
  });
  response.write(file.subarray(start, end), () => {
    if (cut) response.destroy();
    else response.end();
  });
}

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** The first of the files that exists. */
async function readFirst([path, ...others]) {
  return await readFile(path).catch((error) => (others.length > 0 ? readFirst(others) : Promise.reject(error)));
}

/**
 * Serves folders on a free port of the loopback interface. The first part of a path names one, or several to look in.
 * What is posted goes to `onPost`.
 */
export async function serveFolders(folders, headers = {}, onPost = () => undefined) {
  const server = createServer(async (request, response) => {
    if (request.method === "POST") {
      let text = "";
      for await (const chunk of request) text += chunk;
      response.writeHead(204).end();
      return onPost(text);
    }
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    const [, mount, ...rest] = path.split("/");
    try {
      const body = await readFirst([folders[mount]].flat().map((folder) => join(folder, ...rest)));
      const type = types[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, "Access-Control-Allow-Origin": "*", ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

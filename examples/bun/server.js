// bun server.js [PORT]
import { openDevice } from "toeplitz";
import { loadTnnLm } from "toeplitz/models";
import { respond } from "../respond.js";

const device = await openDevice();
const lm = await loadTnnLm(device, new URL("models/moby-tnn/", import.meta.resolve("toeplitz/package.json")));
const server = Bun.serve({
  port: Number(process.argv[2] ?? 8000),
  hostname: "127.0.0.1",
  fetch: (request) => respond(lm, request),
});
console.log(`http://127.0.0.1:${server.port}/`);

// deno run --allow-read --allow-net server.js [PORT]
import { openDevice } from "toeplitz";
import { loadTnnLm } from "toeplitz/models";
import { respond } from "../respond.js";

const device = await openDevice();
const lm = await loadTnnLm(device, new URL("models/moby-tnn/", import.meta.resolve("toeplitz/package.json")));
const port = Number(Deno.args[0] ?? 8000);
Deno.serve(
  { port, hostname: "127.0.0.1", onListen: ({ port }) => console.log(`http://127.0.0.1:${port}/`) },
  (request) => respond(lm, request),
);

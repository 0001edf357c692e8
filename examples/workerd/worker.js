// POST /sessions with {"prompt": "…", "tokens": 100} begins a text; POST /sessions/ID with {"tokens": 100} goes on. Both answer
// with server-sent events: a `text` event for each piece, then one `session` event with the id to go on with.
// Between requests only the decode state is kept: its size does not depend on how much was written.
import { openDevice } from "toeplitz";
import { loadTnnLm } from "toeplitz/models";
import { sample } from "./sample.js";

const STRATEGY = { strategy: "modal", tolerance: 1e-3, maxLength: 1_000_000 };
const HOUR = 3600;

/** Of this isolate, once it is whole: a request cannot wait for what another one fetches. */
let loaded;

async function model(env) {
  if (!loaded) {
    const device = await openDevice({ calibrate: false }); // a Worker's clock stands still while it computes
    loaded = await loadTnnLm(device, new URL(env.MODEL_URL));
  }
  return loaded;
}

export default {
  async fetch(request, env, context) {
    const [, collection, id, ...rest] = new URL(request.url).pathname.split("/");
    if (collection !== "sessions" || rest.length > 0) return new Response("no such page", { status: 404 });
    if (request.method !== "POST") return new Response("POST is expected", { status: 405 });
    const { prompt, tokens = 100, temperature = 0.8 } = await request.json();
    if (!(Number.isInteger(tokens) && tokens > 0 && tokens <= 1000)) {
      return new Response("tokens: expected 1 to 1000", { status: 400 });
    }
    const lm = await model(env);
    const stream = await lm.stream(STRATEGY);
    let logits;
    if (id === undefined) {
      let begin;
      try {
        begin = lm.encode(prompt ?? "");
      } catch (error) {
        return new Response(error.message, { status: 400 });
      }
      if (begin.length === 0) return new Response("prompt: expected some text", { status: 400 });
      logits = await stream.prefill({ tokens: begin }, { n: begin.length });
    } else {
      const saved = await env.STATES.get(id, "arrayBuffer");
      if (saved === null) return new Response("no such session", { status: 404 });
      const { last, state } = unpack(new Uint8Array(saved));
      await stream.restore(state);
      logits = await stream.next({ tokens: Int32Array.of(last) });
    }
    const { readable, writable } = new TransformStream();
    context.waitUntil(
      write(lm, stream, logits, { tokens, temperature, id, states: env.STATES, writable, signal: request.signal }),
    );
    return new Response(readable, { headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store" } });
  },
};

/** Writes the events, then keeps the state. A reader who leaves ends the writing. */
async function write(lm, stream, first, { tokens, temperature, id = crypto.randomUUID(), states, writable, signal }) {
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  const send = (event, data) => writer.write(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
  let logits = first;
  try {
    for (let made = 1; ; made++) {
      const token = sample(logits.subarray(-lm.config.vocab), temperature);
      await send("text", lm.decode([token]));
      if (made === tokens) {
        // the last token is not in the state yet: it goes in when the text goes on
        const state = await stream.save();
        await states.put(id, pack(token, state), { expirationTtl: HOUR });
        await send("session", { id, position: stream.position, bytes: state.length });
        break;
      }
      logits = await stream.next({ tokens: Int32Array.of(token) }, { signal });
    }
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
  } finally {
    stream.dispose();
  }
}

function pack(last, state) {
  const bytes = new Uint8Array(4 + state.length);
  new DataView(bytes.buffer).setInt32(0, last, true);
  bytes.set(state, 4);
  return bytes;
}

function unpack(bytes) {
  return { last: new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true), state: bytes.subarray(4) };
}

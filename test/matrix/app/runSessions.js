// node runSessions.js MINIFLARE FOLDER MODEL PROMPT: a text in two requests, the second from the saved state, and bad requests
import { openWorker } from "./openWorker.js";

const [miniflare, folder, model, prompt] = process.argv.slice(2);
const worker = await openWorker(miniflare, folder, { bindings: { MODEL_URL: model }, kvNamespaces: ["STATES"] });

/** The events of an answer. */
async function ask(path, body) {
  const response = await worker.dispatchFetch(`http://worker/${path}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) return { status: response.status, text: await response.text() };
  const events = (await response.text()).trim().split("\n\n");
  const parsed = events.map((event) => /^event: (.*)\ndata: (.*)$/.exec(event).slice(1));
  const text = parsed.filter(([name]) => name === "text").map(([, data]) => JSON.parse(data));
  const session = JSON.parse(parsed.find(([name]) => name === "session")[1]);
  return { status: response.status, text: text.join(""), session };
}

try {
  const first = await ask("sessions", { prompt, tokens: 8, temperature: 0 });
  if (first.status !== 200) throw new Error(`HTTP status ${first.status}: ${first.text}`);
  const second = await ask(`sessions/${first.session.id}`, { tokens: 12, temperature: 0 });
  const bad = [
    await ask("sessions/nobody", {}),
    await ask("sessions", { prompt: "" }),
    await ask("sessions", { prompt, tokens: 0 }),
    await worker.dispatchFetch("http://worker/sessions"),
  ];
  console.log(
    JSON.stringify({
      text: first.text + second.text,
      bytes: [first.session.bytes, second.session.bytes],
      statuses: bad.map(({ status }) => status),
    }),
  );
} finally {
  await worker.dispose();
}

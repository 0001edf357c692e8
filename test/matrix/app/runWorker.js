// node runWorker.js MINIFLARE FOLDER MODEL PROMPT: serves the bundled worker.js of FOLDER and asks it once
import { openWorker } from "./openWorker.js";

const [miniflare, folder, model, prompt] = process.argv.slice(2);
const worker = await openWorker(miniflare, folder);
try {
  const url = `http://worker/?${new URLSearchParams({ model, prompt })}`;
  console.log(await (await worker.dispatchFetch(url)).text());
} finally {
  await worker.dispose();
}

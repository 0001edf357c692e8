// The entry for bundlers that do not: device.worker.js is a second entry, and the worker is handed over.
import { openDevice } from "toeplitz/worker";
import { generate } from "./generate.js";

const worker = () => new Worker(new URL("./device.worker.js", import.meta.url), { type: "module" });
globalThis.toeplitzGenerate = (model, prompt, tokens) => generate(model, prompt, tokens, () => openDevice({ worker }));

// The entry for bundlers that follow new Worker(new URL(…)): browser.js with the device in the package's own worker.
import { openDevice } from "toeplitz/worker";
import { generate } from "./generate.js";

globalThis.toeplitzGenerate = (model, prompt, tokens) => generate(model, prompt, tokens, openDevice);

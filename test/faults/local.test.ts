import { injectAll } from "./run.js";

injectAll("wasm", "wasm threads", "js", "files");

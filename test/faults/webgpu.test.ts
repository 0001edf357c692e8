import { injectAll } from "./run.js";

injectAll("webgpu");

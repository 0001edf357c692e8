import { injectAll } from "./run.js";

injectAll("worker");

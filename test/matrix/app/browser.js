// The entry for bundlers: whoever loads it says where the model is, and takes the result.
import { generate } from "./generate.js";

globalThis.toeplitzGenerate = generate;

// node main.js MODEL PROMPT, and the same in Deno and Bun
import { generate } from "./generate.js";

const [model, prompt] = process.argv.slice(2);
console.log(JSON.stringify(await generate(model, prompt)));

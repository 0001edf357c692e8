// Runs the command of the README's first lines and compares its text with PyTorch's.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { prompt, greedy_200: greedy } = JSON.parse(readFileSync(`${root}models/moby-tnn/expected.json`, "utf8"));
const args = ["run", "--silent", "generate", "--", "--prompt", prompt, "--tokens", "200", "--temperature", "0"];
const text = execFileSync("npm", args, { cwd: root, encoding: "utf8" });
if (text !== `${prompt + greedy}\n`) {
  console.error(`generate --temperature 0: expected\n${prompt + greedy}\ngot\n${text}`);
  process.exit(1);
}
console.log("generate: the 200 greedy characters equal PyTorch's");

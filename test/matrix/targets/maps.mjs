import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { decode } from "@jridgewell/sourcemap-codec";
import { sourcesUrl } from "../../../scripts/lib/published.mjs";
import { root } from "../lib/package.mjs";
import { execQuiet } from "../lib/process.mjs";

/** Every module but those of kernels and shaders, which are one text in quotes. */
async function modules(dist) {
  const files = await readdir(dist, { recursive: true });
  return files.filter((file) => file.endsWith(".js") && !/(^|\/)generated\//.test(file));
}

/** What a map says of a module: the word at each mapped place, and the word that the source has there. */
async function wordsOf(dist, file, sources) {
  const lines = (await readFile(join(dist, file), "utf8")).trimEnd().split("\n");
  const named = lines.pop();
  if (named !== `//# sourceMappingURL=${basename(file)}.map`) throw new Error(`${file} ends with ${named}`);
  const map = JSON.parse(await readFile(join(dist, `${file}.map`), "utf8"));
  const source = file.replace(/\.js$/, ".ts");
  if (map.version !== 3 || String(map.sources) !== sources + source)
    throw new Error(`${file}.map is of ${map.sources}`);
  const original = (await readFile(join(root, "src", source), "utf8")).split("\n");
  const mappings = decode(map.mappings);
  const where = (line) => `${file}:${line + 1}`;
  const first = mappings.findIndex((segments) => segments.length > 0); // tsc's helpers for `using` come before
  const mustBeMapped = (line, i) => i > first && /^\s*(return|throw)\b/.test(line);
  const unmapped = lines.findIndex((line, i) => mustBeMapped(line, i) && !(mappings[i]?.length > 0));
  if (unmapped !== -1) throw new Error(`${where(unmapped)}: no mapping for ${lines[unmapped]}`);
  return mappings.flatMap((segments, line) =>
    segments.map(([column, , at, from]) => {
      return { here: wordAt(lines, line, column), there: wordAt(original, at, from), where: where(line) };
    }),
  );
}

function wordAt(lines, line, column) {
  if (lines[line] === undefined) throw new Error(`a map names line ${line + 1} of ${lines.length}`);
  return /^[\w$]*/.exec(lines[line].slice(column))[0];
}

/** What tsc writes other words for: a constructor's `private`, and `using`. */
const isRewritten = ({ here, there }) => ["constructor private", "const using"].includes(`${here} ${there}`);

/** The stack of an error that Node prints with the maps: every line of ours must be the one that throws, or calls the one above. */
async function traceMistake({ consumer }, sources) {
  const code = `import { Fft } from "toeplitz/fft"; await Fft.create(-1).catch(({ stack }) => console.log(stack));`;
  await writeFile(join(consumer, "mistake.mjs"), code);
  const stack = await execQuiet(process.execPath, ["--enable-source-maps", "mistake.mjs"], { cwd: consumer });
  const frames = [...stack.matchAll(/ at (?:\w+\.)?(\w+) \((.*):(\d+):\d+\)$/gm)].map(([, name, url, line]) => ({
    name,
    url,
    line,
  }));
  const ours = frames.filter(({ url }) => url.startsWith(sources));
  if (ours.length < 2) throw new Error(`not mapped: ${stack}`);
  for (const [i, { url, line }] of ours.entries()) {
    const text = (await readFile(join(root, "src", url.slice(sources.length)), "utf8")).split("\n")[line - 1] ?? "";
    const wanted = i === 0 ? "throw new ToeplitzError(" : `${ours[i - 1].name}(`;
    if (!text.includes(wanted)) throw new Error(`${url}:${line} is ${text}, which has no ${wanted}`);
  }
  return ours.length;
}

export const sourceMaps = {
  name: "source maps",
  async run(packed) {
    const dist = join(packed.consumer, "node_modules/toeplitz/dist");
    const sources = await sourcesUrl(root);
    const files = await modules(dist);
    const words = (await Promise.all(files.map((file) => wordsOf(dist, file, sources)))).flat();
    const found = words.filter(({ here }) => here !== "");
    const wrong = found.find((word) => word.here !== word.there && !isRewritten(word));
    if (wrong) throw new Error(`${wrong.where}: ${wrong.here} is mapped to ${wrong.there || "nothing"}`);
    if (found.length < 20 * files.length)
      throw new Error(`the maps of ${files.length} modules have ${found.length} words`);
    const frames = await traceMistake(packed, sources);
    return `${files.length} modules, ${found.length} words where the sources have them; ${frames} lines of an error's stack`;
  },
};

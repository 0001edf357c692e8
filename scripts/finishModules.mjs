import { readdirSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { decode, encode } from "@jridgewell/sourcemap-codec";
import { parseSync } from "rolldown/utils";
import { sourcesUrl } from "./lib/published.mjs";

/** What tools read stays: bundlers' orders, and a command's first line. */
const isForTools = (code, { value, start }) =>
  /webpackIgnore|@vite-ignore|[@#]__PURE__/.test(value) || (start === 0 && code.startsWith("#!"));

/**
 * Makes of what tsc wrote in dist what is published. The comments go: the declarations have them, and so do the sources that
 * the maps name. Statements and lines stay as they are. Of the maps stays the line of everything.
 * `whole`: maps as tsc wrote them, with the sources in them, and the comments stay.
 */
export async function finishModules(root, { whole }) {
  const dist = join(root, "dist");
  const sources = await sourcesUrl(root);
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  await Promise.all(
    files.map(async (file) => {
      const path = join(dist, file);
      const code = (await readFile(path, "utf8")).replace(/\s*\/\/# sourceMappingURL=.*\s*$/, "");
      if (/(^|\/)generated\//.test(file)) {
        await rm(`${path}.map`);
        return await writeFile(path, `${code}\n`); // a text in quotes: there is nothing to step through
      }
      if (whole) return;
      const { mappings } = JSON.parse(await readFile(`${path}.map`, "utf8"));
      const lines = linesOf(code, withoutComments(file, code), decode(mappings));
      const map = {
        version: 3,
        sources: [`${sources}${file.replace(/\.js$/, ".ts")}`],
        names: [],
        mappings: encode(lines.map(({ segments }) => segments)),
      };
      await writeFile(`${path}.map`, JSON.stringify(map));
      const text = lines.map((line) => line.text).join("\n");
      await writeFile(path, `${text}\n//# sourceMappingURL=${basename(path)}.map\n`);
    }),
  );
}

/** The code with blanks in place of comments, so that everything else is where it was. */
function withoutComments(file, code) {
  let out = "";
  let at = 0;
  for (const comment of parseSync(file, code).comments) {
    if (isForTools(code, comment)) continue;
    out += code.slice(at, comment.start) + code.slice(comment.start, comment.end).replace(/[^\n]/g, " ");
    at = comment.end;
  }
  return out + code.slice(at);
}

/**
 * The lines of `code`, less those of which nothing but a comment was there (a blank line may be part of a text), each with its segments
 * that begin another line of the source.
 */
function linesOf(commented, code, mappings) {
  const before = commented.split("\n");
  return code.split("\n").flatMap((line, i) => {
    const text = line === before[i] ? line : line.trimEnd();
    if (text === "" && line !== before[i]) return [];
    const segments = (mappings[i] ?? []).filter((segment) => segment.length >= 4 && segment[0] < text.length);
    const begins = segments.filter((segment, k) => k === 0 || segment[2] !== segments[k - 1][2]);
    return [{ text, segments: begins.map((segment) => segment.slice(0, 4)) }];
  });
}

import { readFile } from "node:fs/promises";

/** The package's name on jsr.io. */
export const jsrName = "@toeplitz/toeplitz";

/**
 * Where this version's sources are to be read once it is published: jsr.io keeps each file of each version under an address of
 * its own, for good. The source maps of dist name them there, because the npm package has no room for a second text.
 */
export async function sourcesUrl(root) {
  const { version } = JSON.parse(await readFile(`${root}/package.json`, "utf8"));
  return `https://jsr.io/${jsrName}/${version}/src/`;
}

/** In place of node:fs where there is none: a page reads what the test server gives it; a folder is its list of names. */
function get(url: URL): string {
  const request = new XMLHttpRequest();
  request.open("GET", url.href, false);
  request.overrideMimeType("text/plain; charset=x-user-defined"); // bytes as characters: these calls know no array buffers
  request.send();
  if (request.status !== 200) throw new Error(`${url.href}: HTTP status ${request.status}`);
  return request.responseText;
}

/** A file as Node's Buffer has it: bytes whose toString() is the text. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i) & 0xff;
  bytes.toString = () => new TextDecoder().decode(bytes);
  return bytes;
}

export function readFileSync(url: URL, encoding?: "utf8"): Uint8Array<ArrayBuffer> | string {
  const bytes = bytesOf(get(url));
  return encoding ? bytes.toString() : bytes;
}

export function readdirSync(url: URL): string[] {
  return JSON.parse(get(url));
}

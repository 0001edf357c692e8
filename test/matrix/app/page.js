// Runs what browser.js left behind and writes the result into the page, where the test looks for it.
const query = new URLSearchParams(location.search);
const { body } = document;
try {
  while (globalThis.toeplitzGenerate === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
  const generated = await globalThis.toeplitzGenerate(
    query.get("model"),
    query.get("prompt"),
    Number(query.get("tokens")),
  );
  body.dataset.result = JSON.stringify(generated);
} catch (error) {
  body.dataset.result = JSON.stringify({ text: String(error) });
}
if (query.has("post")) await fetch("/", { method: "POST", body: body.dataset.result });

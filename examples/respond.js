/** GET /?prompt=TEXT&tokens=N&temperature=T answers with the text as it is made. A client that leaves ends the work. */
export function respond(lm, request) {
  const query = new URL(request.url).searchParams;
  const prompt = query.get("prompt") ?? "Call me Ishmael. ";
  const maxTokens = Number(query.get("tokens") ?? 200);
  const temperature = Number(query.get("temperature") ?? 0.8);
  const controller = new AbortController();
  request.signal.addEventListener("abort", () => controller.abort());
  const pieces = lm.generate(prompt, { maxTokens, temperature, signal: controller.signal });
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    async pull(stream) {
      try {
        const { value, done } = await pieces.next();
        if (done) stream.close();
        else stream.enqueue(encoder.encode(value));
      } catch (error) {
        stream.error(error);
      }
    },
    cancel: () => controller.abort(),
  });
  return new Response(body, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

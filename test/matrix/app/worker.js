// A service for workerd: GET /?model=URL&prompt=TEXT answers with what the model generates.
import { generate } from "./generate.js";

export default {
  async fetch(request) {
    const { searchParams } = new URL(request.url);
    return Response.json(await generate(searchParams.get("model"), searchParams.get("prompt")));
  },
};

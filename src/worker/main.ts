import { parentPort } from "./ports.js";
import { Server } from "./serve.js";

// What a worker runs: `import "toeplitz/worker/serve"` in a worker file of one's own does the same.
new Server(parentPort());

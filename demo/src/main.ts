import { button, byId, onceVisible } from "./lib/dom.js";
import { installThemeButton } from "./lib/theme.js";
import { installWrite } from "./panels/write.js";

installThemeButton(button("theme"));
installWrite();

/** The panels further down load their code when they come near the window. */
const later: Readonly<Record<string, () => Promise<void>>> = {
  kernels: async () => (await import("./panels/kernels.js")).installKernels(),
  length: async () => (await import("./panels/length.js")).installLength(),
  fft: async () => (await import("./panels/fft.js")).installFft(),
  bench: async () => (await import("./panels/bench.js")).installBench(),
  check: async () => (await import("./panels/check.js")).installCheck(),
};
for (const [id, install] of Object.entries(later)) onceVisible(byId(id), () => void install());

import { openDevice } from "../../src/runtime/device.js";
import { type Fault, stillWorks } from "./fault.js";

/** What goes wrong before there is a device. */
export const opening: Fault[] = [
  {
    backend: "wasm",
    during: "opening",
    what: "the engine compiles no WebAssembly (a policy of the page)",
    outcome: "recovered",
    async inject() {
      const { instantiate } = WebAssembly;
      const refuse = () => Promise.reject(new WebAssembly.CompileError("forbidden by policy"));
      WebAssembly.instantiate = refuse as unknown as typeof instantiate;
      try {
        using device = await openDevice();
        if (device.backend !== "js") throw new Error(`expected js, got ${device.backend}`);
        await stillWorks(device);
      } finally {
        WebAssembly.instantiate = instantiate;
      }
    },
  },
  {
    backend: "wasm",
    during: "opening",
    what: "the kernels that were given are of something else",
    outcome: "unsupported",
    async inject() {
      const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
      await openDevice({ backend: "wasm", calibrate: false, wasm: empty });
    },
  },
  {
    backend: "wasm",
    during: "opening",
    what: "the kernels cannot be fetched",
    outcome: "unsupported",
    async inject() {
      await openDevice({ backend: "wasm", calibrate: false, wasm: new URL("http://127.0.0.1:1/kernels.wasm") });
    },
  },
  {
    backend: "wasm threads",
    during: "opening",
    what: "no worker starts",
    outcome: "recovered",
    async inject() {
      const original = process.getBuiltinModule;
      process.getBuiltinModule = ((id: string) => {
        if (id === "node:worker_threads") throw new Error("no workers here");
        return original.call(process, id);
      }) as typeof original;
      try {
        using device = await openDevice({ backend: "wasm", calibrate: false, threads: 4 });
        const { threads, why } = device.report();
        if (threads !== 1 || !why.includes("no workers here")) throw new Error(`got ${threads} threads: ${why}`);
        await stillWorks(device);
      } finally {
        process.getBuiltinModule = original;
      }
    },
  },
];

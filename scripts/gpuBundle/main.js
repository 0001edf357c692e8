// What run.sh runs in Deno: test [pattern], bench, or generate.
globalThis.suiteRoot = new URL("./", import.meta.url).href; // before the tests are loaded
const { benchGpu, runSuite, ToeplitzError } = await import("./toeplitz.js");

const [command = "test", pattern = "."] = Deno.args;
const gpu = navigator.gpu;
try {
  if (!gpu) throw new ToeplitzError("unsupported", "this Deno has no navigator.gpu");
  if (command === "bench") await benchGpu(gpu, console.log);
  else if (command === "test") {
    const { adapter, passed, failures } = await runSuite(gpu, new RegExp(pattern));
    for (const failure of failures) console.log(`FAILED ${failure}`);
    console.log(`webgpu (${adapter}): ${passed} passed, ${failures.length} failed`);
    Deno.exit(failures.length === 0 && passed > 0 ? 0 : 1);
  } else throw new ToeplitzError("argument", `expected test or bench, got ${command}`);
  Deno.exit(0);
} catch (error) {
  console.error(error instanceof ToeplitzError ? `${error.code}: ${error.message}` : error);
  Deno.exit(1);
}

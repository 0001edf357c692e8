import { spawn } from "node:child_process";

/** Runs a command without a shell. Resolves to what it wrote; throws what it wrote if it fails or takes too long. */
export async function exec(command, args, { cwd, env = {}, timeout = 120_000 } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (data) => (stdout += data));
  child.stderr.on("data", (data) => (stderr += data));
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    process.kill(-child.pid, "SIGKILL"); // the group: what the command started goes with it
  }, timeout);
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  clearTimeout(timer);
  if (late) throw new Error(`${command} took more than ${timeout / 1000} s\n${stdout}${stderr}`);
  if (code !== 0) throw new Error(`${command} exited with ${code}\n${stdout}${stderr}`);
  return { stdout, stderr };
}

/**
 * What platforms say by themselves when a program asks for a GPU where there is none: Chromium to the console, Deno (whose
 * graphics library looks for a desktop) to standard error. No program can keep them from it but by not asking.
 */
export const platformNoise =
  /^(No available adapters\.|error: XDG_RUNTIME_DIR is invalid or not set in the environment\.)$/;

/** The same for programs that must run without a word of warning of their own. */
export async function execQuiet(command, args, options) {
  const { stdout, stderr } = await exec(command, args, options);
  const warnings = stderr.split("\n").filter((line) => line.trim() !== "" && !platformNoise.test(line.trim()));
  if (warnings.length > 0) throw new Error(`it warned: ${warnings.join("\n")}`);
  return stdout;
}

import type { BackendChoice, StrategyChoice, TextEvent } from "../calls.js";
import { call } from "../client.js";
import { openDevice } from "../device.js";
import { lineChart } from "../lib/chart.js";
import { button, byId, input, runButton, select } from "../lib/dom.js";
import { bytes, milliseconds, short } from "../lib/format.js";

const SHOWN_TOKENS = 500;

/** The text, its controls and its figures. It starts by itself once the model has come in. */
export function installWrite(): void {
  const made = byId("text-made").appendChild(document.createTextNode(""));
  const page = byId("text");
  const prompt = byId<HTMLTextAreaElement>("prompt");
  const status = byId("write-status");
  const latency = lineChart(byId("latency"), {
    height: 130,
    legend: false,
    x: { label: "token" },
    y: { label: "ms", range: "from zero" },
    lines: [{ label: "ms", color: "accent", width: 1 }],
  });
  let times: number[] = [];
  let count = 0;
  let waiting = "";
  let frame = 0;
  let firstShown = false;

  const draw = () => {
    frame = 0;
    const atEnd = page.scrollHeight - page.scrollTop - page.clientHeight < 60;
    made.appendData(waiting);
    waiting = "";
    if (atEnd) page.scrollTop = page.scrollHeight;
    const shown = count === times.length ? times.slice(1) : times; // the first includes reading the prompt
    const recent = shown.slice(-SHOWN_TOKENS);
    latency.set([recent.map((_, i) => count - recent.length + i + 1), recent]);
    const spent = recent.reduce((a, b) => a + b, 0);
    if (recent.length > 5) byId("rate").textContent = String(Math.round((recent.length * 1000) / spent));
    if (!firstShown && count > 0) {
      firstShown = true;
      // since the page began to load
      byId("first").textContent = milliseconds(performance.now());
      byId("first").dataset["ms"] = String(performance.now());
    }
  };
  const onText = ({ text, times: more, converted }: TextEvent) => {
    if (converted === 1 || (more.length > 0 && count === 0)) status.textContent = "Writing.";
    else if (converted !== undefined) status.textContent = `Converting the kernels: ${Math.round(100 * converted)} %`;
    waiting += text;
    times.push(...more);
    if (times.length > 4 * SHOWN_TOKENS) times = times.slice(-SHOWN_TOKENS);
    count += more.length;
    if (more.length > 0 && frame === 0) frame = requestAnimationFrame(draw);
  };
  const clear = () => {
    made.data = "";
    waiting = "";
    times = [];
    count = 0;
    byId("text-prompt").textContent = prompt.value;
  };

  const run = runButton("generate", status, async (signal) => {
    clear();
    page.dataset["running"] = "";
    status.textContent = "Writing.";
    const began = performance.now();
    try {
      const {
        tokens,
        bytes: size,
        stopped,
      } = await call(
        "generate",
        {
          prompt: prompt.value,
          maxTokens: Math.max(1, Math.min(20_000, Number(input("tokens").value) || 1)),
          temperature: Number(input("temperature").value),
          seed: Math.floor(Math.random() * 2 ** 31),
          strategy: select("strategy").value as StrategyChoice,
        },
        { onEvent: onText, signal },
      );
      byId("bytes").textContent = bytes(size);
      const seconds = short((performance.now() - began) / 1000);
      return `${stopped ? "Stopped: " : ""}${tokens} characters in ${seconds} s.`;
    } finally {
      delete page.dataset["running"];
    }
  });

  const open = async () => {
    const generate = button("generate");
    const loading = byId("loading");
    run.stop();
    generate.disabled = true;
    loading.hidden = false;
    try {
      const device = await openDevice(select("backend").value as BackendChoice, ({ loaded, total }) => {
        byId<HTMLProgressElement>("progress").value = loaded / total;
        byId("progress-label").textContent = `Loading the model: ${short(loaded / 1e6)} of ${short(total / 1e6)} MB`;
      });
      byId("device").textContent = `${device.backend}${device.relaxed ? " relaxed" : ""}`;
      const rejected = device.rejected.map(({ backend, reason }) => ` Not ${backend}: ${reason}.`).join("");
      byId("why").textContent = `Why ${device.backend}: ${device.why}.${rejected}`;
      status.textContent = `Ready: opened in ${milliseconds(device.ms)}.`;
      return true;
    } catch (error) {
      status.textContent = `This backend does not open here: ${(error as Error).message}`;
      return false;
    } finally {
      generate.disabled = false;
      loading.hidden = true;
    }
  };

  select("backend").addEventListener("change", async () => {
    if (await open()) void run.start();
  });
  select("strategy").addEventListener("change", () => {
    if (!button("generate").disabled) run.stop();
  });
  input("temperature").addEventListener("input", () => {
    byId("temperature-value").textContent = input("temperature").value;
  });
  button("again").addEventListener("click", () => {
    run.stop();
    clear();
    status.textContent = "";
    prompt.focus();
  });
  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  byId("text-prompt").textContent = prompt.value;
  void open().then((opened) => {
    if (opened) void run.start();
  });
}

import { call } from "../client.js";
import { ready } from "../device.js";
import { byId, runButton, setRows } from "../lib/dom.js";

export async function installCheck(): Promise<void> {
  const status = byId("check-status");
  runButton("self-test", status, async (signal) => {
    const { backend } = await ready();
    status.textContent = "Checking.";
    const rows = await call("selfTest", null, { signal });
    setRows(
      byId<HTMLTableElement>("check-table"),
      rows.map(({ op, maxError, bound, ok }) => [
        op,
        maxError.toExponential(1),
        bound.toExponential(1),
        ok ? "ok" : "WRONG",
      ]),
    );
    const wrong = rows.filter(({ ok }) => !ok).length;
    return wrong === 0
      ? `All ${rows.length} are within their bounds on ${backend}.`
      : `${wrong} of ${rows.length} are wrong on ${backend}.`;
  });
}

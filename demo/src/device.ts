import type { BackendChoice, LoadEvent, OpenedDevice } from "./calls.js";
import { call } from "./client.js";

let opened: Promise<OpenedDevice> | undefined;

/** Opens a device in the worker; the panels share it. */
export function openDevice(backend: BackendChoice, onEvent: (progress: LoadEvent) => void): Promise<OpenedDevice> {
  const before = opened;
  const next = call("open", { backend }, { onEvent });
  opened = next;
  next.catch(() => {
    if (opened === next) opened = before; // the one before is still there
  });
  return next;
}

/** Resolves when there is a device. */
export async function ready(): Promise<OpenedDevice> {
  for (;;) {
    if (opened) return opened;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

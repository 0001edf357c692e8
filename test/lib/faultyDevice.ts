import type { DeviceOptions } from "../../src/runtime/choose.js";
import { type Device, type LossEvent, openDevice } from "../../src/runtime/device.js";
import { FaultyGpu } from "./faultyGpu.js";

export interface FaultyDevice {
  readonly gpu: FaultyGpu;
  readonly device: Device;
  /** Events so far. */
  readonly events: LossEvent[];
  close(): void;
}

/** A device on a GPU that can be struck by faults, opened as a page would open it. */
export async function openFaulty(
  options: DeviceOptions = { backend: "webgpu" },
  gpu = new FaultyGpu(),
  description?: string,
): Promise<FaultyDevice> {
  if (description !== undefined) gpu.description = description;
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  const navigator = { ...globalThis.navigator, gpu };
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
  const restore = () => {
    if (before) Object.defineProperty(globalThis, "navigator", before);
    else Reflect.deleteProperty(globalThis, "navigator");
  };
  try {
    const device = await openDevice({ calibrate: false, ...options });
    const events: LossEvent[] = [];
    for (const type of ["lost", "refused"]) {
      device.addEventListener(type, (event) => void events.push(event as LossEvent));
    }
    const close = () => {
      device.dispose();
      gpu.loseAll();
      restore();
    };
    return { gpu, device, events, close };
  } catch (error) {
    restore();
    throw error;
  }
}

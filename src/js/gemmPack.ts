import type { JsKernel } from "./kernel.js";

export const gemmPack: JsKernel<"gemmPack"> = ({ weight, packed }) => {
  packed.set(weight);
};

import type { JsKernel } from "./kernel.js";

export const gemmPack: JsKernel<"gemmPack"> = function* ({ weight, packed }) {
  for (let i = 0; i < weight.length; i++) {
    packed[i] = weight[i];
    if (i % 65536 === 0) yield;
  }
};

import type { Layer } from "../layers/layer.js";
import type { WeightSource } from "../plan/backend.js";

/** 64 bits over the layer's name and the names and values of its weights, as text: tells one model from another. */
export function fingerprintOf({ name, weights }: Pick<Layer, "name" | "weights">, source: WeightSource): string {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  const add = (word: number) => {
    a = Math.imul(a ^ word, 0x01000193) ^ (a >>> 15);
    b = Math.imul(b ^ word, 0xc2b2ae35) ^ (b >>> 13);
  };
  const text = (value: string) => {
    for (let i = 0; i < value.length; i++) add(value.charCodeAt(i));
  };
  text(name);
  for (const weight of Object.keys(weights).sort()) {
    text(weight);
    const values = source.get(weight);
    const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
    for (let i = 0; i < words.length; i++) add(words[i]);
  }
  return `${(a >>> 0).toString(16).padStart(8, "0")}${(b >>> 0).toString(16).padStart(8, "0")}`;
}

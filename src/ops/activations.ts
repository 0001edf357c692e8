/**
 * Activation functions, as tnn_pytorch names and defines them: gelu is the exact erf form, leak has slope 0.01, elu has
 * alpha 1. The order is part of the kernel ABI (assembly/lib/activations.ts switches on the index).
 */
export const activations = [
  "none",
  "relu",
  "silu",
  "gelu",
  "elu",
  "1+elu",
  "2+elu",
  "leak",
  "sigmoid",
  "exp",
  "sine",
] as const;

export type Activation = (typeof activations)[number];

/** Normalisations over the last axis; definitions in src/ops/norm.ts. The order is part of the kernel ABI. */
export const norms = ["simpleRms", "rms", "scale", "layer", "gatedRms"] as const;

export type Norm = (typeof norms)[number];

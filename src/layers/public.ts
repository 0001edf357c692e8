export type { Activation, Norm } from "../ops/activations.js";
export { type GluOptions, glu } from "./glu.js";
export { type GtuOptions, gtu } from "./gtu.js";
export type { Extent, InputSpec, Layer } from "./layer.js";
export type { RpeOptions } from "./rpe.js";
export { type TnnBlockOptions, tnnBlock } from "./tnnBlock.js";
export { type TnnLmOptions, tnnLm } from "./tnnLm.js";
export { type Decay, type TnoOptions, tno } from "./tno.js";

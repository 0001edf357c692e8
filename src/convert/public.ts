export { type EtscOptions, type EtscWeights, etsc, etscPrefill, type StateSpace, stateSpaceTaps } from "./etsc.js";
export { type ModalKernel, type ModalOptions, modal, modalTaps } from "./modal.js";
export { type SkiWeights, type ToSkiOptions, toSki } from "./toSki.js";

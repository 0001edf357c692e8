/** Its result is private to the backend: it is checked through gemv. */
export { gemvCases as gemvPackCases } from "./gemv.js";

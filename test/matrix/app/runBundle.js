// node runBundle.js BUNDLE MODEL PROMPT: loads what a bundler made for the web
const [bundle, model, prompt] = process.argv.slice(2);
await import(bundle);
console.log(JSON.stringify(await globalThis.toeplitzGenerate(model, prompt)));

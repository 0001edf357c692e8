// Reads vitest's JSON report: fails on a failed test and on every skip that is not listed here with its reason.
import { readFileSync } from "node:fs";

/** Full names (or their beginnings) of tests that may be skipped, and why. */
const expectedSkips = [];

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const tests = report.testResults.flatMap((file) => file.assertionResults);
const passed = tests.filter(({ status }) => status === "passed");
const failed = tests.filter(({ status }) => status === "failed");
const skipped = tests.filter(({ status }) => status !== "passed" && status !== "failed");
const surprising = skipped.filter(({ fullName }) => !expectedSkips.some(({ name }) => fullName.startsWith(name)));

for (const { fullName } of surprising)
  console.error(`skipped without a reason listed in scripts/checkResults.mjs: ${fullName}`);
console.log(`${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`);
if (passed.length === 0 || failed.length > 0 || surprising.length > 0 || report.numFailedTestSuites > 0)
  process.exit(1);

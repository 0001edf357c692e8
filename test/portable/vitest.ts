/**
 * The part of vitest's interface that the tests of ops, layers and models use, for runtimes that vitest does not run in: the
 * bundler of scripts/lib/suite.mjs puts it in vitest's place, so that the test files are the same to the letter. Assertions
 * are vitest's own.
 */
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from "@vitest/expect";

type Body = (...args: never[]) => unknown;

interface Test {
  readonly name: string;
  readonly body: () => unknown;
  readonly limitMs: number;
}

interface Group {
  readonly name: string;
  readonly before: (() => unknown)[];
  readonly after: (() => unknown)[];
  readonly tests: Test[];
  readonly groups: Group[];
}

export interface RunResult {
  passed: number;
  readonly failures: string[];
}

const LIMIT_MS = 300_000;

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
const globals = globalThis as unknown as Record<symbol, object>;
export const expect = Object.assign(
  (value: unknown, message?: string) => chai.expect(value, message),
  chai.expect,
  globals[ASYMMETRIC_MATCHERS_OBJECT],
);
globals[GLOBAL_EXPECT] = expect;
setState({ assertionCalls: 0, isExpectingAssertions: false }, expect as never);

const root = newGroup("");
let current = root;

function newGroup(name: string): Group {
  return { name, before: [], after: [], tests: [], groups: [] };
}

function titled(title: string, args: readonly unknown[]): string {
  let next = 0;
  return title.replace(/%[sid]/g, () => String(args[next++]));
}

/** each(rows)(title, body): a row that is an array is spread. */
function each(add: (name: string, body: () => unknown, limitMs?: number) => void) {
  return (rows: readonly unknown[]) => (title: string, body: Body, limitMs?: number) => {
    for (const row of rows) {
      const args = Array.isArray(row) ? row : [row];
      add(titled(title, args), () => body(...(args as never[])), limitMs);
    }
  };
}

function addGroup(name: string, body: () => unknown): void {
  const outer = current;
  current = newGroup(name);
  outer.groups.push(current);
  body();
  current = outer;
}

function addTest(name: string, body: () => unknown, limitMs = LIMIT_MS): void {
  current.tests.push({ name, body, limitMs: Math.max(limitMs, LIMIT_MS) });
}

/** Nothing may be skipped here: a group that would be is one failed test. */
const skip = (name: string) => {
  addTest(name, () => {
    throw new Error("skipped");
  });
};

export const describe = Object.assign(addGroup, { each: each(addGroup), skip });
export const test = Object.assign(addTest, { each: each(addTest), skip });
export const it = test;
export const beforeAll = (hook: () => unknown) => void current.before.push(hook);
export const afterAll = (hook: () => unknown) => void current.after.push(hook);

/** Registers what a file's import declares under its name. */
export async function file(name: string, load: () => Promise<unknown>): Promise<void> {
  current = newGroup(name);
  root.groups.push(current);
  await load();
  current = root;
}

/** Runs what matches `filter`, of names that are those of file, groups and test joined by " > ". */
export async function run(filter: RegExp): Promise<RunResult> {
  const result: RunResult = { passed: 0, failures: [] };
  await runGroup(root, [], filter, result);
  return result;
}

function hasWanted(group: Group, path: readonly string[], filter: RegExp): boolean {
  return (
    group.tests.some(({ name }) => filter.test([...path, name].join(" > "))) ||
    group.groups.some((inner) => hasWanted(inner, [...path, inner.name], filter))
  );
}

async function runGroup(group: Group, path: readonly string[], filter: RegExp, result: RunResult): Promise<void> {
  if (!hasWanted(group, path, filter)) return;
  const began = performance.now();
  const attempt = async (name: string, work: () => unknown, limitMs: number) => {
    try {
      await limited(work, limitMs);
      return true;
    } catch (error) {
      const text = error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
      result.failures.push(`${[...path, name].join(" > ")}: ${text.slice(0, 1500)}`);
      return false;
    }
  };
  for (const hook of group.before) if (!(await attempt("beforeAll", hook, LIMIT_MS))) return;
  const tests = group.tests.filter(({ name }) => filter.test([...path, name].join(" > ")));
  for (const { name, body, limitMs } of tests) if (await attempt(name, body, limitMs)) result.passed++;
  for (const inner of group.groups) await runGroup(inner, [...path, inner.name], filter, result);
  for (const hook of group.after) await attempt("afterAll", hook, LIMIT_MS);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (tests.length > 0) console.log(`${path.join(" > ")}: ${tests.length} tests, ${seconds} s`);
}

async function limited(work: () => unknown, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done in ${ms / 1000} s`)), ms);
  });
  try {
    await Promise.race([work(), over]);
  } finally {
    clearTimeout(timer);
  }
}

import { expect } from "vitest";
import { type ErrorCode, ToeplitzError } from "../../src/core/errors.js";

/** Runs `action`, which must throw a ToeplitzError of this code whose message matches, and returns the error. */
export async function expectError(
  code: ErrorCode,
  message: RegExp,
  action: () => unknown | Promise<unknown>,
): Promise<ToeplitzError> {
  let thrown: unknown;
  try {
    await action();
  } catch (error) {
    thrown = error;
  }
  expect(thrown, `expected a ToeplitzError "${code}"`).toBeInstanceOf(ToeplitzError);
  const error = thrown as ToeplitzError;
  expect({ code: error.code, message: error.message }).toEqual({ code, message: expect.stringMatching(message) });
  return error;
}

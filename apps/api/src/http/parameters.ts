import { ServiceError } from '@docket/service';
import { Problem } from './problem.js';

/** Reads a whole number from a query or path; throws `invalid_parameter`. */
export function readWholeNumber(
  name: string,
  text: string | undefined,
  bounds: { min: number; max: number; fallback?: number },
): number {
  if (text === undefined) {
    if (bounds.fallback !== undefined) return bounds.fallback;
    throw invalidParameter(name, 'is required');
  }
  const value = Number(text);
  if (!/^\d{1,16}$/.test(text) || value < bounds.min || value > bounds.max) {
    throw invalidParameter(name, `must be a whole number from ${bounds.min} to ${bounds.max}`);
  }
  return value;
}

/** Reads one of a closed list of words; throws `invalid_parameter`. */
export function readChoice<Word extends string>(
  name: string,
  text: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (text === undefined) return undefined;
  const found = words.find((word) => word === text);
  if (found === undefined) throw invalidParameter(name, `must be one of ${words.join(', ')}`);
  return found;
}

export function invalidParameter(name: string, detail: string): Problem {
  return new Problem('invalid_parameter', `${name} ${detail}.`, {
    errors: [{ parameter: name, detail }],
  });
}

/**
 * Runs a use case whose request came in an address: of members that it finds wrong, the problem names the
 * parameters.
 */
export async function inAddress<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw asParameters(error);
  }
}

/** The same for what was thrown: `/from` of a request is the parameter `from`. */
export function asParameters(error: unknown): unknown {
  if (!(error instanceof ServiceError) || error.code !== 'invalid_request') return error;
  const errors = error.places.map(({ pointer = '', detail }) => ({
    parameter: pointer.slice(1),
    detail,
  }));
  return new Problem('invalid_parameter', error.message, { errors, cause: error });
}

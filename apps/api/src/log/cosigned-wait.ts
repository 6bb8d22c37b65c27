import { readWholeNumber } from '../http/parameters.js';

/** Longest that a request waits for cosignatures, in seconds. */
export const COSIGNED_WAIT_S_MAX = 10;

/** The parameter `wait_s`. @throws {Problem} `invalid_request`. */
export function readCosignedWait(text: string | undefined): number {
  return readWholeNumber('wait_s', text, { min: 0, max: COSIGNED_WAIT_S_MAX, fallback: 0 });
}

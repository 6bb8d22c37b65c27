import { spawnSync } from 'node:child_process';
import { hasPython, PYTHON } from './python.js';

const EXAMPLE_VERIFIER = 'docs/format/example-verifier/verify.py';
const OUTCOMES = ['verified', 'not verified', 'cannot be read'];

if (!hasPython) console.warn(`NOT TESTED: ${EXAMPLE_VERIFIER}, because there is no python3 here`);

/** What the verifier that was written from the format's description alone says of a file. */
export function exampleVerifier(file: string): string | undefined {
  const { status, error } = spawnSync(PYTHON, [EXAMPLE_VERIFIER, file]);
  if (status !== null) return OUTCOMES[status];
  throw new Error('python3 could not be started', { cause: error });
}

import { spawnSync } from 'node:child_process';
import { hasPython, PYTHON } from './python.js';

const EXAMPLE_VERIFIER = 'docs/format/example-verifier/verify.py';
const EXAMPLE_COMPARISON = 'docs/format/example-verifier/seen.py';
const OUTCOMES = ['verified', 'not verified', 'cannot be read'];

if (!hasPython) console.warn(`NOT TESTED: ${EXAMPLE_VERIFIER}, because there is no python3 here`);

/** What the verifier that was written from the format's description alone says of a file. */
export function exampleVerifier(file: string): string | undefined {
  const { status, error } = spawnSync(PYTHON, [EXAMPLE_VERIFIER, file]);
  if (status !== null) return OUTCOMES[status];
  throw new Error('python3 could not be started', { cause: error });
}

/** What the comparison that was written from its description alone finds in a file; undefined where that is not verified. */
export function exampleFindings(file: string): Record<string, unknown>[] | undefined {
  const { status, stdout, error } = spawnSync(PYTHON, ['-B', EXAMPLE_COMPARISON, file], {
    encoding: 'utf8',
  });
  if (status === null) throw new Error('python3 could not be started', { cause: error });
  if (status > 1) return undefined;
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

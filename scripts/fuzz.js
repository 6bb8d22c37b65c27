/**
 * Sends odd input to a running server: `npm run fuzz`, after a build. DOCKET_FUZZ_CASES says how many
 * (100,000 when left out), DOCKET_FUZZ_SEED from where. The seed is printed; see test/fuzz/fuzz.spec.ts.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { takesNothing } from './takes-nothing.js';

takesNothing(`Usage: npm run fuzz

  sends odd input to a server of its own; it takes no options

  DOCKET_FUZZ_CASES=N   as many (100000)
  DOCKET_FUZZ_SEED=N    from there: plays the same again`);

const { status } = spawnSync(
  'npm',
  ['run', '--silent', 'jest', '--', '--forceExit', 'test/fuzz/'],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    env: {
      DOCKET_FUZZ_CASES: '100000',
      DOCKET_FUZZ_SEED: String(randomInt(2 ** 31 - 16)),
      ...process.env,
    },
    // npm is a .cmd file on Windows.
    shell: process.platform === 'win32',
  },
);
process.exit(status ?? 1);

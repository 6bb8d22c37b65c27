/**
 * The whole test run: licences, linters, formatting, build, types of the tests, every test. Stops at the first
 * step that fails and closes with one plain line, `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { takesNothing } from './takes-nothing.js';

takesNothing(`Usage: npm test

  licences, linters, formatting, build, types, and every test; it takes no options

  one file:    npm run jest -- libs/record/src/fold/fold.spec.ts
  fast tests:  npm run test:unit`);

const root = fileURLToPath(new URL('..', import.meta.url));
const results = 'out/test-results.json';

const run = (command, ...args) => {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    // npm is a .cmd file on Windows.
    shell: process.platform === 'win32',
  });
  return status ?? 1;
};

// Or a run that dies early would be judged by the totals of the one before.
rmSync(`${root}${results}`, { force: true });
mkdirSync(`${root}out`, { recursive: true });

for (const step of ['sbom', 'lint', 'format:check', 'build', 'typecheck']) {
  const status = run('npm', 'run', '--silent', step);
  if (status !== 0) {
    console.error(`npm test: "npm run ${step}" failed, so no test was run.`);
    process.exit(status);
  }
}
// Without them the tests of the other versions say loudly that they did not run; everything else does.
run('npm', 'run', '--silent', 'install:postgres');
// Jest leaves a core free, which on two cores halves them.
// A failed test may leave a connection open; without --forceExit the run would then never end.
const flags = ['--maxWorkers=100%', '--forceExit', '--json', `--outputFile=${results}`];
const tests = run('npm', 'run', '--silent', 'jest', '--', ...flags);
const totals = run('node', 'scripts/print-test-totals.js', results);
process.exit(tests || totals);

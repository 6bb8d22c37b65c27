import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

test('schemas, validators and docs/records are what `npm run generate` writes today', () => {
  const script = fileURLToPath(new URL('../scripts/generate.js', import.meta.url));
  // Fails, and lists the stale files on stderr, when a source was changed without generating.
  expect(() =>
    execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' }),
  ).not.toThrow();
});

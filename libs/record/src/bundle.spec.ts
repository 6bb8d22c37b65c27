import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';

/**
 * Compressed size of the whole package with what it needs of @docket/chain, in bytes: the validators of
 * every version of every schema are most of it, and each of them stays; 14 KB are P-256, by which the signatures of reviews are held.
 * Signatures of agents took 2 KB, several people on one question 0.7 KB, links to gateways 1 KB, keys that hand over 1.4 KB,
 * a key that replaces a lost one 0.3 KB, registrars 1.2 KB, what the server attests 0.9 KB,
 * and what was seen from outside, with the rule that compares each of its ways to match, 4.7 KB.
 */
const BROWSER_BUDGET_BYTES = 107_500;

test('runs in a browser: no Node built-ins, no schema compiler, and small', () => {
  const built = buildSync({
    entryPoints: [fileURLToPath(new URL('index.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['docket:source', 'browser'],
    metafile: true,
    write: false,
  });
  const inputs = Object.keys(built.metafile.inputs);
  expect(inputs.filter((file) => /node_modules\/(?!@noble)/.test(file))).toEqual([]);
  const size = gzipSync(built.outputFiles[0]?.contents ?? '').length;
  expect(size).toBeGreaterThan(5_000);
  // Room for the next record types: a budget that is used up is noticed too late.
  expect(size).toBeLessThan(0.85 * BROWSER_BUDGET_BYTES);
});

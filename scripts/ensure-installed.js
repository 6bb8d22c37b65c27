/**
 * Installs the dependencies when they are missing or older than the lockfile, so that `npm run demo`
 * and `npm test` each work as the only command on a fresh clone. Uses nothing that is installed.
 */
import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lockfile = `${root}package-lock.json`;
// npm rewrites this file at the end of every successful install.
const installed = `${root}node_modules/.package-lock.json`;

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: Docket needs 20.19 or newer.`);
  process.exit(1);
}

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lockfile).mtimeMs) {
  console.error('Installing dependencies (npm ci) ...');
  try {
    execSync('npm ci --no-audit --no-fund', { cwd: root, stdio: ['ignore', 2, 2] });
  } catch (error) {
    console.error('npm ci failed: see its message above.');
    process.exit(error.status || 1);
  }
}

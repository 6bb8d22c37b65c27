import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The packages whose code a thread runs. */
const PACKAGES = ['chain', 'record', 'verify', 'store', 'report', 'service'];

/** What each thread of a pool loads first; see there why it is not the worker itself. */
export function builtEntry(): string {
  return fileURLToPath(new URL('../../dist/threads/entry.cjs', import.meta.url));
}

/**
 * The file whose jobs threads do: the built one, also where this module was loaded from its source, as tests do.
 * There is one way in which a job is done.
 *
 * @throws Error when it is not built, or, beside sources, is older than they are.
 */
export function builtWorker(): string {
  const file = fileURLToPath(new URL('../../dist/threads/worker.js', import.meta.url));
  if (!existsSync(file)) throw new Error(`${file} is missing: run npm run build.`);
  const libs = fileURLToPath(new URL('../../../', import.meta.url));
  // Installed without sources: then nothing can be older than they are.
  const newer = PACKAGES.map((name) => changedSince(libs, name)).find(
    (found) => found !== undefined,
  );
  if (newer !== undefined) throw new Error(`${newer} is newer than its build: run npm run build.`);
  return file;
}

/** A source of the package that is newer than its build, of those that are built: no specs, and none of their fixtures. */
function changedSince(libs: string, name: string): string | undefined {
  const build = statSync(join(libs, name, 'dist', '.tsbuildinfo'), { throwIfNoEntry: false });
  const sources = join(libs, name, 'src');
  if (build === undefined || !existsSync(sources)) return undefined;
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.c?ts$/.test(path) && !/\.spec\.ts$|(?:^|[\\/])fixtures[\\/]/.test(path))
    .map((path) => join(sources, path))
    .find((path) => statSync(path).mtimeMs > build.mtimeMs);
}

import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * publicVectors gives the folder of one set of public test vectors, which are not part of this
 * repository (DOCKET_VECTORS, or a `shared` folder beside the checkout); undefined, loudly, if absent.
 */
export function publicVectors(set: string): string | undefined {
  const folder = join(process.env['DOCKET_VECTORS'] ?? join(root, '../shared/vectors'), set);
  if (existsSync(folder)) return folder;
  console.warn(`NOT TESTED: the public vectors "${set}" are not at ${folder}; set DOCKET_VECTORS`);
  return undefined;
}

/** filesBelow lists the files of a folder and its subfolders, as paths from it, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(folder.length + 1))
    .toSorted();
}

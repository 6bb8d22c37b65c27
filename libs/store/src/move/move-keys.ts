import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably } from '../durable-file.js';
import { readPrivateFile } from '../signing/private-file.js';
import { StoreRefusal } from '../refusal.js';

/** Files of a ledger in a directory of keys: its seeds, what is noted of lost ones, and what was signed last. */
async function filesOf(directory: string, ledgerId: string): Promise<string[]> {
  const signed = `${ledgerId}.signed`;
  const found: string[] = [];
  // No id has a dot, so that no file of another ledger begins so; a directory is of a cell.
  for (const entry of await readdir(directory, { withFileTypes: true }))
    if (entry.isFile() && entry.name.startsWith(`${ledgerId}.`)) found.push(entry.name);
  const trees = await readdir(join(directory, signed)).catch(() => []);
  // The newest last: whoever reads those that are there never finds one without those before.
  const whole = trees.filter((name) => /^\d{16}\.txt$/.test(name)).toSorted();
  return [...found.toSorted(), ...whole.map((name) => join(signed, name))];
}

/**
 * Copies what signs for a ledger, and what it signed last, to the directory of another cell. Each file is there whole, and
 * on disk, or not at all. @throws {StoreRefusal} `move_refused`: another one is there. @throws {SigningKeyError}
 */
export async function copyKeys(from: string, to: string, ledgerId: string): Promise<void> {
  for (const name of await filesOf(from, ledgerId)) {
    const next = 'mend it. Nothing is moved without it.';
    const text = await readPrivateFile(join(from, name), 'which signs for the ledger', next).catch(
      (error: unknown) => {
        // A newer state of what was signed has taken its place.
        if (name.startsWith(`${ledgerId}.signed`) && isGone(error)) return undefined;
        throw error;
      },
    );
    if (text === undefined || (await createDurably(join(to, name), text))) continue;
    if ((await readPrivateFile(join(to, name), 'of the ledger', next)) === text) continue;
    throw new StoreRefusal('move_refused', `${join(to, name)} is there, and is another file.`, {
      next: 'It says what was signed for a ledger of this name in that cell. Find out why it is there, move it away, and run the command again.',
    });
  }
}

/** Takes away, where the ledger no longer lives, what is in the directory of its cell: nothing signs for it there. */
export async function removeKeys(from: string, to: string, ledgerId: string): Promise<void> {
  const there = new Set(await filesOf(to, ledgerId));
  for (const name of await filesOf(from, ledgerId))
    if (there.has(name) || name.startsWith(`${ledgerId}.signed`))
      await rm(join(from, name), { force: true });
  await rm(join(from, `${ledgerId}.signed`), { force: true, recursive: true });
}

const isGone = (error: unknown): boolean =>
  [error, (error as { cause?: unknown }).cause].some(
    (one) => (one as NodeJS.ErrnoException | undefined)?.code === 'ENOENT',
  );

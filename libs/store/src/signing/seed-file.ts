import type { BigIntStats } from 'node:fs';
import { randomSlice } from '../identifiers.js';
import { readPrivateFile } from './private-file.js';
import { SigningKeyError } from './signing-key-error.js';

/** A seed as its file holds it. */
export const newSeed = (): string => `${Buffer.from(randomSlice(32)).toString('hex')}\n`;

/** The bytes of 64 hex digits. */
export const seedBytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

/** What is said of the seed of a ledger that is not here. */
const ofLedger = (id: string) => ({
  what: `the seed of the ledger ${id}`,
  next: `put it back from its backup, or mend DOCKET_KEYS_DIR. Without it nothing can be signed. Where no copy of it is left: docket ledgers replace-key ${id}, and "A key is lost" in the operator's guide.`,
});

/** The 32 bytes of a ledger's seed, which nobody else may read; `note` is told as what it was opened. @throws {SigningKeyError} */
export async function readSeed(
  ledgerId: string,
  path: string,
  { what, next } = ofLedger(ledgerId),
  note?: (opened: BigIntStats) => void,
): Promise<Uint8Array> {
  const text = (await readPrivateFile(path, what, next, note)).trim();
  if (!/^[0-9a-f]{64}$/.test(text)) {
    const unfit = `${path} does not hold a seed of 64 hex digits: put it back from its backup`;
    const orDelete = text === '' ? ', or, where no ledger has this name yet, delete the file' : '';
    throw new SigningKeyError('malformed', `${unfit}${orDelete}.`);
  }
  return seedBytes(text);
}

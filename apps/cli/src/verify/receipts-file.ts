import {
  type Json,
  type JsonObject,
  IntakeError,
  isJsonObject,
  parseJson,
  utf8,
} from '@docket/chain';
import type { KeptReceipt } from '@docket/verify';
import { CommandFailure, EXIT } from '../failure.js';
import { readGiven } from '../regular-file.js';

const RECEIPTS_BYTES_MAX = 256 * 1024 * 1024;

/**
 * The receipts in a file of lines of JSON, each what the server answered to a write, or the receipt in it. Each names
 * the entry that was written and those that followed from it.
 *
 * @throws CommandFailure with exit status 2 for a line that is none.
 */
export async function readReceipts(path: string): Promise<KeptReceipt[]> {
  const bytes = await readGiven(`The receipts ${path}`, path, RECEIPTS_BYTES_MAX);
  const receipts: KeptReceipt[] = [];
  for (const [i, line] of bytes.toString('utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = receiptsIn(line);
    if (read === undefined) {
      const text = `The receipts ${path} cannot be read: line ${i + 1} is no receipt, nor an answer that holds one.`;
      throw new CommandFailure(text, EXIT.unusable);
    }
    for (const receipt of read) receipts.push(receipt);
  }
  if (receipts.length > 0) return receipts;
  throw new CommandFailure(`The receipts ${path}: there is none in it.`, EXIT.unusable);
}

function receiptsIn(line: string): KeptReceipt[] | undefined {
  const value = parsed(line);
  if (!isJsonObject(value)) return undefined;
  const receipt = value['receipt'] === undefined ? value : value['receipt'];
  if (!isJsonObject(receipt)) return undefined;
  const { origin, entries = [] } = receipt;
  if (typeof origin !== 'string' || !Array.isArray(entries)) return undefined;
  const found = [receipt, ...entries].map((entry) =>
    isJsonObject(entry) ? readEntry(origin, entry) : undefined,
  );
  if (!found.every((one) => one !== undefined)) return undefined;
  // The first of the entries is the one that the receipt is of.
  const [first, ...others] = found;
  return (
    first && [
      first,
      ...others.filter(({ seq, leafHash }) => seq !== first.seq || leafHash !== first.leafHash),
    ]
  );
}

function readEntry(
  origin: string,
  { seq, leaf_hash: leafHash }: JsonObject,
): KeptReceipt | undefined {
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) return undefined;
  if (typeof leafHash !== 'string' || !/^[0-9a-f]{64}$/.test(leafHash)) return undefined;
  return { origin, seq, leafHash };
}

function parsed(line: string): Json | undefined {
  try {
    return parseJson(utf8(line));
  } catch (error) {
    if (error instanceof IntakeError) return undefined;
    throw error;
  }
}

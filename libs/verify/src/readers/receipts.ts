import {
  type Json,
  type JsonObject,
  IntakeError,
  isJsonObject,
  parseJson,
  utf8,
} from '@docket/chain';
import type { KeptReceipt } from '../checks/receipts.js';
import { ReaderError } from '../reader.js';

/**
 * readReceipts reads receipts that were kept: lines of JSON, each what the server answered to a write, or the receipt
 * in it. Each names the entry that was written and those that followed from it. A text without lines has none.
 *
 * @throws ReaderError `malformed`, with the line, for one that is neither.
 */
export function readReceipts(text: string): KeptReceipt[] {
  const receipts: KeptReceipt[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = receiptsIn(line);
    if (read === undefined)
      throw new ReaderError(
        'malformed',
        `line ${i + 1} is no receipt, nor an answer that holds one`,
      );
    for (const receipt of read) receipts.push(receipt);
  }
  return receipts;
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

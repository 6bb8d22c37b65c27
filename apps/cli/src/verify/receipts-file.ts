import { readReceipts, ReaderError, type KeptReceipt } from '@docket/verify';
import { CommandFailure, EXIT } from '../failure.js';
import { readGiven } from '../regular-file.js';

const RECEIPTS_BYTES_MAX = 256 * 1024 * 1024;

/**
 * The receipts in a file of lines of JSON.
 *
 * @throws CommandFailure with exit status 2 for a line that is none, and for a file without any.
 */
export async function readReceiptsFile(path: string): Promise<KeptReceipt[]> {
  const bytes = await readGiven(`The receipts ${path}`, path, RECEIPTS_BYTES_MAX);
  try {
    const receipts = readReceipts(bytes.toString('utf8'));
    if (receipts.length > 0) return receipts;
  } catch (error) {
    if (!(error instanceof ReaderError)) throw error;
    const text = `The receipts ${path} cannot be read: ${error.message}.`;
    throw new CommandFailure(text, EXIT.unusable, { cause: error });
  }
  throw new CommandFailure(`The receipts ${path}: there is none in it.`, EXIT.unusable);
}

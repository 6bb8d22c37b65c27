import { verifyBundle } from '@docket/report/bundle';
import type { VerificationOutcome } from '@docket/report/outcome';
import { openBag, runningDigest } from './bag-files.js';
import { unreadable, type Trust } from './trust.js';

/**
 * Verifies a bundle, ZIP or folder, with nothing but the bundle: its files by their digests, the ledger in it, and
 * that tables and PROV follow from the ledger's entries.
 *
 * @throws CommandFailure with exit code 2 when it cannot be read as a bundle.
 */
export async function verifyBundleFile(path: string, trust: Trust): Promise<VerificationOutcome> {
  try {
    const bag = await openBag(path);
    try {
      return await verifyBundle(path, bag, { depth: 'full', ...trust }, runningDigest);
    } finally {
      await bag.close();
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

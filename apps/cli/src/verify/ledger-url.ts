import { httpReader, ReaderError, type VerificationReport, verify } from '@docket/verify';
import { boundedSource } from './bounded-fetch.js';
import type { VerificationOutcome } from '@docket/report/outcome';
import { unreadable, type Trust } from './trust.js';

/** Seconds that a server may take to have its checkpoint cosigned. */
export const COSIGNED_S_MAX = 10;

/**
 * Verifies a whole ledger over HTTP, from outside: every entry is fetched and hashed here.
 *
 * @throws CommandFailure with exit code 2 when the server cannot be reached, refuses, or is not done in `timeoutMs`.
 */
export async function verifyLedgerUrl(
  url: string,
  options: Trust & { apiKey?: string; timeoutMs?: number },
): Promise<VerificationOutcome> {
  const { apiKey, timeoutMs, ...trust } = options;
  try {
    const reader = httpReader({
      url,
      ...boundedSource(timeoutMs),
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(trust.witnessPolicy === undefined && trust.timeStamps === undefined
        ? {}
        : { cosignedS: COSIGNED_S_MAX }),
    });
    const report = await verify(reader, { depth: 'full', ...trust });
    if (isNothing(report) && trust.trustedCheckpoint === undefined) {
      throw new ReaderError(
        'refused',
        'there is no ledger at this address. Whether one was deleted shows only beside its registry: docket verify --ledger <id>, in the database',
      );
    }
    return { source: url, report };
  } catch (error) {
    throw unreadable(url, error);
  }
}

/**
 * Every ledger has its first entry. Without a checkpoint to hold against it, an address that has nothing is a
 * wrong address, not a damaged ledger. One that has a checkpoint, whatever it is worth, is none.
 */
const isNothing = ({ size, entriesChecked, checkpoint, findings }: VerificationReport): boolean =>
  size === 0 &&
  entriesChecked === 0 &&
  checkpoint === undefined &&
  !findings.some(({ kind }) => kind === 'checkpoint');

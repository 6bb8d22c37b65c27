import { readDatabase, verifyDatabase } from '@docket/service';
import { DatabaseUnfit, StoreRefusal } from '@docket/store';
import type { LedgerReader } from '@docket/verify';
import type { VerificationOutcome } from '@docket/report/outcome';
import { unreadable, type Trust } from './trust.js';

/**
 * Verifies a ledger in a database, the projections that the server derives from it included.
 *
 * @throws CommandFailure with exit code 2 when the database or the ledger cannot be read.
 */
export async function verifyDatabaseLedger(
  options: Trust & { databaseUrl: string; ledger: string },
): Promise<VerificationOutcome> {
  const { databaseUrl, ledger, ...trust } = options;
  const source = `ledger ${ledger} in ${describeDatabase(databaseUrl)}`;
  try {
    const report = await verifyDatabase({ databaseUrl, ledger, depth: 'full', ...trust });
    return { source, report };
  } catch (error) {
    throw unreadable(source, error, StoreRefusal, DatabaseUnfit);
  }
}

/**
 * Does `count` with a reader of one state of a ledger in a database.
 *
 * @throws CommandFailure with exit code 2 when the database or the ledger cannot be read.
 */
export async function countInDatabase<Result>(
  { databaseUrl, ledger }: { databaseUrl: string; ledger: string },
  count: (reader: LedgerReader) => Promise<Result>,
): Promise<Result> {
  try {
    return await readDatabase({ databaseUrl, ledger }, count);
  } catch (error) {
    throw unreadable(
      `ledger ${ledger} in ${describeDatabase(databaseUrl)}`,
      error,
      StoreRefusal,
      DatabaseUnfit,
    );
  }
}

/** Host and database, without the user and the password of the address. */
function describeDatabase(databaseUrl: string): string {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  return url === undefined ? 'the database' : `${url.host}${url.pathname}`;
}

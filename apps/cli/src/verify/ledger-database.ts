import { readDatabase, verifyDatabase } from '@docket/service';
import { DatabaseUnfit, StoreRefusal } from '@docket/store';
import type { GrowthSource, LedgerReader } from '@docket/verify';
import type { VerificationOutcome } from '@docket/report/outcome';
import { readCellAddresses } from '../named-cells.js';
import { unreadable, type Trust } from './trust.js';

/** A ledger, and the address of the database that it is in. */
export interface DatabaseLedger {
  databaseUrl: string;
  ledger: string;
}

/**
 * Verifies a ledger in a database, the projections that the server derives from it included.
 *
 * @throws CommandFailure with exit code 2 when the database or the ledger cannot be read.
 */
export async function verifyDatabaseLedger(
  options: Trust & DatabaseLedger,
): Promise<VerificationOutcome> {
  const { databaseUrl, ledger, ...trust } = options;
  const source = databaseName(options);
  const cells = await readCellAddresses(process.env);
  try {
    const report = await verifyDatabase({ databaseUrl, ledger, depth: 'full', cells, ...trust });
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
  database: DatabaseLedger,
  count: (reader: LedgerReader & GrowthSource) => Promise<Result>,
): Promise<Result> {
  try {
    return await readDatabase(database, count);
  } catch (error) {
    throw unreadable(databaseName(database), error, StoreRefusal, DatabaseUnfit);
  }
}

/** For people: what is read, without the user and the password of the address. */
export const databaseName = ({ databaseUrl, ledger }: DatabaseLedger): string =>
  `ledger ${ledger} in ${describeDatabase(databaseUrl)}`;

/** Host and database, without the user and the password of the address. */
function describeDatabase(databaseUrl: string): string {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  return url === undefined ? 'the database' : `${url.host}${url.pathname}`;
}

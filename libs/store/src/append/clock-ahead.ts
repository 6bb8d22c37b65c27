import { CUSTODY_TYPES, DOCKET_AUTHOR } from '@docket/record';
import type pg from 'pg';
import { now } from '../clock.js';
import { StoreRefusal } from '../refusal.js';
import type { BatchPlan } from './plan.js';
import type { WriterShared } from './shared-connections.js';
import { submissionsOf } from './request-queue.js';
import type { Request } from './request-queue.js';

/** What became of a batch that was sent; unless it is written, nothing is. */
export type Written =
  | 'written'
  /** The head is no longer where the batch was planned to begin. */
  | 'moved'
  | TooEarly;

/** Its entries bear a time that is too far ahead of the database's clock. */
export interface TooEarly {
  /** The database's clock when it refused, in milliseconds since 1970. */
  readonly databaseMs: number;
}

/**
 * Why the batch was refused. A ledger's time never decreases, so that one entry with a time far ahead
 * would give that same time to every entry after it, until the world has caught up.
 *
 * `processTime` is this process's clock when the batch was planned; the head's time may be ahead although
 * that is right, where it was written before there was a bound, or when the database's clock went back.
 */
export function clockAhead(
  { databaseMs }: TooEarly,
  processTime: string,
  entryTime: string,
  maxMs: number,
): StoreRefusal {
  const database = new Date(databaseMs).toISOString();
  const bound = `more than ${maxMs / 1000} s`;
  if (isServerAhead(processTime, databaseMs, maxMs)) {
    return new StoreRefusal(
      'clock_ahead',
      `This server's clock (${processTime}) is ${bound} ahead of the database's (${database}). Nothing was written.`,
      {
        next: 'The operator sets the clocks right. Then send the same request again.',
      },
    );
  }
  return new StoreRefusal(
    'ledger_time_ahead',
    `The ledger's last entry bears ${entryTime}, ${bound} ahead of the database's clock (${database}), and a new one would bear the same time. Nothing was written.`,
    {
      next: 'The operator decides: another ledger, or a wider DOCKET_CLOCK_AHEAD_S. Then send the same request again.',
    },
  );
}

/** Why a writer's batch was refused; how many records of others were in it is noted, to be recorded later. */
export function refuseByClock(
  { databaseMs }: TooEarly,
  { processTime, head: { lastTime: time } }: BatchPlan,
  requests: readonly Request[],
  { id: ledger, shared: { limits, refusals } }: { id: string; shared: WriterShared },
): StoreRefusal {
  const { clockAheadMaxMs: maxMs } = limits;
  // Docket tries its own again until they are taken.
  const others = submissionsOf(requests).filter(({ author }) => author !== DOCKET_AUTHOR);
  refusals.note(ledger, {
    ahead: isServerAhead(processTime, databaseMs, maxMs) ? 'server_clock' : 'ledger_time',
    records: others.length,
    reads: others.filter(({ type }) => (CUSTODY_TYPES as readonly string[]).includes(type)).length,
    first: { time, database_time: new Date(databaseMs).toISOString() },
    bound_s: maxMs / 1000,
  });
  return clockAhead({ databaseMs }, processTime, time, maxMs);
}

const isServerAhead = (processTime: string, databaseMs: number, maxMs: number): boolean =>
  Date.parse(processTime) > databaseMs + maxMs;

/**
 * Whether this process's clock is ahead of the database's. Fails where the database is away or not migrated.
 * @throws {StoreRefusal} `clock_ahead`.
 */
export async function checkClock(client: pg.ClientBase, clockAheadMaxMs: number): Promise<void> {
  // Before the question, so that the time it takes is not counted as a difference.
  const processTime = now();
  const { rows } = await client.query<{ s: number }>(
    'SELECT extract(epoch FROM clock_timestamp())::float8 AS s FROM docket.ledger LIMIT 1',
  );
  const databaseMs = (rows[0]?.s ?? Infinity) * 1000;
  if (!isServerAhead(processTime, databaseMs, clockAheadMaxMs)) return;
  throw clockAhead({ databaseMs }, processTime, processTime, clockAheadMaxMs);
}

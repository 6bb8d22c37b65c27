import type { RecordBodies } from '@docket/record';
import { decodeWriteAnswer } from './answer.js';
import { isAway } from './away.js';
import { DocketProblem } from './problem.js';
import { requestFor } from './recorder.js';
import {
  isLocalId,
  withGivenIds,
  type Spool,
  type SpooledRecord,
  type SpoolLoss,
} from './spool.js';
import type { Transport } from './transport.js';

/** What a replay achieved. */
export interface ReplayReport {
  /** Records that the ledger has now. */
  written: number;
  /** Records that the ledger refused: kept aside for a person, and filed as a gap. */
  setAside: { record: SpooledRecord; why: string }[];
  /** Gaps that were filed. */
  gaps: number;
  /** Losses whose `gap.recorded` the ledger refused. They stay in the spool's `losses`. */
  gapsRefused: { loss: SpoolLoss; why: string }[];
  /** Records of this ledger that still wait. */
  pending: number;
  /** Whether the server did not answer: the rest waits for another time. */
  away: boolean;
}

/**
 * Writes the spooled records of `ledger` in the order in which they were spooled, each under its first
 * key, so that one that did reach the server before is not written again.
 *
 * What the server refuses is set aside and does not stop the others. What is wrong with the caller (its
 * key, the ledger's name) stops the replay: nothing is set aside for that.
 *
 * @throws DocketProblem of status 401 or 403, `unknown_ledger` or `unexpected_answer`.
 */
export async function replaySpool(
  spool: Spool,
  transport: Transport,
  ledger: string,
): Promise<ReplayReport> {
  const waiting = () => spool.pending.filter((record) => record.ledger === ledger);
  const report: ReplayReport = {
    written: 0,
    setAside: [],
    gaps: 0,
    gapsRefused: [],
    pending: 0,
    away: false,
  };
  try {
    // Bounded by what waits now; what is spooled meanwhile comes next time.
    for (const record of waiting()) {
      const why = await replayRecord(spool, transport, record, isFirst(report));
      if (why === undefined) {
        report.written++;
      } else {
        await spool.setAside(record, why);
        report.setAside.push({ record, why });
      }
    }
    for (const loss of lossesOf(spool, ledger)) {
      const refusal = await fileGap(spool, transport, ledger, loss);
      if (refusal === undefined) report.gaps++;
      else report.gapsRefused.push({ loss, why: refusal });
    }
  } catch (error) {
    if (!isWaiting(error)) throw error;
    report.away = true;
  }
  report.pending = waiting().length;
  return report;
}

/** Returns why the server refused, or undefined when it has the record. */
async function replayRecord(
  spool: Spool,
  transport: Transport,
  record: SpooledRecord,
  isProbe: boolean,
): Promise<string | undefined> {
  const known = withGivenIds(record, (id) => (isLocalId(id) ? spool.givenId(id) : id));
  if (known === undefined) return 'What it belongs to was refused or lost.';
  try {
    // The first request finds out whether the server is back: asking once is enough for that.
    const repeatable = !isProbe;
    const answer = decodeWriteAnswer(await transport.send({ ...requestFor(known), repeatable }));
    const { decisionId, sideEffectId } = answer;
    await spool.settle(record, {
      ...(record.decisionId === undefined ? { decisionId } : {}),
      ...(sideEffectId === undefined ? {} : { sideEffectId }),
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof DocketProblem) || isWaiting(error) || isOfCaller(error)) throw error;
    return error.message;
  }
}

/** Losses that are, or may be, of this ledger. */
export function lossesOf(spool: Spool, ledger: string): SpoolLoss[] {
  return spool.losses.filter((loss) => (loss.ledger ?? ledger) === ledger);
}

/** Returns why the server refused, or undefined when it has the gap. */
async function fileGap(
  spool: Spool,
  transport: Transport,
  ledger: string,
  loss: SpoolLoss,
): Promise<string | undefined> {
  try {
    await transport.send(requestFor(gapRecord(ledger, loss)));
    await spool.settleLoss(loss);
    return undefined;
  } catch (error) {
    if (!(error instanceof DocketProblem) || isWaiting(error)) throw error;
    return error.message;
  }
}

function isFirst(report: ReplayReport): boolean {
  return report.written === 0 && report.setAside.length === 0;
}

/** Away, or somebody is at work on the same key. */
function isWaiting(error: unknown): boolean {
  return isAway(error) || (error instanceof DocketProblem && WAITING_CODES.has(error.code));
}

const WAITING_CODES = new Set(['idempotency_in_flight', 'internal']);

/** The second: whoever answered is not a Docket server. */
const CALLER_CODES = new Set(['unknown_ledger', 'unexpected_answer']);

function isOfCaller(problem: DocketProblem): boolean {
  return [401, 403].includes(problem.status) || CALLER_CODES.has(problem.code);
}

function gapRecord(ledger: string, loss: SpoolLoss): SpooledRecord {
  const byType = Object.entries(loss.byType).map(([type, records]) => ({ type, records }));
  const body: RecordBodies['gap.recorded'] = {
    kind: loss.kind,
    reason: loss.reason,
    ...(loss.records === undefined ? {} : { records: loss.records }),
    ...(byType.length === 0 ? {} : { by_type: byType }),
    from: loss.from,
    to: loss.to,
  };
  return {
    ledger,
    type: 'gap.recorded',
    body,
    idempotencyKey: `gap-${loss.id}`,
    spooledAt: loss.to,
  };
}

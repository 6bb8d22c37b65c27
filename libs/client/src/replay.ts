import type { RecordBodies } from '@docket/record';
import { decodeWriteAnswer, type WriteAnswer } from './answer.js';
import { hasHappened, isAway, isOfCaller, isPassing } from './away.js';
import { DocketError } from './client-error.js';
import { leaveOut } from './left-out.js';
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
  /** Whether the network failed: the rest waits for another time. */
  away: boolean;
  /** What the rest waits for, where some is left: the network, or a server that is overloaded. */
  stoppedBy?: DocketError;
}

/**
 * Writes the spooled records of `ledger` in the order in which they were spooled, each under its first
 * key, so that one that did reach the server before is not written again.
 *
 * What the server refuses is set aside and does not stop the others. What is wrong with the caller (its
 * key, the ledger's name, what stands between it and the server) stops the replay: nothing is set aside for
 * that. A report of what was done is written without its result where the ledger refuses that.
 *
 * @throws DocketProblem of status 401 or 403, or `unknown_ledger`; RequestFailed; UnexpectedAnswer.
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
    if (!(error instanceof DocketError) || !isPassing(error)) throw error;
    report.away = isAway(error);
    report.stoppedBy = error;
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
    const answer = await sendReport(transport, known, !isProbe);
    const { decisionId, sideEffectId } = answer;
    await spool.settle(record, {
      ...(record.decisionId === undefined ? { decisionId } : {}),
      ...(sideEffectId === undefined ? {} : { sideEffectId }),
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof DocketProblem) || isPassing(error) || isOfCaller(error)) throw error;
    return error.message;
  }
}

/** A refused request wrote nothing, so the same key is free for what is left of the record. */
async function sendReport(
  transport: Transport,
  record: SpooledRecord,
  repeatable: boolean,
): Promise<WriteAnswer> {
  try {
    return decodeWriteAnswer(await transport.send({ ...requestFor(record), repeatable }));
  } catch (error) {
    const less = leaveOut(record.body, error);
    if (less === undefined || !hasHappened(record.type)) throw error;
    return sendReport(transport, { ...record, body: less.body }, repeatable);
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
    if (!(error instanceof DocketProblem) || isPassing(error)) throw error;
    return error.message;
  }
}

function isFirst(report: ReplayReport): boolean {
  return report.written === 0 && report.setAside.length === 0;
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

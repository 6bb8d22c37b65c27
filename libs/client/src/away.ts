import type { Directive, RecordType } from '@docket/record';
import { DocketError, DocketProblem, DocketUnreachable } from './problem.js';
import type { Standing } from './recorder.js';
import type { OutgoingRecord } from './spool.js';

/**
 * The server could not be asked, and what was asked for is not done without asking: high stakes, a
 * side effect that cannot be undone, or a decision that was held already.
 */
export class FailedClosed extends DocketError {
  override readonly name = 'FailedClosed';
  constructor(
    /** `spooled`: kept, and recorded later; do not file it again. `nowhere`: nothing was kept. */
    readonly recorded: 'spooled' | 'nowhere',
    reason: string,
    cause: unknown,
  ) {
    const kept =
      recorded === 'spooled'
        ? 'The record is in the spool and will be written when the server answers: do not file it again.'
        : 'Nothing was recorded.';
    super('failed_closed', `Do not go on: the server is away, and ${reason}. ${kept}`, { cause });
  }
}

/** What happens to a record while the server is away. */
export interface AwayRuling {
  /** Whether the record goes into the spool. */
  keep: boolean;
  /** What the agent is told; `refuse` is an error. */
  directive: Directive | 'refuse';
  reason: string;
}

/** Asks to begin something, and is worth nothing without the server's answer. */
const ASKS: ReadonlySet<RecordType> = new Set<RecordType>([
  'decision.opened',
  'side_effect.intent',
  'side_effect.executing',
]);

/** What has happened in the world already. The record is kept whatever the stakes are. */
const HAPPENED: ReadonlySet<RecordType> = new Set<RecordType>([
  'side_effect.executed',
  'side_effect.failed',
  'side_effect.outcome_unknown',
  'side_effect.rolled_back',
  'side_effect.compensated',
]);

/**
 * ruleAway decides by the stakes: on low and medium ones work goes on from the spool; on high,
 * critical and unknown ones what is reported is kept and what is asked for is refused. A directive
 * that the server gave before is never softened.
 */
export function ruleAway({ type, body }: OutgoingRecord, standing: Standing): AwayRuling {
  if (type === 'review.recorded') {
    return {
      keep: false,
      directive: 'refuse',
      reason: 'a review decides on what the server holds',
    };
  }
  if (type.startsWith('incident.')) {
    return { keep: false, directive: 'refuse', reason: 'it numbers the incidents' };
  }
  const isLow = isLowStakes(standing);
  const stakes = `the stakes are ${standing.stakes ?? 'not known'}`;
  const held = standing.directive !== 'proceed';
  if (ASKS.has(type)) {
    if (!isLow) return { keep: false, directive: 'refuse', reason: stakes };
    if (held) return refuseHeld(standing.directive);
    if ('reversibility' in body && body.reversibility === 'irreversible') {
      const reason = 'only it can tell whether this irreversible action was taken before';
      return { keep: false, directive: 'refuse', reason };
    }
    return { keep: true, directive: 'proceed', reason: stakes };
  }
  if (isLow) {
    // The server would hold as well: the agent itself asks for a human.
    const asksForHuman = 'needs_human' in body && body.needs_human === true;
    const directive = asksForHuman && !held ? 'hold' : standing.directive;
    return { keep: true, directive, reason: stakes };
  }
  return { keep: true, directive: HAPPENED.has(type) ? 'hold' : 'refuse', reason: stakes };
}

/** Stakes on which work goes on while the server is away. */
export function isLowStakes({ stakes }: Standing): boolean {
  return stakes === 'low' || stakes === 'medium';
}

function refuseHeld(directive: Directive): AwayRuling {
  const reason = `the last directive it gave is ${directive}`;
  return { keep: false, directive: 'refuse', reason };
}

/** Whether an error means that the server, or what stands before it, is not there to answer. */
export function isAway(error: unknown): error is DocketError {
  if (error instanceof DocketUnreachable) return true;
  return error instanceof DocketProblem && AWAY_STATUS.has(error.status);
}

const AWAY_STATUS = new Set([429, 502, 503, 504]);

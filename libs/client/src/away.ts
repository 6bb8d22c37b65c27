import type { Directive, RecordType } from '@docket/record';
import { ClientError } from './client-error.js';
import { DocketProblem, DocketUnreachable, RequestFailed, UnexpectedAnswer } from './problem.js';
import type { LastStanding } from './recorder.js';
import type { OutgoingRecord } from './spool.js';

/**
 * The server could not be asked, and what was asked for is not done without asking: high stakes, a
 * side effect that cannot be undone, a decision that was held already, or something else than the network
 * that stood in the way. `cause` is what stood in the way, where a request was made.
 */
export class FailedClosed extends ClientError<'failed_closed'> {
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
    super('failed_closed', `Do not go on: ${reason}. ${kept}`, { cause });
  }
}

/** What happens to a record that the server could not be asked about. */
export interface AwayRuling {
  /** Named in the answer's `reasons`. */
  rule: 'server_away' | 'not_answered';
  /** Whether the record goes into the spool. */
  keep: boolean;
  /** What the agent is told; `refuse` is an error. */
  directive: Directive | 'refuse';
  reason: string;
}

const AWAY = 'server_away';
const UNCLEAR = 'not_answered';

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

export function isAsking(type: RecordType): boolean {
  return ASKS.has(type);
}

export function hasHappened(type: RecordType): boolean {
  return HAPPENED.has(type);
}

/** What only the server can take: it counts, or decides on what it holds. */
function isForServerOnly(type: RecordType): boolean {
  return type === 'review.recorded' || type.startsWith('incident.');
}

/**
 * ruleAway decides by the stakes: on low and medium ones work goes on from the spool; on high,
 * critical and unknown ones what is reported is kept and what is asked for is refused. A directive
 * that the server gave before is never softened.
 */
export function ruleAway({ type, body }: OutgoingRecord, standing: LastStanding): AwayRuling {
  if (isForServerOnly(type)) {
    const why =
      type === 'review.recorded' ? 'a review decides on what it holds' : 'it numbers the incidents';
    return {
      rule: AWAY,
      keep: false,
      directive: 'refuse',
      reason: `the server is away, and ${why}`,
    };
  }
  const isLow = isLowStakes(standing);
  const stakes = `the server is away, and the stakes are ${standing.stakes ?? 'not known'}`;
  const held = standing.directive !== 'proceed';
  if (ASKS.has(type)) {
    if (!isLow) return { rule: AWAY, keep: false, directive: 'refuse', reason: stakes };
    if (held) return refuseHeld(standing.directive);
    if ('reversibility' in body && body.reversibility === 'irreversible') {
      const reason =
        'the server is away, and only it can tell whether this irreversible action was taken before';
      return { rule: AWAY, keep: false, directive: 'refuse', reason };
    }
    return { rule: AWAY, keep: true, directive: 'proceed', reason: stakes };
  }
  if (isLow) {
    // The server would hold as well: the agent itself asks for a human.
    const asksForHuman = 'needs_human' in body && body.needs_human === true;
    const directive = asksForHuman && !held ? 'hold' : standing.directive;
    return { rule: AWAY, keep: true, directive, reason: stakes };
  }
  return {
    rule: AWAY,
    keep: true,
    directive: HAPPENED.has(type) ? 'hold' : 'refuse',
    reason: stakes,
  };
}

/**
 * ruleUnclear decides where no answer of Docket came and the network cannot be blamed either: a page of a
 * proxy, a certificate, a server that is overloaded. Nothing is begun, on any stakes; reports are kept. A
 * stop that the server gave before stays a stop. Undefined: the error itself is the answer.
 */
export function ruleUnclear(type: RecordType, { directive }: LastStanding): AwayRuling | undefined {
  if (ASKS.has(type) || isForServerOnly(type)) return undefined;
  const reason = 'the server may be up and did not answer as Docket does';
  if (!HAPPENED.has(type)) return { rule: UNCLEAR, keep: true, directive: 'refuse', reason };
  return { rule: UNCLEAR, keep: true, directive: directive === 'stop' ? 'stop' : 'hold', reason };
}

/** Stakes on which work goes on while the server is away. */
export function isLowStakes({ stakes }: LastStanding): boolean {
  return stakes === 'low' || stakes === 'medium';
}

function refuseHeld(directive: Directive): AwayRuling {
  const reason = `the server is away, and the last directive it gave is ${directive}`;
  return { rule: AWAY, keep: false, directive: 'refuse', reason };
}

/** Whether an error shows that the network failed. Nothing else lets an agent go on unasked. */
export function isAway(error: unknown): error is DocketUnreachable {
  return error instanceof DocketUnreachable;
}

/**
 * Whether nobody can tell what became of a request, or it was not looked at, and the network is not to
 * blame: a server that is overloaded, a page of a proxy, a certificate.
 */
export function isUnclear(error: unknown): boolean {
  if (error instanceof DocketProblem) return !error.isRefusal;
  return error instanceof RequestFailed || error instanceof UnexpectedAnswer;
}

/** Whether the same request may well be answered a little later, without anybody changing anything. */
export function isPassing(error: unknown): boolean {
  if (error instanceof UnexpectedAnswer) {
    return error.status !== undefined && (error.status === 429 || error.status >= 500);
  }
  if (error instanceof RequestFailed) return error.isLate;
  return isAway(error) || (error instanceof DocketProblem && error.isPassing);
}

/** Whether what is wrong lies with the caller's key or ledger, and not with the record. */
export function isOfCaller(error: unknown): boolean {
  if (!(error instanceof DocketProblem) || !error.isKnown) return false;
  return [401, 403].includes(error.status) || error.code === 'unknown_ledger';
}

import { inCallingTrace } from './calling-trace.js';
import { answerTo } from './answer-match.js';
import { decodeWriteAnswer, type SpooledAnswer, type WriteAnswer } from './answer.js';
import {
  FailedClosed,
  hasHappened,
  isAsking,
  isAway,
  isLowStakes,
  isOfCaller,
  isUnclear,
  ruleAway,
  ruleUnclear,
  type AwayRuling,
} from './away.js';
import { DEFAULT_RETRY, backoffDelay } from './backoff.js';
import { ClientError, DocketError } from './client-error.js';
import { checkKey, randomKey } from './prepare.js';
import { DocketProblem } from './problem.js';
import { toRecordJson } from './record-json.js';
import { type Channel, sendRecord, type Recorder, type LastStanding } from './recorder.js';
import { lossesOf, replaySpool, type OnSetAside, type ReplayReport } from './replay.js';
import {
  isLocalId,
  isSameJson,
  localId,
  SpoolError,
  spooledStatus,
  type OutgoingRecord,
  type Spool,
  type SpooledRecord,
  withGivenIds,
} from './spool.js';

/** How long the server is left alone after it did not answer. Grows with every attempt, with jitter. */
const PROBE = { ...DEFAULT_RETRY, baseDelayMs: 1_000, maxDelayMs: 30_000 };

const REGISTERED_MAX = 10_000;
const CATCH_UP_ROUNDS_MAX = 3;

/** What waits, what was lost, and what a person has to look at. */
export interface SpoolStatus {
  /** Records of this ledger that wait. */
  pending: number;
  /** Records of any ledger that were refused and are kept in `set-aside.jsonl`. */
  setAside: number;
  /** Records that are, or may be, of this ledger, that will never reach it, and whose gap it does not have yet. */
  lost: number;
  /** What the last contact with the server failed of; absent where it did not. */
  standstill?: DocketError;
}

/** Writes to the ledger, and into a spool while the ledger's server is away. */
export class SpoolingRecorder implements Recorder<WriteAnswer | SpooledAnswer> {
  readonly #channel: Channel;
  readonly #spool: Spool;
  readonly #ledger: string;
  readonly #onSetAside: OnSetAside | undefined;
  #replaying: Promise<ReplayReport> | undefined;
  /** Losses that the server would not take as gaps: not tried again on every write. */
  readonly #refused = new Set<string>();
  /** Keys of the intents that the server took from this process. */
  readonly #registered = new Set<string>();
  #failures = 0;
  #probeAt = 0;
  /** What the last contact failed of; undefined when it did not. */
  #standstill: DocketError | undefined;

  constructor(channel: Channel, spool: Spool, ledger: string, onSetAside?: OnSetAside) {
    this.#channel = channel;
    this.#spool = spool;
    this.#ledger = ledger;
    this.#onSetAside = onSetAside;
  }

  get status(): SpoolStatus {
    const lost = lossesOf(this.#spool, this.#ledger).map(({ records = 1 }) => records);
    return {
      pending: this.#spool.pending.filter(({ ledger }) => ledger === this.#ledger).length,
      setAside: this.#spool.setAsideCount,
      lost: lost.reduce((sum, records) => sum + records, 0),
      ...(this.#standstill === undefined ? {} : { standstill: this.#standstill }),
    };
  }

  /** @throws InvalidValue and the like before anything else, for what could never be sent. */
  async write(given: OutgoingRecord, standing: LastStanding): Promise<WriteAnswer | SpooledAnswer> {
    const record = named(await inCallingTrace(this.#channel.traceparent, given));
    let cause: unknown;
    try {
      const answer = await this.#ask(record, standing);
      if ('recorded' in answer) return answer;
      ({ cause } = answer);
    } catch (error) {
      cause = error;
    }
    const ruling = rule(record, standing, cause);
    if (ruling === undefined) throw cause;
    return this.#keep(record, standing, ruling, cause);
  }

  /** The server's answer, or why it was not asked: undefined when it did not answer a moment ago. */
  async #ask(
    record: SpooledRecord,
    standing: LastStanding,
  ): Promise<WriteAnswer | { cause: DocketError | undefined }> {
    const isResting = isLowStakes(standing) && performance.now() < this.#probeAt;
    // Where the answer decides whether work goes on, the server is asked each time.
    if (isResting && !isAsking(record.type)) return { cause: undefined };
    for (let round = 1; ; round++) {
      const report = await this.#catchUpNow();
      const known = this.#withGivenIds(record);
      if (known !== undefined && !this.#isBehind(record)) {
        return this.#send(known, standing, !isResting);
      }
      if (report?.stoppedBy !== undefined) return { cause: report.stoppedBy };
      // The server answers: what is in the way was spooled meanwhile, or will never be written.
      if (round === CATCH_UP_ROUNDS_MAX || !this.#isBehind(record)) {
        return { cause: this.#standstill ?? notInLedger(record) };
      }
    }
  }

  async #send(
    known: SpooledRecord,
    standing: LastStanding,
    repeatable: boolean,
  ): Promise<WriteAnswer> {
    try {
      const answer = await sendRecord(this.#channel, known, { repeatable });
      const written = answerTo(known, decodeWriteAnswer(answer));
      this.#noteAnswered();
      if (known.type === 'side_effect.intent') this.#remember(known.idempotencyKey);
      standing.directive = written.directive;
      return written;
    } catch (error) {
      this.#note(error);
      throw error;
    }
  }

  prepare(record: OutgoingRecord): SpooledRecord {
    return named(record);
  }

  givenId(id: string): string | undefined {
    return isLocalId(id) ? this.#spool.givenId(id) : id;
  }

  async catchUp(): Promise<void> {
    if (performance.now() >= this.#probeAt) await this.#catchUpNow();
  }

  async #catchUpNow(): Promise<ReplayReport | undefined> {
    const hasLoss = lossesOf(this.#spool, this.#ledger).some(({ id }) => !this.#refused.has(id));
    const isWaiting = this.#spool.pending.some(({ ledger }) => ledger === this.#ledger);
    return hasLoss || isWaiting ? this.replay() : undefined;
  }

  /** Sends what waits, now. One replay at a time: whoever asks meanwhile shares it. */
  replay(): Promise<ReplayReport> {
    this.#replaying ??= this.#replayOnce().finally(() => (this.#replaying = undefined));
    return this.#replaying;
  }

  async #replayOnce(): Promise<ReplayReport> {
    try {
      const report = await replaySpool(this.#spool, this.#channel, this.#ledger, this.#onSetAside);
      if (report.stoppedBy === undefined) this.#noteAnswered();
      else this.#note(report.stoppedBy);
      for (const { loss } of report.gapsRefused) this.#refused.add(loss.id);
      return report;
    } catch (error) {
      this.#note(error);
      throw error;
    }
  }

  /** Only a network that failed lets the server be left alone for a while. */
  #note(error: unknown): void {
    this.#standstill = error instanceof DocketError && isUnanswered(error) ? error : undefined;
    if (!isAway(error)) {
      this.#failures = 0;
      this.#probeAt = 0;
      return;
    }
    this.#failures++;
    const delay = backoffDelay(PROBE, this.#failures, () => 0.5 + Math.random() / 2);
    this.#probeAt = performance.now() + delay;
  }

  #noteAnswered(): void {
    this.#standstill = undefined;
    this.#failures = 0;
    this.#probeAt = 0;
  }

  /** Whether earlier records of the same decision, or this very one, still wait. */
  #isBehind(record: SpooledRecord): boolean {
    const { ledger, decisionId, idempotencyKey } = record;
    const decision = decisionId === undefined ? undefined : this.givenId(decisionId);
    return this.#spool.pending.some(
      (other) =>
        other.ledger === ledger &&
        (other.idempotencyKey === idempotencyKey ||
          (decision !== undefined &&
            other.decisionId !== undefined &&
            this.givenId(other.decisionId) === decision)),
    );
  }

  async #keep(
    record: SpooledRecord,
    standing: LastStanding,
    ruling: AwayRuling,
    cause: unknown,
  ): Promise<SpooledAnswer> {
    if (this.#isRegistered(record)) {
      const reason = 'the server is away, and this action was registered with it before';
      throw new FailedClosed('nowhere', reason, cause);
    }
    if (!ruling.keep) throw new FailedClosed('nowhere', ruling.reason, cause);
    const decisionId = record.decisionId ?? localId(record);
    const sideEffectId =
      record.type === 'side_effect.intent' ? localId(record) : record.sideEffectId;
    const replayed = await this.#appendOnce(record);
    if (ruling.directive === 'refuse') throw new FailedClosed('spooled', ruling.reason, cause);
    // Asking for a human holds what comes next too.
    standing.directive = ruling.directive;
    const status =
      sideEffectId === undefined ? undefined : spooledStatus(this.#spool.pending, sideEffectId);
    return {
      recorded: 'spooled',
      decisionId,
      ...(sideEffectId === undefined ? {} : { sideEffectId }),
      ...(status === undefined ? {} : { sideEffectStatus: status }),
      directive: ruling.directive,
      reasons: [{ rule: ruling.rule, message: `The record is in the spool: ${ruling.reason}.` }],
      replayed,
    };
  }

  #remember(key: string): void {
    this.#registered.add(key);
    const [oldest] = this.#registered;
    if (this.#registered.size > REGISTERED_MAX && oldest !== undefined) {
      this.#registered.delete(oldest);
    }
  }

  /** An intent that the ledger has may be past `intent`, and only the server can tell how far. */
  #isRegistered(record: SpooledRecord): boolean {
    if (record.type !== 'side_effect.intent') return false;
    const { idempotencyKey } = record;
    return (
      this.#registered.has(idempotencyKey) || this.#spool.givenId(localId(record)) !== undefined
    );
  }

  /** True when the spool has the same record under this key already. */
  async #appendOnce(record: SpooledRecord): Promise<boolean> {
    const same = this.#spool.pending.find(
      ({ ledger, idempotencyKey }) =>
        ledger === record.ledger && idempotencyKey === record.idempotencyKey,
    );
    if (same === undefined) {
      await this.#spool.append(record);
      return false;
    }
    if (same.type === record.type && isSameJson(untraced(same), untraced(record))) return true;
    throw new ClientError(
      'idempotency_key_reused',
      `The key ${record.idempotencyKey} belongs to another record that waits in the spool.`,
    );
  }

  #withGivenIds(record: SpooledRecord): SpooledRecord | undefined {
    return withGivenIds(record, (id) => this.givenId(id));
  }
}

/** As the server has it: a record that is made again, in another span, is the same. */
function untraced({ body }: SpooledRecord): object {
  return { ...body, trace_id: undefined, span_id: undefined };
}

/** What becomes of a record that has no answer of the ledger. Undefined: `cause` is for the caller. */
function rule(
  record: SpooledRecord,
  standing: LastStanding,
  cause: unknown,
): AwayRuling | undefined {
  if (cause === undefined || isAway(cause)) return ruleAway(record, standing);
  // What is before it in its decision can neither be written nor be set aside.
  const isStuck = cause instanceof SpoolError;
  if (isUnclear(cause) || isStuck) return ruleUnclear(record.type, standing);
  // What was done is kept whatever is wrong, unless the ledger refused this very record.
  if (!hasHappened(record.type) || isAboutRecord(cause)) return undefined;
  return ruleUnclear(record.type, standing);
}

function isAboutRecord(error: unknown): boolean {
  if (error instanceof DocketProblem) return error.isRefusal && !isOfCaller(error);
  return error instanceof ClientError && error.code.startsWith('invalid_');
}

function isUnanswered(error: DocketError): boolean {
  return isAway(error) || isUnclear(error);
}

function notInLedger({ type }: SpooledRecord): ClientError {
  const message = `The ledger does not have what this ${type} belongs to: it waits in the spool, or was refused and set aside.`;
  return new ClientError('not_in_ledger', message);
}

/**
 * Gives a record its key, and one that has none of its own its time too: a repetition under a key that
 * the caller chose has to be the same request word for word, whenever it is made. The body is copied:
 * what is sent, and kept, is what it was when it was given.
 */
function named(given: OutgoingRecord): SpooledRecord {
  const spooledAt = new Date().toISOString();
  // Found out now, not when the record is replayed.
  const body = toRecordJson(given.body) as object;
  if (given.idempotencyKey !== undefined) {
    checkKey(given.idempotencyKey);
    return { ...given, body, idempotencyKey: given.idempotencyKey, spooledAt };
  }
  const timed = 'occurred_at' in body ? body : { ...body, occurred_at: spooledAt };
  return { ...given, body: timed, idempotencyKey: randomKey(), spooledAt };
}

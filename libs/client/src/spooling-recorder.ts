import { decodeWriteAnswer, type SpooledAnswer, type WriteAnswer } from './answer.js';
import { FailedClosed, isAway, isLowStakes, ruleAway } from './away.js';
import { DEFAULT_RETRY, backoffDelay } from './backoff.js';
import { DocketError } from './problem.js';
import { requestFor, type Recorder, type Standing } from './recorder.js';
import { lossesOf, replaySpool, type ReplayReport } from './replay.js';
import {
  isLocalId,
  isSameJson,
  localId,
  spooledStatus,
  type OutgoingRecord,
  type Spool,
  type SpooledRecord,
  withGivenIds,
} from './spool.js';
import { checkKey, randomKey, type Transport } from './transport.js';

/** How long the server is left alone after it did not answer. Grows with every attempt, with jitter. */
const PROBE = { ...DEFAULT_RETRY, baseDelayMs: 1_000, maxDelayMs: 30_000 };

const REGISTERED_MAX = 10_000;

/** Writes to the ledger, and into a spool while the ledger's server is away. */
export class SpoolingRecorder implements Recorder<WriteAnswer | SpooledAnswer> {
  readonly #transport: Transport;
  readonly #spool: Spool;
  readonly #ledger: string;
  #replaying: Promise<ReplayReport> | undefined;
  /** Losses that the server would not take as gaps: not tried again on every write. */
  readonly #refused = new Set<string>();
  /** Keys of the intents that the server took from this process. */
  readonly #registered = new Set<string>();
  #failures = 0;
  #probeAt = 0;

  constructor(transport: Transport, spool: Spool, ledger: string) {
    this.#transport = transport;
    this.#spool = spool;
    this.#ledger = ledger;
  }

  async write(given: OutgoingRecord, standing: Standing): Promise<WriteAnswer | SpooledAnswer> {
    const record = named(given);
    // Where the answer decides whether work goes on, the server is asked each time.
    const isResting = isLowStakes(standing) && performance.now() < this.#probeAt;
    if (!isResting) await this.#catchUpNow();
    const known = this.#withGivenIds(record);
    if (isResting || known === undefined || this.#isBehind(record)) {
      return this.#keep(record, standing, undefined);
    }
    try {
      const answer = await this.#transport.send(requestFor(known));
      this.#noteAnswered();
      const written = decodeWriteAnswer(answer);
      if (record.type === 'side_effect.intent') this.#remember(record.idempotencyKey);
      standing.directive = written.directive;
      return written;
    } catch (error) {
      if (!isAway(error)) throw error;
      this.#noteAway();
      return this.#keep(record, standing, error);
    }
  }

  givenId(id: string): string | undefined {
    return isLocalId(id) ? this.#spool.givenId(id) : id;
  }

  async catchUp(): Promise<void> {
    if (performance.now() >= this.#probeAt) await this.#catchUpNow();
  }

  async #catchUpNow(): Promise<void> {
    const hasLoss = lossesOf(this.#spool, this.#ledger).some(({ id }) => !this.#refused.has(id));
    if (hasLoss || this.#spool.pending.some(({ ledger }) => ledger === this.#ledger)) {
      await this.replay();
    }
  }

  /** Sends what waits, now. One replay at a time: whoever asks meanwhile shares it. */
  replay(): Promise<ReplayReport> {
    this.#replaying ??= this.#replayOnce().finally(() => (this.#replaying = undefined));
    return this.#replaying;
  }

  async #replayOnce(): Promise<ReplayReport> {
    const report = await replaySpool(this.#spool, this.#transport, this.#ledger);
    if (report.away) this.#noteAway();
    else this.#noteAnswered();
    for (const { loss } of report.gapsRefused) this.#refused.add(loss.id);
    return report;
  }

  #noteAway(): void {
    this.#failures++;
    const delay = backoffDelay(PROBE, this.#failures, () => 0.5 + Math.random() / 2);
    this.#probeAt = performance.now() + delay;
  }

  #noteAnswered(): void {
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
    standing: Standing,
    cause: DocketError | undefined,
  ): Promise<SpooledAnswer> {
    const ruling = ruleAway(record, standing);
    if (this.#isRegistered(record)) {
      const reason = 'this action was registered with it before';
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
      reasons: [{ rule: 'server_away', message: `The server is away; ${ruling.reason}.` }],
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
    if (same.type === record.type && isSameJson(same.body, record.body)) return true;
    throw new DocketError(
      'idempotency_key_reused',
      `The key ${record.idempotencyKey} belongs to another record that waits in the spool.`,
    );
  }

  #withGivenIds(record: SpooledRecord): SpooledRecord | undefined {
    return withGivenIds(record, (id) => this.givenId(id));
  }
}

/**
 * Gives a record its key, and one that has none of its own its time too: a repetition under a key that
 * the caller chose has to be the same request word for word, whenever it is made.
 */
function named(record: OutgoingRecord): SpooledRecord {
  const spooledAt = new Date().toISOString();
  if (record.idempotencyKey !== undefined) {
    // Found out now, not when the record is replayed.
    checkKey(record.idempotencyKey);
    return { ...record, idempotencyKey: record.idempotencyKey, spooledAt };
  }
  const body =
    'occurred_at' in record.body ? record.body : { ...record.body, occurred_at: spooledAt };
  return { ...record, body, idempotencyKey: randomKey(), spooledAt };
}

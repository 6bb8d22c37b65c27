import {
  decodeDecisionSummary,
  decodeWriteAnswer,
  type DecisionSummary,
  type WriteAnswer,
} from './answer.js';
import type {
  Closing,
  Evaluation,
  JobCard,
  Review,
  SideEffectIntent,
  SideEffectTransition,
} from './records.js';
import { performSideEffect, type Performed, type SideEffectOutcome } from './side-effect.js';
import type { Transport } from './transport.js';

/** Options of one write. */
export interface WriteOptions {
  /**
   * Names this record, so that writing it again (after a crash, say) returns the first answer. A
   * random key is drawn when it is left out; that only protects the retries within this call.
   */
  idempotencyKey?: string;
}

/** One decision: every record about it is written through here. Get one from `DocketClient`. */
export class Decision {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(
    transport: Transport,
    readonly ledger: string,
    readonly id: string,
    /** The answer to the opening record; absent on a decision that somebody else opened. */
    readonly opened?: WriteAnswer,
  ) {
    this.#transport = transport;
    this.#path = `/v1/ledgers/${encodeURIComponent(ledger)}/decisions/${encodeURIComponent(id)}`;
  }

  /** Files a status report. Look at the answer's `directive` before going on. */
  jobCard(card: JobCard, options?: WriteOptions): Promise<WriteAnswer> {
    return this.#write('job-cards', card, options);
  }

  /** Records a judge's, a check's or a person's assessment. */
  evaluate(evaluation: Evaluation, options?: WriteOptions): Promise<WriteAnswer> {
    return this.#write('evaluations', evaluation, options);
  }

  /** Records a human's verdict. Needs a reviewer's key: an agent cannot review itself. */
  review(review: Review, options?: WriteOptions): Promise<WriteAnswer> {
    return this.#write('reviews', review, options);
  }

  /** Ends the decision. Nothing but reviews of it can follow. */
  close(closing: Closing, options?: WriteOptions): Promise<WriteAnswer> {
    return this.#write('close', closing, options);
  }

  /**
   * Registers the intent `key`, performs it once and records the outcome.
   *
   * `key` names the real action ("refund of order 44812"), not the attempt: a second call with the
   * same key and the same intent, from this process or another, does not perform it again and
   * returns `performed: false` with the recorded status. A key never expires.
   *
   * When `perform` throws, the outcome is recorded as unknown, or as failed if it threw
   * `NotPerformed`, and the error is passed on.
   *
   * @throws NotReleased before performing, when the ledger says `hold` or `stop`; DocketProblem
   * `idempotency_key_reused` when the key stands for another action.
   */
  sideEffect<T>(
    key: string,
    intent: SideEffectIntent,
    perform: (sideEffectId: string) => Promise<Performed<T>>,
  ): Promise<SideEffectOutcome<T>> {
    return performSideEffect(this, key, intent, perform);
  }

  /** Registers an intent and nothing else. `sideEffect` is what an agent usually wants. */
  registerSideEffect(key: string, intent: SideEffectIntent): Promise<WriteAnswer> {
    return this.#write(
      'side-effects',
      { ...intent, idempotency_key: key },
      { idempotencyKey: key },
    );
  }

  /** Records one step of a registered side effect. */
  sideEffectTransition(
    sideEffectId: string,
    transition: SideEffectTransition,
    options?: WriteOptions,
  ): Promise<WriteAnswer> {
    const path = `side-effects/${encodeURIComponent(sideEffectId)}/transitions`;
    return this.#write(path, transition, options);
  }

  /** Where the decision stands now. */
  async read(): Promise<DecisionSummary> {
    return decodeDecisionSummary(await this.#transport.send({ method: 'GET', path: this.#path }));
  }

  /** The dossier's bytes: `json` verifies offline, `pdf` is for people and carries the JSON. */
  async dossier(format: 'json' | 'pdf'): Promise<Uint8Array> {
    const answer = await this.#transport.send({
      method: 'GET',
      path: `${this.#path}/dossier.${format}`,
      accept: format === 'pdf' ? 'application/pdf' : 'application/json',
      timeoutMs: DOSSIER_TIMEOUT_MS,
    });
    return answer.bytes;
  }

  async #write(path: string, body: object, options: WriteOptions = {}): Promise<WriteAnswer> {
    const answer = await this.#transport.send({
      method: 'POST',
      path: `${this.#path}/${path}`,
      body,
      ...options,
    });
    return decodeWriteAnswer(answer);
  }
}

/** A long decision's PDF takes tens of seconds to lay out. */
const DOSSIER_TIMEOUT_MS = 120_000;

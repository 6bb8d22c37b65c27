import type { RecordType, Stakes } from '@docket/record';
import {
  decodeDecisionSummary,
  type DecisionSummary,
  type SpooledAnswer,
  type WriteAnswer,
} from './answer.js';
import type { DossierRequest, RedactionPreview } from './dossier-request.js';
import { another } from './answer-match.js';
import type { UnansweredAttempts } from './attempts.js';
import { ClientError } from './client-error.js';
import { checkKey, EXPORT_BYTES_MAX } from './prepare.js';
import { decisionPath, type Recorder, type LastStanding } from './recorder.js';
import type {
  Closing,
  Comment,
  Evaluation,
  GapReport,
  HandoffAcknowledgement,
  IncidentClosing,
  IncidentOpening,
  IncidentUpdate,
  JobCard,
  Reconciliation,
  Review,
  SideEffectIntent,
  SideEffectTransition,
} from './records.js';
import { performSideEffect, type Performed, type SideEffectOutcome } from './side-effect.js';
import { DocketProblem } from './problem.js';
import type { OutgoingRecord } from './spool.js';
import type { Transport } from './transport.js';
import { waitForVerdict, type LookAtDecision, type WaitOptions } from './verdict.js';

/** Options of one write. */
export interface WriteOptions {
  /**
   * Names this record, so that writing it again (after a crash, say) returns the first answer. A
   * random key is drawn when it is left out; that only protects the retries within this call.
   */
  idempotencyKey?: string;
}

/** Where a decision's records go, and where it is read. */
export interface DecisionConnection<Answer extends WriteAnswer | SpooledAnswer> {
  transport: Transport;
  recorder: Recorder<Answer>;
  /** Of this client, whichever `Decision` they were made through. */
  attempts: UnansweredAttempts;
}

/** What is known of a decision from elsewhere. */
export interface KnownDecision<Answer> {
  /** The answer to the opening record; absent on a decision that somebody else opened. */
  opened?: Answer;
  /** Left out, they count as high while the server is away. */
  stakes?: Stakes;
}

/**
 * One decision: every record about it is written through here. Get one from `DocketClient`. With a
 * spool its answers may be `SpooledAnswer`s; without one they never are.
 */
export class Decision<Answer extends WriteAnswer | SpooledAnswer = WriteAnswer> {
  readonly #transport: Transport;
  readonly #recorder: Recorder<Answer>;
  readonly #attempts: UnansweredAttempts;
  readonly #id: string;
  readonly #standing: LastStanding;
  /** The answer to the opening record; absent on a decision that somebody else opened. */
  readonly opened: Answer | undefined;

  constructor(
    connection: DecisionConnection<Answer>,
    readonly ledger: string,
    id: string,
    known: KnownDecision<Answer> = {},
  ) {
    this.#transport = connection.transport;
    this.#recorder = connection.recorder;
    this.#attempts = connection.attempts;
    this.#id = id;
    this.opened = known.opened;
    this.#standing = { stakes: known.stakes, directive: known.opened?.directive ?? 'proceed' };
  }

  /** The ledger's id; a local one while the opening waits in a spool. */
  get id(): string {
    return this.#recorder.givenId(this.#id) ?? this.#id;
  }

  /** Files a status report. Look at the answer's `directive` before going on. */
  jobCard(card: JobCard, options?: WriteOptions): Promise<Answer> {
    return this.#write('job_card.filed', card, options);
  }

  /**
   * Files the card of an agent that was handed this work, saying what it does with the handoff. A card
   * that routes the work to a human asks for one (`needs_human`), whatever it says itself. Name the
   * receiver in `card.agent` where several agents share a key.
   */
  acknowledgeHandoff(
    card: JobCard,
    acknowledgement: HandoffAcknowledgement,
    options?: WriteOptions,
  ): Promise<Answer> {
    const asksForHuman = card.needs_human || acknowledgement.action === 'route_to_human';
    const acknowledged = { ...card, needs_human: asksForHuman, handoff_ack: acknowledgement };
    return this.jobCard(acknowledged, options);
  }

  /** Records that records of this decision are missing: how many, from when to when, and why. */
  gap(gap: GapReport, options?: WriteOptions): Promise<Answer> {
    return this.#write('gap.recorded', gap, options);
  }

  /**
   * Opens an incident about this one decision; the answer has its `incidentId`. Needs a reviewer's or an
   * officer's key. Incidents are numbered by the server, so they never wait in a spool.
   */
  openIncident(incident: IncidentOpening, options?: WriteOptions): Promise<Answer> {
    return this.#write('incident.opened', incident, options);
  }

  /** Records what is new about an incident of this decision. Needs an officer's key. */
  updateIncident(update: IncidentUpdate, options?: WriteOptions): Promise<Answer> {
    return this.#write('incident.updated', update, options);
  }

  /** Closes an incident of this decision. Needs an officer's key. */
  closeIncident(closing: IncidentClosing, options?: WriteOptions): Promise<Answer> {
    return this.#write('incident.closed', closing, options);
  }

  /** Records a judge's, a check's or a person's assessment. */
  evaluate(evaluation: Evaluation, options?: WriteOptions): Promise<Answer> {
    return this.#write('evaluation.recorded', evaluation, options);
  }

  /** Records a human's verdict. Needs a reviewer's key: an agent cannot review itself. */
  review(review: Review, options?: WriteOptions): Promise<Answer> {
    return this.#write('review.recorded', review, options);
  }

  /**
   * Records what a person remarks on the decision, on an entry of it or on another comment, also after it was closed.
   * It decides nothing. Needs a reviewer's, an officer's or an auditor's key.
   */
  comment(comment: Comment, options?: WriteOptions): Promise<Answer> {
    return this.#write('comment.recorded', comment, options);
  }

  /** Ends the decision. Nothing but reviews of it can follow. */
  close(closing: Closing, options?: WriteOptions): Promise<Answer> {
    return this.#write('decision.closed', closing, options);
  }

  /**
   * Registers the intent `key`, performs it once and records the outcome.
   *
   * `key` names the real action ("refund of order 44812"), not the attempt: a second call with the
   * same key and the same intent, from this process or another, does not perform it again and
   * returns `performed: false` with the recorded status. A key never expires.
   *
   * When `perform` throws, the outcome is recorded as unknown, or as failed if it threw
   * `NotPerformed`, and the error is passed on. What it returned and the ledger cannot hold is left out of
   * the record, which says so, as does `leftOut` of the outcome.
   *
   * @throws NotReleased before performing, when the ledger says `hold` or `stop`; DocketProblem
   * `idempotency_key_reused` when the key stands for another action; OutcomeNotRecorded after performing,
   * when neither ledger nor spool took the outcome. Every other error but that of `perform` itself means
   * that nothing was performed.
   */
  sideEffect<T>(
    key: string,
    intent: SideEffectIntent,
    perform: (sideEffectId: string) => Promise<Performed<T>>,
  ): Promise<SideEffectOutcome<T, Answer>> {
    return performSideEffect(this, key, intent, perform);
  }

  /** Registers an intent and nothing else. `sideEffect` is what an agent usually wants. */
  async registerSideEffect(key: string, intent: SideEffectIntent): Promise<Answer> {
    // A key that is left out would be drawn anew each time, and the action performed each time.
    checkKey(key);
    return this.#write(
      'side_effect.intent',
      { ...intent, idempotency_key: key },
      { idempotencyKey: key },
    );
  }

  /** Records one step of a registered side effect. */
  sideEffectTransition(
    sideEffectId: string,
    transition: SideEffectTransition,
    options?: WriteOptions,
  ): Promise<Answer> {
    return this.#write(`side_effect.${transition.to}`, transition, options, sideEffectId);
  }

  /** Whether this client tried to begin the side effect, got no answer, and performed nothing. */
  hasUnansweredAttempt(sideEffectId: string): boolean {
    return this.#attempts.has(sideEffectId);
  }

  /**
   * Moves a side effect to `executing`, for whoever performs it right after; goes on with an attempt of this
   * client that was not answered. `sideEffect` is what an agent usually wants.
   */
  async begin(sideEffectId: string): Promise<Answer> {
    const record =
      this.#attempts.take(sideEffectId) ??
      this.#recorder.prepare(
        this.#record('side_effect.executing', { to: 'executing' }, {}, sideEffectId),
      );
    try {
      return await this.#recorder.write(record, this.#standing);
    } catch (error) {
      // What the server refused it did not write: that attempt is over.
      const isRefused = error instanceof DocketProblem && error.isRefusal;
      if (!isRefused) this.#attempts.keep(sideEffectId, record);
      throw error;
    }
  }

  /**
   * Makes up for a side effect that was executed: registers `key` as the one that compensates it, performs
   * that at most once, as `sideEffect` does, and then records that the first is compensated, and by what.
   * Called again after a crash it goes on where it was. `key` has up to 243 characters.
   */
  async compensate<T>(
    sideEffectId: string,
    key: string,
    intent: SideEffectIntent,
    perform: (compensationId: string) => Promise<Performed<T>>,
  ): Promise<SideEffectOutcome<T, Answer>> {
    const settled = `${key}/compensated`;
    // Before the action, not when it is over.
    checkKey(settled);
    const outcome = await this.sideEffect(key, { ...intent, compensates: sideEffectId }, perform);
    if (outcome.status !== 'executed') return outcome;
    await this.sideEffectTransition(
      sideEffectId,
      { to: 'compensated', compensated_by: outcome.sideEffectId },
      { idempotencyKey: settled },
    );
    return outcome;
  }

  /**
   * Records what a look at the other system showed of a side effect whose outcome was not known: that it
   * was executed, or that it failed and changed nothing.
   */
  reconcile(
    sideEffectId: string,
    finding: Reconciliation,
    options?: WriteOptions,
  ): Promise<Answer> {
    const observed: SideEffectTransition = { ...finding, observed_by: 'reconciliation' };
    return this.sideEffectTransition(sideEffectId, observed, options);
  }

  /**
   * Where the decision stands now.
   *
   * @throws ClientError `not_in_ledger` while its opening waits in a spool.
   */
  read(): Promise<DecisionSummary> {
    return this.#read({ waitSeconds: 0, signal: undefined });
  }

  /**
   * Waits until a human has decided: until the directive is no longer `hold`. It may be `stop`. A
   * server that is away meanwhile is waited for too.
   *
   * @throws ClientError `no_verdict` when the time is over: the hold stands.
   */
  waitForVerdict(options: WaitOptions = {}): Promise<DecisionSummary> {
    return waitForVerdict((look) => this.#read(look), options);
  }

  async #read({ waitSeconds, signal }: Parameters<LookAtDecision>[0]): Promise<DecisionSummary> {
    const path = await this.#path();
    const answer = await this.#transport.send({
      method: 'GET',
      path: waitSeconds === 0 ? path : `${path}?wait=${waitSeconds}`,
      longerByMs: waitSeconds * 1_000,
      ...(signal === undefined ? {} : { signal }),
    });
    const summary = decodeDecisionSummary(answer);
    const id = this.id;
    if (summary.decisionId !== id) throw another(`about ${summary.decisionId}, not about ${id}`);
    this.#standing.directive = summary.directive;
    return summary;
  }

  /**
   * The dossier's bytes: `json` verifies offline, `pdf` is for people and carries the JSON. Each export
   * is recorded, so what a request asks for beyond the full dossier is sent once only.
   */
  async dossier(format: 'json' | 'pdf', request: DossierRequest = {}): Promise<Uint8Array> {
    if (Object.keys(request).length > 0) {
      const made = await this.#transport.send({
        method: 'POST',
        path: `${await this.#path()}/dossier`,
        body: request,
        accept: format === 'pdf' ? 'application/pdf' : 'application/json',
        timeoutMs: DOSSIER_TIMEOUT_MS,
        answerBytesMax: EXPORT_BYTES_MAX,
        repeatable: false,
      });
      return made.bytes;
    }
    const answer = await this.#transport.send({
      method: 'GET',
      path: `${await this.#path()}/dossier.${format}`,
      accept: format === 'pdf' ? 'application/pdf' : 'application/json',
      timeoutMs: DOSSIER_TIMEOUT_MS,
      answerBytesMax: EXPORT_BYTES_MAX,
    });
    return answer.bytes;
  }

  /** What such a redaction would withhold, and where it would still show. Nothing is exported. */
  async previewRedaction(request: DossierRequest): Promise<RedactionPreview> {
    const answer = await this.#transport.send({
      method: 'POST',
      path: `${await this.#path()}/dossier/preview`,
      body: request,
      timeoutMs: DOSSIER_TIMEOUT_MS,
    });
    return JSON.parse(new TextDecoder().decode(answer.bytes)) as RedactionPreview;
  }

  #write(
    type: RecordType,
    body: object,
    options: WriteOptions = {},
    sideEffectId?: string,
  ): Promise<Answer> {
    return this.#recorder.write(this.#record(type, body, options, sideEffectId), this.#standing);
  }

  #record(
    type: RecordType,
    body: object,
    options: WriteOptions,
    sideEffectId: string | undefined,
  ): OutgoingRecord {
    return {
      ledger: this.ledger,
      type,
      decisionId: this.id,
      ...(sideEffectId === undefined ? {} : { sideEffectId }),
      body,
      ...options,
    };
  }

  async #path(): Promise<string> {
    await this.#recorder.catchUp();
    const id = this.#recorder.givenId(this.#id);
    if (id !== undefined) return decisionPath(this.ledger, id);
    throw new ClientError(
      'not_in_ledger',
      'The decision waits in the spool, the ledger does not have it yet.',
    );
  }
}

/** A long decision's PDF takes tens of seconds to lay out. */
const DOSSIER_TIMEOUT_MS = 120_000;

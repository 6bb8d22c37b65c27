import type { RecordType } from '@docket/record';
import { another, answerTo } from './answer-match.js';
import {
  decodeBatchAnswer,
  decodeIncidents,
  decodeLedgerAnswer,
  decodePolicy,
  type BatchAnswer,
  type LedgerWriteAnswer,
  type IncidentAnswer,
  type PolicyInForce,
  type SpooledAnswer,
  type WriteAnswer,
} from './answer.js';
import { UnansweredAttempts } from './attempts.js';
import { type BatchRecord, signedBatch } from './batch-records.js';
import { inCallingTrace, type Traceparent } from './calling-trace.js';
import { Decision, type KnownDecision, type WriteOptions } from './decision.js';
import { ClientError } from './client-error.js';
import { EXPORT_BYTES_MAX, pathSegment } from './prepare.js';
import { RECORD_LIMITS, type JsonLimits } from './record-json.js';
import { type Channel, LedgerRecorder, sendRecord, type Recorder } from './recorder.js';
import type {
  DecisionOpening,
  GapReport,
  IncidentClosing,
  IncidentOpening,
  IncidentUpdate,
  ObservationRecord,
  PolicyChange,
  PolicyProposal,
  SystemChange,
  WatchRecord,
} from './records.js';
import type { OnSetAside, ReplayReport } from './replay.js';
import type { SigningKey } from './signing-key.js';
import type { Spool } from './spool.js';
import { SpoolingRecorder, type SpoolStatus } from './spooling-recorder.js';
import { Transport, type TransportOptions } from './transport.js';

export interface DocketClientOptions extends TransportOptions {
  apiKey: string;
  /** Id of the ledger, as in the server's addresses. */
  ledger: string;
  /**
   * Told of each spooled record that the ledger will not take, as it is set aside. A person has to look at it.
   * What it throws is passed over.
   */
  onSetAside?: OnSetAside;
  /**
   * Signs whatever the agent records, also what waited in a spool, when it is sent: see `importSigningKey`, and
   * `readSigningKey` of `@docket/client/node`. An administrator registers it for the agent.
   */
  signingKey?: SigningKey;
  /**
   * Links what the agent records to the trace that it is working in: `trace_id` and `span_id` of a record that names
   * none are those of this header. Left out, an agent whose HTTP client sends `traceparent` is linked by that.
   */
  traceparent?: Traceparent;
}

/** What a write answers: with a spool, it may be that the record waits there. */
export type AnswerWith<MaybeSpool extends Spool | undefined> = MaybeSpool extends Spool
  ? WriteAnswer | SpooledAnswer
  : WriteAnswer;

/** What an oversight report is to be of; names as the server has them. */
export interface OversightQuery {
  from: string;
  to: string;
  locale?: 'en' | 'de';
  seed?: string;
  sample_size?: number;
  quick_seconds?: number;
  purpose?: string;
}

/** A ledger of millions of entries is verified at some ten thousand a second. */
const REPORT_TIMEOUT_MS = 3_600_000;

/** Witnesses may be waited for. */
const PROOF_TIMEOUT_MS = 30_000;

/** A batch takes longer than a record. */
const BATCH_TIMEOUT_MS = 60_000;
const BATCH_RECORDS_MAX = 500;

/** Each body is held against the limits of a record; a record stands two levels deeper. */
const BATCH_LIMITS: JsonLimits = {
  depthMax: RECORD_LIMITS.depthMax + 2,
  valuesMax: BATCH_RECORDS_MAX * (RECORD_LIMITS.valuesMax + 3),
  bytesMax: 4 * 1024 * 1024,
};

/** Forms of the proof of one entry: C2SP tlog-proof, or COSE receipt (RFC 9942). */
export type ProofFormat = 'tlog-proof' | 'cose';

/**
 * What an agent, a reviewer or an auditor holds: one server, one key, one ledger. With a `spool`,
 * records wait there while the server is away, and low stakes go on.
 */
export class DocketClient<MaybeSpool extends Spool | undefined = undefined> {
  readonly #transport: Transport;
  readonly #channel: Channel;
  readonly #recorder: Recorder<AnswerWith<MaybeSpool>>;
  readonly #spooling: SpoolingRecorder | undefined;
  readonly #attempts = new UnansweredAttempts();
  readonly ledger: string;

  constructor(options: DocketClientOptions & { spool?: MaybeSpool }) {
    this.#transport = new Transport(options);
    this.ledger = options.ledger;
    // Found out now: an id that no address can hold is no reason to work without a server later.
    pathSegment(this.ledger);
    const { spool, onSetAside, signingKey, traceparent } = options;
    this.#channel = { transport: this.#transport, signingKey, traceparent };
    this.#spooling =
      spool === undefined
        ? undefined
        : new SpoolingRecorder(this.#channel, spool, this.ledger, onSetAside);
    // The compiler cannot see that `spool` is there exactly when MaybeSpool says so.
    this.#recorder = (this.#spooling ?? new LedgerRecorder(this.#channel)) as Recorder<
      AnswerWith<MaybeSpool>
    >;
  }

  /**
   * Opens a decision: one piece of work, the unit of a dossier.
   *
   * @throws FailedClosed when the server is away, there is a spool, and the stakes are not low.
   */
  async decision(
    opening: DecisionOpening,
    options: WriteOptions = {},
  ): Promise<Decision<AnswerWith<MaybeSpool>>> {
    const { stakes } = opening;
    const opened = await this.#recorder.write(
      { ledger: this.ledger, type: 'decision.opened', body: opening, ...options },
      { stakes, directive: 'proceed' },
    );
    return this.#decision(opened.decisionId, { opened, stakes });
  }

  /**
   * Sends what waits in the spool, now. Every write does so too when the server answers again; call
   * it before the process ends, and after it started.
   *
   * @throws DocketProblem when the server refuses the key or does not know the ledger.
   */
  async replaySpool(): Promise<ReplayReport> {
    if (this.#spooling !== undefined) return this.#spooling.replay();
    throw new ClientError('no_spool', 'This client was made without a spool.');
  }

  /** How the spool stands now. Sends nothing. Undefined for a client without one. */
  get spoolStatus(): SpoolStatus | undefined {
    return this.#spooling?.status;
  }

  /**
   * Writes up to 500 records (4 MiB) in this order, all or none, and returns an answer for each. A
   * record names a decision that exists (`decisionId`) or one that this batch opens further up
   * (`decisionRef`). A record whose `idempotency_key` was used before is not written again; its answer
   * says `replayed`. With a `signingKey` no record can name one that the batch opens: its id is signed.
   *
   * @throws DocketProblem or InvalidValue, whose pointer begins with the record's position: `/17/body/goal`.
   */
  async batch(records: readonly BatchRecord[], options: WriteOptions = {}): Promise<BatchAnswer[]> {
    const answer = await this.#transport.send({
      method: 'POST',
      path: `${this.#path}/batch`,
      body: await signedBatch(this.#channel, records, options.idempotencyKey),
      limits: BATCH_LIMITS,
      timeoutMs: BATCH_TIMEOUT_MS,
      ...options,
    });
    const answers = decodeBatchAnswer(answer);
    if (answers.length !== records.length) {
      throw another(`to ${answers.length} records, not to ${records.length}`);
    }
    return answers.map((one, position) => {
      const { type, decisionId } = records[position]!;
      const place = decisionId === undefined ? {} : { decisionId };
      return answerTo({ ledger: this.ledger, type, ...place }, one);
    });
  }

  /**
   * Records that records are missing where it is not known of which decision, or of several. What a spool
   * lost it records so by itself. Unlike a decision's records, those of the ledger never wait in a spool.
   */
  gap(gap: GapReport, options: WriteOptions = {}): Promise<LedgerWriteAnswer> {
    return this.#writeToLedger('gap.recorded', gap, options);
  }

  /**
   * Records what something outside of the agents saw: a gateway, a database, a payment provider. Needs an observer's
   * key. An event of a source is recorded once, by its `event_id`: sent again, it is answered `replayed`; with another
   * content, refused (`idempotency_key_reused`).
   */
  observe(observation: ObservationRecord): Promise<LedgerWriteAnswer> {
    return this.#writeToLedger('observation.recorded', observation, {});
  }

  /** Records what an observer watched and until when: only there can something not have been seen. */
  watched(watch: WatchRecord, options: WriteOptions = {}): Promise<LedgerWriteAnswer> {
    return this.#writeToLedger('watch.recorded', watch, options);
  }

  /** Records another version of a model, prompt, policy or tool behind the agents. */
  systemChange(change: SystemChange, options: WriteOptions = {}): Promise<LedgerWriteAnswer> {
    return this.#writeToLedger('system.changed', change, options);
  }

  /**
   * Opens an incident that is about several decisions or none; the answer has its `incidentId`. Needs a
   * reviewer's or an officer's key. One about a single decision: `Decision.openIncident`.
   */
  openIncident(incident: IncidentOpening, options: WriteOptions = {}): Promise<LedgerWriteAnswer> {
    return this.#writeToLedger('incident.opened', incident, options);
  }

  /** Records what is new about an incident of the ledger. Needs an officer's key. */
  updateIncident(update: IncidentUpdate, options: WriteOptions = {}): Promise<LedgerWriteAnswer> {
    return this.#writeToLedger('incident.updated', update, options);
  }

  /** Closes an incident of the ledger. Needs an officer's key. */
  closeIncident(closing: IncidentClosing, options: WriteOptions = {}): Promise<LedgerWriteAnswer> {
    return this.#writeToLedger('incident.closed', closing, options);
  }

  /** The incidents of the ledger that are open, those of decisions aside. */
  async openIncidents(): Promise<IncidentAnswer[]> {
    return decodeIncidents(await this.#get('incidents'));
  }

  /**
   * The oversight report of a period, as the bytes of its JSON, or of a PDF that carries it. `from` and `to` (not included) are dates or
   * times in UTC. The server verifies the whole ledger for it, which takes its time, and records the
   * export. Needs an officer's or an auditor's key.
   */
  async oversightReport(
    query: OversightQuery,
    { format = 'json' }: { format?: 'json' | 'pdf' } = {},
  ): Promise<Uint8Array> {
    const parameters = new URLSearchParams({ format });
    for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
    const { bytes } = await this.#transport.send({
      method: 'GET',
      path: `${this.#path}/oversight-report?${parameters.toString()}`,
      accept: `application/${format}`,
      timeoutMs: REPORT_TIMEOUT_MS,
      answerBytesMax: EXPORT_BYTES_MAX,
      // Every export is recorded: a second one would be an entry that nobody asked for.
      repeatable: false,
    });
    return bytes;
  }

  /**
   * The proof that an entry is in the ledger, as a file (C2SP tlog-proof) that `docket verify` checks with the
   * ledger's key and without a server. The entry by its position, or by the leaf hash of its receipt.
   *
   * @param options.waitS seconds to wait for cosignatures of witnesses that are missing, 10 at most; 0 if left out.
   * @param options.format `cose` for a COSE receipt (RFC 9942), which has no cosignatures; `tlog-proof` if left out.
   */
  async entryProof(
    entry: { seq: number } | { leafHash: string },
    { waitS = 0, format = 'tlog-proof' }: { waitS?: number; format?: ProofFormat } = {},
  ): Promise<Uint8Array> {
    const query = new URLSearchParams({ wait_s: String(waitS), format });
    if ('seq' in entry) query.set('seq', String(entry.seq));
    else query.set('leaf_hash', entry.leafHash);
    const { bytes } = await this.#transport.send({
      method: 'GET',
      path: `${this.#path}/proofs/file?${query.toString()}`,
      accept: format === 'cose' ? 'application/cose' : 'text/plain',
      timeoutMs: PROOF_TIMEOUT_MS,
    });
    return bytes;
  }

  /** The policy in force: thresholds, rules, enforcement. */
  async policy(): Promise<PolicyInForce> {
    return decodePolicy(await this.#get('policy'));
  }

  /**
   * Brings a whole new policy into force, with a `version` of its own. With `revision`, the number that it
   * is to get, somebody else's change in between is not overwritten. Needs an administrator's key.
   */
  async changePolicy(change: PolicyChange, options: WriteOptions = {}): Promise<LedgerWriteAnswer> {
    const path = `${this.#path}/policy`;
    const answer = await this.#transport.send({ method: 'PUT', path, body: change, ...options });
    return answerTo({ ledger: this.ledger, type: 'policy.changed' }, decodeLedgerAnswer(answer));
  }

  /**
   * Proposes a whole new policy, which another administrator brings into force with `changePolicy` within 30 days. Takes
   * the place of the proposal before it. Needs an administrator's key.
   */
  async proposePolicy(
    proposal: PolicyProposal,
    options: WriteOptions = {},
  ): Promise<LedgerWriteAnswer> {
    const path = `${this.#path}/policy/proposals`;
    const sent = { method: 'POST', path, body: proposal, ...options } as const;
    const answer = decodeLedgerAnswer(await this.#transport.send(sent));
    return answerTo({ ledger: this.ledger, type: 'policy.proposed' }, answer);
  }

  /**
   * A decision that was opened before, by this agent or another. Sends nothing. While the server is
   * away its stakes cannot be asked for: they count as high unless they are given.
   */
  existing(
    decisionId: string,
    known: Pick<KnownDecision<never>, 'stakes'> = {},
  ): Decision<AnswerWith<MaybeSpool>> {
    return this.#decision(decisionId, known);
  }

  get #path(): string {
    return `/v1/ledgers/${pathSegment(this.ledger)}`;
  }

  #get(resource: string): ReturnType<Transport['send']> {
    return this.#transport.send({ method: 'GET', path: `${this.#path}/${resource}` });
  }

  async #writeToLedger(
    type: RecordType,
    body: object,
    options: WriteOptions,
  ): Promise<LedgerWriteAnswer> {
    const given = { ledger: this.ledger, type, body, ...options };
    const record = await inCallingTrace(this.#channel.traceparent, given);
    return answerTo(record, decodeLedgerAnswer(await sendRecord(this.#channel, record)));
  }

  #decision(
    id: string,
    known: KnownDecision<AnswerWith<MaybeSpool>>,
  ): Decision<AnswerWith<MaybeSpool>> {
    const connection = {
      transport: this.#transport,
      recorder: this.#recorder,
      attempts: this.#attempts,
    };
    return new Decision(connection, this.ledger, id, known);
  }
}

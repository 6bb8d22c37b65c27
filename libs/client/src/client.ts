import type { RecordBodies, RecordType } from '@docket/record';
import { decodeBatchAnswer, decodeWriteAnswer, type WriteAnswer } from './answer.js';
import { Decision, type WriteOptions } from './decision.js';
import type { DecisionOpening } from './records.js';
import { Transport, type TransportOptions } from './transport.js';

export interface DocketClientOptions extends TransportOptions {
  apiKey: string;
  /** Id of the ledger, as in the server's addresses. */
  ledger: string;
}

/** One record of a batch. */
export type BatchRecord = {
  [Type in RecordType]: {
    type: Type;
    /** Absent where the record opens a decision. */
    decisionId?: string;
    body: RecordBodies[Type];
  };
}[RecordType];

/** A batch takes longer than a record. */
const BATCH_TIMEOUT_MS = 60_000;

/** What an agent, a reviewer or an auditor holds: one server, one key, one ledger. */
export class DocketClient {
  readonly #transport: Transport;
  readonly ledger: string;

  constructor(options: DocketClientOptions) {
    this.#transport = new Transport(options);
    this.ledger = options.ledger;
  }

  /** Opens a decision: one piece of work, the unit of a dossier. */
  async decision(opening: DecisionOpening, options: WriteOptions = {}): Promise<Decision> {
    const answer = await this.#transport.send({
      method: 'POST',
      path: `/v1/ledgers/${encodeURIComponent(this.ledger)}/decisions`,
      body: opening,
      ...options,
    });
    const opened = decodeWriteAnswer(answer);
    return new Decision(this.#transport, this.ledger, opened.decisionId, opened);
  }

  /**
   * Writes up to 500 records (4 MiB) in this order, all or none, and returns an answer for each. The
   * decisions they name must exist: open decisions in a batch of their own. A record whose
   * `idempotency_key` was used before is not written again; its answer says `replayed`.
   *
   * @throws DocketProblem whose pointer begins with the record's position: `/17/body/goal`.
   */
  async batch(records: readonly BatchRecord[], options: WriteOptions = {}): Promise<WriteAnswer[]> {
    const answer = await this.#transport.send({
      method: 'POST',
      path: `/v1/ledgers/${encodeURIComponent(this.ledger)}/batch`,
      body: records.map(({ type, decisionId, body }) => ({
        type,
        ...(decisionId === undefined ? {} : { decision_id: decisionId }),
        body,
      })),
      timeoutMs: BATCH_TIMEOUT_MS,
      ...options,
    });
    return decodeBatchAnswer(answer);
  }

  /** A decision that was opened before, by this agent or another. Sends nothing. */
  existing(decisionId: string): Decision {
    return new Decision(this.#transport, this.ledger, decisionId);
  }
}

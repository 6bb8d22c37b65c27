import { decodeWriteAnswer } from './answer.js';
import { Decision, type WriteOptions } from './decision.js';
import type { DecisionOpening } from './records.js';
import { Transport, type TransportOptions } from './transport.js';

export interface DocketClientOptions extends TransportOptions {
  apiKey: string;
  /** Id of the ledger, as in the server's addresses. */
  ledger: string;
}

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

  /** A decision that was opened before, by this agent or another. Sends nothing. */
  existing(decisionId: string): Decision {
    return new Decision(this.#transport, this.ledger, decisionId);
  }
}

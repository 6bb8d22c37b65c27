import { EntryReader } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { holdContent, holdDecision } from '../access/audit-scope.js';
import { Custody, type HandedOut } from '../custody/custody.js';
import { Traced } from '../observation/tracing.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { Turns } from '../turns/turns.js';
import { EvidenceGathering } from './evidence.js';

/** Entries of a decision that are handed out at once: a page that shows more has no reader. */
const ENTRIES_MAX = 2_000;
/** Bytes of one answer: it is put together before it leaves, so that its digest can be recorded. */
const BYTES_MAX = 16 * 1024 * 1024;
/** Answers put together at the same time, and requests that wait for it or are being answered. */
const READS = {
  atOnce: 4,
  atOnceOfLedger: 3,
  placesMax: 256,
  placesOfLedgerMax: 64,
  placesOfPrincipalMax: 8,
};
/** How long a turn is waited for, in milliseconds. */
const TURN_MS = 30_000;

export interface EvidenceRequest {
  ledger: string;
  decisionId: string;
  /** What it is read for; recorded. */
  purpose?: string;
}

/** Hands out the evidence of one decision to who looks at it, so that they verify it themselves. */
@Injectable()
export class EvidenceReads {
  readonly #turns = new Turns(READS);

  constructor(
    private readonly evidence: EvidenceGathering,
    private readonly custody: Custody,
    @Inject(EntryReader) private readonly entries: EntryReader,
  ) {}

  /**
   * The evidence as JSON, as a dossier carries it: `{"decision_id", "unlisted", "evidence"}`. It is that of the
   * moment: nothing says what is recorded afterwards. That it was read is recorded first.
   *
   * @throws {ServiceError} for another role or ledger, `not_possible` for a decision of more than 2,000 entries or
   * 16 MiB, `overloaded`, `access_not_recorded`. @throws {StoreRefusal} `unknown_decision`.
   */
  @Traced()
  async read(principal: Principal, request: EvidenceRequest): Promise<HandedOut> {
    const { ledger } = request;
    admit(principal, { roles: ACCESS.readEvidence, ledger, scope: 'held' });
    holdContent(principal);
    const share = { ledger, principal: principal.actor };
    return this.#turns.take(share, () => this.#read(principal, request), { timeMs: TURN_MS });
  }

  async #read(principal: Principal, request: EvidenceRequest): Promise<HandedOut> {
    const { ledger, decisionId, purpose } = request;
    const { state } = await this.entries.decisionSummary(ledger, decisionId);
    holdDecision(principal, decisionId, state);
    if (state.entryCount > ENTRIES_MAX) throw tooLong(`${ENTRIES_MAX} entries`);
    const { evidence, unlisted = 0 } = await this.evidence.gather(ledger, decisionId);
    const bytes = Buffer.from(JSON.stringify({ decision_id: decisionId, unlisted, evidence }));
    if (bytes.byteLength > BYTES_MAX) throw tooLong(`${BYTES_MAX} bytes`);
    const accessSeq = await this.custody.recordAccess(principal, {
      ledger,
      decisionId,
      kind: 'evidence',
      bytes,
      entries: evidence.entries.length,
      firstSeq: evidence.entries[0]?.seq ?? 0,
      lastSeq: evidence.entries.at(-1)?.seq ?? 0,
      ...(purpose === undefined ? {} : { purpose }),
    });
    return { bytes, accessSeq };
  }
}

const tooLong = (most: string): ServiceError =>
  new ServiceError('not_possible', `Evidence is read at once of ${most} at most.`, {
    next: 'Let an officer or an auditor export the dossier, or read the entries page by page.',
  });

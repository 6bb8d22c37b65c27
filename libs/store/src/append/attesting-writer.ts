import type { Attestor, GivenUp } from '../signing/server-keys.js';
import { LedgerWriter } from './ledger-writer.js';
import type { LedgerTerms, PlannedOutcome } from './plan.js';
import type { WriterShared } from './shared-connections.js';
import type { PreparedSubmission } from './submission.js';

/** Gives what attests a ledger's entries; undefined where the ledger names no key for it. @throws {SigningKeyError} */
export type FindAttestor = (ledger: LedgerTerms) => Promise<Attestor | GivenUp | undefined>;

/** Appends what people submit, and what Docket does, with the server's attestation. What agents submit waits for no file. */
export class AttestingWriter extends LedgerWriter {
  readonly #terms: LedgerTerms;
  readonly #find: FindAttestor;

  constructor(shared: WriterShared, terms: LedgerTerms, find: FindAttestor) {
    super(shared, terms);
    this.#terms = terms;
    this.#find = find;
  }

  /** As LedgerWriter does. @throws {SigningKeyError} the server's key of the ledger cannot be used. */
  override submit(submissions: readonly PreparedSubmission[]): Promise<PlannedOutcome[]> {
    if (submissions.every(({ author }) => author.role === 'agent'))
      return super.submit(submissions);
    return this.#attested(submissions);
  }

  async #attested(submissions: readonly PreparedSubmission[]): Promise<PlannedOutcome[]> {
    const attestor = await this.#find(this.#terms);
    if (attestor === undefined) return super.submit(submissions);
    return super.submit(submissions.map((submission) => ({ ...submission, attestor })));
  }
}

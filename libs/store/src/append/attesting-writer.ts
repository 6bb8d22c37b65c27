import type { Attestor, GivenUp } from '../signing/server-keys.js';
import { LedgerWriter } from './ledger-writer.js';
import type { LedgerTerms, PlannedOutcome } from './planned.js';
import type { WriterShared } from './shared-connections.js';
import type { PreparedSubmission } from './submission.js';

/** Gives what attests a ledger's entries; undefined where the ledger names no key for it. @throws {SigningKeyError} */
type FindAttestor = (ledger: LedgerTerms) => Promise<Attestor | GivenUp | undefined>;

export interface Attestors {
  find: FindAttestor;
  /** Whether entry 0 says that what agents write is attested too. @throws {StoreRefusal} `log_damaged`. */
  attestsAgents(ledger: LedgerTerms): Promise<boolean>;
}

/**
 * Appends with the server's attestation. Where entry 0 does not ask that agents are attested too, what they submit waits
 * for no file.
 */
export class AttestingWriter extends LedgerWriter {
  readonly #terms: LedgerTerms;
  readonly #attestors: Attestors;
  /** Entry 0 says so for good. */
  #attestsAgents: boolean | undefined;
  /** Asked once: what comes meanwhile waits for the same answer, and goes on together. */
  #asked: Promise<boolean> | undefined;

  constructor(shared: WriterShared, terms: LedgerTerms, attestors: Attestors) {
    super(shared, terms);
    this.#terms = terms;
    this.#attestors = attestors;
  }

  /** As LedgerWriter does. @throws {SigningKeyError} the server's key of the ledger cannot be used. */
  override submit(submissions: readonly PreparedSubmission[]): Promise<PlannedOutcome[]> {
    const areAgents = submissions.every(({ author }) => author.role === 'agent');
    if (areAgents && this.#attestsAgents === false) return super.submit(submissions);
    return this.#attested(submissions, areAgents);
  }

  async #attested(
    submissions: readonly PreparedSubmission[],
    areAgents: boolean,
  ): Promise<PlannedOutcome[]> {
    this.#attestsAgents ??= await this.#ask();
    if (areAgents && !this.#attestsAgents) return super.submit(submissions);
    const attestor = await this.#attestors.find(this.#terms);
    if (attestor === undefined) return super.submit(submissions);
    return super.submit(submissions.map((submission) => ({ ...submission, attestor })));
  }

  #ask(): Promise<boolean> {
    this.#asked ??= this.#attestors.attestsAgents(this.#terms).catch((error: unknown) => {
      this.#asked = undefined;
      throw error;
    });
    return this.#asked;
  }
}

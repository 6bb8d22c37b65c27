import type { CheckedEntry } from '../checked-entry.js';
import type { Findings } from '../finding.js';
import type { KnownPeople } from '../readers/people.js';
import { Attribution, type AttributionCounts } from './attribution.js';
import {
  AGENT_SIGNATURES,
  type KnownSigners,
  REVIEW_SIGNATURES,
  type SignatureCounts,
  Signatures,
} from './signatures.js';

/** What a WhoWrote has counted. */
export interface KeptAuthors {
  signatures: SignatureCounts;
  attribution: AttributionCounts;
}

/** Holds who an entry says wrote it against their signatures, and against the people whom the verifier knows. */
export class WhoWrote {
  readonly #reviews = new Signatures(REVIEW_SIGNATURES);
  readonly #agents = new Signatures(AGENT_SIGNATURES);
  readonly #attribution: Attribution;

  constructor(people: KnownPeople | undefined) {
    this.#attribution = new Attribution(people);
  }

  /** Signatures on reviews, and on what agents recorded. */
  get signatures(): SignatureCounts {
    return { reviews: this.#reviews.counts, agents: this.#agents.counts };
  }

  /** On what it rests that the entries are of whom they name. */
  get attribution(): AttributionCounts {
    return this.#attribution.counts;
  }

  kept(): KeptAuthors {
    return { signatures: this.signatures, attribution: this.attribution };
  }

  takeKept({ signatures, attribution }: KeptAuthors): void {
    this.#reviews.takeKept(signatures.reviews);
    this.#agents.takeKept(signatures.agents);
    this.#attribution.takeKept(attribution);
  }

  /** @param signers who was registered before it. */
  check(checked: CheckedEntry, signers: KnownSigners, findings: Findings): void {
    this.#reviews.check(checked, signers, findings);
    this.#agents.check(checked, signers, findings);
    this.#attribution.take(checked, signers, findings);
  }
}

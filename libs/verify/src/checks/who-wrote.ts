import type { Principals } from '@docket/record';
import type { CheckedEntry } from '../checked-entry.js';
import type { Findings } from '../finding.js';
import type { KnownPeople } from '../readers/people.js';
import { Attribution, type AttributionCounts } from './attribution.js';
import {
  AGENT_SIGNATURES,
  REVIEW_SIGNATURES,
  type SignatureCounts,
  Signatures,
} from './signatures.js';

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

  /** @param principals who was registered before it; undefined where somebody may be missing. */
  check(checked: CheckedEntry, principals: Principals | undefined, findings: Findings): void {
    this.#reviews.check(checked, principals, findings);
    this.#agents.check(checked, principals, findings);
    this.#attribution.take(checked, principals, findings);
  }
}

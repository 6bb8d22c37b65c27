import type { ToldDecision } from '@docket/report/living';

/** A decision as it was handed to this page, and what this page made of it. */
export interface SeenDecision extends ToldDecision {
  /** Entries that the evidence holds: what came later was not seen. */
  entryCount: number;
}

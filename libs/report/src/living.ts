import type { VerificationReport } from '@docket/verify';

import { LEGAL_BASIS } from './legal-basis/select.js';
import { buildModel, readEntries, readPolicies } from './model/build.js';
import type { EntryView } from './model/entry.js';
import { verifyEvidence } from './model/integrity.js';
import { composeNarrative } from './narrative/compose.js';
import type { DossierModel, Evidence, Locale, Narrative } from './schema/index.js';

export { lexicon, type Lexicon } from './narrative/lexicon.js';
export { shownMarks } from './narrative/print-clauses.js';
export { referencesSaid } from './narrative/references.js';
export type { EntryView } from './model/entry.js';
export type { Clause, DossierModel, Evidence, Fact, Locale, Narrative } from './schema/index.js';

/** A decision as it stands: what a dossier made now would say. */
export interface ToldDecision {
  /** Of the evidence, verified where this runs. */
  report: VerificationReport;
  model: DossierModel;
  narrative: Narrative;
  /** The entries themselves, in order: what stands in one that is not `trusted` is nobody's word. */
  entries: readonly EntryView[];
  /** Entries that brought a policy, in order, each in force from the entry behind it on. */
  policies: readonly EntryView[];
}

/**
 * tellDecision verifies evidence and tells it, with the verifier, the model and the words of dossiers: for a page
 * that shows a decision while it goes on. Nothing proves that the evidence is whole: no export ends it.
 *
 * @param at when it was read, RFC 3339 UTC with milliseconds.
 * @param unlisted older records of the ledger that cover it too, and were not handed out with it.
 */
export async function tellDecision(
  evidence: Evidence,
  { at, locale, unlisted = 0 }: { at: string; locale: Locale; unlisted?: number },
): Promise<ToldDecision> {
  const report = await verifyEvidence(evidence);
  const issue = {
    at,
    locale,
    legal_basis: { version: LEGAL_BASIS.version },
    ...(unlisted === 0 ? {} : { unlisted }),
  };
  const model = buildModel(evidence, 'interim', issue, report);
  const narrative = composeNarrative(model, issue);
  const [entries, policies] = [readEntries(evidence, report), readPolicies(evidence, report)];
  return { report, model, narrative, entries, policies };
}

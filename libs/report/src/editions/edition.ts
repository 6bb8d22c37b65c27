import type { VerificationReport } from '@docket/verify';

import type {
  Dossier,
  DossierModel,
  Evidence,
  Explanation,
  Issue,
  Narrative,
  Variant,
} from '../schema/index.js';

/**
 * Everything that decides what a dossier says: from evidence to model, from model to words. A dossier
 * names its edition by `narrative.template`, and is checked by that edition for as long as it is kept.
 *
 * Until a release the newest edition may change freely. With the release its code is copied into a
 * folder of its own, `editions/<n>/`, and never touched again: a change of wording, order or contents
 * is made in the code that stands outside of those folders, under a new name. No branch on an edition
 * stands inside of one.
 */
export interface DossierEdition {
  /** What `narrative.template` says, e.g. `decision-summary@1`. */
  name: string;
  /** What `explanation.template` says in dossiers of the variant `subject`. */
  explanation: string;
  /** The lists of provisions that its dossiers may have been printed from (`issue.legal_basis.version`). */
  provisions: readonly string[];
  buildModel(
    evidence: Evidence,
    variant: Variant,
    issue: Issue,
    report: VerificationReport,
  ): DossierModel;
  composeNarrative(model: DossierModel, issue: Issue): Narrative;
  composeExplanation(model: DossierModel, issue: Issue): Explanation;
}

/** What a dossier names as the words and lists it was made from. */
export type Named = Pick<Dossier, 'narrative' | 'explanation' | 'issue'>;

/**
 * findEdition gives the edition that a dossier was made by, or the first name of it that no edition here
 * knows. Nothing is guessed: words of another edition would differ from the record's without a fault in it.
 */
export function findEdition(
  { narrative, explanation, issue }: Named,
  editions: readonly DossierEdition[],
): { edition: DossierEdition } | { unknown: string } {
  const edition = editions.find(({ name }) => name === narrative.template);
  if (edition === undefined) return { unknown: narrative.template };
  if (explanation !== undefined && explanation.template !== edition.explanation) {
    return { unknown: explanation.template };
  }
  const { version } = issue.legal_basis;
  if (!edition.provisions.includes(version)) return { unknown: `provisions ${version}` };
  return { edition };
}

/** Verification and the words of documents: large, and loaded where a decision is looked at. */
export { lexicon, referencesSaid, tellDecision } from '@docket/report/living';

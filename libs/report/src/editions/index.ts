import { LEGAL_BASES } from '../legal-basis/select.js';
import { buildModel } from '../model/build.js';
import { composeNarrative, NARRATIVE_TEMPLATE } from '../narrative/compose.js';
import { composeExplanation, EXPLANATION_TEMPLATE } from '../variants/explanation.js';
import type { DossierEdition } from './edition.js';

/** The edition that new dossiers are made by. */
export const CURRENT_EDITION: DossierEdition = {
  name: NARRATIVE_TEMPLATE,
  explanation: EXPLANATION_TEMPLATE,
  provisions: LEGAL_BASES.map(({ version }) => version),
  buildModel,
  composeNarrative,
  composeExplanation,
};

/** Every edition that dossiers are checked by, the newest first. */
export const EDITIONS: readonly DossierEdition[] = [CURRENT_EDITION];

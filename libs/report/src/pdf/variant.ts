import type { Lexicon } from '../narrative/lexicon.js';
import type { Dossier } from '../schema/index.js';

/** The decision was open when the dossier was issued, whatever its variant. */
export const isInterim = ({ variant, model }: Dossier): boolean =>
  variant === 'interim' || (variant !== 'full' && model.header.closed_at.state === 'not_recorded');

/** What the badge on page 1 and the foot of every page say: a redacted copy of an open decision is both. */
export const variantLabel = (dossier: Dossier, words: Lexicon['document']): string =>
  dossier.variant !== 'interim' && isInterim(dossier)
    ? `${words.variant[dossier.variant]} · ${words.variant.interim}`
    : words.variant[dossier.variant];

import type { EffectObserver } from './lexicon-en-effects.js';
import { fixed, type Told } from './told.js';

/** An executed side effect in a word, in German. */
export const GERMAN_OBSERVED = fixed({
  agent: 'ausgeführt (vom Agenten beobachtet)',
  tool: 'vom Werkzeug bestätigt',
  gateway: 'vom Gateway bestätigt',
  reconciliation: 'durch Abgleich bestätigt',
  not_recorded: 'ausgeführt (Beobachter nicht erfasst)',
  hidden: 'ausgeführt (Beobachter zurückgehalten)',
}) satisfies Record<EffectObserver, Told>;

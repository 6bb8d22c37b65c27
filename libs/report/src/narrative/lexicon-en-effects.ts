import { fixed, type Told } from './told.js';

/** Who saw what became of a side effect: as its last entry says, or why that is not known. */
export type EffectObserver =
  'agent' | 'tool' | 'gateway' | 'reconciliation' | 'not_recorded' | 'hidden';

/** An executed side effect in a word. Only somebody else than the agent confirms what the agent did. */
export const ENGLISH_OBSERVED = fixed({
  agent: 'executed (seen by the agent)',
  tool: 'confirmed by the tool',
  gateway: 'confirmed by the gateway',
  reconciliation: 'confirmed by reconciliation',
  not_recorded: 'executed (observer not recorded)',
  hidden: 'executed (observer withheld)',
}) satisfies Record<EffectObserver, Told>;

import type { FoldEntry } from '../fold/state.js';
import { changesWorld } from './confidence.js';
import { type Rule, cardClaim } from './rule.js';

/** What makes an entry a decisive claim: criteria it applied, a change it is about to make, a decision. */
function decisiveClaim(entry: FoldEntry): string | undefined {
  if (entry.type === 'job_card.filed') {
    if (changesWorld(entry.body.next_action?.effect)) return 'next_action';
    if ((entry.body.criteria?.length ?? 0) > 0) return 'criteria';
  }
  if (entry.type === 'decision.closed' && entry.body.decided !== undefined) return 'decided';
  return undefined;
}

/**
 * decisive_without_lineage trips when a claim decides something and no source of the decision so
 * far is marked as decisive. One decisive source, on this card or an earlier one, is enough.
 */
export const decisiveWithoutLineage: Rule<'decisive_without_lineage'> = {
  name: 'decisive_without_lineage',
  since: 1,
  tripwire: true,
  check({ entry, after, policy }) {
    if (!policy.tripwires.require_decisive_lineage || after.decisiveReferences > 0)
      return undefined;
    const claim = decisiveClaim(entry);
    if (claim === undefined) return undefined;
    return {
      // A closed decision has nothing left to hold.
      directive: entry.type === 'decision.closed' ? 'proceed' : 'hold',
      facts: { decisive_claim: claim },
      ...(entry.type === 'job_card.filed' ? { claim: cardClaim(entry.body) } : {}),
    };
  },
};

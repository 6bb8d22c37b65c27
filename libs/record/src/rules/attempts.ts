import { type Rule, cardClaim } from './rule.js';

/** attempts trips when the agent says it has tried more often than the policy allows. */
export const attempts: Rule<'attempts'> = {
  name: 'attempts',
  since: 1,
  tripwire: true,
  check({ entry, policy }) {
    if (entry.type !== 'job_card.filed') return undefined;
    const { attempts: tried } = entry.body;
    const { attempts_max: most } = policy.tripwires;
    if (tried === undefined || tried <= most) return undefined;
    return {
      directive: 'hold',
      facts: { attempts: tried, attempts_max: most },
      claim: cardClaim(entry.body),
    };
  },
};

import type { Rule } from './rule.js';

/** agent_asked opens an escalation when the agent itself asks for a human. */
export const agentAsked: Rule<'agent_asked'> = {
  name: 'agent_asked',
  since: 1,
  // The card says it; a trip-wire would only repeat it.
  tripwire: false,
  check({ entry }) {
    if (entry.type !== 'job_card.filed') return undefined;
    const { needs_human: asks, handoff_ack: acknowledgement } = entry.body;
    if (!asks && acknowledgement?.action !== 'route_to_human') return undefined;
    return { directive: 'hold', facts: {} };
  },
};

import { agentOf } from '../fold/state.js';
import type { Phase } from '../types.js';
import type { Rule } from './rule.js';

/**
 * Phases that may follow each other. Out of LOOP_DETECTED leads a new plan or a human; out of
 * ESCALATING leads a human; out of BLOCKED leads anything but being done. After a human's decision
 * every phase may follow.
 */
export const PHASE_TRANSITIONS: { readonly [From in Phase | 'START']: readonly Phase[] } = {
  START: ['PLANNING', 'EXECUTING', 'BLOCKED', 'ESCALATING', 'DONE'],
  PLANNING: ['PLANNING', 'EXECUTING', 'BLOCKED', 'LOOP_DETECTED', 'ESCALATING', 'DONE'],
  EXECUTING: ['PLANNING', 'EXECUTING', 'BLOCKED', 'LOOP_DETECTED', 'ESCALATING', 'DONE'],
  BLOCKED: ['PLANNING', 'EXECUTING', 'BLOCKED', 'ESCALATING'],
  LOOP_DETECTED: ['PLANNING', 'BLOCKED', 'LOOP_DETECTED', 'ESCALATING'],
  ESCALATING: ['BLOCKED', 'ESCALATING'],
  // Work may be taken up again, but not in the middle of acting on it.
  DONE: ['DONE', 'PLANNING'],
};

/** phase_transition notes a phase that cannot follow the same agent's last one. Nothing is lost. */
export const phaseTransition: Rule<'phase_transition'> = {
  name: 'phase_transition',
  since: 1,
  tripwire: true,
  check({ before, entry }) {
    if (entry.type !== 'job_card.filed') return undefined;
    const agent = agentOf(before, entry.actor, entry.body);
    const last = before.agents.find((one) => one.agent === agent);
    // A forgotten agent's last phase is unknown, and unknown is no finding.
    if (last?.released === true || (last === undefined && before.agentsForgotten > 0))
      return undefined;
    const from = last?.phase ?? 'START';
    const to = entry.body.current_phase;
    if (PHASE_TRANSITIONS[from].includes(to)) return undefined;
    return { directive: 'proceed', facts: { agent, from: last?.phase ?? null, to } };
  },
};

import { claimsLoop } from '../fold/evolve.js';
import { distanceOf, repeatsMax, repeatsOf } from '../fold/loop-calls.js';
import { signedCalls } from '../fold/signature.js';
import { type Rule, type RuleInput, cardClaim } from './rule.js';

/** Calls that one trip-wire lists. */
const LISTED_MAX = 8;

/**
 * loop trips when the same tool was called with the same arguments `loop_repeats` times in the
 * decision, the last two times within `loop_window` distinct calls. Where the policy compares results
 * too, a call that was answered differently is another call; a result that is not on record shows no
 * difference. It trips once: until a human has answered, further repeats are not news; afterwards
 * counting starts again.
 */
export const loop: Rule<'loop'> = {
  name: 'loop',
  since: 1,
  tripwire: true,
  check({ before, entry, after, policy }) {
    if (entry.type !== 'job_card.filed' || isLoopOpen({ before })) return undefined;
    const { loop_repeats: threshold, loop_window: window, loop_compares } = policy.tripwires;
    const seen = new Set<string>();
    const calls = [];
    for (const call of signedCalls(entry.body, loop_compares === 'call_and_result')) {
      if (seen.has(call.signature)) continue;
      const repeated = repeatsOf(after.loop, call);
      if (repeated === undefined || repeated.count < threshold) continue;
      if (distanceOf(before.loop, call) > window) continue;
      seen.add(call.signature);
      const { count: repeats, first: firstSeen, recorded } = repeated;
      const results = recorded === undefined ? {} : { results_recorded: recorded };
      calls.push({ tool_name: call.toolName, repeats, first_seen: firstSeen, ...results });
    }
    if (calls.length === 0) return undefined;
    return {
      directive: 'stop',
      facts: { calls: calls.slice(0, LISTED_MAX), loop_repeats: threshold },
      claim: cardClaim(entry.body),
    };
  },
};

function isLoopOpen({ before }: Pick<RuleInput, 'before'>): boolean {
  return before.openEscalations.some(({ rule }) => rule === 'loop');
}

/** loop_claimed notes that the agent claims a loop which the ledger does not see. */
export const loopClaimed: Rule<'loop_claimed'> = {
  name: 'loop_claimed',
  since: 1,
  tripwire: true,
  check(input) {
    const { before, entry, policy } = input;
    if (entry.type !== 'job_card.filed' || !claimsLoop(entry.body) || before.loopClaimed)
      return undefined;
    if (isLoopOpen(input) || loop.check(input) !== undefined) return undefined;
    const most = repeatsMax(input.after.loop);
    return {
      directive: 'proceed',
      facts: { repeats_max: most, loop_repeats: policy.tripwires.loop_repeats },
      claim: { ...cardClaim(entry.body), current_phase: entry.body.current_phase },
    };
  },
};

import type { Waiting } from '../narrative/lexicon-en-imported.js';
import type { Oversight } from '../schema/index.js';
import { firstOf, lastOf, type ModelContext } from './context.js';
import { stringAt } from './entry.js';

/** The rule of an escalation that the agent's own request opened. */
export const AGENT_ASKED = 'agent_asked';

export function isImportedHere(context: ModelContext): boolean {
  const opened = firstOf(context, 'decision.opened');
  return opened !== undefined && stringAt(opened, '/origin/kind') === 'imported';
}

/**
 * What open escalations of an import stand for. Nobody waited for a human when they were opened: a rule asked
 * at import, or the agent had asked in the source. Undefined where none is open.
 */
export function waitingOf(
  escalations: Oversight['escalations'],
  outcome: unknown,
): Waiting | undefined {
  const open = escalations.filter(({ status }) => status === 'open');
  if (open.length === 0) return undefined;
  const rules = open.filter(({ rule }) => rule.value !== AGENT_ASKED).length;
  return {
    agent: rules === open.length ? undefined : outcome === 'handed_over' ? 'handed_over' : 'asked',
    rules,
  };
}

/** The same of the decision that a context reads; undefined where it was not imported. */
export function importedWaiting(
  context: ModelContext,
  escalations: Oversight['escalations'],
): Waiting | undefined {
  if (!isImportedHere(context)) return undefined;
  const closed = lastOf(context, 'decision.closed');
  return waitingOf(escalations, closed && stringAt(closed, '/outcome'));
}

import type { ToolCalls } from '../schema/index.js';
import { ofType, type ModelContext } from './context.js';
import { itemsAt, stringAt } from './entry.js';

/** The calls that Job Cards report, counted by tool, in the order in which each tool first comes. */
export function buildToolCalls(context: ModelContext): ToolCalls[] {
  const tools = new Map<string, ToolCalls>();
  for (const card of ofType(context, 'job_card.filed')) {
    for (const at of itemsAt(card, '/tool_calls')) {
      const tool = context.facts.at(card, `${at}/tool_name`);
      const status = stringAt(card, `${at}/status`);
      const failed = status !== undefined && status !== 'ok';
      const known = tools.get(tool.text);
      if (known === undefined) {
        const evidence = [card.mark];
        tools.set(tool.text, { tool, calls: 1, errors: failed ? 1 : 0, evidence });
        continue;
      }
      known.calls += 1;
      known.errors += failed ? 1 : 0;
      if (known.evidence.at(-1) !== card.mark) known.evidence.push(card.mark);
    }
  }
  return [...tools.values()];
}

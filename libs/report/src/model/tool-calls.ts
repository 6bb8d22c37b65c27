import type { Fact, ToolCalls } from '../schema/index.js';
import { ofType, type ModelContext } from './context.js';
import { isSignOfChange } from './conversation/named-changes.js';
import { recordedConversation } from './conversation/read.js';
import { itemsAt, stringAt } from './entry.js';

/** What a call returned that is not ok, and whether it is what all before it returned. */
function noteError(row: ToolCalls, error: Fact): void {
  const { last_error: before } = row;
  const isAlike =
    error.state === 'recorded' && before.state === 'recorded' && before.text === error.text;
  if (isAlike && (row.errors === 2 || row.same_error === true)) row.same_error = true;
  else delete row.same_error;
  row.last_error = error;
}

/**
 * The calls that Job Cards report, counted by tool: those that may have changed something first, else in the order in
 * which each tool first comes.
 */
export function buildToolCalls(context: ModelContext): ToolCalls[] {
  const tools = new Map<string, ToolCalls>();
  const signs = new Set(
    recordedConversation(context)
      .calls.filter(isSignOfChange)
      .map(({ entry, result }) => `${entry.mark}${result}`),
  );
  for (const card of ofType(context, 'job_card.filed')) {
    for (const at of itemsAt(card, '/tool_calls')) {
      const tool = context.facts.at(card, `${at}/tool_name`);
      const status = stringAt(card, `${at}/status`);
      const failed = status !== undefined && status !== 'ok';
      const row = tools.get(tool.text) ?? {
        tool,
        calls: 0,
        errors: 0,
        last_error: context.facts.notRecorded(),
        evidence: [],
      };
      tools.set(tool.text, row);
      row.calls += 1;
      row.errors += failed ? 1 : 0;
      if (signs.has(`${card.mark}${at}/result`)) row.may_change = (row.may_change ?? 0) + 1;
      if (failed) noteError(row, context.facts.at(card, `${at}/result`));
      if (row.evidence.at(-1) !== card.mark) row.evidence.push(card.mark);
    }
  }
  const rows = [...tools.values()];
  return [
    ...rows.filter((row) => row.may_change !== undefined),
    ...rows.filter((row) => row.may_change === undefined),
  ];
}

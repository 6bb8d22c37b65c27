/** The event that a judgement of a span is sent as (semantic conventions for GenAI, Development). */
export const EVALUATION_EVENT = 'gen_ai.evaluation.result';
/** Who let a tool of Claude Code run, or did not. */
export const CLAUDE_DECISION_EVENT = 'claude_code.tool_decision';

const MAPPED: ReadonlySet<string> = new Set([EVALUATION_EVENT, CLAUDE_DECISION_EVENT]);

/** Whether records come of log records with this event name. */
export function isMappedLog(name: string): boolean {
  return MAPPED.has(name);
}

import type { Json } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import type { EntryView } from '@docket/report/living';

type Card = RecordBodies['job_card.filed'];
type Call = NonNullable<Card['tool_calls']>[number];
type Criterion = NonNullable<Card['criteria']>[number];

/** One value of what was recorded, by the names that lead to it. */
export interface ResultLine {
  path: readonly string[];
  value: Json;
}

/** What a tool was called with and returned, as a card records it. */
export interface ToolResult {
  /** Undefined: its name is not shown here. */
  tool: string | undefined;
  /** Of the entries that record it, in order. */
  marks: string[];
  /** How often it is recorded: the same call with the same result. */
  times: number;
  /** How it ended, where it did not end well. */
  ended: 'error' | 'denied' | 'timeout' | undefined;
  arguments: readonly ResultLine[];
  /** Undefined: none is recorded. */
  result: readonly ResultLine[] | undefined;
  /** Whether there are more lines than these. */
  isMore: boolean;
  /** Whether something of it is not shown here. */
  isHidden: boolean;
  /** What the card says that it evaluated. */
  criteria: readonly Pick<Criterion, 'id' | 'text' | 'result'>[];
}

/** Most lines of one result, and of the arguments beside it. */
export const RESULT_LINES_MAX = 12;
const ARGUMENT_LINES_MAX = 4;

interface Seen extends ToolResult {
  /** Equal ones are one. */
  key: string;
  /** Whether the card that asks made it, or a criterion or a source names it. */
  isRestedOn: boolean;
}

/**
 * resultsOf lists what tools returned up to the entry that asks a question, in the order of the records: of more than
 * `max` those that the question's card made or that claims rest on, then the latest.
 */
export function resultsOf(
  entries: readonly EntryView[],
  cause: EntryView,
  max: number,
): { results: ToolResult[]; more: number } {
  const all = new Map<string, Seen>();
  for (const entry of entries) {
    if (!entry.trusted || entry.type !== 'job_card.filed') continue;
    if (entry.decisionSeq > cause.decisionSeq) continue;
    for (const seen of callsOf(entry, entry === cause)) {
      const before = all.get(seen.key);
      all.delete(seen.key);
      all.set(seen.key, before === undefined ? seen : again(before, seen));
    }
  }
  const list = [...all.values()];
  const shown = new Set(
    [...list.filter((one) => !one.isRestedOn), ...list.filter((one) => one.isRestedOn)].slice(-max),
  );
  const results = list
    .filter((one) => shown.has(one))
    .map(({ key: _key, isRestedOn: _isRestedOn, ...result }): ToolResult => result);
  return { results, more: list.length - results.length };
}

function again(before: Seen, now: Seen): Seen {
  const marks = [...new Set([...before.marks, ...now.marks])];
  return {
    ...now,
    marks,
    times: before.times + 1,
    isRestedOn: before.isRestedOn || now.isRestedOn,
  };
}

function callsOf({ body, hidden, mark }: EntryView, isAsking: boolean): Seen[] {
  const { tool_calls: calls, criteria, lineage } = body as unknown as Card;
  return listOf(calls).map((call, i): Seen => {
    const at = `/tool_calls/${i}`;
    const all = call.arguments ?? call.arguments_raw;
    const given = linesOf(all, `${at}/arguments`, hidden);
    const returned = linesOf(call.result, `${at}/result`, hidden);
    const result = returned.slice(0, RESULT_LINES_MAX);
    const isHidden = isHiddenIn(hidden, at);
    const evaluated = listOf(criteria).filter(
      ({ evaluated_by: by }, place) => isBy(by, call) && !isHiddenIn(hidden, `/criteria/${place}`),
    );
    const isSource = listOf(lineage).some(({ retrieval }) => isCall(retrieval, call));
    const { tool_name: tool, status } = call;
    return {
      // What is hidden may differ: such a call is none of the others.
      key: JSON.stringify([
        isHidden ? `${mark}${at}` : '',
        tool,
        all === undefined ? '' : [all],
        // Absent is not null.
        call.result === undefined ? '' : [call.result],
        status ?? null,
      ]),
      tool: hidden.has(`${at}/tool_name`) ? undefined : tool,
      marks: [mark],
      times: 1,
      ended: hidden.has(`${at}/status`) || status === 'ok' ? undefined : status,
      arguments: given.slice(0, ARGUMENT_LINES_MAX),
      result: call.result === undefined ? undefined : result,
      isMore: returned.length > result.length || given.length > ARGUMENT_LINES_MAX,
      isHidden,
      criteria: evaluated,
      isRestedOn: isAsking || isSource || evaluated.length > 0,
    };
  });
}

/** A list that is not disclosed is none. */
const listOf = <One>(list: readonly One[] | undefined): readonly One[] =>
  Array.isArray(list) ? list : [];

const isBy = (by: Criterion['evaluated_by'], call: Call): boolean =>
  by?.tool_name === call.tool_name &&
  (by.tool_call_id === undefined || by.tool_call_id === call.tool_call_id);

const isCall = (named: { tool_call_id?: string } | undefined, call: Call): boolean =>
  named?.tool_call_id !== undefined && named.tool_call_id === call.tool_call_id;

const isHiddenIn = (hidden: EntryView['hidden'], place: string): boolean =>
  [...hidden.keys()].some((at) => at === place || at.startsWith(`${place}/`));

/** The values below a place that are disclosed, one more than are shown at most: there may be very many. */
function linesOf(
  value: Json | undefined,
  pointer: string,
  hidden: EntryView['hidden'],
): ResultLine[] {
  const lines: ResultLine[] = [];
  const walk = (node: Json, at: string, path: readonly string[]): void => {
    if (hidden.has(at)) return;
    const members = typeof node === 'object' && node !== null ? Object.entries(node) : [];
    if (members.length === 0) lines.push({ path, value: node });
    for (const [name, member] of members) {
      if (lines.length > RESULT_LINES_MAX) return;
      walk(member, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, [...path, name]);
    }
  };
  if (value !== undefined) walk(value, pointer, []);
  return lines;
}

import type { Json } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import type { EntryView } from '@docket/report/living';

type Call = NonNullable<RecordBodies['job_card.filed']['tool_calls']>[number];

/** One member of the arguments that is not as it was the time before; undefined: not given. */
interface ArgumentChange {
  /** JSON Pointer (RFC 6901) into the arguments. */
  pointer: string;
  before: Json | undefined;
  after: Json | undefined;
}

/** Calls of a tool in a row, with arguments and recorded results that do not differ. */
export interface Attempt {
  /** Of the entries that hold them, in order. */
  marks: string[];
  times: number;
  /** Against the attempt before: at most CHANGES_MAX; `first`: there is none; `hidden`: not all of it is shown. */
  changes: 'first' | 'hidden' | readonly ArgumentChange[];
  /** Whether more members changed than are listed. */
  isMore: boolean;
  result: 'same' | 'other' | 'not_recorded' | 'first' | 'hidden';
}

export interface ToolAttempts {
  tool: string;
  attempts: Attempt[];
  /** How many more there are than are listed. */
  more: number;
}

const TOOLS_MAX = 20;
const ATTEMPTS_MAX = 50;
export const CHANGES_MAX = 10;

interface Seen {
  call: Call;
  mark: string;
  isHidden: boolean;
}

/** attemptsOf lists the tools that were called more than once, with what changed from one call to the next. */
export function attemptsOf(entries: readonly EntryView[]): ToolAttempts[] {
  const byTool = new Map<string, Seen[]>();
  for (const entry of entries) {
    if (!entry.trusted || entry.type !== 'job_card.filed') continue;
    const { tool_calls: calls = [] } = entry.body as RecordBodies['job_card.filed'];
    if (!Array.isArray(calls)) continue;
    for (const [i, call] of calls.entries()) {
      const isHidden = [...entry.hidden.keys()].some((at) => isAtOrIn(at, `/tool_calls/${i}`));
      const name = typeof call.tool_name === 'string' ? call.tool_name : '';
      byTool.set(name, [...(byTool.get(name) ?? []), { call, mark: entry.mark, isHidden }]);
    }
  }
  return [...byTool]
    .filter(([, calls]) => calls.length > 1)
    .slice(0, TOOLS_MAX)
    .map(([tool, calls]) => {
      const attempts = inARow(calls);
      const more = Math.max(0, attempts.length - ATTEMPTS_MAX);
      return { tool, attempts: attempts.slice(0, ATTEMPTS_MAX), more };
    });
}

/** Whether a place is another one, or inside it; or holds it. */
const isAtOrIn = (at: string, place: string): boolean =>
  at === place || at.startsWith(`${place}/`) || place.startsWith(`${at}/`);

function inARow(calls: readonly Seen[]): Attempt[] {
  const attempts: Attempt[] = [];
  calls.forEach((seen, i) => {
    const attempt = against(calls[i - 1], seen);
    const last = attempts.at(-1);
    const isSame = attempt.changes.length === 0 && attempt.result === 'same';
    if (last === undefined || !isSame || typeof attempt.changes === 'string') {
      attempts.push(attempt);
      return;
    }
    last.times += 1;
    if (!last.marks.includes(seen.mark)) last.marks.push(seen.mark);
  });
  return attempts;
}

function against(before: Seen | undefined, { call, mark, isHidden }: Seen): Attempt {
  const base = { marks: [mark], times: 1, isMore: false };
  if (before === undefined) return { ...base, changes: 'first', result: 'first' };
  if (isHidden || before.isHidden) return { ...base, changes: 'hidden', result: 'hidden' };
  const all = differences(argumentsOf(before.call), argumentsOf(call), '');
  return {
    ...base,
    changes: all.slice(0, CHANGES_MAX),
    isMore: all.length > CHANGES_MAX,
    result: resultAgainst(before.call, call),
  };
}

const argumentsOf = ({ arguments: given, arguments_raw: raw }: Call): Json | undefined =>
  given ?? raw;

function resultAgainst({ result: before }: Call, { result }: Call): Attempt['result'] {
  if (before === undefined && result === undefined) return 'same';
  if (result === undefined) return 'not_recorded';
  return before !== undefined && differences(before, result, '').length === 0 ? 'same' : 'other';
}

/** Lists differ place by place: what was put in between moves what follows. */
function differences(
  before: Json | undefined,
  after: Json | undefined,
  pointer: string,
): ArgumentChange[] {
  if (isNested(before) && isNested(after) && Array.isArray(before) === Array.isArray(after)) {
    const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) =>
      differences(was.get(name), is.get(name), `${pointer}/${escapeToken(name)}`),
    );
  }
  return isEqual(before, after) ? [] : [{ pointer, before, after }];
}

const isNested = (value: Json | undefined): value is Json & object =>
  typeof value === 'object' && value !== null;

/** Of what is no list and no object on both sides. */
const isEqual = (a: Json | undefined, b: Json | undefined): boolean => a === b;

const escapeToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../support/built-command.js';

/**
 * Path of one real trace, which is not part of this repository (DOCKET_TRACES, or a `shared` folder
 * beside the checkout); undefined, loudly, when it is absent.
 */
export function realTrace(file: string): string | undefined {
  const path = join(process.env['DOCKET_TRACES'] ?? join(PROJECT, '../shared/traces'), file);
  if (existsSync(path)) return path;
  console.warn(`NOT TESTED: the real trace ${file} is not at ${path}; set DOCKET_TRACES`);
  return undefined;
}

/** One call as the raw file has it. */
export interface RawCall {
  name: string;
  /** Arguments with the members in order, so that equal ones are equal text. */
  args: string;
  result: string;
  /** How it ended, as far as the answer says it. */
  outcome: RawOutcome;
  /** Number of the assistant message that made it: several calls may share one. */
  turn: number;
}

export interface RawRun {
  calls: RawCall[];
}

/** As much of both files as the check by hand reads. */
interface RawFile {
  simulations: RawSource[];
}
interface RawSource {
  traj?: RawMessage[];
  messages?: RawMessage[];
  reward_info: { [name: string]: unknown[] | null | undefined };
}
interface RawMessage {
  role: string;
  content: string | null;
  id?: string;
  tool_call_id?: string;
  error?: boolean;
  tool_calls?: RawToolCall[] | null;
}
interface RawToolCall {
  id: string;
  name: string;
  arguments: unknown;
  function?: { name: string; arguments: string };
}

function readRuns(path: string): RawSource[] {
  const file = JSON.parse(readFileSync(path, 'utf8')) as RawFile | RawSource[];
  return Array.isArray(file) ? file : file.simulations;
}

/**
 * The check by hand: reads a file with JSON.parse and a few loops, sharing no code with the importer.
 * Answers stand right behind their calls in both files, in the calls' order; this is asserted.
 */
export function readRaw(path: string): RawRun[] {
  return readRuns(path).map((run) => {
    const messages = run.traj ?? run.messages ?? [];
    const calls: RawCall[] = [];
    messages.forEach((message, turn) => {
      (message.tool_calls ?? []).forEach((call, n) => {
        const made = call.function ?? call;
        const answer = messages[turn + 1 + n];
        if (answer?.role !== 'tool' || (answer.tool_call_id ?? answer.id) !== call.id) {
          throw new Error(`no answer behind call ${n} of message ${turn}`);
        }
        const args =
          typeof made.arguments === 'string' ? JSON.parse(made.arguments) : made.arguments;
        const result = answer.content ?? '';
        const outcome = outcomeOf(made.name, result, answer.error);
        calls.push({ name: made.name, args: inOrder(args), result, outcome, turn });
      });
    });
    return { calls };
  });
}

export function inOrder(value: unknown): string {
  return JSON.stringify(value, (_name, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const CHANGING =
  /^(book|cancel|send|update|modify|exchange|return|suspend|resume|refuel|enable|disable)_/;

export function isWrite({ name }: Pick<RawCall, 'name'>): boolean {
  return CHANGING.test(name);
}

export type RawOutcome = 'ok' | 'error' | 'unknown';

/**
 * How a call ended, by its flag, or else by what the answer is: words of an error, or the record as JSON
 * that the tools of the benchmarks return, and their two fixed sentences.
 */
export function outcomeOf(tool: string, answer: string, flag: unknown): RawOutcome {
  if (flag === true) return 'error';
  if (flag === false) return 'ok';
  if (typeof flag === 'string' && flag !== '') return 'error';
  if (/^(\w*Error:|Error |Unknown action |Traceback )/.test(answer)) return 'error';
  if (answer === 'Transfer successful' || answer.startsWith('Certificate ')) return 'ok';
  const first = answer.trimStart().charAt(0);
  if (first !== '{' && first !== '[') return 'unknown';
  let record: unknown;
  try {
    record = JSON.parse(answer);
  } catch {
    return 'unknown';
  }
  const { error, success } = record as { error?: unknown; success?: unknown };
  if ((error !== undefined && error !== null && error !== false) || success === false)
    return 'error';
  return isWrite({ name: tool }) || /^(get|find|list|search)_/.test(tool) ? 'ok' : 'unknown';
}

export function isError({ outcome }: RawCall): boolean {
  return outcome === 'error';
}

export function isDone({ outcome }: RawCall): boolean {
  return outcome === 'ok';
}

export interface Repeated {
  run: number;
  tool: string;
  times: number;
  /** Whether every answer was the same: then nothing was learnt from asking again. */
  sameAnswer: boolean;
}

/** Calls made `times` times or more with the same arguments, in one run, whatever the answers. */
export function repeatedCalls(
  runs: readonly RawRun[],
  times: number,
  only: (call: RawCall) => boolean = () => true,
): Repeated[] {
  return runs.flatMap(({ calls }, run) => {
    const groups = new Map<string, RawCall[]>();
    for (const call of calls.filter(only)) {
      const name = `${call.name} ${call.args}`;
      groups.set(name, [...(groups.get(name) ?? []), call]);
    }
    return [...groups.values()]
      .filter((group) => group.length >= times)
      .map((group) => ({
        run,
        tool: group[0]!.name,
        times: group.length,
        sameAnswer: new Set(group.map(({ result }) => result)).size === 1,
      }));
  });
}

/** Of those, the ones that got one and the same answer as often: nothing was learnt by asking again. */
export function loops(runs: readonly RawRun[], repeats: number): Omit<Repeated, 'sameAnswer'>[] {
  return runs.flatMap(({ calls }, run) => {
    const counts = new Map<string, { tool: string; times: number }>();
    for (const { name, args, result } of calls) {
      const call = JSON.stringify([name, args, result]);
      counts.set(call, { tool: name, times: (counts.get(call)?.times ?? 0) + 1 });
    }
    return [...counts.values()]
      .filter(({ times }) => times >= repeats)
      .map(({ tool, times }) => ({ run, tool, times }));
  });
}

/** What the rules must find in a run, worked out from the raw calls alone. */
export function expectedWires(runs: readonly RawRun[]): Record<string, number> {
  const wires: Record<string, number> = {};
  const add = (rule: string, count: number): void => {
    if (count > 0) wires[rule] = (wires[rule] ?? 0) + count;
  };
  for (const { calls } of runs) {
    const seen = new Map<string, number>();
    const done = new Set<string>();
    let looped = false;
    let escalations = 0;
    for (let at = 0; at < calls.length;) {
      // A card holds the calls of one message; the reports of what they changed come behind it.
      const card = calls.filter(({ turn }) => turn === calls[at]!.turn);
      at += card.length;
      for (const { name, args, result } of card) {
        const call = JSON.stringify([name, args, result]);
        const times = (seen.get(call) ?? 0) + 1;
        seen.set(call, times);
        if (times >= 3 && !looped) {
          looped = true;
          escalations += 1;
          add('loop', 1);
        }
      }
      if (card.some(({ name }) => name === 'transfer_to_human_agents')) escalations += 1;
      for (const call of card.filter(isWrite)) {
        add('unannounced', 1);
        if (escalations > 0) add('acted_while_held', 1);
        if (!isDone(call)) continue;
        const action = `${call.name} ${call.args}`;
        if (done.has(action)) {
          add('duplicate_effect', 1);
          escalations += 1;
        }
        done.add(action);
      }
    }
    add('closed_with_open_work', escalations > 0 ? 1 : 0);
  }
  return wires;
}

/** Checks in the evaluator results of a τ²-bench file. */
export function countChecks(path: string): {
  rewards: number;
  database: number;
  actions: number;
  communicate: number;
  assertions: number;
} {
  const rewards = readRuns(path).map((run) => run.reward_info);
  const count = (name: string): number =>
    rewards.reduce((sum, info) => sum + (info[name]?.length ?? 0), 0);
  return {
    rewards: rewards.length,
    database: rewards.filter((info) => info['db_check'] !== null).length,
    actions: count('action_checks'),
    communicate: count('communicate_checks'),
    assertions: count('nl_assertions'),
  };
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inOrder, isWrite, outcomeOf, type RawOutcome } from './traces.js';

/**
 * What a run holds, kind by kind, as texts in no order of their own. Source and ledger are read into it by
 * different code, none of it the importer's, and must be equal.
 */
export interface Holding {
  messages: string[];
  calls: string[];
  results: string[];
  errors: string[];
  writes: string[];
  transfers: string[];
  evaluations: string[];
  times: string[];
}

/** Any JSON object, of which a member that is not there is `undefined`. */
export interface Members {
  [name: string]: unknown;
}

export function emptyHolding(): Holding {
  return {
    messages: [],
    calls: [],
    results: [],
    errors: [],
    writes: [],
    transfers: [],
    evaluations: [],
    times: [],
  };
}

export function sorted(holding: Holding): Holding {
  const kinds = Object.entries(holding) as [keyof Holding, string[]][];
  return Object.fromEntries(kinds.map(([kind, texts]) => [kind, texts.toSorted()])) as never;
}

export const objectIn = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};
export const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Every run of a file of τ-bench or τ²-bench: JSON.parse and a few loops. */
export function rawHoldings(path: string): Holding[] {
  const file: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const runs = Array.isArray(file) ? file : listIn(objectIn(file)['simulations']);
  return runs.map((run) => sorted(rawHolding(objectIn(run))));
}

function rawHolding(run: Members): Holding {
  const holding = emptyHolding();
  const messages = listIn(run['traj'] ?? run['messages']).map(objectIn);
  const made: { id: unknown; name: string; outcome?: RawOutcome }[] = [];
  const policy = messages.find(({ role }) => role === 'system');
  for (const message of messages) {
    const { role, content = null } = message;
    addTimes(holding, message, 'timestamp');
    // The one text that the ledger holds as a digest.
    holding.messages.push(said(role, message === policy ? sha256(content) : content));
    for (const call of role === 'assistant' ? listIn(message['tool_calls']).map(objectIn) : []) {
      const { name, args } = callIn(call);
      made.push({ id: call['id'], name });
      holding.calls.push(`${name} ${args}`);
      if (name === 'transfer_to_human_agents') holding.transfers.push(args);
    }
    if (role !== 'tool' || message['requestor'] === 'user') continue;
    const id = message['tool_call_id'] ?? message['id'];
    const call = made.find((one) => one.id === id && one.outcome === undefined);
    const name = call?.name ?? 'nobody';
    const outcome = outcomeOf(name, String(content), message['error']);
    if (call !== undefined) call.outcome = outcome;
    holding.results.push(`${name} ${String(content)}`);
    if (outcome === 'error') holding.errors.push(`${name} ${String(content)}`);
  }
  const writes = made.filter(isWrite);
  holding.writes.push(...writes.map(({ name, outcome }) => `${name} ${outcome ?? 'unknown'}`));
  addTimes(holding, run, 'start_time', 'end_time', 'timestamp');
  holding.evaluations.push(...judgements(run));
  return holding;
}

export function addTimes(holding: Holding, from: Members, ...names: string[]): void {
  for (const name of names) {
    const time = from[name];
    if (typeof time === 'string') holding.times.push(time);
  }
}

function callIn(call: Members): { name: string; args: string } {
  const { name, arguments: given } = objectIn(call['function'] ?? call);
  return { name: String(name), args: argumentsText(given) };
}

/** Arguments with their members in order; as they are where they are no JSON. */
export function argumentsText(given: unknown): string {
  if (typeof given !== 'string') return inOrder(given ?? null);
  try {
    return inOrder(JSON.parse(given));
  } catch {
    return given;
  }
}

/** A message by who says it and what; a content that is not there is one that is null. */
export function said(role: unknown, content: unknown): string {
  return `${String(role)}: ${JSON.stringify(content ?? null)}`;
}

const sha256 = (text: unknown): string => createHash('sha256').update(String(text)).digest('hex');

/** Who judged, what, and how; one that has no verdict judged nothing. */
export function judged(...parts: unknown[]): string {
  return JSON.stringify(parts.map((part) => part ?? null));
}

function judgements(run: Members): string[] {
  const info = objectIn(run['info']);
  // Nobody measured a run that crashed.
  if (typeof info['error'] === 'string' && info['error'] !== '') return [];
  const found: string[] = [];
  const add = (
    who: string,
    what: unknown,
    passed: unknown,
    score: unknown,
    why?: unknown,
  ): void => {
    const isJudged = typeof passed === 'boolean' || typeof score === 'number';
    if (isJudged) found.push(judged(who, what, passed, score, why));
  };
  const wasMeasured = run['reward'] !== 0 || info['reward_info'] !== null;
  if (typeof run['reward'] === 'number')
    add('reward of τ-bench', null, wasMeasured ? run['reward'] === 1 : null, run['reward']);
  const reward = objectIn(run['reward_info']);
  const whole = reward['reward'];
  add('reward of τ²-bench', null, typeof whole === 'number' ? whole === 1 : null, whole);
  const database = objectIn(reward['db_check']);
  add('database', null, database['db_match'], database['db_reward']);
  for (const check of listIn(reward['action_checks']).map(objectIn)) {
    const id = objectIn(check['action'])['action_id'];
    add('action', id, check['action_match'], check['action_reward']);
  }
  for (const check of listIn(reward['env_assertions']).map(objectIn)) {
    const name = objectIn(check['env_assertion'])['func_name'];
    add('environment', name, check['met'], check['reward']);
  }
  for (const check of listIn(reward['communicate_checks']).map(objectIn)) {
    add('communicate', check['info'], check['met'], null, check['justification']);
  }
  for (const check of listIn(reward['nl_assertions']).map(objectIn)) {
    add('assertion', check['nl_assertion'], check['met'], null, check['justification']);
  }
  for (const result of listIn(run['precondition_results']).map(objectIn)) {
    add('precondition', result['name'], result['met'], null);
  }
  return found;
}

import { canonicalize, isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { jsonItems, tally, Tally, type Account } from '../account.js';
import type { ImportedRecord } from '@docket/ingest';
import type { Accounting } from '../trace-file.js';
import { answerStatus } from './answer.js';
import { crashOf } from './crash.js';
import { preconditionsOf } from './preconditions.js';
import { effectOf, TRANSFER_TOOL } from './tools.js';
import { isPresent } from './json-values.js';
import { conversationOf, LEFT_IN_SOURCE, contentText, unpack } from './trace.js';

const KINDS = [
  'messages',
  'policy texts',
  'tasks',
  'calls',
  'calls of the user',
  'results',
  'errors',
  'crashes',
  'writes',
  'transfers',
  'evaluations',
  'times',
  'tokens, costs, raw answers',
] as const;
type Kind = (typeof KINDS)[number];

const REASONS: { readonly [K in Kind]?: string } = {
  'policy texts': 'recorded as a SHA-256: keep the document',
  tasks: 'no run can be shown to be about them',
  evaluations: 'without a verdict, or of a run that was not measured: kept as they are',
  'tokens, costs, raw answers': 'stay in the source',
};

/** Members of a run that are times, beside those of its messages. */
const RUN_TIMES = ['start_time', 'end_time', 'timestamp'] as const;

/** Counts source and records apart, run by run, so that a loss in between is seen. */
export class TauBenchAccounting implements Accounting {
  readonly #tally = new Tally<Kind>(KINDS, REASONS);
  readonly #found = this.#tally.found;
  readonly #kept = this.#tally.kept;
  readonly #named = this.#tally.named;
  readonly #tasksOfFile: number;
  readonly #tasksKept = new Set<string>();

  /** @param tasks how many tasks the file lists beside its runs */
  constructor(tasks: number) {
    this.#tasksOfFile = tasks;
    tally(this.#found, 'tasks', tasks);
  }

  add(value: JsonObject, records: readonly ImportedRecord[]): void {
    for (const message of conversationOf(value).list.flatMap(unpack)) this.#countMessage(message);
    for (const name of RUN_TIMES) if (has(value, name)) tally(this.#found, 'times');
    if (crashOf(value) !== undefined) tally(this.#found, 'crashes');
    const info = value['info'];
    const isTold = isJsonObject(info) && isJsonObject(info['task']);
    if (this.#tasksOfFile === 0 && isTold) tally(this.#found, 'tasks');
    this.#countJudgements(value);
    for (const record of records) this.#countRecord(record);
  }

  list(): Account[] {
    if (this.#tasksOfFile > 0) {
      this.#kept.set('tasks', this.#tasksKept.size);
      this.#named.set('tasks', this.#tasksOfFile - this.#tasksKept.size);
    }
    return this.#tally.list();
  }

  #countMessage(message: JsonObject): void {
    const { role } = message;
    tally(this.#found, 'messages');
    if (has(message, 'timestamp')) tally(this.#found, 'times');
    const left = Object.keys(message).filter((name) => LEFT_IN_SOURCE.has(name));
    const costs = left.filter((name) => has(message, name)).length;
    tally(this.#found, 'tokens, costs, raw answers', costs);
    tally(this.#named, 'tokens, costs, raw answers', costs);
    if (role === 'tool') {
      tally(this.#found, 'results');
      if (isAgentsError(message)) tally(this.#found, 'errors');
    }
    if (role === 'user')
      tally(this.#found, 'calls of the user', jsonItems(message['tool_calls']).length);
    if (role !== 'assistant') return;
    for (const call of jsonItems(message['tool_calls'])) {
      tally(this.#found, 'calls');
      const made = isJsonObject(call) ? (call['function'] ?? call) : null;
      if (isJsonObject(made)) this.#countCall(this.#found, made['name']);
    }
  }

  #countCall(counts: Map<Kind, number>, name: Json | undefined): void {
    if (name === TRANSFER_TOOL) tally(counts, 'transfers');
    if (typeof name === 'string' && effectOf(name) === 'write') tally(counts, 'writes');
  }

  #countJudgements(value: JsonObject): void {
    const info = isJsonObject(value['reward_info']) ? value['reward_info'] : {};
    const lists = ['env_assertions', 'action_checks', 'communicate_checks', 'nl_assertions'];
    const judged: Json[] = lists.flatMap((name) => jsonItems(info[name]));
    if (has(info, 'db_check')) judged.push(info['db_check'] ?? null);
    const scores = [value['reward'], info['reward']].filter(isPresent);
    const conditions = preconditionsOf(value);
    const total = judged.length + scores.length + conditions.length;
    tally(this.#found, 'evaluations', total);
    const verdictless = judged.filter((one) => !hasVerdict(one)).length;
    const scoreless = scores.filter((score) => typeof score !== 'number').length;
    const unmet = conditions.filter(({ passed }) => passed === undefined).length;
    const lost = crashOf(value) === undefined ? verdictless + scoreless + unmet : total;
    tally(this.#named, 'evaluations', lost);
  }

  #countRecord({ type, body }: ImportedRecord): void {
    const kept = isJsonObject(body.ext?.['import']) ? body.ext['import'] : {};
    for (const said of jsonItems(kept['messages']).filter(isJsonObject)) this.#countSaid(said);
    for (const answer of jsonItems(kept['answers']).filter(isJsonObject)) {
      if (has(answer, 'timestamp')) tally(this.#kept, 'times');
    }
    if (type === 'evaluation.recorded') tally(this.#kept, 'evaluations');
    if (type.startsWith('side_effect.')) tally(this.#kept, 'writes');
    if (type === 'decision.opened') {
      for (const name of RUN_TIMES) if (has(kept, name)) tally(this.#kept, 'times');
      if (has(kept, 'task')) {
        tally(this.#kept, 'tasks');
        this.#tasksKept.add(canonicalize(kept['task'] ?? null));
      }
    }
    if (type === 'decision.closed' && has(kept, 'error')) tally(this.#kept, 'crashes');
    if (type !== 'job_card.filed') return;
    for (const call of body.tool_calls ?? []) {
      tally(this.#kept, 'calls');
      if (call.result !== undefined) {
        tally(this.#kept, 'results');
        tally(this.#kept, 'messages');
      }
      if (call.status === 'error') tally(this.#kept, 'errors');
      if (call.tool_name === TRANSFER_TOOL) tally(this.#kept, 'transfers');
    }
  }

  #countSaid(said: JsonObject): void {
    tally(this.#kept, 'messages');
    if (said['role'] === 'tool') {
      tally(this.#kept, 'results');
      if (isAgentsError(said)) tally(this.#kept, 'errors');
    }
    if (said['role'] === 'user')
      tally(this.#kept, 'calls of the user', jsonItems(said['tool_calls']).length);
    if (has(said, 'timestamp')) tally(this.#kept, 'times');
    if (!has(said, 'content_sha256')) return;
    tally(this.#found, 'policy texts');
    tally(this.#named, 'policy texts');
  }
}

/** Whether a tool told the agent of an error, by its flag or in its words. */
function isAgentsError({ content, error, requestor }: JsonObject): boolean {
  if (requestor === 'user') return false;
  return answerStatus('', contentText(content) ?? '', error) === 'error';
}

function hasVerdict(check: Json): boolean {
  if (!isJsonObject(check)) return false;
  const verdicts = ['met', 'db_match', 'action_match'];
  const scores = ['reward', 'db_reward', 'action_reward'];
  return (
    verdicts.some((name) => typeof check[name] === 'boolean') ||
    scores.some((name) => typeof check[name] === 'number')
  );
}

function has(object: JsonObject, name: string): boolean {
  return isPresent(object[name]);
}

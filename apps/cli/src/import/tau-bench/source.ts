import { isJsonObject, sha256, toHex, utf8, type Json, type JsonObject } from '@docket/chain';
import { CommandFailure, EXIT } from '../../failure.js';
import { jsonPieces, type ListElement } from '../json-pieces.js';
import type { TraceRun } from '../trace-file.js';
import { stringOf } from './json-values.js';
import { CONVERSATIONS } from './trace.js';

/** The policy text that the file gives for the agent. */
export interface PolicyDocument {
  document_id: string;
  sha256: string;
  /** What it gives as the present; absent where it gives none. */
  stated_time?: string;
}

/** What the file says once for all of its runs, and the file itself. */
export interface TauBenchSource {
  format: 'tau-bench' | 'tau2-bench';
  /** Name of the file, without its folder. */
  file: string;
  /** SHA-256 of the file's bytes, hex. */
  sha256: string;
  /** τ²-bench only: `info` of the file. */
  info?: JsonObject;
  /** τ²-bench only: what else the file has beside its runs and tasks, such as its time. */
  beside?: JsonObject;
  /** τ²-bench only: how many tasks the file lists. */
  tasks?: number;
  /** τ²-bench only: tasks by the ids of their expected actions, see `taskOf`. */
  tasksByActions?: ReadonlyMap<string, JsonObject>;
}

export interface OpenTauBenchFile {
  source: TauBenchSource;
  /** In the file's order. */
  runs: readonly TraceRun[];
}

/**
 * Takes the bytes of a results file apart.
 *
 * @throws {CommandFailure} `unusable`, when this is not a results file of τ-bench or τ²-bench.
 */
export function readTauBench(bytes: Uint8Array, file: string): OpenTauBenchFile {
  const members = new Map<string, Json>();
  const runs: TraceRun[] = [];
  for (const piece of jsonPieces(bytes, LIST)) {
    if (piece.kind === 'member') members.set(piece.name, piece.value);
    else runs.push({ run: piece.index, bytes: piece.bytes, read: () => readRun(piece) });
  }
  if (runs.length === 0) {
    throw new CommandFailure(
      `${file} holds no runs: neither a JSON array of them nor an object with "${LIST}".`,
      EXIT.unusable,
    );
  }
  const info = members.get('info');
  const tasks = members.get('tasks');
  const beside: JsonObject = {};
  for (const [name, value] of members) {
    const isTaken =
      (name === 'info' && isJsonObject(value)) || (name === 'tasks' && Array.isArray(value));
    if (value !== null && !isTaken) beside[name] = value;
  }
  const source: TauBenchSource = {
    format: members.size === 0 ? 'tau-bench' : 'tau2-bench',
    file,
    sha256: toHex(sha256(bytes)),
    ...(isJsonObject(info) ? { info } : {}),
    ...(Object.keys(beside).length === 0 ? {} : { beside }),
    ...(Array.isArray(tasks) ? { tasks: tasks.length, tasksByActions: indexTasks(tasks) } : {}),
  };
  return { source, runs };
}

const LIST = 'simulations';

function readRun({ index, read }: ListElement): JsonObject {
  const value = read();
  if (isJsonObject(value)) {
    const lists = CONVERSATIONS.map((name) => value[name]);
    // Of a run that crashed at once the conversation may be null: there was none.
    if (lists.some((list) => Array.isArray(list) || list === null)) return value;
  }
  throw new CommandFailure(
    `Run ${index} is no run of τ-bench: it has neither "traj" nor "messages".`,
    EXIT.unusable,
  );
}

function indexTasks(tasks: readonly Json[]): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const ambiguous = new Set<string>();
  for (const task of tasks.filter(isJsonObject)) {
    const criteria = task['evaluation_criteria'];
    const key = actionKey(isJsonObject(criteria) ? criteria['actions'] : undefined);
    if (key === undefined) continue;
    if (found.has(key)) ambiguous.add(key);
    found.set(key, task);
  }
  for (const key of ambiguous) found.delete(key);
  return found;
}

/** The ids of a list of expected actions, as one key; undefined where there are none. */
export function actionKey(actions: Json | undefined): string | undefined {
  if (!Array.isArray(actions) || actions.length === 0) return undefined;
  const ids = actions.map((action) => (isJsonObject(action) ? stringOf(action['action_id']) : ''));
  return JSON.stringify(ids);
}

/** What a policy gives the agent as the present: `The current time is 2024-05-15 15:00:00 EST.` */
const STATED_TIME = /\bcurrent (?:date|time|date and time) is (\d{4}-\d{2}-\d{2}[^\n.]{0,30})/iu;

/** Names a policy text: by its first heading, as far as it has one, and by its digest. */
export function policyDocument(text: string): PolicyDocument {
  const heading = /^#+[ \t]+(.+)$/m.exec(text)?.[1] ?? 'policy';
  const id = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const stated = STATED_TIME.exec(text)?.[1];
  return {
    document_id: id.slice(0, 200) || 'policy',
    sha256: toHex(sha256(utf8(text))),
    ...(stated === undefined ? {} : { stated_time: stated }),
  };
}

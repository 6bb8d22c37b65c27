import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { crashOf } from './crash.js';
import { unjudgedFacts } from './evaluations.js';
import { isPresent } from './json-values.js';
import { conversationOf } from './trace.js';

/** Members of a run that have records or members of their own. */
const MAPPED_ELSEWHERE: ReadonlySet<string> = new Set([
  'info',
  'reward',
  'reward_info',
  'termination_reason',
]);

/** Everything else that the source says of the run, word for word, ids and times among it. */
export function runFacts(value: JsonObject): JsonObject {
  const facts: JsonObject = {};
  const { name: conversation } = conversationOf(value);
  for (const [name, fact] of Object.entries(value)) {
    if (fact !== null && name !== conversation && !MAPPED_ELSEWHERE.has(name)) facts[name] = fact;
  }
  return { ...facts, ...infoFacts(value), ...unjudgedFacts(value) };
}

/** `info` of a run, less its task, its reward and its crash where these stand elsewhere. */
function infoFacts(value: JsonObject): JsonObject {
  const info: Json = value['info'] ?? null;
  if (info === null) return {};
  if (!isJsonObject(info)) return { info };
  const { task, reward_info: reward, error, traceback, ...rest } = info;
  const hasCrashed = crashOf(value) !== undefined;
  const isJudged = typeof value['reward'] === 'number' && !hasCrashed;
  const left: JsonObject = { ...rest };
  // What is not of the form that has a place elsewhere is not taken for it, and is not lost either.
  if (isPresent(task) && !isJsonObject(task)) left['task'] = task;
  if (isPresent(reward) && !isJudged) left['reward_info'] = reward;
  if (isPresent(error) && !hasCrashed) left['error'] = error;
  if (isPresent(traceback) && !hasCrashed) left['traceback'] = traceback;
  return Object.keys(left).length === 0 ? {} : { info: left };
}

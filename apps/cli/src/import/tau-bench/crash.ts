import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { isPresent } from './json-values.js';

/**
 * The error that ended a run before it was measured, as the source has it. τ-bench writes it to
 * `info.error`, with no conversation and a reward of 0 that nobody took.
 */
export function crashOf(value: JsonObject): Json | undefined {
  const info = value['info'];
  const error = (isJsonObject(info) ? info['error'] : undefined) ?? undefined;
  return error === '' || error === false ? undefined : error;
}

/**
 * Whether the source keeps what a reward of 0 was measured by. The benchmark begins with 0 and writes
 * `info.reward_info` when it measures: beside null, as at the limit of messages, the 0 may be the one it began with. It
 * is stated all the same.
 */
export function isRewardMeasured({ info, reward }: JsonObject): boolean {
  return reward !== 0 || !isJsonObject(info) || info['reward_info'] !== null;
}

/** The source's words about what ended a run before it was measured, to be kept with the close. */
export function unmeasuredFacts(value: JsonObject): JsonObject {
  const error = crashOf(value);
  if (error === undefined) return {};
  const { reward } = value;
  const notTaken = isPresent(reward) ? { reward_not_taken: reward } : {};
  const info = value['info'];
  const traceback = (isJsonObject(info) ? info['traceback'] : undefined) ?? undefined;
  return {
    error,
    ...(traceback === undefined ? {} : { traceback }),
    // Kept as the source has them, and no evaluations.
    ...notTaken,
    ...(value['reward_info'] === undefined ? {} : { reward_info_not_taken: value['reward_info'] }),
  };
}

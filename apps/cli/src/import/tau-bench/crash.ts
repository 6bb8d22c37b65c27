import { isJsonObject, type Json, type JsonObject } from '@docket/chain';

/**
 * The error that ended a run before it was measured, as the source has it. τ-bench writes it to
 * `info.error`, with no conversation and a reward of 0 that nobody took.
 */
export function crashOf(value: JsonObject): Json | undefined {
  const info = value['info'];
  const error = (isJsonObject(info) ? info['error'] : undefined) ?? undefined;
  return error === '' || error === false ? undefined : error;
}

/** The source's words about it, to be kept with the close. */
export function crashFacts(value: JsonObject): JsonObject {
  const error = crashOf(value);
  if (error === undefined) return {};
  const info = value['info'];
  const traceback = (isJsonObject(info) ? info['traceback'] : undefined) ?? undefined;
  return {
    error,
    ...(traceback === undefined ? {} : { traceback }),
    // Kept as the source has them, and no evaluations.
    ...(value['reward'] === undefined ? {} : { reward_not_taken: value['reward'] }),
    ...(value['reward_info'] === undefined ? {} : { reward_info_not_taken: value['reward_info'] }),
  };
}

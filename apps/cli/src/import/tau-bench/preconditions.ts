import { canonicalize, isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { stringOf } from './json-values.js';

/** One result of a condition that was checked before or beside the work. */
export interface Precondition {
  name: string;
  /** Undefined where the result says neither. */
  passed: boolean | undefined;
  /** The source's own words, whole. */
  from: Json;
}

/**
 * Results of preconditions, wherever the run has them: in a member of the run, of its `info` or of its
 * `reward_info` whose name begins with `precondition`. Its form is a list of results, one result, or
 * results by name.
 */
export function preconditionsOf(value: JsonObject): Precondition[] {
  return ['', 'info', 'reward_info'].flatMap((place) => {
    const holder = place === '' ? value : value[place];
    if (!isJsonObject(holder)) return [];
    return Object.entries(holder)
      .filter(([name]) => /^pre_?conditions?(?:_|$)/i.test(name))
      .flatMap(([, results]) => resultsIn(results));
  });
}

function resultsIn(results: Json): Precondition[] {
  if (results === null) return [];
  if (Array.isArray(results)) return results.map((one) => resultOf(one));
  if (!isJsonObject(results) || verdictIn(results) !== undefined) return [resultOf(results)];
  return Object.entries(results).map(([name, one]) => resultOf(one, name));
}

function resultOf(from: Json, key?: string): Precondition {
  const words = isJsonObject(from) ? nameIn(from) : undefined;
  return { name: key ?? words ?? 'precondition', passed: verdictIn(from), from };
}

/** Members that say in the sources seen whether a condition was met. */
const VERDICTS = ['met', 'passed', 'satisfied', 'success', 'result', 'ok'] as const;

function verdictIn(from: Json): boolean | undefined {
  if (typeof from === 'boolean') return from;
  if (!isJsonObject(from)) return undefined;
  return VERDICTS.map((name) => from[name]).find((value) => typeof value === 'boolean');
}

const NAMES = ['name', 'precondition', 'condition', 'func_name', 'id', 'description'] as const;

function nameIn(from: JsonObject): string | undefined {
  const [found] = NAMES.map((name) => from[name]).filter((one) => (one ?? null) !== null);
  if (found === undefined) return undefined;
  return stringOf(found) ?? canonicalize(found);
}

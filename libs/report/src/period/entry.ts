import { isJsonObject, type Json, type JsonObject } from '@docket/chain';

/** An entry as the tallies see it: its leaf was checked, and its body too where there is one. */
export interface PeriodEntry {
  seq: number;
  type: string;
  time: string;
  /** `time` in milliseconds since 1970. */
  ms: number;
  actor: string;
  decisionId: string | undefined;
  body: JsonObject | undefined;
  /** What is left of a body of which values are erased, and JSON Pointers of these. */
  left?: { body: JsonObject; hidden: readonly string[] } | undefined;
  /** Whether it stands in the period; earlier ones only say what was under way when it began. */
  inPeriod: boolean;
}

/** What stands at a path of members, or undefined. Bodies were checked against their hash, not their schema. */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let node = value;
  for (const member of path) {
    if (!isJsonObject(node) || !Object.hasOwn(node, member)) return undefined;
    node = node[member];
  }
  return node;
}

export function stringIn(value: Json | undefined, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function numberIn(value: Json | undefined, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

export function listAt(value: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

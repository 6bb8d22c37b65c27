import type { Json } from '@docket/chain';
import { isRecordType } from '@docket/record';
import { OMITTED } from '@docket/record/schemas';

import { joined, say, type Told } from '../narrative/told.js';
import { isObject, ofType, type ModelContext } from './context.js';
import { COMPARED } from './effect-differences.js';
import { child, itemsAt, stringAt, valueAt, type EntryView } from './entry.js';
import { toldAt } from './lines.js';
import { memberPath } from './member-schema.js';

/** A recorded value that neither a line of its entry nor a section shows. */
export interface AlsoRecorded {
  /** Where the member stands, from the outermost name on; empty at the top. */
  parents: readonly Told[];
  name: Told;
  value: Told;
}

/** Values of one entry that are printed at most; the rest is counted, and stands in the JSON. */
const ALSO_MAX = 60;

/** Reports of one action: section 11 shows what they say of it, and all of it where they disagree. */
const EFFECT_TYPES = [
  'intent',
  'executing',
  'executed',
  'failed',
  'outcome_unknown',
  'rolled_back',
  'compensated',
].map((event) => `side_effect.${event}`);

/**
 * Members that a section shows for every entry of the type: section 6 what the decision was opened with,
 * 8 the sources, 10 the alternatives, 12 confidence and reviews. `*` stands for any index.
 */
const IN_SECTIONS: { readonly [type: string]: readonly string[] } = {
  'decision.opened': [
    '/plan/*/step',
    '/plan/*/status',
    '/policy_refs',
    '/authority_scope',
    '/legal_context',
    '/subject_ref',
    '/parent_decision',
    '/trace_id',
    '/gateway_refs/*/system',
    '/gateway_refs/*/ref',
    '/stakes',
    '/origin',
    '/agent',
  ],
  'job_card.filed': [
    ...[
      'role',
      'document_id',
      'version',
      'effective_date',
      'content_hash',
      'supports',
      'quote',
    ].map((name) => `/lineage/*/${name}`),
    '/lineage/*/chunk/section',
    '/lineage/*/chunk/id',
    '/lineage/*/retrieval',
    '/alternatives_considered',
    '/confidence',
    '/goal',
  ],
  'review.recorded': ['/before', '/after', '/viewed/*/decision_seq', '/reviewer/display_role'],
  'decision.closed': ['/confidence'],
  'evaluation.recorded': ['/evaluator/version'],
  ...Object.fromEntries(EFFECT_TYPES.map((type) => [type, [...COMPARED]] as const)),
};

/** Its own column shows it, of every type. */
const IN_COLUMNS = ['/occurred_at'];

/** A pointer with `*` for its indexes. */
const patternOf = (pointer: string): string => pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');

const covers = (place: string, pointer: string): boolean =>
  pointer === place || pointer.startsWith(`${place}/`);

/** Every value of a body that has no parts, with its pointer; an empty list or object is one. */
function* leaves(value: Json, pointer: string): Generator<string> {
  const isList = Array.isArray(value);
  if (isList && value.length > 0) {
    for (const [i, item] of value.entries()) yield* leaves(item, child(pointer, i));
  } else if (isObject(value) && Object.keys(value).length > 0) {
    // Sorted, for the order of members is not part of what is recorded.
    for (const name of Object.keys(value).toSorted()) {
      yield* leaves(value[name] ?? null, child(pointer, name));
    }
  } else if (pointer !== '') yield pointer;
}

/** Whether a member is of a criterion that section 9 shows: the last that was said of it. */
function isLatestCriterion(context: ModelContext, entry: EntryView, pointer: string): boolean {
  const at = /^\/criteria\/\d+(?=\/(?:id|text|result|policy_ref|evaluated_by\/tool_name)$)/.exec(
    pointer,
  );
  const id = at === null ? undefined : stringAt(entry, `${at[0]}/id`);
  if (id === undefined) return false;
  const latest = ofType(context, 'job_card.filed').findLast((card) =>
    itemsAt(card, '/criteria').some((item) => stringAt(card, `${item}/id`) === id),
  );
  return latest === entry;
}

/** Whether a member of the agent says what the list of agents says of it, by its first entry. */
function isKnownAgent({ entries }: ModelContext, entry: EntryView, pointer: string): boolean {
  if (!pointer.startsWith('/agent/')) return false;
  const id = stringAt(entry, '/agent/id');
  const first = entries.find((one) => id !== undefined && stringAt(one, '/agent/id') === id);
  return first !== undefined && valueAt(first, pointer) === valueAt(entry, pointer);
}

/**
 * What of an entry no line of it shows (`shown`: the places that its lines were made of), no section, and
 * no declaration leaves out on purpose. So a member that is new is told, whoever forgot it.
 */
export function alsoRecorded(
  context: ModelContext,
  entry: EntryView,
  shown: ReadonlySet<string>,
): AlsoRecorded[] {
  const omitted = isRecordType(entry.type) ? Object.keys(OMITTED[entry.type]) : [];
  const elsewhere = [...omitted, ...IN_COLUMNS, ...(IN_SECTIONS[entry.type] ?? [])];
  return [...leaves(entry.body, '')]
    .filter((pointer) => ![...shown].some((place) => covers(place, pointer)))
    .filter((pointer) => !isKnownAgent(context, entry, pointer))
    .filter((pointer) => !isLatestCriterion(context, entry, pointer))
    .filter((pointer) => !elsewhere.some((place) => covers(place, patternOf(pointer))))
    .flatMap((pointer) => {
      const parents = memberPath(context, entry.type, pointer);
      const name = parents.pop();
      const value = toldAt(context, entry, pointer) ?? context.words.notRecorded;
      return name === undefined ? [] : [{ parents, name, value }];
    });
}

/**
 * The same of entries that are shown as one row: each member with what its values were, in order. Members of
 * one object follow its name, which is said once.
 */
export function alsoLine(
  { words }: ModelContext,
  entries: readonly (readonly AlsoRecorded[])[],
): Told[] {
  const objects = new Map<Told, Map<Told, Set<Told>>>();
  const seen = new Set<Told>();
  for (const { parents, name, value } of entries.flat()) {
    const object = joined(parents, ' › ');
    const members = objects.get(object) ?? new Map<Told, Set<Told>>();
    objects.set(object, members);
    seen.add(say`${object} › ${name}`);
    const values = members.get(name) ?? new Set<Told>();
    if (values.size > 0 || seen.size <= ALSO_MAX) members.set(name, values.add(value));
  }
  if (seen.size === 0) return [];
  const told = [...objects]
    .filter(([, members]) => members.size > 0)
    .map(([object, members]) => {
      const list = [...members].map(([name, values]) => words.also.member(name, [...values]));
      const whole = joined(list, ' · ');
      return object === '' ? whole : say`${object} › ${whole}`;
    });
  return [words.also.line(told, Math.max(0, seen.size - ALSO_MAX))];
}

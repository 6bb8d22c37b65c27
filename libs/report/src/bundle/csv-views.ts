import { canonicalize, encodeLeaf, isJsonObject, type Json, leafHash, toHex } from '@docket/chain';
import { BYTE_ORDER_MARK, csvLine } from '../period/csv.js';
import type { BundledEntry } from './bundled-entry.js';

type Cell = string | number | boolean | null;

/** A table of entries: one row each, of those of a type. */
export interface CsvView {
  name: string;
  header: string;
  /** Undefined: the entry has no row here. */
  row(entry: BundledEntry): string | undefined;
}

const PLACE = ['seq', 'time', 'decision', 'decision_seq', 'actor', 'role'] as const;

function placeOf({ seq, leaf }: BundledEntry): Cell[] {
  const { time, actor, role, decision } = leaf;
  return [seq, time, decision?.id ?? '', decision?.seq ?? '', actor, role];
}

const ENTRIES: CsvView = {
  name: 'entries',
  header: headerOf([...PLACE, 'via', 'type', 'schema', 'disclosed', 'leaf_hash']),
  row(entry) {
    const { leaf } = entry;
    const { disclosed } = entry.content();
    const hash = toHex(leafHash(encodeLeaf(leaf)));
    return csvLine([...placeOf(entry), leaf.via, leaf.type, leaf.schema, disclosed, hash]);
  },
};

/** Columns of bodies, each by the members that lead to it. */
function ofType(name: string, type: string, paths: readonly string[]): CsvView {
  const columns = paths.map((path) => ({ id: path.replaceAll('.', '_'), path: path.split('.') }));
  return {
    name,
    header: headerOf([...PLACE, ...columns.map(({ id }) => id)]),
    row(entry) {
      if (entry.leaf.type !== type) return undefined;
      return csvLine([...placeOf(entry), ...columns.map(({ path }) => cellOf(entry, path))]);
    },
  };
}

/** What was not recorded is null, which a field says; what is not here says that. */
function cellOf(entry: BundledEntry, path: readonly string[]): Cell {
  const { body, disclosed } = entry.content();
  if (body === undefined) return disclosed === 'part' ? 'withheld' : 'not_disclosed';
  let value: Json | undefined = body;
  for (const name of path) value = isJsonObject(value) ? value[name] : undefined;
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? canonicalize(value) : value;
}

function headerOf(columns: readonly string[]): string {
  return BYTE_ORDER_MARK + csvLine(columns);
}

const AGENT = ['agent.id', 'agent.name', 'agent.version', 'agent.model'];

/** The tables of a bundle, without their folder and ending. */
export const CSV_VIEWS: readonly CsvView[] = [
  ENTRIES,
  ofType('decisions_opened', 'decision.opened', [
    ...AGENT,
    'goal',
    'stakes',
    'authority_scope',
    'subject_ref',
    'parent_decision',
    'origin.kind',
    'occurred_at',
  ]),
  ofType('side_effects_announced', 'side_effect.intent', [
    'side_effect_id',
    'operation',
    'target.system',
    'target.resource',
    'amount.value',
    'amount.currency',
    'owner',
    'job_card',
  ]),
  ofType('reviews', 'review.recorded', [
    'verdict',
    'reason',
    'escalation_id',
    'as_of',
    'reviewer.display_role',
    'before',
    'after',
  ]),
  ofType('decisions_closed', 'decision.closed', [
    'outcome',
    'decided',
    'summary',
    'confidence',
    'entry_count',
  ]),
];

import {
  BOARD_COLUMNS,
  DECISION_STATUSES,
  RULE_NAMES,
  SEEN_DISAGREEMENT_CODES,
} from '@docket/record';
import type { RecordType } from '@docket/record';
import { readQuery, type DecisionFilters } from '@docket/store';
import { readMoment } from './moment.js';
import { readEffect } from './effect-query.js';
import { schemaAt, wrong } from './query-members.js';
import { present } from './present.js';

/** What a comparison with what was seen finds of a decision. */
const OF_DECISIONS = SEEN_DISAGREEMENT_CODES.filter((code) => code !== 'seen_not_declared');

/** Members whose values are a closed list of words. */
export const DECISION_QUERY_WORDS = {
  status: DECISION_STATUSES,
  phase: wordsIn('job_card.filed', 'current_phase'),
  outcome: wordsIn('decision.closed', 'outcome'),
  stakes: wordsIn('decision.opened', 'stakes'),
  directive: wordsIn('tripwire.tripped', 'directive'),
  needs_human: ['true', 'false'],
  column: BOARD_COLUMNS,
  document_version_unknown: ['true'],
  lineage_role: wordsIn('job_card.filed', 'lineage', 'items', 'role'),
  tripwire: RULE_NAMES,
  seen: ['any', ...OF_DECISIONS],
} as const satisfies Record<string, readonly string[]>;

/** Every member of a filter, by the name that it has in an address. */
export const DECISION_QUERY_NAMES = [
  'opened_from',
  'opened_to',
  'agent',
  'actor',
  'status',
  'phase',
  'outcome',
  'stakes',
  'directive',
  'needs_human',
  'column',
  'subject',
  'document',
  'document_version',
  'document_version_unknown',
  'chunk',
  'section',
  'lineage_role',
  'target_system',
  'target_resource',
  'operation',
  'currency',
  'amount_min',
  'amount_max',
  'tripwire',
  'seen',
  'q',
] as const;

export type DecisionQueryName = (typeof DECISION_QUERY_NAMES)[number];

/** What decisions are looked for by, as in the address of a list: each value is text, and all that is given must hold. */
export type DecisionQuery = { readonly [Name in DecisionQueryName]?: string };

/** UTF-16 units of one value. */
export const DECISION_QUERY_VALUE_MAX = 512;
const QUESTION_MAX = 256;

/**
 * The filters of what is looked for, wherever that comes from: an address, a view, a rule. What is not known is
 * refused, not ignored: it would find everything.
 *
 * @throws {ServiceError} `invalid_request`, with a pointer to the member.
 */
export function readDecisionQuery(given: Readonly<Record<string, unknown>>): DecisionFilters {
  const query = readMembers(given);
  const filters = {
    openedFrom: moment('opened_from', query.opened_from),
    openedTo: moment('opened_to', query.opened_to),
    agent: query.agent,
    writers: query.actor === undefined ? undefined : [query.actor],
    status: query.status,
    phase: query.phase,
    outcome: query.outcome,
    stakes: query.stakes,
    directive: query.directive,
    needsHuman: query.needs_human === undefined ? undefined : query.needs_human === 'true',
    column: BOARD_COLUMNS.find((one) => one === query.column),
    subject: query.subject,
    cites: readCitation(query),
    effect: readEffect(query),
    tripwire: query.tripwire,
    seen: query.seen === 'any' ? OF_DECISIONS : listOf(query.seen),
    tsquery: readWords(query.q),
  };
  return present(filters);
}

const listOf = (value: string | undefined): string[] | undefined =>
  value === undefined ? undefined : [value];

function readMembers(given: Readonly<Record<string, unknown>>): DecisionQuery {
  for (const [name, value] of Object.entries(given)) {
    const known = DECISION_QUERY_NAMES.find((one) => one === name);
    if (known === undefined) {
      throw wrong(name.slice(0, 64), `is not one of ${DECISION_QUERY_NAMES.join(', ')}`);
    }
    if (typeof value !== 'string' || value === '' || value.length > DECISION_QUERY_VALUE_MAX)
      throw wrong(name, `must be text of 1 to ${DECISION_QUERY_VALUE_MAX} characters`);
    // PostgreSQL has no NUL, and nothing that is recorded as a name has the others.
    if (/\p{Cc}/u.test(value)) throw wrong(name, 'must not have control characters');
    const words = wordsFor(known);
    if (words !== undefined && !words.includes(value))
      throw wrong(name, `must be one of ${words.join(', ')}`);
  }
  return given as DecisionQuery;
}

function wordsFor(name: string): readonly string[] | undefined {
  const all: Readonly<Record<string, readonly string[]>> = DECISION_QUERY_WORDS;
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

function moment(name: DecisionQueryName, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const found = readMoment(text);
  if (found !== undefined) return found;
  const advice = text.includes(' ') ? '; write + as %2B in an address' : '';
  throw wrong(name, `must be an RFC 3339 date-time such as 2026-01-15T09:30:00Z${advice}`);
}

function readCitation(query: DecisionQuery): DecisionFilters['cites'] {
  const isUnknown = query.document_version_unknown !== undefined;
  if (isUnknown && query.document_version !== undefined) {
    throw wrong('document_version', 'cannot be given together with document_version_unknown');
  }
  const rest = present({
    version: isUnknown ? null : query.document_version,
    chunk: query.chunk,
    section: query.section,
    role: query.lineage_role,
  });
  if (query.document !== undefined) return { document: query.document, ...rest };
  const names = ['document_version', 'chunk', 'section', 'lineage_role'] as const;
  const alone = names.find((name) => query[name] !== undefined);
  const without = alone ?? (isUnknown ? 'document_version_unknown' : undefined);
  if (without !== undefined) throw wrong(without, 'needs document beside it');
  return undefined;
}

function readWords(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text.length > QUESTION_MAX) throw wrong('q', `must have at most ${QUESTION_MAX} characters`);
  const words = readQuery(text);
  if ('problem' in words) throw wrong('q', words.problem);
  return words.tsquery;
}

/** The closed list of words that a record's schema has for a member. */
function wordsIn(type: RecordType, ...path: string[]): string[] {
  const words = schemaAt(type, path)['enum'];
  if (!Array.isArray(words)) throw new Error(`${type} has no list of words at ${path.join('/')}`);
  return words.map(String);
}

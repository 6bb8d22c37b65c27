import { isJsonObject, type Json } from '@docket/chain';
import { BOARD_COLUMNS, DECISION_STATUSES, RULE_NAMES } from '@docket/record';
import { latestSchema } from '@docket/record/schemas';
import type { RecordType } from '@docket/record';
import { readQuery, type DecisionFilters } from '@docket/store';
import { invalidParameter } from '../http/parameters.js';
import type { QueryParameters } from '../http/query.js';
import type { JsonSchema, ParameterDescription } from '../openapi/operation.js';

const PHASES = wordsIn('job_card.filed', 'current_phase');
const OUTCOMES = wordsIn('decision.closed', 'outcome');
const STAKES = wordsIn('decision.opened', 'stakes');
const DIRECTIVES = wordsIn('tripwire.tripped', 'directive');
const LINEAGE_ROLES = wordsIn('job_card.filed', 'lineage', 'items', 'role');
const TEXT: JsonSchema = { type: 'string', minLength: 1, maxLength: 512 };

/** The closed list of words that a record's schema has for a member. */
function wordsIn(type: RecordType, ...path: string[]): string[] {
  let schema: Json | undefined = latestSchema(type);
  for (const step of path) {
    const members: Json | undefined = step === 'items' ? schema : memberOf(schema, 'properties');
    schema = memberOf(members, step);
  }
  const words = memberOf(schema, 'enum');
  if (!Array.isArray(words)) throw new Error(`${type} has no list of words at ${path.join('/')}`);
  return words.map(String);
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) ? value[name] : undefined;
}

function parameter(
  name: string,
  description: string,
  schema: JsonSchema,
  example?: string,
): ParameterDescription {
  const shown = example === undefined ? {} : { example };
  return { name, in: 'query', description, schema, ...shown };
}

const oneOf = (words: readonly string[]): JsonSchema => ({ type: 'string', enum: [...words] });
const moment: JsonSchema = { type: 'string', format: 'date-time' };
const flag: JsonSchema = { type: 'boolean' };

/** Filters of decisions. All that are given must hold. */
export const DECISION_FILTERS: ParameterDescription[] = [
  parameter('opened_from', 'Opened at this moment or later.', moment, '2026-01-01T00:00:00Z'),
  parameter('opened_to', 'Opened before this moment.', moment, '2027-01-01T00:00:00Z'),
  parameter('agent', '`agent.id` of the record that opened it.', TEXT, 'refund-agent'),
  parameter('actor', 'A principal that wrote in it, `prn_…`.', TEXT),
  parameter('status', 'Where the ledger has it.', oneOf(DECISION_STATUSES), 'closed'),
  parameter('phase', 'Phase of the newest Job Card.', oneOf(PHASES)),
  parameter('outcome', 'How it was closed.', oneOf(OUTCOMES), 'completed'),
  parameter('stakes', 'Its stakes.', oneOf(STAKES), 'medium'),
  parameter('directive', 'What its agents have to do now.', oneOf(DIRECTIVES)),
  parameter('needs_human', 'Whether the newest Job Card asks for a human.', flag),
  parameter('column', 'Its column on the board.', oneOf(BOARD_COLUMNS), 'closed'),
  parameter('subject', '`subject_ref` of the record that opened it.', TEXT),
  parameter('document', 'A document that a Job Card names in its lineage.', TEXT, 'refund-policy'),
  parameter('document_version', 'Its version.', TEXT, '3.1'),
  parameter('document_version_unknown', 'The source could not say the version.', oneOf(['true'])),
  parameter('chunk', 'Id of the passage. All of these in one lineage reference.', TEXT),
  parameter('section', 'Section of the passage.', TEXT, '4.2'),
  parameter('lineage_role', 'What the passage was to the work.', oneOf(LINEAGE_ROLES), 'decisive'),
  parameter('target_system', 'System that a side effect changes.', TEXT, 'payments'),
  parameter('target_resource', 'What the same side effect changes in it.', TEXT, 'order/44812'),
  parameter('tripwire', 'A rule that tripped.', oneOf(RULE_NAMES)),
  parameter(
    'q',
    'Words that one record of the decision has, in any of its texts: `"a phrase"`, `-without`, `OR`.',
    { ...TEXT, maxLength: 256 },
    'refund 44812',
  ),
];

const QUESTION_MAX = 256;

/** @throws {Problem} `invalid_parameter`. */
export function readDecisionFilters(query: QueryParameters): DecisionFilters {
  const actor = query.text('actor');
  const filters = {
    openedFrom: query.moment('opened_from'),
    openedTo: query.moment('opened_to'),
    agent: query.text('agent'),
    writers: actor === undefined ? undefined : [actor],
    status: query.choice('status', DECISION_STATUSES),
    phase: query.choice('phase', PHASES),
    outcome: query.choice('outcome', OUTCOMES),
    stakes: query.choice('stakes', STAKES),
    directive: query.choice('directive', DIRECTIVES),
    needsHuman: query.flag('needs_human'),
    column: query.choice('column', BOARD_COLUMNS),
    subject: query.text('subject'),
    cites: readCitation(query),
    target: readTarget(query),
    tripwire: query.choice('tripwire', RULE_NAMES),
    tsquery: readWords(query),
  };
  return given(filters);
}

/** Without the members that are undefined. */
export function given<Members extends object>(
  members: Members,
): { [Name in keyof Members]?: Exclude<Members[Name], undefined> } {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as ReturnType<typeof given<Members>>;
}

function readCitation(query: QueryParameters): DecisionFilters['cites'] {
  const document = query.text('document');
  const isUnknown = query.choice('document_version_unknown', ['true']) !== undefined;
  const version = query.text('document_version');
  if (isUnknown && version !== undefined) {
    const detail = 'cannot be given together with document_version_unknown';
    throw invalidParameter('document_version', detail);
  }
  const rest = given({
    version: isUnknown ? null : version,
    chunk: query.text('chunk'),
    section: query.text('section'),
    role: query.choice('lineage_role', LINEAGE_ROLES),
  });
  if (document !== undefined) return { document, ...rest };
  const alone = ['document_version', 'chunk', 'section', 'lineage_role'].find(
    (name) => query.text(name) !== undefined,
  );
  const without = alone ?? (isUnknown ? 'document_version_unknown' : undefined);
  if (without !== undefined) throw invalidParameter(without, 'needs document beside it');
  return undefined;
}

function readTarget(query: QueryParameters): DecisionFilters['target'] {
  const target = given({
    system: query.text('target_system'),
    resource: query.text('target_resource'),
  });
  return Object.keys(target).length === 0 ? undefined : target;
}

function readWords(query: QueryParameters): string | undefined {
  const text = query.text('q');
  if (text === undefined) return undefined;
  if (text.length > QUESTION_MAX) {
    throw invalidParameter('q', `must have at most ${QUESTION_MAX} characters`);
  }
  const words = readQuery(text);
  if ('problem' in words) throw invalidParameter('q', words.problem);
  return words.tsquery;
}

import {
  CURRENCY_PATTERN,
  DECIMAL_PATTERN,
  DECISION_QUERY_NAMES,
  DECISION_QUERY_VALUE_MAX,
  DECISION_QUERY_WORDS,
  readDecisionQuery,
  readEffect,
  type DecisionQueryName,
} from '@docket/service';
import type { DecisionFilters } from '@docket/store';
import { asParameters } from '../http/parameters.js';
import type { QueryParameters } from '../http/query.js';
import type { JsonSchema, ParameterDescription } from '../openapi/operation.js';

const TEXT: JsonSchema = { type: 'string', minLength: 1, maxLength: DECISION_QUERY_VALUE_MAX };
const DECIMAL: JsonSchema = { type: 'string', maxLength: 40, pattern: DECIMAL_PATTERN.source };
const moment: JsonSchema = { type: 'string', format: 'date-time' };
const flag: JsonSchema = { type: 'boolean' };
const oneOf = (name: keyof typeof DECISION_QUERY_WORDS): JsonSchema => ({
  type: 'string',
  enum: [...DECISION_QUERY_WORDS[name]],
});

const DESCRIBED: Record<
  DecisionQueryName,
  readonly [description: string, schema: JsonSchema, example?: string]
> = {
  opened_from: ['Opened at this moment or later.', moment, '2026-01-01T00:00:00Z'],
  opened_to: ['Opened before this moment.', moment, '2027-01-01T00:00:00Z'],
  agent: ['`agent.id` of the record that opened it.', TEXT, 'refund-agent'],
  actor: ['A principal that wrote in it, `prn_…`.', TEXT],
  status: ['Where the ledger has it.', oneOf('status'), 'closed'],
  phase: ['Phase of the newest Job Card.', oneOf('phase')],
  outcome: ['How it was closed.', oneOf('outcome'), 'completed'],
  stakes: ['Its stakes.', oneOf('stakes'), 'medium'],
  directive: ['What its agents have to do now.', oneOf('directive')],
  needs_human: ['Whether the newest Job Card asks for a human.', flag],
  column: ['Its column on the board.', oneOf('column'), 'closed'],
  subject: ['`subject_ref` of the record that opened it.', TEXT],
  document: ['A document that a Job Card names in its lineage.', TEXT, 'refund-policy'],
  document_version: ['Its version.', TEXT, '3.1'],
  document_version_unknown: [
    'The source could not say the version.',
    oneOf('document_version_unknown'),
  ],
  chunk: ['Id of the passage. All of these in one lineage reference.', TEXT],
  section: ['Section of the passage.', TEXT, '4.2'],
  lineage_role: ['What the passage was to the work.', oneOf('lineage_role'), 'decisive'],
  target_system: ['System that a side effect changes.', TEXT, 'payments'],
  target_resource: ['What the same side effect changes in it.', TEXT, 'order/44812'],
  operation: ['What the same side effect does.', TEXT, 'issue_refund'],
  currency: [
    'ISO 4217 code of the amount of the same side effect. One without a recorded amount is not found.',
    { type: 'string', pattern: CURRENCY_PATTERN.source },
    'EUR',
  ],
  amount_min: ['Its amount is this or more, with `currency`. Compared exactly.', DECIMAL, '20.00'],
  amount_max: ['Its amount is this or less, with `currency`.', DECIMAL, '1000'],
  tripwire: ['A rule that tripped.', oneOf('tripwire')],
  seen: [
    'What was found of it where what was declared was held against what was seen from outside; `any`: one of these. For whoever oversees the ledger.',
    oneOf('seen'),
  ],
  q: [
    'Words that one record of the decision has, in any of its texts: `"a phrase"`, `-without`, `OR`.',
    { ...TEXT, maxLength: 256 },
    'refund 44812',
  ],
};

function described(name: DecisionQueryName): ParameterDescription {
  const [description, schema, example] = DESCRIBED[name];
  return { name, in: 'query', description, schema, ...(example !== undefined && { example }) };
}

/** Filters of decisions. All that are given must hold. */
export const DECISION_FILTERS: ParameterDescription[] = DECISION_QUERY_NAMES.map(described);

const OF_EFFECTS = [
  'target_system',
  'target_resource',
  'operation',
  'currency',
  'amount_min',
  'amount_max',
] as const;

/** What of them a side effect is found by, in lists of side effects too. */
export const EFFECT_FILTERS: ParameterDescription[] = OF_EFFECTS.map(described);

/** The same as members of a JSON object, each a text, as in an address. */
export const DECISION_FILTER: JsonSchema = {
  type: 'object',
  description:
    'What is looked for: parameters of `listDecisions` by name, each value as text, as in its address. All that are given must hold.',
  properties: Object.fromEntries(
    DECISION_QUERY_NAMES.map((name) => {
      const [description, schema] = DESCRIBED[name];
      // Held by whoever reads it, as in an address.
      const asText = schema === flag ? oneOf('needs_human') : schema === moment ? TEXT : schema;
      return [name, { ...asText, description }];
    }),
  ),
  additionalProperties: false,
};

/** @throws {Problem} `invalid_parameter`. */
export function readEffectFilters(query: QueryParameters): DecisionFilters['effect'] {
  try {
    return readEffect(Object.fromEntries(OF_EFFECTS.map((name) => [name, query.text(name)])));
  } catch (error) {
    throw asParameters(error);
  }
}

/** @throws {Problem} `invalid_parameter`. */
export function readDecisionFilters(query: QueryParameters): DecisionFilters {
  const given = DECISION_QUERY_NAMES.flatMap((name) => {
    const value = query.text(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  try {
    return readDecisionQuery(Object.fromEntries(given));
  } catch (error) {
    throw asParameters(error);
  }
}

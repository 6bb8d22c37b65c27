import type { Json } from '@docket/chain';

import { Rows } from './collect.js';
import { at, listAt, numberIn, stringIn, type PeriodEntry } from './entry.js';
import type { Figures } from './schema.js';

type GapRow = Figures['gaps']['recorded']['rows'][number];

/** A thing that a record may say. Empty lists say something: `[]` is recorded, an absent member is not. */
type Field = readonly [field: string, ...path: string[]];

/** Of each record type, the fields that oversight rests on and that a writer may leave out. */
const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  'decision.opened': [
    ['request', 'request'],
    ['plan', 'plan'],
    ['authority_scope', 'authority_scope'],
    ['policy_refs', 'policy_refs'],
    ['subject_ref', 'subject_ref'],
    ['legal_context.use_case', 'legal_context', 'use_case'],
    ['agent.version', 'agent', 'version'],
    ['system.model', 'system', 'model'],
    ['system.prompt', 'system', 'prompt'],
  ],
  'job_card.filed': [
    ['confidence', 'confidence'],
    ['rationale', 'rationale'],
    ['alternatives_considered', 'alternatives_considered'],
    ['lineage', 'lineage'],
  ],
  'decision.closed': [
    ['decided', 'decided'],
    ['summary', 'summary'],
    ['confidence', 'confidence'],
  ],
  'side_effect.intent': [
    ['rationale', 'rationale'],
    ['reversibility', 'reversibility'],
    ['rollback_plan', 'rollback_plan'],
  ],
  'side_effect.executed': [
    ['external_ref', 'external_ref'],
    ['observed_by', 'observed_by'],
  ],
  'review.recorded': [
    ['viewed', 'viewed'],
    ['meaning', 'meaning'],
    ['reviewer.display_role', 'reviewer', 'display_role'],
  ],
  'evaluation.recorded': [
    ['evaluator.version', 'evaluator', 'version'],
    ['explanation', 'explanation'],
  ],
};

/** The same of what a Job Card lists: each item counts. */
const ITEMS: readonly (readonly [list: string, fields: readonly Field[]])[] = [
  [
    'tool_calls',
    [
      ['rationale', 'rationale'],
      ['status', 'status'],
      ['result', 'result'],
    ],
  ],
  [
    'lineage',
    [
      ['version', 'version'],
      ['effective_date', 'effective_date'],
      ['content_hash', 'content_hash'],
    ],
  ],
];

/** Whether a field is one of those looked at: their names are Docket's own, whatever a report says. */
export const isGapField = (name: string): boolean =>
  Object.values(FIELDS).some((fields) => fields.some(([field]) => field === name)) ||
  ITEMS.some(([list, fields]) => fields.some(([field]) => `${list}[].${field}` === name));

/** Fields that were not recorded, and records that their writers know to be missing. */
export class GapTally {
  readonly #fields = new Map<string, { expected: number; notRecorded: number }>();
  readonly #recorded = new Rows<GapRow>();

  readonly #clockRefusals = new Rows<GapRow>();

  constructor() {
    // All of them, in this order, whether or not the period has such records.
    for (const [record, fields] of Object.entries(FIELDS)) {
      for (const [field] of fields) this.#count(record, field, 0, 0);
      if (record !== 'job_card.filed') continue;
      for (const [list, items] of ITEMS) {
        for (const [field] of items) this.#count(record, `${list}[].${field}`, 0, 0);
      }
    }
  }

  take(entry: PeriodEntry): void {
    const { body, type } = entry;
    if (!entry.inPeriod || body === undefined) return;
    this.#look(type, '', FIELDS[type] ?? [], body);
    if (type === 'job_card.filed') {
      for (const [list, fields] of ITEMS) {
        for (const item of listAt(body, list)) this.#look(type, `${list}[].`, fields, item);
      }
    }
    const said = {
      seq: entry.seq,
      decision_id: entry.decisionId ?? null,
      records: numberIn(body, 'records') ?? null,
      at: entry.time,
    };
    if (type === 'gap.recorded') {
      this.#recorded.add({ ...said, kind: stringIn(body, 'kind') ?? 'unknown' });
    } else if (type === 'clock.refused') {
      this.#clockRefusals.add({ ...said, kind: stringIn(body, 'ahead') ?? 'unknown' });
    }
  }

  #look(record: string, prefix: string, fields: readonly Field[], value: Json): void {
    for (const [field, ...path] of fields) {
      const found = at(value, ...path);
      this.#count(record, prefix + field, 1, found === undefined || found === null ? 1 : 0);
    }
  }

  #count(record: string, field: string, expected: number, notRecorded: number): void {
    const key = `${record} ${field}`;
    const known = this.#fields.get(key);
    if (known === undefined) this.#fields.set(key, { expected, notRecorded });
    else {
      known.expected += expected;
      known.notRecorded += notRecorded;
    }
  }

  result(): Figures['gaps'] {
    const fields = [...this.#fields].map(([key, { expected, notRecorded }]) => {
      const [record = '', field = ''] = key.split(' ');
      return { record, field, expected, not_recorded: notRecorded };
    });
    return {
      fields,
      recorded: { count: this.#recorded.count, rows: this.#recorded.rows },
      clock_refusals: { count: this.#clockRefusals.count, rows: this.#clockRefusals.rows },
    };
  }
}

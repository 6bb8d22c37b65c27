import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Json, JsonObject } from '@docket/chain';
import fc from 'fast-check';
import { codePointLength } from './code-points.js';
import { DEFAULT_POLICY } from './policy.js';
import { SCHEMA_KEYWORDS } from './problem.js';
import { RECORD_TYPES, type RecordType } from './types.js';
import { latestSchemaId, validateEntry, validateRecord } from './validate.js';
import { SCHEMAS, latestSchema, publishedSchema } from './published-schemas.js';

const bare = { current_phase: 'EXECUTING', goal: 'Refund', confidence: 0.9, needs_human: false };
const target = { system: 'payments', resource: 'order/1' };
const THRESHOLDS = Object.keys(DEFAULT_POLICY.tripwires);
const intent = { operation: 'refund', target, owner: 'finance', idempotency_key: 'k' };

/** Smallest valid body of every type. */
const smallest: { readonly [Type in RecordType]: Record<string, unknown> } = {
  'ledger.created': {
    format: 'docket-ledger/v1',
    origin: 'a/b',
    public_key: 'k',
    policy: DEFAULT_POLICY,
  },
  'ledger.registered': {
    ledger: 'b',
    origin: 'a/b',
    genesis_leaf_hash: '0'.repeat(64),
    public_key: 'k',
  },
  'decision.opened': { agent: { id: 'a' }, goal: 'g', stakes: 'low' },
  'job_card.filed': bare,
  'side_effect.intent': intent,
  'side_effect.executing': { side_effect_id: 'sfx_1' },
  'side_effect.executed': intent,
  'side_effect.failed': { side_effect_id: 'sfx_1' },
  'side_effect.outcome_unknown': { side_effect_id: 'sfx_1' },
  'side_effect.rolled_back': { side_effect_id: 'sfx_1' },
  'side_effect.compensated': { side_effect_id: 'sfx_1' },
  'evaluation.recorded': {
    target: { kind: 'decision' },
    kind: 'judge',
    evaluator: { id: 'j' },
    score: 1,
  },
  'review.recorded': { verdict: 'approve', reason: 'fine' },
  'tripwire.tripped': { rule: 'loop', cause: 1, directive: 'stop', facts: {} },
  'escalation.opened': { escalation_id: 'esc-1', rule: 'loop', cause: 1, directive: 'stop' },
  'escalation.resolved': {
    escalation_id: 'esc-1',
    review: 4,
    verdict: 'approve',
    directive: 'proceed',
  },
  'deadline.passed': { escalation_id: 'esc-1', due_at: '2026-01-15T09:30:00.000Z' },
  'decision.closed': { outcome: 'completed' },
  'export.recorded': {
    kind: 'dossier',
    dossier_id: 'd',
    variant: 'full',
    format: 'pdf',
    sha256: '0'.repeat(64),
  },
  'export.completed': { begun: 4, dossier_id: 'd', sha256: '0'.repeat(64), checkpoint_size: 9 },
  'access.recorded': { kind: 'ledger_entries', sha256: '0'.repeat(64) },
  'side_effect.refused': {
    reason: 'repeated_key',
    operation: 'refund',
    target,
    owner: 'finance',
    repeated_key: 'k',
    earlier: { seq: 3 },
  },
  'comment.recorded': { text: 'the refund arrived' },
  'gap.recorded': { kind: 'dropped', reason: 'the disk was full' },
  'observation.recorded': {
    source_kind: 'gateway',
    source: 'payments-gateway',
    event_id: 'evt-1',
    occurred_at: '2026-01-15T09:30:00Z',
    operation: 'POST',
    target: { system: 'payments', resource: 'order/44812' },
    outcome: 'succeeded',
  },
  'watch.recorded': {
    source_kind: 'gateway',
    source: 'payments-gateway',
    system: 'payments',
    from: '2026-01-15T09:00:00Z',
    until: '2026-01-15T10:00:00Z',
  },
  'system.changed': { component: 'model', name: 'resolver', to: '2' },
  'incident.opened': {
    title: 'Refunds paid twice',
    severity: 'serious',
    aware_at: '2026-01-15T09:30:00Z',
  },
  'incident.updated': { incident_id: 'inc-1', note: 'the customers were told' },
  'incident.closed': { incident_id: 'inc-1', outcome: 'resolved', summary: 'repaid' },
  'policy.proposed': { policy: DEFAULT_POLICY, reason: 'quicker' },
  'policy.changed': { policy: DEFAULT_POLICY, reason: 'stricter' },
  'key.proposed': { public_key: 'docket.example/claims+0+A', occasion: 'routine' },
  'key.rotated': {
    proposal: 3,
    previous_key: 'docket.example/claims+0+A',
    public_key: 'docket.example/claims+1+B',
    handover: 'A'.repeat(86),
    acceptance: 'A'.repeat(86),
  },
  'key.replaced': {
    proposal: 3,
    previous_key: 'docket.example/claims+0+A',
    public_key: 'docket.example/claims+1+B',
    acceptance: 'A'.repeat(86),
    signed_size: 0,
    reason: 'The disk is gone.',
  },
  'principal.registered': {
    principal: 'prn_a',
    role: 'agent',
    authenticator: { kind: 'api_key', id: 'k', fingerprint: '0'.repeat(64) },
  },
  'principal.confirmed': { principal: 'prn_a', authenticator: 'k' },
  'principal.revoked': { principal: 'prn_a' },
  'ledger.repaired': { verified_size: 9, repaired: [{ what: 'tiles', rows: 1 }] },
  'ledger.moved': {
    origin: 'docket.example/claims',
    from_cell: 'home',
    to_cell: 'b',
    size: 9,
    root: '0'.repeat(64),
    reason: 'The first database is full.',
  },
  'erasure.requested': {
    about: 'values',
    reason: 'asked',
    legal_basis: 'GDPR Art. 17',
    values: [
      {
        seq: 3,
        decision: 'dec_1',
        type: 'decision.opened',
        time: '2026-11-22T18:50:00.000Z',
        commitment: 'a'.repeat(64),
        pointers: ['/goal'],
      },
    ],
  },
  'erasure.executed': {
    request: 9,
    values: [
      {
        seq: 3,
        decision: 'dec_1',
        type: 'decision.opened',
        time: '2026-11-22T18:50:00.000Z',
        commitment: 'a'.repeat(64),
        pointers: ['/goal'],
      },
    ],
  },
  'legal_hold.placed': { decisions: ['dec_1'], reason: 'a claim' },
  'legal_hold.lifted': { hold: 9, reason: 'settled' },
  'clock.refused': {
    ahead: 'server_clock',
    server: 'docket-7',
    records: 3,
    first: { time: '2027-12-31T08:00:00.000Z', database_time: '2026-11-26T08:00:00.000Z' },
    last: { time: '2027-12-31T08:00:00.000Z', database_time: '2026-11-26T08:00:00.000Z' },
    bound_s: 300,
  },
  'verification.recorded': { depth: 'chain', result: 'verified', entries: 9, findings: [] },
  'ledger.closed': {
    successor: { origin: 'd.example/b', public_key: 'd.example/b+0f5ad9f1+AQ' },
    reason: 'the year is over',
  },
  'ledger.restored': { kept_size: 9, lost_size: 12, reason: 'the disk was restored' },
};

function problemsOf(type: RecordType, body: unknown) {
  const validation = validateRecord(type, body);
  return validation.ok
    ? []
    : validation.problems.map(({ pointer, message }) => `${pointer} ${message}`);
}

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { a: nested(depth - 1) };
}

describe('validateRecord', () => {
  test.each(RECORD_TYPES)(
    '%s: the smallest body is valid, and every required member is needed',
    (type) => {
      const body = smallest[type];
      expect(validateRecord(type, body)).toEqual({
        ok: true,
        body,
        schema: latestSchema(type)['title'],
      });
      for (const name of (latestSchema(type)['required'] ?? []) as string[]) {
        const { [name]: _left, ...rest } = body;
        expect(problemsOf(type, rest)).toContainEqual(`/${name} is required`);
      }
    },
  );

  test.each<[string, RecordType, unknown, string[]]>([
    ['no object', 'job_card.filed', [], [' must be an object']],
    ['nothing', 'job_card.filed', undefined, [' must be a JSON value']],
    [
      'unknown member',
      'job_card.filed',
      { ...bare, mood: 1 },
      ['/mood is not a field of this record; put your own data under "ext"'],
    ],
    [
      'a name that needs escaping',
      'job_card.filed',
      { ...bare, 'a/b~c': 1 },
      ['/a~1b~0c is not a field of this record; put your own data under "ext"'],
    ],
    [
      'confidence in per cent',
      'job_card.filed',
      { ...bare, confidence: 94 },
      ['/confidence must be 1 or less'],
    ],
    [
      'confidence below zero',
      'job_card.filed',
      { ...bare, confidence: -0.1 },
      ['/confidence must be 0 or more'],
    ],
    [
      'confidence as text',
      'job_card.filed',
      { ...bare, confidence: '0.9' },
      ['/confidence must be a number or null'],
    ],
    [
      'confidence that is no number',
      'job_card.filed',
      { ...bare, confidence: Number.NaN },
      ['/confidence must be a finite number'],
    ],
    [
      'an unknown phase',
      'job_card.filed',
      { ...bare, current_phase: 'RUNNING' },
      [
        '/current_phase must be one of "PLANNING", "EXECUTING", "BLOCKED", "LOOP_DETECTED", "ESCALATING", "DONE"',
      ],
    ],
    [
      'BLOCKED without a reason',
      'job_card.filed',
      { ...bare, current_phase: 'BLOCKED' },
      ['/reason_blocked is required when current_phase is BLOCKED'],
    ],
    [
      'LOOP_DETECTED without a diagnosis',
      'job_card.filed',
      { ...bare, current_phase: 'LOOP_DETECTED' },
      ['/self_diagnosis is required when current_phase is LOOP_DETECTED'],
    ],
    [
      'BLOCKED with a reason',
      'job_card.filed',
      { ...bare, current_phase: 'BLOCKED', reason_blocked: 'no key' },
      [],
    ],
    [
      'a parent that is no decision id',
      'decision.opened',
      { agent: { id: 'a' }, goal: 'g', stakes: 'low', parent_decision: 'the one before' },
      ['/parent_decision must be a decision id such as "dec_01J9Z3"'],
    ],
    [
      'a policy change without its thresholds',
      'policy.changed',
      { policy: { ...DEFAULT_POLICY, tripwires: {} }, reason: 'x', revision: 1 },
      [
        ...THRESHOLDS.map((name) => `/policy/tripwires/${name} is required`),
        '/revision must be 2 or more',
      ],
    ],
    [
      'an incident under a name of its own',
      'incident.updated',
      { incident_id: 'the-refunds', note: 'n' },
      ['/incident_id must be an incident id such as "inc-1"'],
    ],
    ['an empty goal', 'job_card.filed', { ...bare, goal: '' }, ['/goal must not be empty']],
    [
      'a long goal',
      'job_card.filed',
      { ...bare, goal: 'x'.repeat(4_001) },
      ['/goal must have at most 4000 characters'],
    ],
    [
      'a goal of 4,000 astral characters',
      'job_card.filed',
      { ...bare, goal: '😀'.repeat(4_000) },
      [],
    ],
    [
      'several mistakes',
      'job_card.filed',
      { goal: 1, confidence: 2 },
      [
        '/current_phase is required',
        '/needs_human is required',
        '/goal must be a string',
        '/confidence must be 1 or less',
      ],
    ],
    [
      'alternatives of both kinds',
      'job_card.filed',
      { ...bare, alternatives_considered: ['wait', { option: 'escalate' }] },
      [],
    ],
    [
      'an alternative of neither kind',
      'job_card.filed',
      { ...bare, alternatives_considered: [7] },
      ['/alternatives_considered/0 must be a string or an object'],
    ],
    [
      'a mistake inside an alternative',
      'job_card.filed',
      { ...bare, alternatives_considered: [{ option: 'x', why: 'y' }, {}] },
      [
        '/alternatives_considered/0/why is not a field of this record; put your own data under "ext"',
        '/alternatives_considered/1/option is required',
      ],
    ],
    [
      'too many tool calls',
      'job_card.filed',
      { ...bare, tool_calls: Array.from({ length: 129 }, () => ({ tool_name: 'a' })) },
      ['/tool_calls must have at most 128 items'],
    ],
    [
      'arguments as text',
      'job_card.filed',
      { ...bare, tool_calls: [{ tool_name: 'a', arguments: '{}' }] },
      ['/tool_calls/0/arguments must be an object'],
    ],
    [
      'raw arguments with the parse error',
      'job_card.filed',
      {
        ...bare,
        tool_calls: [
          { tool_name: 'a', arguments_raw: "{'a': 1}", arguments_parse_error: 'not JSON' },
        ],
      },
      [],
    ],
    [
      'raw arguments without it',
      'job_card.filed',
      { ...bare, tool_calls: [{ tool_name: 'a', arguments_raw: "{'a': 1}" }] },
      ['/tool_calls/0/arguments_parse_error is required together with arguments_raw'],
    ],
    [
      'raw arguments beside parsed ones',
      'job_card.filed',
      {
        ...bare,
        tool_calls: [
          { tool_name: 'a', arguments: {}, arguments_raw: '{', arguments_parse_error: 'e' },
        ],
      },
      ['/tool_calls/0/arguments must not be given together with arguments_raw'],
    ],
    [
      'lineage without a version',
      'job_card.filed',
      { ...bare, lineage: [{ role: 'cited', document_id: 'd' }] },
      ['/lineage/0/version is required'],
    ],
    [
      'lineage whose version the source cannot say',
      'job_card.filed',
      { ...bare, lineage: [{ role: 'cited', document_id: 'd', version: null }] },
      [],
    ],
    [
      'lineage with an invented empty version',
      'job_card.filed',
      { ...bare, lineage: [{ role: 'cited', document_id: 'd', version: '' }] },
      ['/lineage/0/version must not be empty'],
    ],
    [
      'lineage with a day',
      'job_card.filed',
      {
        ...bare,
        lineage: [{ role: 'cited', document_id: 'd', version: '1', effective_date: '2026-01-15' }],
      },
      [],
    ],
    [
      'a local time',
      'job_card.filed',
      { ...bare, occurred_at: '2026-01-15 09:30' },
      ['/occurred_at must be an RFC 3339 date-time such as "2026-01-15T09:30:00Z"'],
    ],
    [
      'a time with an offset',
      'job_card.filed',
      { ...bare, occurred_at: '2026-01-15T09:30:00.5+02:00' },
      [],
    ],
    [
      'an amount as a number',
      'side_effect.intent',
      { ...intent, amount: { value: 25, currency: 'EUR' } },
      ['/amount/value must be a string'],
    ],
    [
      'an amount with a comma',
      'side_effect.intent',
      { ...intent, amount: { value: '25,00', currency: 'EUR' } },
      ['/amount/value must be a decimal number as a string such as "25.00"'],
    ],
    [
      'a currency sign',
      'side_effect.intent',
      { ...intent, amount: { value: '25.00', currency: '€' } },
      ['/amount/currency must be an ISO 4217 code of three capital letters'],
    ],
    [
      'an unannounced action that is not described',
      'side_effect.executed',
      { owner: 'finance' },
      ['operation', 'target', 'idempotency_key'].map(
        (name) =>
          `/${name} is required when side_effect_id is absent: an unannounced action must be described`,
      ),
    ],
    [
      'an evaluation without a result',
      'evaluation.recorded',
      { target: { kind: 'decision' }, kind: 'judge', evaluator: { id: 'j' } },
      [' must have at least one of score, label, passed'],
    ],
    [
      'an evaluation with a label',
      'evaluation.recorded',
      { target: { kind: 'decision' }, kind: 'judge', evaluator: { id: 'j' }, label: 'good' },
      [],
    ],
    [
      'a review without a reason',
      'review.recorded',
      { verdict: 'approve' },
      ['/reason is required'],
    ],
    [
      'ext takes anything',
      'decision.closed',
      { outcome: 'denied', ext: { a: [null, { b: 1 }] } },
      [],
    ],
    [
      'ext nested 32 levels deep in all',
      'decision.closed',
      { outcome: 'denied', ext: nested(30) },
      [],
    ],
    [
      'ext nested deeper',
      'decision.closed',
      { outcome: 'denied', ext: nested(32) },
      [`/ext${'/a'.repeat(31)} must be nested at most 32 levels deep`],
    ],
    [
      'more than 10,000 values',
      'decision.closed',
      { outcome: 'denied', ext: { a: Array.from({ length: 10_000 }, () => []) } },
      [' must hold at most 10000 values in all'],
    ],
    [
      'what JSON has not',
      'decision.closed',
      { outcome: 'denied', ext: { at: undefined } },
      ['/ext/at must be a JSON value'],
    ],
    [
      'what JSON has not, as an object',
      'decision.closed',
      { outcome: 'denied', ext: { at: new Date(0) } },
      ['/ext/at must be a JSON value'],
    ],
    [
      'a prototype in disguise',
      'job_card.filed',
      JSON.parse(
        '{"__proto__":{"goal":"x"},"current_phase":"DONE","confidence":1,"needs_human":false}',
      ),
      [
        '/goal is required',
        '/__proto__ is not a field of this record; put your own data under "ext"',
      ],
    ],
  ])('%s', (_name, type, body, problems) => {
    expect(problemsOf(type, body)).toEqual(problems);
  });

  test('lists at most 50 problems', () => {
    const wrong = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`member_${n}`, n]));
    expect(problemsOf('job_card.filed', wrong)).toHaveLength(50);
  });

  test('does not change the body', () => {
    const body = Object.freeze({
      ...bare,
      tool_calls: Object.freeze([Object.freeze({ tool_name: 'a' })]),
    });
    expect(validateRecord('job_card.filed', body)).toMatchObject({ ok: true });
  });
});

describe('validateEntry', () => {
  test('holds a body against the version that its entry names', () => {
    expect(validateEntry('job_card.filed/1', bare)).toEqual([]);
    expect(validateEntry('job_card.filed/1', {})).toHaveLength(4);
  });
  test.each(['job_card.filed/99', 'toString', '__proto__', ''])('does not know %j', (id) => {
    expect(validateEntry(id, bare)).toMatchObject([{ keyword: 'schema' }]);
  });
});

describe('the generated validators', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false, unicodeRegExp: true });
  const direct = Object.fromEntries(
    RECORD_TYPES.map((type) => [type, ajv.compile(publishedSchema(latestSchemaId(type)) ?? {})]),
  );

  test('agree with Ajv itself on damaged bodies', () => {
    const junk = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('', 'sfx_1', 'esc-1', -1, 2, 1.5, null),
    );
    const names = fc.oneof(
      fc.constantFrom(
        ...RECORD_TYPES.flatMap((type) => Object.keys(latestSchema(type)['properties'] ?? {})),
      ),
      fc.string({ maxLength: 5 }),
    );
    const damage = fc.record({
      set: fc.dictionary(names, junk, { maxKeys: 4 }),
      drop: fc.array(names, { maxLength: 2 }),
    });
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...RECORD_TYPES), damage, (type, { set, drop }) => {
        const body = { ...smallest[type], ...set };
        for (const name of drop) delete body[name];
        const isValid = direct[type]?.(body) === true;
        if (!isValid) refused++;
        expect(validateRecord(type, body).ok).toBe(isValid);
      }),
      { numRuns: 2_000 },
    );
    // Neither side may be trivially true.
    expect(refused).toBeGreaterThan(200);
    expect(refused).toBeLessThan(1_990);
  });

  test('the published files are what is published, and stand by themselves', () => {
    for (const [id, whole] of Object.entries(SCHEMAS)) {
      const file = readFileSync(new URL(`../schemas/${id}.json`, import.meta.url), 'utf8');
      const published = publishedSchema(id);
      expect(JSON.parse(file)).toEqual(published);
      const { $defs } = published as { $defs: JsonObject };
      const named = [...file.matchAll(/"\$ref": "#\/\$defs\/(\w+)"/g)].map(([, name]) => name);
      expect([id, Object.keys($defs).toSorted()]).toEqual([id, [...new Set(named)].toSorted()]);
      // Whoever walks the schema finds no reference.
      expect(JSON.stringify(whole)).not.toContain('$ref');
      expect(Object.keys(whole['properties'] as object)).toEqual(
        Object.keys(published?.['properties'] as object),
      );
    }
    expect(publishedSchema('toString')).toBeUndefined();
  });

  test('every keyword that a schema uses has its words', () => {
    const known = new Set<string>([...SCHEMA_KEYWORDS, 'if', 'dependentSchemas']);
    // What describes, names or holds other schemas; a body cannot fail to meet it by itself.
    const silent = ['$schema', '$id', 'title', 'description', 'x-allowed', 'properties', 'items'];
    const branches = ['allOf', 'then', 'else', 'not', 'const'];
    for (const keyword of [...silent, ...branches]) known.add(keyword);
    const gaps: string[] = [];
    const visit = (schema: Json, path: string) => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [keyword, value] of Object.entries(schema) as [string, Json][]) {
        const at = `${path}/${keyword}`;
        if (!Array.isArray(schema) && !known.has(keyword)) gaps.push(at);
        if (keyword === 'properties' || keyword === 'dependentSchemas') {
          for (const [name, member] of Object.entries(value as JsonObject))
            visit(member, `${at}/${name}`);
        } else if (keyword !== 'dependentRequired') visit(value, at);
      }
    };
    for (const [id, schema] of Object.entries(SCHEMAS)) visit(schema, id);
    expect(gaps).toEqual([]);
  });

  test('every text, list and number is bounded, and every member described', () => {
    const gaps: string[] = [];
    const free = new Set(['ext', 'arguments', 'facts', 'agent_claim']);
    const visit = (schema: Record<string, unknown>, path: string) => {
      if (typeof schema['description'] !== 'string') gaps.push(`${path}: description`);
      const types = [schema['type']].flat();
      if (
        types.includes('string') &&
        schema['enum'] === undefined &&
        schema['maxLength'] === undefined
      )
        gaps.push(`${path}: maxLength`);
      if (types.includes('array') && schema['maxItems'] === undefined)
        gaps.push(`${path}: maxItems`);
      const isFree = free.has(path.split('/').at(-1) ?? '');
      if (types.includes('object') && !isFree && schema['additionalProperties'] !== false)
        gaps.push(`${path}: additionalProperties`);
      if (schema['items'] !== undefined)
        visit(schema['items'] as Record<string, unknown>, `${path}[]`);
      for (const [name, member] of Object.entries(
        (schema['properties'] ?? {}) as Record<string, Record<string, unknown>>,
      ))
        visit(member, `${path}/${name}`);
    };
    for (const [id, schema] of Object.entries(SCHEMAS)) visit(schema, id);
    expect(gaps).toEqual([]);
  });
});

test('codePointLength counts as JSON Schema does', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => codePointLength(text) === [...text].length,
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0xd700, max: 0xe100 })), (units) => {
      const text = String.fromCharCode(...units);
      return codePointLength(text) === [...text].length;
    }),
  );
});

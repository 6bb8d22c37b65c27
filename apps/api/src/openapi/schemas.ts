import type { Json, JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';
import { latestSchema, SCHEMAS } from '@docket/record/schemas';
import { BATCH_SUBMISSIONS_MAX } from '@docket/store';
import { PROBLEM_CODES } from '../http/problem-registry.js';
import { DOSSIER_ANSWERS } from '../dossier/dossier-examples.js';
import { PEOPLE_ANSWERS } from '../sign-in/people-schemas.js';
import { SESSION_ANSWERS } from '../sign-in/session-schemas.js';
import { KEY_ANSWERS } from '../keys/key-schemas.js';
import { PASSKEY_ANSWERS } from '../keys/passkey-schemas.js';
import { CHECKPOINT_KEY_ANSWERS } from '../keys/checkpoint-key-schemas.js';
import { CONFIRMATION_ANSWERS } from '../keys/confirmation-schemas.js';
import { SIGNING_KEY_ANSWERS } from '../keys/signing-key-schemas.js';
import { HEALTH_SCHEMAS } from '../health/health-schemas.js';
import { LEDGER_ANSWERS } from '../ledgers/ledger-schemas.js';
import { CLAIM_ANSWERS } from '../waiting/claim-schemas.js';
import { ALERT_ANSWERS } from '../alerts/alert-schemas.js';
import { REMINDER_ANSWERS } from '../alerts/reminder-schemas.js';
import { VIEW_ANSWERS } from '../views/view-schemas.js';
import { WEBHOOK_ANSWERS } from '../webhooks/webhook-schemas.js';
import { ANCHOR_SCHEMAS } from '../anchors/anchor-schemas.js';
import { WORK_SCHEMAS } from '../at-work/work-schemas.js';
import { ERASURE_SCHEMAS } from '../erasure/erasure-schemas.js';
import { EXPORT_SCHEMAS } from '../exports/export-answer.js';
import type { JsonSchema } from './operation.js';
import { array, integer, object, ref, string } from './schema-words.js';
import { directive, leafHashSchema, SEARCH_ANSWERS, timeSchema } from './search-schemas.js';
import { OBSERVED_ANSWERS } from './observed-schemas.js';
import { SEEN_ANSWERS } from './seen-schemas.js';

const origin = string("The ledger's globally unique name, as in its checkpoints.");
const note = string('C2SP signed note of a checkpoint.');
const decisionSeq = integer(
  'Position in the decision, from 0, which references to the entry name; absent outside decisions.',
);
const proof = array(leafHashSchema, 'Hashes of the proof (RFC 9162, section 2.1), in order.');

/** Bodies that the API itself defines, beside the records. Refused when they do not fit. */
export const VERIFICATION_REQUEST: JsonSchema = object(
  {
    depth: string(
      '`chain`: leaves, links, tree, checkpoints. `full`: also bodies, rules and projections.',
      {
        enum: ['chain', 'full'],
        default: 'full',
      },
    ),
  },
  ['depth'],
  { additionalProperties: false },
);

const answers: { [name: string]: JsonSchema } = {
  ...SEARCH_ANSWERS,
  ...SEEN_ANSWERS,
  ...OBSERVED_ANSWERS,
  ...CLAIM_ANSWERS,
  ...VIEW_ANSWERS,
  ...HEALTH_SCHEMAS,
  ...LEDGER_ANSWERS,
  VerificationRequest: VERIFICATION_REQUEST,
  Problem: object(
    {
      type: string('`urn:docket:problem:<code>`.', { format: 'uri' }),
      title: string('The kind of problem, the same for every occurrence.'),
      status: integer('The HTTP status.'),
      detail: string('What happened this time.'),
      instance: string('`urn:docket:request:<id>`: the id of the request in the server log.'),
      code: string('The last part of `type`.', { enum: [...PROBLEM_CODES] }),
      errors: array(
        object(
          {
            pointer: string('JSON Pointer (RFC 6901) into the body.'),
            parameter: string('Name of a path or query parameter, or of a header.'),
            code: string('What is wrong there.'),
            offset: integer('Byte offset into the body as sent.'),
            detail: string('What is allowed there.'),
          },
          ['pointer', 'parameter', 'code', 'offset'],
        ),
        'Every bad place, 50 at most.',
      ),
      next: string('What to do.'),
      successor: string(
        'Of `ledger_closed`: the ledger that continues it, by its globally unique name, which ends in its name in addresses.',
      ),
      used_in: {
        ...object({
          origin: string('The ledger, by its globally unique name.'),
          seq: integer('Position of the entry.'),
        }),
        description: 'Of `idempotency_key_elsewhere`: where the key was used.',
      },
    },
    ['errors', 'successor', 'used_in'],
  ),
  Receipt: object(
    {
      origin,
      seq: integer('Position of the submitted entry in the ledger.'),
      decision_seq: decisionSeq,
      leaf_hash: leafHashSchema,
      time: timeSchema,
      entries: array(
        object(
          {
            seq: integer('Position in the ledger.'),
            decision_seq: decisionSeq,
            type: string('Type of the entry.'),
            leaf_hash: leafHashSchema,
          },
          ['decision_seq'],
        ),
        'The submitted entry, then those that the server added because of it.',
      ),
    },
    ['decision_seq'],
  ),
  Reason: object(
    {
      rule: string('The rule that asks for it.'),
      message: string('In words.'),
      escalation_id: string('The escalation that a human has to answer.'),
      seq_in_decision: integer('The entry that caused it.'),
    },
    ['escalation_id', 'seq_in_decision'],
  ),
  WriteAnswer: object(
    {
      decision_id: string('The decision, where the record belongs to one.'),
      side_effect_id: string('The side effect, where the record is about one.'),
      incident_id: string('The incident, where the record opened one.'),
      directive,
      reasons: array(ref('Reason'), 'Why the directive is not `proceed`.'),
      receipt: ref('Receipt'),
    },
    ['decision_id', 'side_effect_id', 'incident_id'],
  ),
  BatchResults: object({
    results: array(
      {
        allOf: [
          ref('WriteAnswer'),
          object({ replayed: { type: 'boolean', description: 'Written before, not again.' } }),
        ],
      },
      'One result per record, in the order of the request.',
    ),
  }),
  Batch: {
    ...array(
      object(
        {
          type: string('Record type, e.g. `job_card.filed`.'),
          decision_id: string('The decision; absent where the record opens one.'),
          decision_ref: integer(
            'Instead of `decision_id`: position in this batch, from 0, of the `decision.opened` further up whose decision this record belongs to.',
          ),
          body: { type: 'object', description: 'The record; see /schemas for its type.' },
        },
        ['decision_id', 'decision_ref'],
        { additionalProperties: false },
      ),
      'Records, written in this order, all or none.',
    ),
    minItems: 1,
    maxItems: BATCH_SUBMISSIONS_MAX,
  },
  PolicyInForce: object(
    {
      policy: { type: 'object', description: 'The whole policy; see /schemas/policy.changed/1.' },
      revision: integer('Its number in the ledger; that of entry 0 is 1.'),
      seq: integer('Position of the entry that brought it.'),
      proposed: object({
        policy: { type: 'object', description: 'The whole policy that is proposed.' },
        reason: string('Why it is to be changed.'),
        proposed_by: string('Who proposed it, and cannot bring it into force.'),
        seq: integer('Position of the entry that proposes it.'),
        lapses_at: timeSchema,
      }),
    },
    ['proposed'],
  ),
  PolicyHistory: object({
    policies: array(
      object(
        {
          revision: integer('Its number in the ledger; that of entry 0 is 1.'),
          seq: integer('Position of the entry that brought it.'),
          in_force_from: timeSchema,
          in_force_until: { ...timeSchema, type: ['string', 'null'] },
          until_seq: {
            type: ['integer', 'null'],
            description: 'Position of the entry that brought the next one; null: it is in force.',
          },
          policy: {
            type: ['object', 'null'],
            description:
              'The whole policy; null: its entry cannot be read, which verification tells.',
          },
          changed_by: string('Who brought it into force.'),
          role: string('The role of whoever did.'),
          reason: string('Why. Absent of the policy that the ledger was made with.'),
          approved_by: string('Who approved it, as stated.'),
          proposed: object({
            proposed_by: string('Who had proposed just this policy.'),
            seq: integer('Position of the entry that proposes it.'),
            at: timeSchema,
            reason: string('Why it was proposed.'),
          }),
          decisions: integer('Decisions that were opened while it was in force.'),
        },
        ['reason', 'approved_by', 'proposed'],
      ),
      'Every policy that was in force, the newest first.',
    ),
    as_of: ref('AsOf'),
  }),
  IncidentList: object({
    incidents: array(
      object({
        incident_id: string('The incident.'),
        severity: string('How grave it is, as the deployer judges it.'),
        aware_at: timeSchema,
        due_at: { type: ['string', 'null'], description: 'When its report is due, if stated.' },
        opened_seq: integer('Position of the entry that opened it.'),
      }),
      'Open incidents.',
    ),
  }),
  InclusionProof: object(
    {
      origin,
      seq: integer('Position of the entry.'),
      leaf_hash: leafHashSchema,
      size: integer('Size of the tree that the proof is for.'),
      root: leafHashSchema,
      proof,
      checkpoint: { ...note, type: ['string', 'null'] },
    },
    [],
  ),
  ConsistencyProof: object({
    origin,
    from: integer('Size of the older tree.'),
    to: integer('Size of the newer tree.'),
    from_root: leafHashSchema,
    to_root: leafHashSchema,
    proof,
    checkpoint: { ...note, type: ['string', 'null'] },
  }),
  Verification: object(
    {
      state: string('running, finished or failed.', { enum: ['running', 'finished', 'failed'] }),
      depth: string('chain or full.', { enum: ['chain', 'full'] }),
      started_at: timeSchema,
      finished_at: timeSchema,
      entries_checked: integer('Entries checked so far.'),
      report: { type: 'object', description: 'The report, once finished.' },
    },
    ['finished_at', 'report'],
  ),
  McpMessage: {
    type: 'object',
    description: 'A message of JSON-RPC 2.0, as the Model Context Protocol has it.',
    properties: { jsonrpc: { const: '2.0' } },
    required: ['jsonrpc'],
  },
  OtlpMessage: {
    type: 'object',
    description: 'A message of OTLP 1.10.0, as its JSON has it.',
  },
  OtlpAnswer: {
    type: 'object',
    description: 'Export…ServiceResponse of OTLP 1.10.0.',
    properties: {
      partialSuccess: {
        type: 'object',
        description: 'Absent where everything was taken.',
        properties: { errorMessage: string('Why some was not.') },
      },
    },
  },
  Readiness: object(
    {
      status: string('ready or not ready'),
      checks: { type: 'object', description: 'Each check.' },
    },
    [],
  ),
};

/** `components.schemas`: the records' own schemas, and the API's. */
export function componentSchemas(): { [name: string]: JsonSchema } {
  const records = Object.entries(SCHEMAS).map(([id, schema]) => [recordName(id), embedded(schema)]);
  return {
    ...answers,
    ...EXPORT_SCHEMAS,
    ...ERASURE_SCHEMAS,
    ...WORK_SCHEMAS,
    ...ANCHOR_SCHEMAS,
    ...KEY_ANSWERS,
    ...PASSKEY_ANSWERS,
    ...SIGNING_KEY_ANSWERS,
    ...CHECKPOINT_KEY_ANSWERS,
    ...ALERT_ANSWERS,
    ...REMINDER_ANSWERS,
    ...WEBHOOK_ANSWERS,
    ...CONFIRMATION_ANSWERS,
    ...PEOPLE_ANSWERS,
    ...SESSION_ANSWERS,
    ...DOSSIER_ANSWERS,
    ...(Object.fromEntries(records) as { [name: string]: JsonSchema }),
    SideEffectRequest: { anyOf: [intentForm(), ...reportForms()] },
    SideEffectTransition: { oneOf: TRANSITIONS.map(transitionForm) },
  };
}

/** `job_card.filed/1` is the component `job_card.filed.1`. */
function recordName(schemaId: string): string {
  return schemaId.replace('/', '.');
}

/** States that a side effect may be moved to; each is a record type `side_effect.<state>`. */
export const TRANSITIONS = [
  'executing',
  'executed',
  'failed',
  'outcome_unknown',
  'rolled_back',
  'compensated',
] as const;
/** States that a side effect which was never announced may be reported in. */
export const REPORTS = ['executing', 'executed', 'failed', 'outcome_unknown'] as const;

// The address names the side effect, so the body does not; it names the state instead.
function transitionForm(to: (typeof TRANSITIONS)[number]): JsonSchema {
  const schema = latestSchema(`side_effect.${to}` satisfies RecordType);
  const { if: _if, else: _else, ...rest } = embedded(schema);
  return withState(rest, to, ['side_effect_id']);
}

// The key of the action may stand in the header, and usually does.
function intentForm(): JsonSchema {
  const { required, ...rest } = embedded(latestSchema('side_effect.intent'));
  const names = (required ?? []) as string[];
  return { ...rest, required: names.filter((name) => name !== 'idempotency_key') };
}

function reportForms(): JsonSchema[] {
  return REPORTS.map((to) => {
    // Without an id, which is what `else` is about, the action must be described.
    const { if: _if, else: demand, ...rest } = embedded(latestSchema(`side_effect.${to}`));
    const required = ((demand as JsonObject | undefined)?.['required'] ?? []) as string[];
    const form = withState(rest, to, ['side_effect_id']);
    const body = required.filter((name) => name !== 'idempotency_key');
    return { ...form, required: [...(form['required'] as string[]), ...body] };
  });
}

function withState(schema: JsonSchema, to: string, without: string[]): JsonSchema {
  const properties = { ...(schema['properties'] as JsonObject) };
  for (const name of without) delete properties[name];
  const required = ((schema['required'] ?? []) as string[]).filter(
    (name) => !without.includes(name),
  );
  return {
    ...schema,
    properties: { to: { const: to, description: 'The state it is in now.' }, ...properties },
    required: ['to', ...required],
  };
}

// A document of its own has an address and a dialect; a part of one takes those of the whole.
function embedded(schema: JsonObject): JsonSchema {
  const { $id: _id, $schema: _schema, ...rest } = schema;
  return rest as { [name: string]: Json };
}

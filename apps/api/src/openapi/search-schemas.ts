import { BOARD_COLUMNS, DECISION_STATUSES, SEEN_DISAGREEMENT_CODES } from '@docket/record';
import { DOUBTS } from '@docket/store';
import { QUESTION_WORK } from '../waiting/claim-schemas.js';
import type { JsonSchema } from './operation.js';
import { array, integer, object, ref, string } from './schema-words.js';

export const leafHashSchema = string('RFC 9162 leaf hash, 64 lower-case hex digits.', {
  pattern: '^[0-9a-f]{64}$',
});
export const timeSchema = string("The ledger's clock, RFC 3339 UTC with milliseconds.", {
  format: 'date-time',
});
export const directive = string('What the agent has to do now.', {
  enum: ['proceed', 'hold', 'stop'],
});

const status = string('Where the ledger has it.', { enum: [...DECISION_STATUSES] });
const phase: JsonSchema = {
  type: ['string', 'null'],
  description: 'Phase of the newest Job Card.',
};
const column = string('Column on the board: see docs/guide/finding-decisions.md.', {
  enum: [...BOARD_COLUMNS],
});
const outcome: JsonSchema = { type: ['string', 'null'], description: 'How it was closed.' };
const stakes = string('low, medium, high or critical.');
const nullableText = (description: string): JsonSchema => ({
  type: ['string', 'null'],
  description,
});
const next = nullableText('Value of `after` for the next page; null on the last one.');
const counts = (description: string): JsonSchema => ({
  type: 'object',
  additionalProperties: { type: 'integer', minimum: 0 },
  description,
});

/** Answers about decisions: one, many, what is in them, how many there are. */
export const SEARCH_ANSWERS: { [name: string]: JsonSchema } = {
  AsOf: object({
    indexed_size: integer('Entries that the answer takes into account, at least.'),
    ledger_size: integer('Entries of the ledger when it was asked.'),
    complete: {
      type: 'boolean',
      description: 'Nothing is missing: all entries are indexed, and none was skipped.',
    },
    skipped: integer(
      'Indexed entries that cannot be found, wholly or in part: damaged, too long, or of a decision that is shown otherwise than its entries give it.',
    ),
  }),
  SideEffect: object(
    {
      side_effect_id: string('Id of the side effect.'),
      operation: string('What is done.'),
      idempotency_key: nullableText('Key of the action.'),
      status: string('How far it is.'),
    },
    [],
    { additionalProperties: true },
  ),
  Decision: object(
    {
      decision_id: string('Id of the decision.'),
      status,
      phase,
      column,
      directive,
      reasons: array(ref('Reason'), 'Why the directive is not `proceed`.'),
      entry_count: integer('Entries of the decision.'),
      agent: { type: 'object', description: 'The agent that opened it.' },
      goal: string('The resolved goal.'),
      stakes,
      outcome,
      opened_at: timeSchema,
      last_time: timeSchema,
      open_escalations: array(
        { type: 'object' },
        'What waits for a human, with `approvals_needed`, `approvals` and `approved_by_you` as in `EscalationList`.',
      ),
      side_effects: array(ref('SideEffect'), 'Side effects and how far they are.'),
      pending_handoffs: array(
        object({
          from_agent: string('Who handed over.'),
          to_agent: string('Who has not taken it up yet.'),
          confidence: { type: ['number', 'null'], description: 'null: not recorded.' },
          warning: nullableText('What the receiver must beware of; null: not recorded.'),
          cause: integer('Position in the decision of the card that handed over.'),
        }),
        'Handoffs that nobody has taken up, the newest last; at most 16 are remembered.',
      ),
      open_incidents: array(
        object({
          incident_id: string('The incident.'),
          severity: string('How grave it is, as the deployer judges it.'),
          aware_at: string('When the deployer became aware of it, as stated.'),
          due_at: nullableText('When its report is due, if stated.'),
          opened: integer('Position in the decision of the entry that opened it.'),
        }),
        'Open incidents of this decision.',
      ),
    },
    [],
    { additionalProperties: true },
  ),
  EscalationList: object({
    escalations: array(
      object({
        decision_id: string('Id of the decision.'),
        escalation_id: string('Id of the escalation in it.'),
        rule: string('The rule that asks for a human; `agent_asked` when the agent did.'),
        directive: string('What holds until a human has decided.', { enum: ['hold', 'stop'] }),
        due_at: nullableText('Until when an answer is due; null: there is no deadline.'),
        overdue: { type: 'boolean', description: 'That time is over, by the server’s clock.' },
        approvals_needed: integer('How many different people have to say yes to the same; 1: one.'),
        approvals: integer('How many of them have; 0 where one is enough.'),
        approved_by_you: {
          type: 'boolean',
          description: 'Whoever asks has said yes to it, to the same as others or not.',
        },
        stakes,
        goal: string('The resolved goal; its first 500 characters.'),
        agent_id: string('The agent that opened the decision.'),
        agent_name: nullableText('As it names itself.'),
        announced: {
          type: ['object', 'null'],
          description:
            'What the agent announced: `operation`, `target`, `amount`, each null where it is not stated. null: nothing.',
        },
        opened_at: timeSchema,
        last_time: timeSchema,
        ...QUESTION_WORK,
      }),
      'What waits, the most urgent first.',
    ),
    waiting: integer('How many wait.'),
    complete: {
      type: 'boolean',
      description: 'Everything recorded is indexed, and every decision that waits was looked at.',
    },
  }),
  DecisionEvidence: object({
    decision_id: string('Id of the decision.'),
    unlisted: integer('Older reads and exports of the ledger that covered it and are left out.'),
    evidence: {
      type: 'object',
      description: 'As `evidence` of docket-dossier/v1: see docs/format.',
    },
  }),
  FoundDecision: object(
    {
      ledger: string('With `with_predecessors`: the ledger that it is in.'),
      decision_id: string('Id of the decision.'),
      status,
      phase,
      column,
      directive,
      entry_count: integer('Entries of the decision.'),
      agent_id: string('The agent that opened it.'),
      goal: string('The resolved goal; its first 500 characters.'),
      stakes,
      needs_human: { type: 'boolean', description: 'The newest Job Card asks for a human.' },
      outcome,
      opened_at: timeSchema,
      last_time: timeSchema,
      subject_ref: nullableText('Pseudonym of the person concerned; null: not recorded.'),
      matches: array(
        object({
          seq: integer('Position of the record in the ledger.'),
          type: string('Its type.'),
          by: string('The filter that found it.', { enum: ['text', 'lineage'] }),
        }),
        'Records that `q` or the lineage filters found: the first five of each.',
      ),
      seen: array(
        string('A finding.', { enum: [...SEEN_DISAGREEMENT_CODES] }),
        'What of it does not agree with what was seen from outside. Absent: whoever asks does not oversee the ledger.',
      ),
    },
    ['ledger', 'seen'],
    { additionalProperties: true },
  ),
  DecisionList: object(
    {
      decisions: array(ref('FoundDecision'), 'In the order asked for.'),
      next,
      as_of: {
        allOf: [ref('AsOf')],
        description: 'With `with_predecessors`: of the first ledger that this page read.',
      },
      ledgers: array(
        object(
          {
            ledger: string('Its name in addresses.'),
            read: string(
              '`yes`; `not_here`: a page before or behind this one has it; `not_permitted`: you may not read it, and what it continues was not looked for.',
              { enum: ['yes', 'not_here', 'not_permitted'] },
            ),
            as_of: ref('AsOf'),
          },
          ['as_of'],
        ),
        'With `with_predecessors`: the ledger that was asked, then the one that it continues, and so on.',
      ),
    },
    ['ledgers'],
  ),
  DecisionEntries: object({
    decision_id: string('Id of the decision.'),
    entry_count: integer('Entries of the decision.'),
    entries: array(
      object(
        {
          seq: integer('Position in the ledger.'),
          decision_seq: integer('Position in the decision.'),
          type: string('Type of the record.'),
          time: nullableText("The ledger's clock; null where the leaf is damaged."),
          actor: nullableText('The principal that wrote it; `docket` for the ledger itself.'),
          role: nullableText('In which role; `docket` for the ledger itself.'),
          via: nullableText('How the author was authenticated: `api_key`, …'),
          schema: nullableText('Schema of the body.'),
          leaf_hash: leafHashSchema,
          leaf: string('The text that was hashed.'),
          disclosure: {
            type: ['object', 'null'],
            description: 'The body and the secret its salts come from; null where it is lost.',
          },
        },
        ['disclosure'],
      ),
      'In the order of the decision.',
    ),
    next: nullableText('Value of `from` for the next page; null on the last one.'),
  }),
  Activity: object({
    since: { ...timeSchema, description: 'From when on, by the database’s clock.' },
    entries: integer('Entries since then; reading and handing out are left out.'),
    by_type: counts('Of these, by type of record.'),
    by_column: counts('Decisions that they are of, by where these stand now.'),
    complete: {
      type: 'boolean',
      description: 'Whether all were counted: of more than 100,000 entries the newest are.',
    },
    as_of: ref('AsOf'),
  }),
  Counters: object(
    {
      decisions: integer('Decisions counted.'),
      by_status: counts('By status.'),
      by_column: counts('By column of the board.'),
      by_phase: counts('By phase of the newest Job Card; those without a card are left out.'),
      by_stakes: counts('By stakes.'),
      by_outcome: counts('Closed ones by outcome.'),
      by_directive: counts('By directive.'),
      needs_human: integer('Whose newest Job Card asks for a human, answered or not.'),
      seen: {
        ...object({
          state: string(
            '`compared`; `unwatched`: nobody recorded what was seen or watched; `too_many`: the ledger has more actions and observations than are compared, and nothing is said.',
            { enum: ['unwatched', 'compared', 'too_many'] },
          ),
          compared_size: integer('Entries that the findings are of; 0: nothing was compared.'),
          findings: counts('Findings by code, of the whole ledger whatever is filtered.'),
        }),
        type: ['object', 'null'],
        description:
          'What was declared, held against what was seen from outside, as a worker compared it last. null: the ledger was not looked at yet.',
      },
      tripwires: {
        type: 'object',
        description:
          'By rule: how often it tripped, and in how many decisions. Absent where only decisions are asked for.',
        additionalProperties: object({
          tripped: integer('Trip-wires.'),
          decisions: integer('Decisions with at least one.'),
        }),
      },
      side_effects: object({
        by_state: counts('By state.'),
        in_doubt: integer('Of which nobody can say what became of them.'),
        by_doubt: counts('The same by reason; one may have several.'),
      }),
      as_of: ref('AsOf'),
    },
    ['tripwires', 'side_effects'],
  ),
  SideEffectList: object({
    side_effects: array(
      object({
        side_effect_id: string('Id of the side effect.'),
        decision_id: string('Its decision.'),
        decision_status: status,
        operation: nullableText('What is done; null where the entry cannot be read.'),
        target: object({
          system: nullableText('System that is changed.'),
          resource: nullableText('What is changed in it.'),
        }),
        owner: nullableText('Who answers for it.'),
        amount: { type: ['object', 'null'], description: 'null: not recorded.' },
        idempotency_key: nullableText('Key of the action.'),
        status: string('The state that its newest entry says.'),
        unannounced: { type: 'boolean', description: 'Reported without an intent.' },
        registered_seq: integer('Position of the intent, or of the first report.'),
        registered_at: timeSchema,
        last_seq: integer('Position of its newest entry.'),
        last_time: timeSchema,
        in_doubt: array(
          object({
            reason: string('Why.', { enum: [...DOUBTS] }),
            message: string('In words.'),
          }),
          'Why nobody can say what became of it; empty: it is not in doubt.',
        ),
      }),
      'In the order asked for.',
    ),
    next,
    as_of: ref('AsOf'),
  }),
};

import type { JsonObject } from '@docket/chain';
import type { JsonSchema } from '../openapi/operation.js';
import { array, integer, object, ref, string } from '../openapi/schema-words.js';
import { leafHashSchema, timeSchema } from '../openapi/search-schemas.js';

const id = string('Name of the ledger in addresses.', { pattern: '^[a-z0-9][a-z0-9-]{0,62}$' });
const origin = string("The ledger's globally unique name, as in its checkpoints.");

/** Bodies that the API itself defines. Refused when they do not fit. */
export const LEDGER_REQUEST: JsonSchema = object(
  {
    id,
    policy: {
      type: 'object',
      description:
        'Members that differ from the default policy, which asks for a second person where a policy becomes weaker (`two_people_for`; an empty list asks for nobody). Fixed for good in entry 0.',
    },
    cell: string(
      'Where it is to live, of the databases that the server is set up with: `home`, or a name in DOCKET_CELLS. Absent: where DOCKET_NEW_LEDGERS_CELL says.',
      { maxLength: 40 },
    ),
  },
  ['policy', 'cell'],
  { additionalProperties: false },
);

export const SUCCESSION_REQUEST: JsonSchema = object(
  {
    id: { ...id, description: 'Name in addresses of the ledger that continues it.' },
    reason: string('Why it is closed. It is recorded for good.', {
      minLength: 1,
      maxLength: 4_000,
      pattern: '\\S',
    }),
    approved_by: string('Function or pseudonym of who approved it. Never a name.', {
      minLength: 1,
      maxLength: 200,
      pattern: '\\S',
    }),
    idempotency_keys: string(
      'Absent: a key that was used in the old ledger, or in one that it continues, is refused in the new one (`idempotency_key_elsewhere`), so that nothing is done twice. `anew`: it is as good as any other. Recorded for good, in entry 0.',
      { enum: ['anew'] },
    ),
  },
  ['approved_by', 'idempotency_keys'],
  { additionalProperties: false },
);

const closed: JsonSchema = {
  ...object({
    at: timeSchema,
    seq: integer('Position of the entry that closes it.'),
    reason: string('Why.'),
    successor: object({
      id,
      origin,
      public_key: string('C2SP verifier key of its entry 0.'),
    }),
  }),
  description:
    'It takes no new decision: another ledger continues it. Absent as long as it takes some.',
};

const predecessor: JsonSchema = {
  ...object({
    id,
    origin,
    size: integer('Its entries up to the one that closes it.'),
    root: leafHashSchema,
    idempotency_keys: string(
      '`held`: a key that was used in it is refused here. `anew`: it is as good as any other.',
      { enum: ['held', 'anew'] },
    ),
  }),
  description: 'The ledger that it continues, as its entry 0 names it. Absent: it continues none.',
};

export const LEDGER_ANSWERS: { [name: string]: JsonSchema } = {
  LedgerList: object(
    {
      ledgers: array(ref('Ledger'), 'Every ledger of the installation, but for missing cells.'),
      missing_cells: array(
        string('Name of a cell.'),
        'Cells that did not answer: none of their ledgers is in the list. Absent where the server has one database.',
      ),
    },
    ['missing_cells'],
  ),
  LedgerRequest: LEDGER_REQUEST,
  SuccessionRequest: SUCCESSION_REQUEST,
  Ledger: object(
    {
      id: string('Name of the ledger in addresses.'),
      origin,
      public_key: string('C2SP verifier key of its checkpoints. Keep a copy outside.'),
      size: integer('Number of entries.'),
      policy: { type: 'object', description: 'The policy in force.' },
      created_at: timeSchema,
      cell: string('The database that it lives in. Absent where the server has one.'),
      predecessor,
      closed,
      unread_entries: {
        ...object({
          count: integer('How many there are; 0 in a ledger that only Docket wrote to.'),
          first: array(
            object({
              seq: integer('Position of the entry.'),
              why: string('Why it is no record, as half a sentence; nothing of what it holds.'),
            }),
            'The first of them, 20 at most.',
          ),
        }),
        description:
          'Entries outside decisions that are no record: somebody put them there, or changed them, below the server. Nothing of them is in force; verification says what is wrong.',
      },
    },
    ['cell', 'predecessor', 'closed'],
  ),
};

export const newSuccessor: JsonObject = { id: 'claims-2027', reason: 'The year is over.' };

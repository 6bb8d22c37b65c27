import type { JsonObject } from '@docket/chain';
import type { JsonSchema } from '../openapi/operation.js';
import { array, integer, object, string } from '../openapi/schema-words.js';
import { timeSchema } from '../openapi/search-schemas.js';

const CLOSED = { additionalProperties: false };
const publicKey = string('C2SP verifier key.');
const NOTE = { minLength: 1, maxLength: 4_000 };
const occasion = string(
  '`suspected`: somebody else may have the key in force. `lost`: nobody has it, so that it cannot hand over.',
  { enum: ['routine', 'suspected', 'lost'] },
);

export const KEY_PROPOSAL_REQUEST: JsonSchema = object(
  { occasion, note: string('More about why the key is changed; it is recorded for good.', NOTE) },
  ['note'],
  CLOSED,
);

export const KEY_ROTATION_REQUEST: JsonSchema = object(
  {
    proposal: integer('Position in the ledger of the entry that proposes it.'),
    note: string(
      'More about it; it is recorded for good. Of a key that replaces a lost one it says what became of that one, and may not be left out.',
      NOTE,
    ),
  },
  ['note'],
  CLOSED,
);

export const CHECKPOINT_KEY_ANSWERS: { [name: string]: JsonSchema } = {
  KeyProposalRequest: KEY_PROPOSAL_REQUEST,
  KeyRotationRequest: KEY_ROTATION_REQUEST,
  RecordedCheckpointKey: object(
    {
      public_key: publicKey,
      seq: integer('Position in the ledger of the entry that says so.'),
      replaced: {
        const: true,
        description:
          'It is in force in place of a lost key, which did not hand over to it. Absent of all others.',
      },
    },
    ['replaced'],
  ),
  CheckpointKeys: object(
    {
      keys: array(
        object(
          {
            public_key: publicKey,
            from: integer('Entries of the smallest checkpoint that it signs.'),
            proposed_by: string('Who proposed it; absent of the key of entry 0.'),
            replaced: {
              const: true,
              description:
                'It replaces a lost key, which did not hand over to it: those two people vouch for it. Absent of all others.',
            },
            confirmed_by: string('Who brought it into force; absent of the key of entry 0.'),
            in_force_at: {
              ...timeSchema,
              description: 'When they did; absent of the key of entry 0.',
            },
          },
          ['proposed_by', 'replaced', 'confirmed_by', 'in_force_at'],
        ),
        'In the order in which they were in force, that of entry 0 first. The last one signs.',
      ),
      proposed: object({
        public_key: publicKey,
        occasion,
        proposed_by: string('Who proposed it, and cannot bring it into force.'),
        seq: integer('Position in the ledger of the entry that proposes it.'),
        lapses_at: timeSchema,
      }),
    },
    ['proposed'],
  ),
};

const KEY = 'docket.example/claims+9b0a4c1d+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh';
const NEXT = 'docket.example/claims+52f5fac6+AY1g2/2oF1SE45pInY1e++hYTjWidJomeuao3zA5xq1w';

export const newKeyProposal: JsonObject = { occasion: 'routine' };
export const newKeyRotation: JsonObject = { proposal: 41 };
export const proposedCheckpointKey: JsonObject = { public_key: NEXT, seq: 41 };
export const rotatedCheckpointKey: JsonObject = { public_key: NEXT, seq: 44 };
export const checkpointKeys: JsonObject = {
  keys: [
    { public_key: KEY, from: 0 },
    {
      public_key: NEXT,
      from: 45,
      proposed_by: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta',
      confirmed_by: 'prn_01kbe4x0f4h5m6n7p8q9r0s1t2',
      in_force_at: '2026-11-22T18:50:00.123Z',
    },
  ],
};

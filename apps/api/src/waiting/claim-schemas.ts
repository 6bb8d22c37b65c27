import type { JsonObject } from '@docket/chain';
import type { Principal, QuestionWork } from '@docket/service';
import type { JsonSchema } from '../openapi/operation.js';
import { array, object, labelText, string } from '../openapi/schema-words.js';

const time = (description: string): JsonSchema =>
  string(`${description} RFC 3339, UTC, by the database’s clock.`, { format: 'date-time' });

const CLOSED = { additionalProperties: false };

export const CLAIM_REQUEST: JsonSchema = object(
  {
    take_over: {
      type: 'boolean',
      description: 'Also from somebody else who has it; for officers.',
    },
    to: string('Principal who is given it; for officers. Left out: whoever asks.', {
      pattern: '^prn_[0-9a-z_]{1,60}$',
    }),
  },
  ['take_over', 'to'],
  CLOSED,
);

export const RETURN_REQUEST: JsonSchema = object(
  {
    note: labelText(
      2_000,
      'For whoever is next; takes the place of the one before. It is no evidence, and goes when the question is answered: no names.',
    ),
  },
  ['note'],
  CLOSED,
);

const yours = { type: 'boolean', description: 'It is whoever asks.' };

/** Members that say who works at a question; none of them is evidence. */
export const QUESTION_WORK: Record<string, JsonSchema> = {
  claim: {
    ...object({
      holder: string('Principal who works at it.'),
      yours,
      given_by: string('Principal who said so: the holder, or an officer.'),
      until: time('When it is free again.'),
    }),
    type: ['object', 'null'],
    description: 'Who works at it; null: nobody. Nobody else is kept from answering by it.',
  },
  note: {
    ...object({
      text: string('What they noted.'),
      by: string('Principal who did.'),
      yours,
      at: time('When.'),
    }),
    type: ['object', 'null'],
    description: 'What somebody noted who gave it back; null: nothing.',
  },
};

export const CLAIM_ANSWERS: Record<string, JsonSchema> = {
  ClaimRequest: CLAIM_REQUEST,
  ReturnRequest: RETURN_REQUEST,
  QuestionWork: object(QUESTION_WORK),
  ReviewerList: object({
    reviewers: array(
      object({
        principal: string('Who they are in entries.'),
        role: string('What they are in the ledger.', { enum: ['reviewer', 'officer'] }),
        name: {
          type: ['string', 'null'],
          description: 'What they sign in with; null: not known here.',
        },
        yours,
      }),
      'Those that there are.',
    ),
  }),
};

export const answerersExample: JsonObject = {
  reviewers: [
    { principal: 'prn_01kbe4x0f4h5m6n7p8q9r0s1t2', role: 'reviewer', name: 'ada', yours: false },
  ],
};

export const questionWork: JsonObject = {
  claim: {
    holder: 'prn_01kbe4x0f4h5m6n7p8q9r0s1t2',
    yours: false,
    given_by: 'prn_01kbe4x0f4h5m6n7p8q9r0s1t2',
    until: '2026-01-15T09:45:00.000Z',
  },
  note: null,
};

export function encodeWork({ claim, note }: QuestionWork, { actor }: Principal): JsonObject {
  return {
    claim:
      claim === undefined
        ? null
        : {
            holder: claim.holder,
            yours: claim.holder === actor,
            given_by: claim.givenBy,
            until: claim.until,
          },
    note:
      note === undefined
        ? null
        : { text: note.text, by: note.by, yours: note.by === actor, at: note.at },
  };
}

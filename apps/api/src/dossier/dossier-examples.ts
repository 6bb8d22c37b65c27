import type { JsonObject } from '@docket/chain';
import type { JsonSchema } from '../openapi/operation.js';
import { DOSSIER_SCHEMAS } from './dossier-request.js';

export const redactedRequest: JsonObject = {
  variant: 'redacted',
  profile: 'counterparty',
  withhold: [{ type: 'decision.opened', pointer: '/goal', reason: 'personal_data' }],
  locale: 'en',
  purpose: 'complaint 2026-118',
  recipient: 'the merchant',
};

export const subjectRequest: JsonObject = {
  variant: 'subject',
  locale: 'de',
  deployer: 'Example Retail GmbH',
  contact: {
    responsible: 'privacy@retail.example',
    correction: 'privacy@retail.example, with the number of your order',
    review: 'Customer care, +49 30 5550123',
  },
  purpose: 'request of the person concerned, 2026-03-02',
};

export const previewExample: JsonObject = {
  profile: 'counterparty@1',
  withheld: [
    {
      seq: 12,
      type: 'decision.opened',
      pointer: '/goal',
      reason: 'personal_data',
      cause: 'list',
    },
    {
      seq: 14,
      type: 'job_card.filed',
      pointer: '/goal',
      reason: 'personal_data',
      cause: 'repeat',
    },
  ],
  residues: [
    {
      kind: 'part',
      of: { seq: 12, pointer: '/goal' },
      at: { seq: 14, pointer: '/criteria/0/text' },
    },
  ],
  truncated: false,
};

const place = (description: string, required: string[]): JsonSchema => ({
  type: 'object',
  description,
  properties: {
    seq: { type: 'integer', minimum: 0, description: 'Entry of the ledger.' },
    pointer: { type: 'string', description: 'JSON Pointer into its body, or of a header member.' },
  },
  required,
});

export const DOSSIER_ANSWERS: { [name: string]: JsonSchema } = {
  DossierRequest: DOSSIER_SCHEMAS['DossierRequest'] as JsonObject,
  RedactionPreview: {
    type: 'object',
    properties: {
      profile: { type: 'string', description: 'The profile with its version.' },
      withheld: {
        type: 'array',
        description: 'Every value that would be withheld.',
        items: {
          type: 'object',
          properties: {
            seq: { type: 'integer', minimum: 0, description: 'Entry of the ledger.' },
            type: { type: 'string', description: 'Its type.' },
            pointer: { type: 'string', description: 'JSON Pointer into its body.' },
            reason: { type: 'string', description: 'Reason code, as printed.' },
            cause: {
              type: 'string',
              enum: ['profile', 'list', 'repeat', 'digest'],
              description:
                'On whose account: of the profile, of the list, because it repeats a withheld value, or because one could be guessed from it.',
            },
          },
          required: ['seq', 'type', 'pointer', 'reason', 'cause'],
        },
      },
      residues: {
        type: 'array',
        description: 'Places that may still tell a withheld value, 500 at most.',
        items: {
          type: 'object',
          properties: {
            kind: {
              type: 'string',
              enum: ['repeat', 'part', 'alike', 'key', 'header', 'id', 'issuer'],
              description:
                '`repeat`: it stands there. `part`: a part of it does. `alike`: something that may be it in another form. Otherwise it stands in the name of a member, in a header, in an id, in what the issuer states.',
            },
            of: place('The value that is withheld.', ['seq', 'pointer']),
            at: place('Where it would still show.', ['pointer']),
          },
          required: ['kind', 'of', 'at'],
        },
      },
      truncated: { type: 'boolean', description: 'More residues exist than are listed.' },
    },
    required: ['withheld', 'residues', 'truncated'],
  },
};

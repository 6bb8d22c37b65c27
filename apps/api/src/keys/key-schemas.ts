import { ROLES } from '@docket/record';
import { OVERLAP_S, OVERLAP_S_MAX } from '@docket/service';
import type { JsonSchema } from '../openapi/operation.js';
import { array, integer, object, labelLine, ref, string } from '../openapi/schema-words.js';
import { timeSchema } from '../openapi/search-schemas.js';

const CLOSED = { additionalProperties: false };

export const timeToCome = (description: string): JsonSchema =>
  string(`${description} RFC 3339, and still to come.`, {
    pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)$',
  });

const moment = (description: string): JsonSchema =>
  string(description, {
    pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)$',
  });

export const SCOPE: JsonSchema = {
  ...object(
    {
      opened_from: moment('Decisions opened from then on, by the time of the ledger.'),
      opened_to: moment('Decisions opened before then.'),
      decisions: {
        ...array(string('A decision.', { pattern: '^dec_[A-Za-z0-9_-]{1,60}$' }), 'Only these.'),
        minItems: 1,
        maxItems: 1_000,
      },
      redaction: string(
        'Redaction profile by which they are shown; `none`: whole. Absent: `regulator`.',
        { minLength: 1, maxLength: 64 },
      ),
    },
    ['opened_from', 'opened_to', 'decisions', 'redaction'],
    CLOSED,
  ),
  description: 'Of an auditor: which decisions. Absent: the whole ledger, and whole.',
};

export const KEY_REQUEST: JsonSchema = object(
  {
    role: string('What the key may do.', { enum: [...ROLES] }),
    label: labelLine(200, 'What the key is for; not the name of a person.'),
    expires_at: timeToCome(
      'Until when it is good. Absent: until it is revoked; of an auditor 90 days, and never more than 366.',
    ),
    scope: SCOPE,
  },
  ['label', 'expires_at', 'scope'],
  CLOSED,
);

export const ROTATION_REQUEST: JsonSchema = object(
  {
    overlap_seconds: {
      ...integer('How long the key that is replaced stays good, unless it ends before.'),
      maximum: OVERLAP_S_MAX,
      default: OVERLAP_S,
    },
    expires_at: timeToCome(
      'Until when the new key is good. Absent: as long as the one it replaces.',
    ),
  },
  ['overlap_seconds', 'expires_at'],
  CLOSED,
);

const FACTS = {
  id: string('Id of the key; not secret.'),
  actor: string('Pseudonymous id that entries name. A key that replaces another has its.'),
  role: string('What it may do.', { enum: [...ROLES] }),
  ledger: string('The ledger it is for.'),
  label: string('What it is for.'),
  scope: SCOPE,
  created_at: timeSchema,
};

const nullable = (description: string): JsonSchema => ({ type: ['string', 'null'], description });
const expiresAt = nullable(
  'Until when it is good, as its ledger has it; null: until it is revoked.',
);
const revokedAt = nullable('When it was revoked.');

const NEW = {
  ...FACTS,
  expires_at: expiresAt,
  key: string('The key itself. Shown this once; the server keeps its hash.'),
};

export const KEY_ANSWERS: { [name: string]: JsonSchema } = {
  KeyRequest: KEY_REQUEST,
  RotationRequest: ROTATION_REQUEST,
  Key: object(
    {
      ...FACTS,
      expires_at: expiresAt,
      revoked_at: revokedAt,
      last_used_at: nullable(
        'The hour in which it was last used; null: never, as far as is known.',
      ),
    },
    ['ledger', 'scope'],
  ),
  KeyList: object({ keys: array(ref('Key'), 'Those that are over included.') }),
  NewKey: object(NEW, ['ledger', 'scope']),
  RotatedKey: object(
    {
      ...NEW,
      replaces: object({
        id: string('Id of the key that it replaces.'),
        expires_at: expiresAt,
        revoked_at: revokedAt,
      }),
    },
    ['ledger', 'scope'],
  ),
};

import type { JsonObject } from '@docket/chain';
import { MAIL_LOCALES, SECRET_OVERLAP_S_MAX, TOLD_EVENTS, WEBHOOK_FORMS } from '@docket/service';
import type { JsonSchema } from '../openapi/operation.js';
import { array, integer, object, labelLine, string } from '../openapi/schema-words.js';
import { timeSchema } from '../openapi/search-schemas.js';

const CLOSED = { additionalProperties: false };

export const MESSAGE_STATES = ['waiting', 'delivered', 'dead'] as const;

const orNull = (schema: JsonSchema): JsonSchema => ({ ...schema, type: ['string', 'null'] });

const events: JsonSchema = {
  ...array(
    string('What happened: see docs/guide/webhooks.md.', { enum: [...TOLD_EVENTS] }),
    'What it is told of; everything where left out.',
  ),
  minItems: 1,
  uniqueItems: true,
};

const form = string(
  'What a message looks like: `standard` (Standard Webhooks), `slack`, or `otlp` (a log record by OTLP/HTTP in JSON), or `email` (plain text, to a `mailto:`).',
  {
    enum: [...WEBHOOK_FORMS],
  },
);

const label = labelLine(100, 'What it is for; not the name of a person.');

export const WEBHOOK_REQUEST: JsonSchema = object(
  {
    url: string(
      'Where messages are sent: https, and an address of the public internet unless the operator names its network.',
      { minLength: 1, maxLength: 2_000 },
    ),
    events,
    form,
    label,
    headers: {
      type: 'object',
      description: 'Sent beside each message, as `Authorization`. They are not shown again.',
      additionalProperties: { type: 'string', minLength: 1, maxLength: 2_000 },
      maxProperties: 10,
    },
    locale: string('Language of mails; `en` where left out.', { enum: [...MAIL_LOCALES] }),
  },
  ['events', 'form', 'label', 'headers', 'locale'],
  CLOSED,
);

export const SECRET_REQUEST: JsonSchema = object(
  {
    overlap_seconds: {
      ...integer('How long the secret before signs too; a day where left out.'),
      maximum: SECRET_OVERLAP_S_MAX,
    },
  },
  ['overlap_seconds'],
  CLOSED,
);

export const ENABLE_REQUEST: JsonSchema = object(
  {
    from: string(
      'Where to go on: `place`, where it stopped; `now`, and what waits is given up. `place` where left out.',
      { enum: ['place', 'now'] },
    ),
  },
  ['from'],
  CLOSED,
);

const time = (description: string): JsonSchema => orNull({ ...timeSchema, description });

const webhook = {
  id: string('Id of the webhook.'),
  url: string('Where messages are sent: host only, as the rest may be a secret.'),
  events,
  form,
  label,
  created_at: { ...timeSchema, description: 'When it was made.' },
  created_by: string('Principal id of whoever made it.'),
  looked_at: integer('Entries of the ledger that were looked at for it.'),
  waiting: integer('Messages that wait to be sent.'),
  dead: integer('Messages that were given up, and are kept for 30 days.'),
  delivered_at: time('When it last took a message; null: it took none.'),
  failing_since: time('Since when it has taken none that it was sent; null: it takes them.'),
  disabled_at: time('Since when it is sent nothing; null: it is sent what happens.'),
  disabled_why: orNull(string('Why it is disabled.')),
  last_error: orNull(string('Why the last attempt failed; null where it did not.')),
};

const secret = string('What messages are signed with; shown this once.', {
  pattern: '^whsec_[A-Za-z0-9+/]+=*$',
});

const message = object({
  id: string('The `webhook-id` that it is sent with, the same at each attempt.'),
  event: string('What it is told of.'),
  state: string('What became of it.', { enum: [...MESSAGE_STATES] }),
  attempts: integer('How often it was sent.'),
  created_at: { ...timeSchema, description: 'When it was made.' },
  settled_at: time('When it was taken or given up; null: it waits.'),
  last_status: { ...integer('Status of the last answer; null: none.'), type: ['integer', 'null'] },
  last_error: orNull(string('Why the last attempt failed; null where it did not.')),
});

export const WEBHOOK_ANSWERS: { [name: string]: JsonSchema } = {
  WebhookRequest: WEBHOOK_REQUEST,
  SecretRequest: SECRET_REQUEST,
  EnableRequest: ENABLE_REQUEST,
  Webhook: object(webhook),
  NewWebhook: object({ ...webhook, secret }),
  WebhookList: object({ webhooks: array(object(webhook), 'Oldest first.') }),
  RotatedSecret: object({
    secret,
    before_until: { ...timeSchema, description: 'Until when the secret before signs too.' },
  }),
  TestMessage: object({ id: string('The `webhook-id` of the message.') }),
  MessageList: object({ messages: array(message, 'Newest first, 200 at most.') }),
};

export const newWebhook: JsonObject = {
  url: 'https://hooks.example/docket',
  events: ['escalation.opened', 'escalation.overdue'],
  label: 'duty officer',
};

export const webhookExample: JsonObject = {
  id: 'whk_01kapeg4v3q8v4m5n6p7r8s9ta',
  url: 'https://hooks.example/…',
  events: ['escalation.opened', 'escalation.overdue'],
  form: 'standard',
  label: 'duty officer',
  created_at: '2026-11-22T18:50:00.123Z',
  created_by: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta',
  looked_at: 44,
  waiting: 0,
  dead: 0,
  delivered_at: '2026-11-22T18:52:00.123Z',
  failing_since: null,
  disabled_at: null,
  disabled_why: null,
  last_error: null,
};

export const secretExample = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=';

export const messageExample: JsonObject = {
  id: 'msg_5f0e0c2b6d1a49b78c3d2e1f0a9b8c7d',
  event: 'escalation.opened',
  state: 'dead',
  attempts: 12,
  created_at: '2026-11-22T18:50:00.123Z',
  settled_at: '2026-11-22T20:50:00.123Z',
  last_status: 503,
  last_error: 'it answered 503',
};

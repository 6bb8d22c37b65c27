import type { JsonObject } from '@docket/chain';
import { RULE_NAMES } from '@docket/record';
import {
  ALERT_KINDS,
  type AlertFiring,
  type AlertKind,
  type AlertPreview,
  type AlertTerms,
  type ListedAlertRule,
} from '@docket/service';
import type { JsonSchema } from '../openapi/operation.js';
import { array, integer, labelLine, object, string } from '../openapi/schema-words.js';
import { timeSchema } from '../openapi/search-schemas.js';

const CLOSED = { additionalProperties: false };
const YEAR_S = 366 * 86_400;

const terms: { [term: string]: JsonSchema } = {
  below: {
    type: 'number',
    exclusiveMinimum: 0,
    maximum: 1,
    description: 'For `confidence_below`: confidences under it.',
  },
  rule: string('For `rule_tripped`: the rule.', { enum: [...RULE_NAMES] }),
  view: string('For `view_matched`: id of a view that is yours, or shared.', {
    pattern: '^viw_[0-9a-z]{26}$',
  }),
  seconds: {
    ...integer('For `question_waiting` and `question_overdue`: longer than this.'),
    minimum: 1,
    maximum: YEAR_S,
  },
  count: {
    ...integer('For `questions_waiting`: so many, or more.'),
    minimum: 1,
    maximum: 1_000_000,
  },
  again_below: {
    ...integer(
      'For `questions_waiting`: it fires again once there were fewer than this; at most `count`.',
    ),
    minimum: 1,
    maximum: 1_000_000,
  },
};
const TERMS = Object.keys(terms);

const kind = string('What is looked for: see docs/guide/alerts.md.', { enum: [...ALERT_KINDS] });
const label = labelLine(
  100,
  'What it is for; not the name of a person, as it is shown to everybody who oversees the ledger.',
);

export const ALERT_REQUEST: JsonSchema = object(
  { kind, label, ...terms },
  ['label', ...TERMS],
  CLOSED,
);

const orNull = (schema: JsonSchema, description: string): JsonSchema => ({
  ...schema,
  type: ['string', 'null'],
  description,
});

const alert = object(
  {
    id: string('Id of the alert.'),
    kind,
    label,
    ...terms,
    created_at: { ...timeSchema, description: 'When it was made: it looks at what came since.' },
    created_by: string('Principal id of whoever made it.'),
    firings: integer('How often it fired, of what is kept: a year.'),
    last_fired_at: orNull(timeSchema, 'When it fired last; null: it did not.'),
    is_over: {
      type: 'boolean',
      description: 'Of one that counts: it fired, and there have not been fewer since.',
    },
  },
  TERMS,
);

const firing = object({
  no: integer('Position among the firings of the installation.'),
  alert_id: string('The alert.'),
  kind,
  label,
  fired_at: { ...timeSchema, description: 'By the database’s clock.' },
  decision_id: orNull({}, 'The decision; null: it is of the ledger.'),
  escalation_id: orNull({}, 'The question; null: it is of no question.'),
  seq: {
    type: ['integer', 'null'],
    description: 'The entry that it fired on; null: a clock or a count decided it.',
  },
  told: integer('How many were told.'),
});

export const ALERT_ANSWERS: { [name: string]: JsonSchema } = {
  AlertRequest: ALERT_REQUEST,
  Alert: alert,
  AlertList: object({
    alerts: array(alert, 'Oldest first.'),
    told: integer('How many webhooks and mail addresses are told of what fires.'),
  }),
  FiringList: object({ firings: array(firing, 'Newest first, 200 at most.') }),
  AlertPreview: object({
    message: { type: 'object', description: 'As a webhook of the standard form is sent it.' },
    mail: object({ subject: string('Its subject.'), text: string('Its text.') }),
    told: integer('How many would be told now.'),
  }),
};

/** `AlertRequest`. */
type AlertBody = { kind: AlertKind; label?: string } & AlertTerms;

export function readAlert({ kind: asked, label: name, ...given }: AlertBody) {
  return { kind: asked, terms: given, ...(name !== undefined && { label: name }) };
}
export type { AlertBody };

export function encodeAlert(rule: ListedAlertRule): JsonObject {
  return {
    id: rule.id,
    kind: rule.kind,
    label: rule.label,
    ...rule.terms,
    created_at: rule.createdAt,
    created_by: rule.createdBy,
    firings: rule.firings,
    last_fired_at: rule.firedAt ?? null,
    is_over: rule.isOver,
  };
}

export function encodeFiring(one: AlertFiring): JsonObject {
  return {
    no: one.no,
    alert_id: one.alertId,
    kind: one.kind,
    label: one.label,
    fired_at: one.firedAt,
    decision_id: one.decisionId ?? null,
    escalation_id: one.escalationId ?? null,
    seq: one.seq ?? null,
    told: one.told,
  };
}

export function encodePreview({ message, mail, told }: AlertPreview): JsonObject {
  return { message: message as unknown as JsonObject, mail: { ...mail }, told };
}

export const alertRequest: JsonObject = {
  kind: 'confidence_below',
  below: 0.6,
  label: 'unsure agents',
};

export const alertExample: JsonObject = {
  id: 'alr_01kapeg4v3q8v4m5n6p7r8s9ta',
  kind: 'confidence_below',
  label: 'unsure agents',
  below: 0.6,
  created_at: '2026-11-22T18:50:00.123Z',
  created_by: 'prn_01kapeg4v3q8v4m5n6p7r8s9ta',
  firings: 1,
  last_fired_at: '2026-11-22T18:52:00.123Z',
  is_over: false,
};

export const firingExample: JsonObject = {
  no: 17,
  alert_id: 'alr_01kapeg4v3q8v4m5n6p7r8s9ta',
  kind: 'confidence_below',
  label: 'unsure agents',
  fired_at: '2026-11-22T18:52:00.123Z',
  decision_id: 'dec_01kapeg4v3q8v4m5n6p7r8s9ta',
  escalation_id: null,
  seq: 44,
  told: 2,
};

export const alertPreviewExample: JsonObject = {
  message: {
    type: 'alert.fired',
    timestamp: '2026-11-22T18:52:00.123Z',
    data: {
      ledger: 'claims',
      origin: 'docket.example/claims',
      seq: 44,
      decision_id: 'dec_01kapeg4v3q8v4m5n6p7r8s9ta',
      alert_id: 'alr_01kapeg4v3q8v4m5n6p7r8s9ta',
      alert: 'confidence_below',
      api: '/v1/ledgers/claims/decisions/dec_01kapeg4v3q8v4m5n6p7r8s9ta',
    },
  },
  mail: {
    subject: 'An alert fired: claims',
    text: 'An alert fired (2026-11-22T18:52:00.123Z).\n',
  },
  told: 2,
};

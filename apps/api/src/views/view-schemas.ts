import type { JsonObject } from '@docket/chain';
import { VIEW_NAME_MAX, type NamedView, type Principal } from '@docket/service';
import type { JsonSchema } from '../openapi/operation.js';
import { array, labelLine, object, ref, string } from '../openapi/schema-words.js';
import { DECISION_FILTER } from '../search/decision-parameters.js';

const name = labelLine(
  VIEW_NAME_MAX,
  'What it is called; of one owner in a ledger, each name once.',
);
const shared: JsonSchema = {
  type: 'boolean',
  description: 'Whether it is shown to reviewers, officers and auditors of the ledger.',
};

export const VIEW_REQUEST: JsonSchema = object(
  { name, filter: DECISION_FILTER, shared },
  ['shared'],
  { additionalProperties: false },
);

export const VIEW_ANSWERS: Record<string, JsonSchema> = {
  ViewRequest: VIEW_REQUEST,
  View: object({
    view_id: string('Id, which stays when the view is kept anew.', {
      pattern: '^viw_[0-9a-z]{26}$',
    }),
    name,
    filter: {
      ...DECISION_FILTER,
      type: ['object', 'null'],
      description:
        'Parameters of `listDecisions`, each as text; null: what is kept is no filter that this server knows, and finds nothing.',
    },
    shared,
    owner: string('Principal who keeps it.'),
    yours: { type: 'boolean', description: 'It is whoever asks.' },
    changed_at: string('When it was kept last. RFC 3339, UTC, by the database’s clock.', {
      format: 'date-time',
    }),
  }),
  ViewList: object({
    views: array(ref('View'), 'By name: yours, and those that are shared.'),
  }),
};

export const viewRequest: JsonObject = {
  name: 'High stakes, held',
  filter: { stakes: 'high', status: 'held' },
};

export const viewExample: JsonObject = {
  view_id: 'viw_01kapeg4v3q8v4m5n6p7r8s9ta',
  ...viewRequest,
  shared: false,
  owner: 'prn_01kbe4x0f4h5m6n7p8q9r0s1t2',
  yours: true,
  changed_at: '2026-01-15T09:30:00.000Z',
};

export function encodeView(view: NamedView, { actor }: Principal): JsonObject {
  return {
    view_id: view.id,
    name: view.name,
    filter: view.filter === undefined ? null : { ...view.filter },
    shared: view.isShared,
    owner: view.owner,
    yours: view.owner === actor,
    changed_at: view.changedAt,
  };
}

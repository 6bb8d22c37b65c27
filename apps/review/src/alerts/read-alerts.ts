import { ask, askJson, inLedger } from '../ask.js';
import type { Language } from '../words/index.js';

/** Kinds of alerts, in the order in which they are offered, each with the terms that it takes. */
export const KIND_TERMS = {
  question_overdue: ['minutes'],
  question_waiting: ['minutes'],
  questions_waiting: ['count', 'again_below'],
  confidence_below: ['below'],
  evaluations_disagree: [],
  rule_tripped: ['rule'],
  effect_in_doubt: [],
  attempt_after_stop: [],
  verification_failed: [],
  seen_otherwise: [],
  view_matched: ['view'],
} as const satisfies Record<string, readonly AlertField[]>;

/** What is typed for an alert; minutes become seconds. */
export type AlertField = 'minutes' | 'count' | 'again_below' | 'below' | 'rule' | 'view';
export type ShownKind = keyof typeof KIND_TERMS;
export const SHOWN_KINDS = Object.keys(KIND_TERMS) as ShownKind[];

/** `Alert` of the API. */
export interface ShownAlert {
  id: string;
  kind: string;
  label: string;
  below?: number;
  rule?: string;
  seconds?: number;
  count?: number;
  again_below?: number;
  firings: number;
  last_fired_at: string | null;
  is_over: boolean;
}

/** A firing, as `FiringList` of the API has it. */
export interface ShownFiring {
  no: number;
  kind: string;
  label: string;
  fired_at: string;
  decision_id: string | null;
  escalation_id: string | null;
  told: number;
}

/** `Reminders` of the API. */
export interface ShownReminders {
  after_share: number | null;
  before_deadline_seconds: number | null;
  without_deadline_every_seconds: number | null;
  overdue_every_seconds: number | null;
  changed_at: string | null;
}

/** `AlertPreview` of the API, as far as it is shown. */
export interface ShownPreview {
  mail: { subject: string; text: string };
  told: number;
}

/** Views that an alert may be made of, by name. @throws {Refused} */
export async function readAlertViews(ledger: string): Promise<{ view_id: string; name: string }[]> {
  const answer = await askJson<{ views: { view_id: string; name: string }[] }>(
    inLedger(ledger, 'views'),
  );
  return answer.views;
}

/** @throws {Refused} */
export const readAlerts = (ledger: string): Promise<{ alerts: ShownAlert[]; told: number }> =>
  askJson(inLedger(ledger, 'alerts'));

/** Newest first. @throws {Refused} */
export async function readFirings(ledger: string): Promise<ShownFiring[]> {
  return (await askJson<{ firings: ShownFiring[] }>(inLedger(ledger, 'alerts', 'firings'))).firings;
}

/** @throws {Refused} */
export const readReminders = (ledger: string): Promise<ShownReminders> =>
  askJson(inLedger(ledger, 'reminders'));

/** @throws {Refused} */
export const readPreview = (
  ledger: string,
  alert: string,
  locale: Language,
): Promise<ShownPreview> =>
  askJson(`${inLedger(ledger, 'alerts', alert, 'preview')}?locale=${locale}`);

/** @throws {Refused} */
export async function createAlert(ledger: string, body: object): Promise<void> {
  await ask(inLedger(ledger, 'alerts'), { method: 'POST', body });
}

/** @throws {Refused} */
export async function chooseReminders(ledger: string, body: object): Promise<void> {
  await ask(inLedger(ledger, 'reminders'), { method: 'PUT', body });
}

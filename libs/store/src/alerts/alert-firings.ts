import type pg from 'pg';
import { addMessages, TOLD_OF, type OutboxEvent } from '../outbox/add-messages.js';

/** Alerts of a view go by the search projection, all others by the entries. */
export const VIEW_KIND = 'view_matched';

/** What a rule found. One of the same subject is found once by the same rule. */
export interface FoundAlert {
  alertId: string;
  /** A decision, a question, an entry: what it is of. */
  subject: string;
  decisionId?: string;
  escalationId?: string;
  seq?: number;
  event: OutboxEvent;
}

/** How long it is known that a rule fired. */
const KEPT_DAYS = 365;

/** One that was made meanwhile begins where it says. */
export const MOVE_RULES = `UPDATE docket.alert_rule SET size = $3
  WHERE ledger_no = $1 AND alert_id = ANY ($2::text[]) AND size < $3`;

/** Of the same subject the first is kept; of a rule that was removed meanwhile, none. */
const NOTE_FIRINGS = `INSERT INTO docket.alert_firing
    (ledger_no, alert_id, subject, decision_id, escalation_id, seq, told)
  SELECT $1, n.alert_id, n.subject, n.decision_id, n.escalation_id, n.seq, $7
  FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[]) WITH ORDINALITY
    AS n (alert_id, subject, decision_id, escalation_id, seq, i)
  WHERE EXISTS (SELECT FROM docket.alert_rule r WHERE r.ledger_no = $1 AND r.alert_id = n.alert_id)
  ORDER BY n.i ON CONFLICT (alert_id, subject) DO NOTHING RETURNING alert_id, subject`;

const FORGET_FIRINGS = `DELETE FROM docket.alert_firing
  WHERE ledger_no = $1 AND fired_at < now() - interval '${KEPT_DAYS} d'`;

/** Notes what was found, once for each subject, and tells it, in the transaction of whoever calls. @returns how many are new. */
export async function fireAlerts(
  client: pg.ClientBase,
  { ledgerNo, event }: { ledgerNo: number; event: string },
  found: readonly FoundAlert[],
): Promise<number> {
  if (found.length === 0) return 0;
  const endpoints = await client.query<{ id: string }>(TOLD_OF, [ledgerNo, event]);
  const endpointIds = endpoints.rows.map(({ id }) => id);
  const { rows } = await client.query<{ alert_id: string; subject: string }>(NOTE_FIRINGS, [
    ledgerNo,
    found.map(({ alertId }) => alertId),
    found.map(({ subject }) => subject),
    found.map(({ decisionId }) => decisionId ?? null),
    found.map(({ escalationId }) => escalationId ?? null),
    found.map(({ seq }) => seq ?? null),
    endpointIds.length,
  ]);
  if (rows.length === 0) return 0;
  const isNew = new Set(rows.map((row) => keyOf(row.alert_id, row.subject)));
  // The same is found by two entries of one look: the first is told.
  const events = found.flatMap((one) =>
    isNew.delete(keyOf(one.alertId, one.subject)) ? [one.event] : [],
  );
  await addMessages(client, { ledgerNo, endpointIds }, events);
  await client.query(FORGET_FIRINGS, [ledgerNo]);
  return rows.length;
}

const keyOf = (alertId: string, subject: string): string => `${alertId} ${subject}`;

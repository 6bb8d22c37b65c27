import type pg from 'pg';
import { DATABASE_NOW } from '../clock.js';
import type { RowSeals } from '../signing/row-seal.js';
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
  /** That more fired than are told one by one: at least so many, at that time, RFC 3339. Of one minute it has the same id. */
  rest(more: number, time: string): OutboxEvent;
}

/** Firings of one alert that are told one by one within a minute. The others are noted, listed, and told as a number. */
const TOLD_A_MINUTE = 50;

/** How long it is known that a rule fired. */
const KEPT_DAYS = 365;

/** One that was made meanwhile begins where it says. */
export const MOVE_RULES = `UPDATE docket.alert_rule SET size = $3
  WHERE ledger_no = $1 AND alert_id = ANY ($2::text[]) AND size < $3`;

/** Of the same subject the first is kept; of a rule that was removed meanwhile, none. */
const NOTE_FIRINGS = `INSERT INTO docket.alert_firing
    (ledger_no, alert_id, subject, decision_id, escalation_id, seq, told)
  SELECT $1, n.alert_id, n.subject, n.decision_id, n.escalation_id, n.seq, n.told
  FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::integer[]) WITH ORDINALITY
    AS n (alert_id, subject, decision_id, escalation_id, seq, told, i)
  WHERE EXISTS (SELECT FROM docket.alert_rule r WHERE r.ledger_no = $1 AND r.alert_id = n.alert_id)
  ORDER BY n.i ON CONFLICT (alert_id, subject) DO NOTHING RETURNING alert_id, subject, told`;

/** Which of these subjects fired before. */
const READ_FIRED = `SELECT f.alert_id, f.subject FROM docket.alert_firing f
  JOIN unnest($2::text[], $3::text[]) AS n (alert_id, subject) ON f.alert_id = n.alert_id AND f.subject = n.subject
  WHERE f.ledger_no = $1`;

/** How many of these alerts were told within the last minute. */
const COUNT_TOLD = `SELECT a.alert_id, count(f.firing_no)::int AS told, ${DATABASE_NOW} AS now
  FROM unnest($2::text[]) AS a (alert_id) LEFT JOIN docket.alert_firing f ON f.ledger_no = $1
    AND f.alert_id = a.alert_id AND f.told > 0 AND f.fired_at > now() - interval '1 min'
  GROUP BY a.alert_id`;

const FORGET_FIRINGS = `DELETE FROM docket.alert_firing
  WHERE ledger_no = $1 AND fired_at < now() - interval '${KEPT_DAYS} d'`;

/**
 * Notes what was found, once for each subject, and tells it, in the transaction of whoever calls. Of one alert so many
 * are told in a minute, and of the rest one message: a flood of what fires is no flood of mails. @returns how many are new.
 */
export async function fireAlerts(
  client: pg.ClientBase,
  { ledgerNo, event, seals }: { ledgerNo: number; event: string; seals: RowSeals },
  found: readonly FoundAlert[],
): Promise<number> {
  if (found.length === 0) return 0;
  const endpoints = await client.query<{ id: string }>(TOLD_OF, [ledgerNo, event]);
  const endpointIds = endpoints.rows.map(({ id }) => id);
  const { now, toTell } = await chooseTold(client, ledgerNo, found);
  const { rows } = await client.query<{ alert_id: string; subject: string; told: number }>(
    NOTE_FIRINGS,
    [
      ledgerNo,
      found.map(({ alertId }) => alertId),
      found.map(({ subject }) => subject),
      found.map(({ decisionId }) => decisionId ?? null),
      found.map(({ escalationId }) => escalationId ?? null),
      found.map(({ seq }) => seq ?? null),
      found.map((one) => (toTell.has(one) ? endpointIds.length : 0)),
    ],
  );
  if (rows.length === 0) return 0;
  const noted = new Map(rows.map((row) => [keyOf(row.alert_id, row.subject), row.told]));
  const events: OutboxEvent[] = [];
  const rest = new Map<string, { more: number; last: FoundAlert }>();
  for (const one of found) {
    const told = noted.get(keyOf(one.alertId, one.subject));
    // The same is found by two entries of one look: the first is told.
    if (told === undefined) continue;
    noted.delete(keyOf(one.alertId, one.subject));
    if (told > 0) events.push(one.event);
    else rest.set(one.alertId, { more: (rest.get(one.alertId)?.more ?? 0) + 1, last: one });
  }
  for (const { more, last } of rest.values()) events.push(last.rest(more, now));
  await addMessages(client, { ledgerNo, endpointIds, seals }, events);
  await client.query(FORGET_FIRINGS, [ledgerNo]);
  return rows.length;
}

/** Which of those found are told one by one, and the database's clock. */
async function chooseTold(
  client: pg.ClientBase,
  ledgerNo: number,
  found: readonly FoundAlert[],
): Promise<{ now: string; toTell: ReadonlySet<FoundAlert> }> {
  const alertIds = [...new Set(found.map(({ alertId }) => alertId))];
  const subjects = [found.map(({ alertId }) => alertId), found.map(({ subject }) => subject)];
  const before = await client.query<{ alert_id: string; subject: string }>(READ_FIRED, [
    ledgerNo,
    ...subjects,
  ]);
  const known = new Set(before.rows.map((row) => keyOf(row.alert_id, row.subject)));
  const told = await client.query<{ alert_id: string; told: number; now: string }>(COUNT_TOLD, [
    ledgerNo,
    alertIds,
  ]);
  const counts = new Map(told.rows.map((row) => [row.alert_id, row.told]));
  const toTell = new Set<FoundAlert>();
  for (const one of found) {
    const key = keyOf(one.alertId, one.subject);
    const count = counts.get(one.alertId) ?? 0;
    if (known.has(key) || count >= TOLD_A_MINUTE) continue;
    known.add(key);
    counts.set(one.alertId, count + 1);
    toTell.add(one);
  }
  return { now: told.rows[0]?.now ?? '', toTell };
}

const keyOf = (alertId: string, subject: string): string => `${alertId} ${subject}`;

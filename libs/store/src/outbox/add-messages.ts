import type pg from 'pg';

/** What somebody is told. The same event has the same id, however often it is made. */
export interface OutboxEvent {
  /** `msg_…`. */
  id: string;
  event: string;
  /** JSON: ids, and words of closed sets. */
  content: string;
}

/** Endpoints that are told of an event, where no entry is their place. One that is disabled is not told later of what waited then: what waits now is in the queue. */
export const TOLD_OF = `SELECT endpoint_id AS id FROM docket.outbox_endpoint
  WHERE ledger_no = $1 AND disabled_at IS NULL AND $2 = ANY (string_to_array(events, ' '))`;

/** One that is there already stays as it is. */
export async function addMessages(
  client: pg.ClientBase,
  { ledgerNo, endpointIds }: { ledgerNo: number; endpointIds: readonly string[] },
  events: readonly OutboxEvent[],
): Promise<void> {
  if (events.length === 0 || endpointIds.length === 0) return;
  await client.query(
    `INSERT INTO docket.outbox_message (ledger_no, endpoint_id, message_id, event, content)
     SELECT $1, p.endpoint_id, n.message_id, n.event, n.content
     FROM unnest($3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS n (message_id, event, content, i)
     CROSS JOIN unnest($2::text[]) AS p (endpoint_id) ORDER BY n.i
     ON CONFLICT (endpoint_id, message_id) DO NOTHING`,
    [
      ledgerNo,
      endpointIds,
      events.map(({ id }) => id),
      events.map(({ event }) => event),
      events.map(({ content }) => content),
    ],
  );
}

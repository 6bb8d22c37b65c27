import type pg from 'pg';
import type { RowSeals } from '../signing/row-seal.js';

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

/** Adds sealed messages: without a seal none is sent. One that is there already stays as it is. */
export async function addMessages(
  client: pg.ClientBase,
  { ledgerNo, endpointIds, seals }: OutboxTarget,
  events: readonly OutboxEvent[],
): Promise<void> {
  if (events.length === 0 || endpointIds.length === 0) return;
  const ofMessages = await seals.of('outbox_message');
  const rows = events.flatMap(({ id, event, content }) =>
    endpointIds.map((endpointId) => ({
      ledger_no: ledgerNo,
      endpoint_id: endpointId,
      message_id: id,
      event,
      content,
    })),
  );
  await client.query(
    `INSERT INTO docket.outbox_message (ledger_no, endpoint_id, message_id, event, content, seal)
     SELECT $1, endpoint_id, message_id, event, content, seal
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bytea[]) WITH ORDINALITY
       AS n (endpoint_id, message_id, event, content, seal, i) ORDER BY n.i
     ON CONFLICT (endpoint_id, message_id) DO NOTHING`,
    [
      ledgerNo,
      rows.map((row) => row.endpoint_id),
      rows.map((row) => row.message_id),
      rows.map((row) => row.event),
      rows.map((row) => row.content),
      rows.map((row) => ofMessages.seal(row)),
    ],
  );
}

/** Whom something is told. */
interface OutboxTarget {
  ledgerNo: number;
  endpointIds: readonly string[];
  seals: RowSeals;
}

import { EndpointVault } from '../outbox/endpoint-vault.js';
import { SessionSecret } from '../sessions/session-secret.js';
import { RowSeals } from '../signing/row-seal.js';
import { sealMovedTrace } from '../otlp/sealed-round.js';
import { columnsOf, copyTable } from './copy-table.js';
import type { MoveEnd } from './copy-entries.js';

/*
 * What servers act on for a ledger beside its entries: keys of the API, work that waits, what people set. It is no evidence,
 * changes all the time, and is small: it is copied while the ledger stands still, in the transaction that switches, and
 * taken away where it was. Rows that are sealed are sealed anew, under the file of the target cell and the ledger's number
 * there; one whose seal does not hold is copied without, so that it is no more acted on there than here.
 */

/** A row as JSON: bytes as `\x…`, numbers of positions as numbers. */
type Row = Record<string, unknown>;
type Change = (row: Row) => Row | Promise<Row>;

/** Behind what they refer to. Nothing in them is sealed. */
const PLAIN = ['api_key', 'claim', 'saved_view', 'reminder_schedule', 'reminder'] as const;
const PLAIN_BEHIND = ['alert_rule', 'alert_firing', 'expiry_run'] as const;

/** In the order in which they are taken away. */
const WORK_TABLES = [
  'otlp_arrival',
  'otlp_chunk',
  'otlp_trace',
  'otlp_request',
  'outbox_message',
  'outbox_endpoint',
  'alert_firing',
  'alert_rule',
  'reminder',
  'reminder_schedule',
  'saved_view',
  'claim',
  'expiry_run',
  'export_job',
  'api_key',
] as const;

/** Taken for a ledger and acknowledged: nobody is at these while it is told to stand still. */
export const TAKEN_TABLES = [
  'api_key',
  'claim',
  'saved_view',
  'reminder_schedule',
  'alert_rule',
  'outbox_endpoint',
  'otlp_request',
  'export_job',
] as const;

interface WorkEnd extends MoveEnd {
  keysDirectory: string;
}

/** Copies it within the transactions of both connections. @throws {SigningKeyError} */
export async function copyWork(source: WorkEnd, target: WorkEnd, wholeMs: number): Promise<void> {
  // Of one that comes back, what was left here is of before.
  await removeWork(target);
  const seals = {
    before: new RowSeals(new SessionSecret(source.keysDirectory)),
    after: new RowSeals(new SessionSecret(target.keysDirectory)),
  };
  const copy = (table: string, change: Change = (row) => row): Promise<void> =>
    copyRows(source, target, table, change);
  for (const table of PLAIN) await copy(table);
  await copy('outbox_endpoint', await resealedEndpoint(source, target));
  await copy('outbox_message', await resealed(seals, 'outbox_message', target));
  for (const table of PLAIN_BEHIND) await copy(table);
  await copyExports(source, target, seals, wholeMs);
  await copyTelemetry(source, target, seals);
}

/** Takes it away: it is in the other cell. */
export async function removeWork({ client, ledgerNo }: MoveEnd): Promise<void> {
  await client.query(
    'DELETE FROM docket.export_part p USING docket.export_job j WHERE j.export_id = p.export_id AND j.ledger_no = $1',
    [ledgerNo],
  );
  for (const table of WORK_TABLES)
    await client.query(`DELETE FROM docket.${table} WHERE ledger_no = $1`, [ledgerNo]);
}

interface BothSeals {
  before: RowSeals;
  after: RowSeals;
}

/** By which rows are read, so that they get their numbers there in the order of those here. */
const ORDER: Readonly<Record<string, string>> = {
  outbox_message: 'message_no',
  alert_firing: 'firing_no',
  otlp_request: 'request_no',
  otlp_chunk: 'chunk_no',
};

async function readRows({ client, ledgerNo }: MoveEnd, table: string): Promise<Row[]> {
  const { rows } = await client.query<{ row: string }>(
    `SELECT to_jsonb(t)::text AS row FROM docket.${table} t WHERE ledger_no = $1 ORDER BY ${ORDER[table] ?? 'ctid'}`,
    [ledgerNo],
  );
  return rows.map(({ row }) => JSON.parse(row) as Row);
}

async function putRows({ client }: MoveEnd, table: string, rows: readonly Row[]): Promise<void> {
  const columns = (await columnsOf(client, table)).join(', ');
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE)
    await client.query(
      `INSERT INTO docket.${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::docket.${table}, $1::jsonb)`,
      [JSON.stringify(rows.slice(i, i + ROWS_AT_ONCE))],
    );
}
const ROWS_AT_ONCE = 500;

async function copyRows(
  source: MoveEnd,
  target: MoveEnd,
  table: string,
  change: Change,
): Promise<void> {
  const rows: Row[] = [];
  for (const row of await readRows(source, table)) {
    // What somebody had taken on there, nobody has here.
    const lease = 'lease_until' in row ? { lease_until: null } : {};
    rows.push({ ...(await change(row)), ...lease, ledger_no: target.ledgerNo });
  }
  await putRows(target, table, rows);
}

/** With the seal that it has there, where the one that it has here holds. */
async function resealed(
  { before, after }: BothSeals,
  kind: 'outbox_message' | 'otlp_chunk' | 'export_job' | 'export_file',
  { ledgerNo }: MoveEnd,
  column = 'seal',
): Promise<Change> {
  const [old, own] = [await before.of(kind), await after.of(kind)];
  return (row) => {
    const members = withBytes(row);
    const isHeld = old.check(members as never, bytesOf(row[column]) ?? null) !== undefined;
    const seal = isHeld ? hexOf(own.seal({ ...members, ledger_no: ledgerNo } as never)) : null;
    return { ...row, [column]: seal };
  };
}

async function resealedEndpoint(source: WorkEnd, target: WorkEnd): Promise<Change> {
  const old = new EndpointVault(new SessionSecret(source.keysDirectory));
  const own = new EndpointVault(new SessionSecret(target.keysDirectory));
  return async (row) => {
    const [id, form, events] = ['endpoint_id', 'form', 'events'].map((name) => String(row[name]));
    const endpoint = { id: id ?? '', form: form ?? '', events: events ?? '' };
    const sealed = bytesOf(row['sealed']) ?? Buffer.alloc(0);
    const secrets = await old.open({ ...endpoint, ledgerNo: source.ledgerNo }, sealed);
    if (secrets === undefined) return row;
    const anew = await own.seal({ ...endpoint, ledgerNo: target.ledgerNo }, secrets);
    return { ...row, sealed: hexOf(anew) };
  };
}

/** Files that are ready go along; what is being made is made there from its beginning. */
async function copyExports(
  source: MoveEnd,
  target: MoveEnd,
  seals: BothSeals,
  wholeMs: number,
): Promise<void> {
  const job = await resealed(seals, 'export_job', target);
  const file = await resealed(seals, 'export_file', target, 'file_seal');
  await copyRows(source, target, 'export_job', async (row) => {
    const sealed = await job(await file(row));
    if (row['state'] !== 'running') return sealed;
    return { ...sealed, state: 'queued', worker: null, started_at: null };
  });
  await copyTable(source.client, target.client, {
    table: 'export_part',
    where: `EXISTS (SELECT FROM docket.export_job j WHERE j.export_id = t.export_id
      AND j.ledger_no = ${source.ledgerNo} AND j.state = 'ready')`,
    ledgerNo: undefined,
    wholeMs,
  });
}

/** Requests get other numbers there, which what is in them names. */
async function copyTelemetry(source: MoveEnd, target: MoveEnd, seals: BothSeals): Promise<void> {
  const numbers = new Map<unknown, number>();
  for (const { request_no: before, ...row } of await readRows(source, 'otlp_request')) {
    const { rows } = await target.client.query<{ request_no: string }>(
      `INSERT INTO docket.otlp_request (ledger_no, coding, signal, form, content)
       VALUES ($1, $2, $3, $4, $5) RETURNING request_no`,
      [target.ledgerNo, row['coding'], row['signal'], row['form'], bytesOf(row['content'])],
    );
    numbers.set(before, Number(rows[0]?.request_no));
  }
  const renumbered = (row: Row): Row => ({
    ...row,
    request_no: row['request_no'] === null ? null : (numbers.get(row['request_no']) ?? null),
  });
  const chunk = await resealed(seals, 'otlp_chunk', target);
  const known = await knownOfTraces(source);
  await copyRows(source, target, 'otlp_trace', (row) =>
    sealMovedTrace(seals, row, known.get(traceOf(row)) ?? [], target.ledgerNo).then(
      ({ seal, goalSeal }) => ({ ...row, seal: hexOf(seal), goal_seal: hexOf(goalSeal) }),
    ),
  );
  await copyRows(source, target, 'otlp_chunk', async (row) => renumbered(await chunk(row)));
  await copyRows(source, target, 'otlp_arrival', async (row) => {
    const parts = await Promise.all(
      asList(row['trace_ids']).map((trace_id, i) => {
        const at = (name: string): unknown => asList(row[name])[i];
        return chunk({
          ...row,
          trace_id,
          items: at('chunk_items'),
          bytes: at('chunk_bytes'),
          ranges: at('ranges'),
          seal: at('seals'),
        });
      }),
    );
    return { ...renumbered(row), seals: parts.map(({ seal }) => seal) };
  });
}

/** By trace, what is known of each round, in their order. */
async function knownOfTraces({ client, ledgerNo }: MoveEnd): Promise<Map<string, Buffer[]>> {
  const { rows } = await client.query<{ principal: string; trace_id: string; known: Buffer }>(
    `SELECT principal, trace_id, known FROM docket.otlp_chunk WHERE ledger_no = $1 AND known IS NOT NULL
     ORDER BY principal, trace_id, round`,
    [ledgerNo],
  );
  const found = new Map<string, Buffer[]>();
  for (const row of rows) found.set(traceOf(row), [...(found.get(traceOf(row)) ?? []), row.known]);
  return found;
}

const traceOf = (row: Row): string => `${String(row['principal'])} ${String(row['trace_id'])}`;
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const hexOf = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : `\\x${Buffer.from(bytes).toString('hex')}`;

/** Undefined: it is no text of bytes. */
const bytesOf = (value: unknown): Buffer | undefined =>
  typeof value === 'string' && value.startsWith('\\x')
    ? Buffer.from(value.slice(2), 'hex')
    : undefined;

/** Members that are bytes in the database. */
const BYTES = ['sha256', 'content_hash', 'ranges'];
const withBytes = (row: Row): Row => ({
  ...row,
  ...Object.fromEntries(
    BYTES.flatMap((name) => (name in row ? [[name, bytesOf(row[name]) ?? null]] : [])),
  ),
});

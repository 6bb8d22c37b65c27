import { randomBytes } from 'node:crypto';
import {
  canonicalBytes,
  commitBody,
  CompactRange,
  decodeLeaf,
  encodeLeaf,
  type JsonObject,
  type Leaf,
  leafHash,
  toHex,
  ZERO_HASH_HEX,
} from '@docket/chain';
import { latestSchemaId, type RecordType } from '@docket/record';
import type { Database } from '@docket/store';

type Client = ReturnType<Database['of']>;

/** What somebody with the login of the service appends, and in whose name. */
export interface Forged extends Pick<Leaf, 'actor' | 'role' | 'via'> {
  type: RecordType;
  body: JsonObject;
  /** The decision that it is put behind. */
  decision?: string;
  /** What passes for the server's attestation of the leaf; left out: nothing. */
  attest?: (leaf: Leaf) => string;
}

/** Nothing for the columns of decisions, and nothing beside the entry. */
const NONE = [
  ...'d_state d_decision_id d_status d_phase d_directive d_stakes d_agent_id d_agent_name d_goal d_outcome d_opened_at d_last_time'
    .split(' ')
    .map((name) => `${name} => '{}'::text[]`),
  `d_opened_seq => '{}'::bigint[], d_last_seq => '{}'::bigint[], d_last_hash => '{}'::bytea[]`,
  `d_entry_count => '{}'::integer[], d_needs_human => '{}'::boolean[]`,
  ...'k_principal k_key k_seq k_entry_count k_request_digest k_answer t_hashes t_nodes t_root t_level t_index'
    .split(' ')
    .map((name) => `${name} => NULL`),
];

/** forge appends an entry by the one way that the login of the service has; everything of it follows the chain. */
export async function forge(client: Client, ledgerNo: number, forged: Forged): Promise<number> {
  const { type, actor, role, via, body, decision, attest } = forged;
  const head = await one<{ size: string; last_hash: Buffer; frontier: Buffer }>(
    client,
    'SELECT size, last_hash, frontier FROM docket.ledger_head WHERE ledger_no = $1',
    [ledgerNo],
  );
  const last = decodeLeaf(
    (
      await one<{ leaf: Buffer }>(
        client,
        'SELECT leaf FROM docket.entry WHERE ledger_no = $1 ORDER BY seq DESC LIMIT 1',
        [ledgerNo],
      )
    ).leaf,
  );
  const seq = Number(head.size);
  const place = decision === undefined ? undefined : await behind(client, ledgerNo, decision);
  const secret = randomBytes(32);
  const { decision: _of, attestation: _itself, ...shape } = last;
  const time = new Date(Math.max(Date.now(), Date.parse(last.time))).toISOString();
  const plain = {
    ...shape,
    seq,
    prev: toHex(head.last_hash),
    time,
    type,
    schema: latestSchemaId(type),
    actor,
    role,
    via,
    body: toHex(commitBody(body, secret, 'scalar')),
    ...(place && { decision: place }),
  };
  const leaf = encodeLeaf(attest === undefined ? plain : { ...plain, attestation: attest(plain) });
  const range = CompactRange.decode(head.frontier, seq);
  range.append(leafHash(leaf));
  const { answer } = await one<{ answer: number }>(
    client,
    `SELECT docket.append_many(
       e_leaf => ARRAY[$1::bytea], e_leaf_hash => ARRAY[$2::bytea], e_prev => ARRAY[$3::bytea], e_type => ARRAY[$4::text],
       e_decision_id => ARRAY[$5::text], e_decision_seq => ARRAY[$6::integer], b_body => ARRAY[$7::bytea],
       b_secret => ARRAY[$8::bytea], ${NONE.join(', ')}, of_ledger => $9, size_before => $10::bigint, last_before => $3,
       size_after => $10::bigint + 1, last_after => $2, time_after => $11, frontier_after => $12, not_before => now()) AS answer`,
    [
      leaf,
      leafHash(leaf),
      head.last_hash,
      type,
      decision ?? null,
      place?.seq ?? null,
      canonicalBytes(body),
      secret,
      ledgerNo,
      seq,
      time,
      range.encode(),
    ],
  );
  if (answer !== 0) throw new Error(`not appended: ${answer}`);
  return seq;
}

async function behind(client: Client, ledgerNo: number, id: string): Promise<Leaf['decision']> {
  const { rows } = await client.query<{ leaf_hash: Buffer; decision_seq: number }>(
    'SELECT leaf_hash, decision_seq FROM docket.entry WHERE ledger_no = $1 AND decision_id = $2 ORDER BY seq DESC LIMIT 1',
    [ledgerNo, id],
  );
  const before = rows[0];
  const prev = before === undefined ? ZERO_HASH_HEX : toHex(before.leaf_hash);
  return { id, seq: (before?.decision_seq ?? -1) + 1, prev };
}

async function one<Row extends object>(
  client: Client,
  sql: string,
  values: unknown[],
): Promise<Row> {
  const { rows } = await client.query<Row & Record<string, unknown>>(sql, values);
  const [row] = rows;
  if (row === undefined) throw new Error(`nothing: ${sql}`);
  return row;
}

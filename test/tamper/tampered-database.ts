import { randomBytes } from 'node:crypto';
import {
  batchOf,
  canonicalBytes,
  commitBody,
  CompactRange,
  decodeLeaf,
  encodeLeaf,
  eraseValues,
  fromHex,
  leafHash,
  standIn,
  upperNodes,
  toHex,
  ZERO_HASH_HEX,
  type Json,
  type JsonObject,
  type Leaf,
} from '@docket/chain';
import { DEFAULT_POLICY, type Policy } from '@docket/record';
import { CheckpointService, connectDatabase, databaseReader } from '@docket/store';
import type { LedgerServiceOptions } from '@docket/store';
import { verify, type Finding, type VerificationReport, type VerifyOptions } from '@docket/verify';
import pg from 'pg';
import { card, closed, intent, opened, REVIEWER } from '../support/records.js';
import { openTestStore, type TestStore } from '../support/store.js';

/** The ledger that is tampered with; `other` is there to take entries from. */
const LEDGER = 'claims';
const OTHER = 'other';

export interface Template {
  store: TestStore;
  publicKey: string;
  refund: string;
  loop: string;
  /** The loop's trip-wire, which no checkpoint covers yet. */
  tripwireSeq: number;
  /** Sizes of the two checkpoints that the ledger has. */
  sizes: [number, number];
  /** The checkpoint of the larger of them. */
  note: string;
  size: number;
}

/**
 * A real ledger, written by the real store, and `more` behind it: a refund that is closed, some three hundred cards (so that
 * there are full tiles), and, behind the last checkpoint, a loop that tripped. No connection stays
 * open, so that the database can be copied.
 */
export async function writeTemplate(
  more: (store: TestStore) => Promise<unknown> = async () => undefined,
  options: Partial<LedgerServiceOptions> = {},
  policy: Policy = DEFAULT_POLICY,
): Promise<Template> {
  const store = await openTestStore(options);
  const { ledgers } = store;
  const checkpoints = new CheckpointService(store.database, ledgers);
  await ledgers.createLedger({ id: LEDGER, createdBy: 'prn_admin', policy });
  await ledgers.createLedger({ id: OTHER, createdBy: 'prn_admin' });
  const refund = (await ledgers.append(LEDGER, opened())).decisionId ?? '';
  await ledgers.append(LEDGER, card(refund));
  const { sideEffectId = '' } = await ledgers.append(LEDGER, intent(refund, 'refund-44812'));
  await ledgers.append(LEDGER, {
    ...card(refund),
    type: 'side_effect.executed',
    body: { side_effect_id: sideEffectId },
  });
  await ledgers.append(LEDGER, closed(refund));
  const first = await checkpoints.issue(LEDGER);
  const long = (await ledgers.append(LEDGER, opened({ goal: 'Sort the inbox' }))).decisionId ?? '';
  await ledgers.appendBatch(
    LEDGER,
    Array.from({ length: 300 }, () => card(long)),
  );
  const second = await checkpoints.issue(LEDGER);
  const loop = (await ledgers.append(LEDGER, opened({ goal: 'Find the order' }))).decisionId ?? '';
  const calls = {
    tool_calls: [{ tool_name: 'search_orders', arguments: { customer: 'Henderson' } }],
  };
  for (let i = 0; i < 2; i++) await ledgers.append(LEDGER, card(loop, calls));
  const tripped = await ledgers.append(LEDGER, card(loop, calls));
  const tripwireSeq = tripped.entries.find(({ type }) => type === 'tripwire.tripped')?.seq ?? -1;
  await ledgers.append(LEDGER, {
    ...REVIEWER,
    type: 'review.recorded',
    decisionId: loop,
    body: { verdict: 'stop', reason: 'The order does not exist.', escalation_id: 'esc-1' },
  });
  await ledgers.append(OTHER, opened());
  await checkpoints.issue(OTHER);
  await more(store);
  const { publicKey } = await ledgers.getLedger(LEDGER);
  const reader = await databaseReader(store.database, LEDGER);
  const { size } = await reader.describe();
  await ledgers.drain();
  await store.database.close();
  return {
    store,
    publicKey,
    refund,
    loop,
    tripwireSeq,
    sizes: [first.size, second.size],
    note: second.note,
    size,
  };
}

export async function dropTemplate({ store }: Template): Promise<void> {
  await asSuperuser(store.url, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${databaseOf(store.url)} WITH (FORCE)`);
  });
}

const databaseOf = (url: string): string => new URL(url).pathname.slice(1);

async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Tables that triggers guard. */
export const GUARDED = [
  'ledger',
  'ledger_head',
  'entry',
  'body',
  'tile',
  'checkpoint',
  'decision',
  'idempotency',
];

/**
 * Copies the template, commits `tamper` to the copy as a superuser who switched the triggers off, and
 * verifies what is left.
 */
export async function verifyTampered(
  template: Template,
  tamper: (database: TamperedDatabase) => Promise<void>,
  options: Partial<VerifyOptions> = {},
): Promise<VerificationReport> {
  const url = new URL(template.store.url);
  const name = `tamper_${randomBytes(8).toString('hex')}`;
  const original = databaseOf(template.store.url);
  await asSuperuser(url.href, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${original}`),
  );
  url.pathname = `/${name}`;
  try {
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await allowChanges(client, async () => tamper(await TamperedDatabase.open(client)));
    await client.end();
    const database = await connectDatabase({ url: url.href, poolSize: 3 });
    try {
      const reader = await databaseReader(database, LEDGER);
      const trust = { depth: 'full', trustedKey: template.publicKey } as const;
      return await verify(reader, { ...trust, ...options });
    } finally {
      await database.close();
    }
  } finally {
    await asSuperuser(url.href, (client) =>
      client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
    );
  }
}

/** With the triggers off that refuse changes, as a superuser may have them; nothing shows that they were. */
export async function allowChanges(
  client: pg.Client,
  change: () => Promise<unknown>,
): Promise<void> {
  for (const table of GUARDED)
    await client.query(`ALTER TABLE docket.${table} DISABLE TRIGGER ALL`);
  await change();
  const { rows } = await client.query<{ relation: string; name: string }>(
    `SELECT tgrelid::regclass AS relation, quote_ident(tgname) AS name FROM pg_trigger
     WHERE tgrelid = ANY ($1::regclass[]) AND NOT tgisinternal`,
    [GUARDED.map((table) => `docket.${table}`)],
  );
  for (const table of GUARDED) await client.query(`ALTER TABLE docket.${table} ENABLE TRIGGER ALL`);
  for (const { relation, name } of rows)
    await client.query(`ALTER TABLE ${relation} ENABLE ALWAYS TRIGGER ${name}`);
}

/** Findings in short: `code@seq`, or `code` for those about no entry. */
export function inShort(findings: readonly Finding[]): string[] {
  return findings.map(({ code, seq }) => (seq === undefined ? code : `${code}@${seq}`));
}

export interface StoredRow {
  leaf: Leaf;
  body: JsonObject;
  secret: Uint8Array;
}

/** One ledger's tables in the hands of somebody who may do anything but sign. */
export class TamperedDatabase {
  private constructor(
    readonly client: pg.Client,
    readonly ledgerNo: number,
  ) {}

  static async open(client: pg.Client): Promise<TamperedDatabase> {
    const { rows } = await client.query<{ ledger_no: number }>(
      'SELECT ledger_no FROM docket.ledger WHERE ledger_id = $1',
      [LEDGER],
    );
    return new TamperedDatabase(client, rows[0]?.ledger_no ?? -1);
  }

  /** Runs SQL in which `$1` is the ledger's number; fails unless something changed. */
  async change(sql: string, ...values: unknown[]): Promise<void> {
    const { rowCount } = await this.client.query(sql, [this.ledgerNo, ...values]);
    if (rowCount === 0) throw new Error(`Nothing was changed by: ${sql}`);
  }

  async leaf(seq: number): Promise<Leaf> {
    const { rows } = await this.client.query<{ leaf: Buffer }>(
      'SELECT leaf FROM docket.entry WHERE ledger_no = $1 AND seq = $2',
      [this.ledgerNo, seq],
    );
    return decodeLeaf(new Uint8Array(rows[0]?.leaf ?? []));
  }

  async body(seq: number): Promise<JsonObject> {
    const { rows } = await this.client.query<{ body: Buffer }>(
      'SELECT body FROM docket.body WHERE ledger_no = $1 AND seq = $2',
      [this.ledgerNo, seq],
    );
    return JSON.parse(rows[0]?.body.toString('utf8') ?? '') as JsonObject;
  }

  /** Writes another leaf in the place of one, and its hash beside it if the forger thinks of that. */
  async replaceLeaf(seq: number, leaf: Leaf, withHash: boolean): Promise<void> {
    const bytes = encodeLeaf(leaf);
    await this.change(
      'UPDATE docket.entry SET leaf = $3 WHERE ledger_no = $1 AND seq = $2',
      seq,
      bytes,
    );
    if (!withHash) return;
    const hash = Buffer.from(leafHash(bytes));
    await this.change(
      'UPDATE docket.entry SET leaf_hash = $3 WHERE ledger_no = $1 AND seq = $2',
      seq,
      hash,
    );
  }

  async replaceBody(seq: number, body: JsonObject): Promise<void> {
    const bytes = Buffer.from(canonicalBytes(body));
    await this.change(
      'UPDATE docket.body SET body = $3 WHERE ledger_no = $1 AND seq = $2',
      seq,
      bytes,
    );
  }

  /** Takes values out of a body as an erasure does, whoever ordered it. */
  async erase(seq: number, pointers: string[], erasedBy: number): Promise<void> {
    const row = (await this.rows())[seq];
    if (row === undefined) throw new Error(`There is no entry ${seq}.`);
    const whole = { body: row.body, secret: toHex(row.secret) };
    const left = eraseValues(whole, 'scalar', { pointers, erasedBy });
    await this.change(
      'UPDATE docket.body SET body = $3, secret = NULL, disclosure = $4 WHERE ledger_no = $1 AND seq = $2',
      seq,
      Buffer.from(canonicalBytes(standIn(left) ?? {})),
      Buffer.from(canonicalBytes(left as unknown as Json)),
    );
  }

  async rows(): Promise<StoredRow[]> {
    const { rows } = await this.client.query<{ leaf: Buffer; body: Buffer; secret: Buffer }>(
      `SELECT leaf, body, secret FROM docket.entry JOIN docket.body USING (ledger_no, seq)
       WHERE ledger_no = $1 ORDER BY seq`,
      [this.ledgerNo],
    );
    return rows.map(({ leaf, body, secret }) => ({
      leaf: decodeLeaf(new Uint8Array(leaf)),
      body: JSON.parse(body.toString('utf8')) as JsonObject,
      secret: new Uint8Array(secret),
    }));
  }

  /**
   * Rewrites the ledger as the forger wants it to have been, with positions, links, commitments,
   * hashes, tiles, head and every column as the store would have written them: everything but the
   * signatures and the decisions' states.
   */
  async rewrite(wanted: readonly StoredRow[], attest?: (leaf: Leaf) => string): Promise<void> {
    const range = CompactRange.empty();
    const tiles: { level: number; index: number; root: Uint8Array; hashes: Uint8Array[] }[] = [];
    const nodes = new Map<string, Uint8Array>();
    const ends = new Map<string, { seq: number; hash: string }>();
    let prev = ZERO_HASH_HEX;
    let last: Leaf | undefined;
    for (const table of ['entry', 'body', 'tile']) {
      await this.client.query(`DELETE FROM docket.${table} WHERE ledger_no = $1`, [this.ledgerNo]);
    }
    for (const [seq, { leaf: old, body, secret }] of wanted.entries()) {
      const end = old.decision && ends.get(old.decision.id);
      const { attestation, ...shape } = old;
      const plain: Leaf = {
        ...shape,
        seq,
        prev,
        body: toHex(commitBody(body, secret, 'scalar')),
        ...(old.decision && {
          decision: {
            id: old.decision.id,
            seq: (end?.seq ?? -1) + 1,
            prev: end?.hash ?? ZERO_HASH_HEX,
          },
        }),
      };
      const leaf: Leaf =
        attestation === undefined
          ? plain
          : { ...plain, attestation: attest === undefined ? attestation : attest(plain) };
      const bytes = encodeLeaf(leaf);
      const hash = leafHash(bytes);
      range.append(hash, (level, index, node) => {
        nodes.set(`${level}/${index}`, node);
        if (level !== 8) return;
        const hashes = Array.from(
          { length: 256 },
          (_, i) => nodes.get(`0/${index * 256 + i}`) ?? new Uint8Array(),
        );
        tiles.push({ level: 0, index, root: node, hashes });
      });
      await this.insert(leaf, bytes, hash, body, secret);
      if (leaf.decision !== undefined) {
        ends.set(leaf.decision.id, { seq: leaf.decision.seq, hash: toHex(hash) });
      }
      prev = toHex(hash);
      last = leaf;
    }
    for (const { level, index, root, hashes } of tiles) {
      const bytes = Buffer.concat(hashes);
      await this.client.query(
        'INSERT INTO docket.tile (ledger_no, level, index, root, hashes, nodes) VALUES ($1, $2, $3, $4, $5, $6)',
        [this.ledgerNo, level, index, Buffer.from(root), bytes, Buffer.from(upperNodes(bytes))],
      );
    }
    await this.change(
      'UPDATE docket.ledger_head SET size = $2, last_hash = $3, last_time = $4, frontier = $5 WHERE ledger_no = $1',
      wanted.length,
      Buffer.from(fromHex(prev)),
      last?.time,
      Buffer.from(range.encode()),
    );
    for (const [id, { hash }] of ends) {
      await this.client.query(
        'UPDATE docket.decision SET last_hash = $3 WHERE ledger_no = $1 AND decision_id = $2',
        [this.ledgerNo, id, Buffer.from(fromHex(hash))],
      );
    }
  }

  private async insert(
    leaf: Leaf,
    bytes: Uint8Array,
    hash: Uint8Array,
    body: JsonObject,
    secret: Uint8Array,
  ): Promise<void> {
    await this.client.query(
      `INSERT INTO docket.entry (ledger_no, seq, decision_seq, leaf_hash, prev, type, decision_id, leaf)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        this.ledgerNo,
        leaf.seq,
        leaf.decision?.seq ?? null,
        Buffer.from(hash),
        Buffer.from(fromHex(leaf.prev)),
        leaf.type,
        leaf.decision?.id ?? null,
        Buffer.from(bytes),
      ],
    );
    await this.client.query(
      'INSERT INTO docket.body (ledger_no, seq, body, secret) VALUES ($1, $2, $3, $4)',
      [this.ledgerNo, leaf.seq, Buffer.from(canonicalBytes(body)), Buffer.from(secret)],
    );
  }
}

/** That an entry does not bear the attestation of what it is. */
export const isAttestation = (finding: string): boolean => finding.startsWith('attestation_');
export const isOther = (finding: string): boolean => !isAttestation(finding);

/** What is found of entries that were attested as others than they are, up to `end`. */
export const invalidFrom = (first: number, end: number): string[] =>
  Array.from({ length: end - first }, (_, i) => `attestation_invalid@${first + i}`);

/** The same of one that is another, and of what was attested behind it: the first of each batch signs what it follows. */
export const invalidBehind = (rows: readonly StoredRow[], ...changed: number[]): string[] =>
  rows.flatMap(({ leaf }) => {
    const { seq } = leaf;
    const isBehind = seq > Math.min(...changed) && batchOf(leaf)?.first === seq;
    return isBehind || changed.includes(seq) ? [`attestation_invalid@${seq}`] : [];
  });

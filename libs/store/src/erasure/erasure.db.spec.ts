import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeLeaf, eraseValues } from '@docket/chain';
import type { Json, JsonObject } from '@docket/chain';
import { canonicalBytes, standIn } from '@docket/chain';
import { verify } from '@docket/verify';
import pg from 'pg';
import { DEFAULT_POLICY } from '@docket/record';
import { daysAgo } from '../../../../test/support/days-ago.js';
import { card, closed, intent, opened } from '../../../../test/support/records.js';
import { openTestStore } from '../../../../test/support/store.js';
import type { TestStore } from '../../../../test/support/store.js';
import { until } from '../../../../test/support/within.js';
import { CheckpointService } from '../checkpoint-service.js';
import { discloseEntry, EntryReader } from '../entry-reader.js';
import { LedgerService } from '../ledger-service.js';
import { databaseReader } from '../read/database-reader.js';
import { rebuildProjections } from '../rebuild.js';
import { SearchIndexer } from '../search/search-indexer.js';

const ASKING = { actor: 'prn_officer', role: 'officer', via: 'api_key' } as const;
const ORDERING = { actor: 'prn_second', role: 'officer', via: 'api_key' } as const;
const SECRET = 'Henrietta Quill';

interface Named {
  seq: number;
  decision: string;
  type: string;
  time: string;
  commitment: string;
  pointers: string[];
}

describe('an erasure', () => {
  let store: TestStore;
  let superuser: pg.Client;
  let decision: string;
  beforeEach(async () => {
    store = await openTestStore();
    await store.ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
    superuser = new pg.Client({ connectionString: store.url });
    await superuser.connect();
    await superuser.query("SET docket.ledger = 'all'");
    const opening = opened({ goal: `Refund ${SECRET}`, request: `It is ${SECRET} again` });
    ({ decisionId: decision = '' } = await store.ledgers.append('claims', {
      ...opening,
      idempotencyKey: 'open-1',
    }));
    const said = {
      tool_calls: [{ tool_name: 'mail', arguments: { to: SECRET }, tool_call_id: 'call-1' }],
      lineage: [{ role: 'cited', document_id: `letter of ${SECRET}`, version: '1' }],
    };
    await store.ledgers.append('claims', { ...card(decision, said), idempotencyKey: 'card-1' });
    await store.ledgers.append('claims', intent(decision, 'refund-1'));
  });
  afterEach(async () => {
    await superuser.end();
    await store.close();
  });

  const entriesOf = () =>
    new EntryReader(store.database, store.ledgers).decisionEntries('claims', decision);

  const named = async (places: Record<number, string[]>): Promise<Named[]> => {
    const entries = await entriesOf();
    return entries.flatMap(({ leaf, decisionSeq = -1 }) => {
      const pointers = places[decisionSeq];
      const { seq, type: ofType, time, body } = decodeLeaf(leaf);
      return pointers === undefined
        ? []
        : [{ seq, decision, type: ofType, time, commitment: body, pointers }];
    });
  };
  const EVERYWHERE = {
    0: ['/goal', '/request'],
    1: ['/tool_calls/0/arguments/to', '/lineage/0/document_id'],
  };

  const ask = async (values: Named[]): Promise<number> => {
    const body = { about: 'values', reason: 'asked', legal_basis: 'GDPR', values };
    const submission = {
      ...ASKING,
      type: 'erasure.requested',
      body: body as unknown as JsonObject,
    };
    return (await store.ledgers.append('claims', submission)).entries[0]?.seq ?? -1;
  };
  const headIsWaitedFor = async (): Promise<boolean> => {
    const { rows } = await superuser.query<{ waits: boolean }>(
      'SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted) AS waits',
    );
    return rows[0]?.waits === true;
  };
  const order = (
    request: number,
    values: Named[],
    by: typeof ASKING | typeof ORDERING = ORDERING,
  ) =>
    store.ledgers.append('claims', {
      ...by,
      type: 'erasure.executed',
      body: { request, values } as unknown as JsonObject,
    });
  const erase = async (places: Record<number, string[]> = EVERYWHERE): Promise<void> => {
    const values = await named(places);
    await order(await ask(values), values);
  };
  const index = async (): Promise<void> => {
    const indexer = new SearchIndexer(store.database);
    const { ledgerNo } = await store.ledgers.getLedger('claims');
    await indexer.catchUp(ledgerNo);
  };
  const findings = async (): Promise<string[]> => {
    await new CheckpointService(store.database, store.ledgers).issue('claims');
    const reader = await databaseReader(store.database, 'claims');
    return (await verify(reader, { depth: 'full' })).findings.map(({ code }) => code);
  };
  /** Tables that show the value in some row, whatever the column. */
  const shownIn = async (text: string): Promise<string[]> => {
    const { rows } = await superuser.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c
       WHERE c.relnamespace = 'docket'::regnamespace AND c.relkind = 'r' ORDER BY 1`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const { rows: lines } = await superuser.query<{ line: string }>(
        `SELECT to_jsonb(t)::text AS line FROM docket.${name} t`,
      );
      const hex = Buffer.from(text).toString('hex');
      const words = text.toLowerCase().split(' ');
      const isShown = ({ line }: { line: string }) =>
        line.includes(text) ||
        line.includes(hex) ||
        words.some((word) => line.includes(`'${word}'`));
      if (lines.some(isShown)) found.push(name.replace(/_from_\d+$/, ''));
    }
    return found;
  };
  /** Files of the database that hold the bytes. */
  const heldInFiles = async (text: string): Promise<string[]> => {
    const { rows } = await superuser.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c
       WHERE pg_relation_filepath(c.oid) IS NOT NULL AND c.relkind IN ('r', 't', 'i')
         AND position($1::bytea IN pg_read_binary_file(pg_relation_filepath(c.oid))) > 0`,
      [Buffer.from(text)],
    );
    return rows.map(({ name }) => name.replace(/_from_\d+$/, ''));
  };

  test('leaves nothing of the values, in no table and in no file, and what is left verifies', async () => {
    await index();
    expect(await shownIn(SECRET)).toEqual([
      'body',
      'decision',
      'search_decision',
      'search_document',
      'search_text',
    ]);
    await superuser.query('CHECKPOINT');
    expect(await heldInFiles(SECRET)).toContain('docket.body');
    await erase();
    expect(await shownIn(SECRET)).toEqual([]);
    expect(await findings()).toEqual([]);
    for (const { rows } of [
      await superuser.query<{ name: string }>(
        `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'docket'::regnamespace AND c.relkind = 'r'`,
      ),
    ])
      for (const { name } of rows) await superuser.query(`VACUUM FULL docket.${name}`);
    // A row that somebody may still see, as autovacuum at work, is carried over to the new file.
    await until(60, 'no file holds it', async () => {
      await superuser.query('VACUUM FULL pg_catalog.pg_statistic');
      await superuser.query('CHECKPOINT');
      return (await heldInFiles(SECRET)).length === 0;
    });
    expect(await heldInFiles(SECRET)).toEqual([]);
    const [opening, first] = await entriesOf();
    const left = [opening, first].map((entry) => entry && discloseEntry(entry));
    expect(left).toMatchObject([
      {
        erased: [
          { pointer: '/goal', erased_by: 5 },
          { pointer: '/request', erased_by: 5 },
        ],
      },
      { erased: [{ erased_by: 5 }, { erased_by: 5 }] },
    ]);
  });

  test('is in a sample of the planner until that is taken anew, and then in no file', async () => {
    const first = decision;
    // A sample shows single values of a column where it has several.
    for (const key of ['open-2', 'open-3']) {
      const another = opened({ goal: `Refund ${SECRET} ${key}` });
      await store.ledgers.append('claims', { ...another, idempotencyKey: key });
    }
    await index();
    await superuser.query('ANALYZE');
    await superuser.query('CHECKPOINT');
    expect(await heldInFiles(SECRET)).toContain('pg_statistic');
    const everyone = await superuser.query<{ id: string }>(
      'SELECT decision_id AS id FROM docket.decision',
    );
    for (const { id } of everyone.rows) {
      decision = id;
      await erase(id === first ? EVERYWHERE : { 0: ['/goal'] });
    }
    expect(await shownIn(SECRET)).toEqual([]);
    const all = await superuser.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relnamespace = 'docket'::regnamespace AND c.relkind = 'r'`,
    );
    for (const { name } of all.rows) await superuser.query(`VACUUM (FULL, ANALYZE) ${name}`);
    // A row that somebody may still see, as autovacuum at work, is carried over to the new file.
    await until(60, 'no file holds it', async () => {
      await superuser.query('VACUUM FULL pg_catalog.pg_statistic');
      await superuser.query('CHECKPOINT');
      return (await heldInFiles(SECRET)).length === 0;
    });
    expect(await heldInFiles(SECRET)).toEqual([]);
  });

  test('leaves what a rebuild would make, search too', async () => {
    await index();
    await erase();
    await index();
    expect(await rebuildProjections(store.database, 'claims')).toMatchObject({
      decisionsDiffered: 0,
      keysDiffered: 0,
      searchDiffered: [],
    });
    expect(await shownIn(SECRET)).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  test('reaches what other processes keep in memory', async () => {
    const other = new LedgerService(store.database, store.vault, { host: 'docket.example' });
    await other.append('claims', card(decision));
    await erase();
    await other.append('claims', card(decision));
    await store.ledgers.append('claims', card(decision));
    await other.drain();
    expect(await shownIn(SECRET)).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  test('by age takes nothing of a decision that is open, by its own entries', async () => {
    const policy = { ...DEFAULT_POLICY, retention: { days: 183 } };
    const id = await daysAgo(200, async () => {
      await store.ledgers.createLedger({ id: 'aged', createdBy: 'prn_admin', policy });
      const opening = opened({ goal: `Refund ${SECRET}` });
      return (await store.ledgers.append('aged', opening)).decisionId ?? '';
    });
    const [entry] = await new EntryReader(store.database, store.ledgers).decisionEntries(
      'aged',
      id,
    );
    const { seq, type: ofType, time, body: commitment } = decodeLeaf(entry?.leaf ?? Buffer.of());
    const values = [{ seq, decision: id, type: ofType, time, commitment, pointers: ['/goal'] }];
    const asked = {
      about: 'retention',
      reason: 'old',
      legal_basis: 'policy',
      by_age: { at: new Date(Date.now() - 60_000).toISOString(), rules: [{ days: 183 }] },
      values,
    };
    const appended = await store.ledgers.append('aged', {
      ...ASKING,
      type: 'erasure.requested',
      body: asked as unknown as JsonObject,
    });
    const body = { request: appended.entries[0]?.seq ?? -1, values } as unknown as JsonObject;
    const ordered = () =>
      store.ledgers.append('aged', { ...ORDERING, type: 'erasure.executed', body });
    // What lists and states are made of may say what it likes.
    await superuser.query(`UPDATE docket.decision SET status = 'closed' WHERE decision_id = $1`, [
      id,
    ]);
    await expect(ordered()).rejects.toMatchObject({
      code: 'erasure_mismatch',
      message: expect.stringContaining(`is of ${id}, which is open`) as unknown as string,
    });
    expect(await shownIn(SECRET)).toContain('body');
    await store.ledgers.append('aged', closed(id));
    await ordered();
  });

  test('keeps the key: what was asked under it is not done twice', async () => {
    const said = {
      tool_calls: [{ tool_name: 'mail', arguments: { to: SECRET }, tool_call_id: 'call-1' }],
      lineage: [{ role: 'cited', document_id: `letter of ${SECRET}`, version: '1' }],
    };
    const again = { ...card(decision, said), idempotencyKey: 'card-1' };
    expect(await store.ledgers.append('claims', again)).toMatchObject({ replayed: true });
    await erase();
    await expect(store.ledgers.append('claims', again)).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  test('comes twice to one entry, and never for the same value', async () => {
    await erase({ 0: ['/goal'] });
    await expect(erase({ 0: ['/goal'] })).rejects.toMatchObject({
      code: 'erasure_mismatch',
    });
    await erase({ 0: ['/request'], 1: ['/goal'] });
    expect(await findings()).toEqual([]);
    // Nothing is left of the order that could not be carried out; the request is one that waits.
    const { openErasures, erasures } = await store.ledgers.ledgerState('claims');
    expect({ open: openErasures.length, erasures }).toEqual({ open: 1, erasures: 2 });
  });

  test('that cannot be carried out keeps nobody else from writing', async () => {
    const values = await named({ 0: ['/absent'] });
    const request = await ask(values);
    const results = await Promise.allSettled([
      store.ledgers.append('claims', card(decision)),
      order(request, values),
      store.ledgers.append('claims', card(decision)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await findings()).toEqual([]);
  });

  test('that cannot be carried out refuses nothing that came while the head was waited for', async () => {
    const values = await named({ 0: ['/absent'] });
    const request = await ask(values);
    // Somebody else has the head: what is sent meanwhile comes in behind the order.
    await superuser.query('BEGIN');
    await superuser.query('SELECT size FROM docket.ledger_head FOR UPDATE');
    const ordered = order(request, values);
    const settled = ordered.then(
      () => 'carried out',
      (error: unknown) => error,
    );
    await until(20, 'the order waits for the head', headIsWaitedFor);
    const beside = [1, 2, 3].map(() => store.ledgers.append('claims', card(decision)));
    await superuser.query('COMMIT');
    expect(await settled).toMatchObject({ code: 'erasure_mismatch' });
    expect(await Promise.all(beside)).toHaveLength(3);
    expect(await findings()).toEqual([]);
  });

  test('is one of many, and each is carried out although others write all the time', async () => {
    const asked: [number, Named[]][] = [];
    for (const at of ['/goal', '/request']) {
      const values = await named({ 0: [at] });
      asked.push([await ask(values), values]);
    }
    let isOver = false;
    const writing = [1, 2, 3, 4].map(async () => {
      let written = 0;
      for (; !isOver; written += 1) await store.ledgers.append('claims', card(decision));
      return written;
    });
    const orders = asked.map(([request, values]) => order(request, values));
    await Promise.all(orders).finally(() => (isOver = true));
    expect(Math.min(...(await Promise.all(writing)))).toBeGreaterThan(0);
    // What is kept in memory of the decision is what is left of it.
    await store.ledgers.append('claims', card(decision));
    expect((await entriesOf())[0]?.body?.toString()).not.toContain(SECRET);
    expect(await findings()).toEqual([]);
  });

  test('ordered by two people at once, or again, is carried out once', async () => {
    const values = await named(EVERYWHERE);
    const request = await ask(values);
    const other = new LedgerService(store.database, store.vault, { host: 'docket.example' });
    const third = { actor: 'prn_third', role: 'administrator', via: 'api_key' } as const;
    const body = { request, values } as unknown as JsonObject;
    const results = await Promise.allSettled([
      order(request, values),
      other.append('claims', { ...third, type: 'erasure.executed', body }),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(order(request, values)).rejects.toMatchObject({ code: 'erasure_mismatch' });
    await other.drain();
    expect(await store.ledgers.ledgerState('claims')).toMatchObject({ erasures: 1 });
    expect(await shownIn(SECRET)).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  test.each(['the hold', 'the order'])(
    'and a hold of another server at once, %s sent first: what is held is there, and all of it verifies',
    async (first) => {
      const values = await named(EVERYWHERE);
      const request = await ask(values);
      const other = new LedgerService(store.database, store.vault, { host: 'docket.example' });
      const body = { decisions: [decision], reason: 'a claim' };
      const place = () => other.append('claims', { ...ASKING, type: 'legal_hold.placed', body });
      const sent = first === 'the hold' ? place() : order(request, values);
      const after = first === 'the hold' ? order(request, values) : place();
      const [one, two] = await Promise.allSettled([sent, after]);
      const [placed, ordered] = first === 'the hold' ? [one, two] : [two, one];
      if (placed.status === 'rejected') throw placed.reason;
      const holdSeq = placed.value.entries[0]?.seq ?? -1;
      const isGone = ordered.status === 'fulfilled';
      if (isGone) expect(ordered.value.entries[0]?.seq).toBeLessThan(holdSeq);
      else expect(ordered.reason).toMatchObject({ code: 'under_legal_hold' });
      await other.drain();
      expect((await shownIn(SECRET)).includes('body')).toBe(!isGone);
      expect(await findings()).toEqual([]);
    },
  );

  test('names nothing of another ledger, nor what is of another decision or another time', async () => {
    await store.ledgers.createLedger({ id: 'other', createdBy: 'prn_admin' });
    const elsewhere = await store.ledgers.append('other', opened({ goal: SECRET }));
    const values = await named({ 0: ['/goal'] });
    const [value] = values as [Named];
    for (const wrong of [
      { ...value, decision: elsewhere.decisionId ?? '' },
      { ...value, seq: 0 },
      { ...value, seq: 2 },
      // A hold may be for a period: with another time it would be evaded.
      { ...value, time: '2020-01-01T00:00:00.000Z' },
      // How long it is kept may hang on its type.
      { ...value, type: 'job_card.filed' },
      { ...value, commitment: 'ab'.repeat(32) },
    ]) {
      const request = await ask([wrong]);
      await expect(order(request, [wrong])).rejects.toMatchObject({ code: 'erasure_mismatch' });
    }
    expect(await shownIn(SECRET)).toContain('body');
    expect(await findings()).toEqual([]);
  });

  test('more than can wait are refused with a time to come again', async () => {
    const values = await named({ 0: ['/goal'] });
    const request = await ask(values);
    const codes: string[] = [];
    const send = async (): Promise<void> => {
      const code = await order(request, values).then(
        () => 'carried out',
        (error: { code: string }) => error.code,
      );
      codes.push(code);
    };
    // Somebody else has the head: the first order has its turn and waits for it, and the others wait behind that.
    await superuser.query('BEGIN');
    await superuser.query('SELECT size FROM docket.ledger_head FOR UPDATE');
    const orders = [send()];
    try {
      await until(20, 'the first order waits for the head', headIsWaitedFor);
      orders.push(...Array.from({ length: 70 }, send));
      await until(20, 'the others wait behind it', () => store.ledgers.queue.records >= 70);
    } finally {
      await superuser.query('ROLLBACK');
    }
    await Promise.all(orders);
    const counted = Object.fromEntries(
      [...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]),
    );
    expect(counted).toEqual({ 'carried out': 1, overloaded: 6, erasure_mismatch: 64 });
  });

  test('under a hold is refused, also where the hold came after the request', async () => {
    const values = await named(EVERYWHERE);
    const request = await ask(values);
    const hold = { decisions: [decision], reason: 'a claim' };
    await store.ledgers.append('claims', { ...ASKING, type: 'legal_hold.placed', body: hold });
    await expect(order(request, values)).rejects.toMatchObject({ code: 'under_legal_hold' });
    expect(await shownIn(SECRET)).toContain('body');
    const unknown = { decisions: ['dec_nowhere'], reason: 'a claim' };
    await expect(
      store.ledgers.append('claims', { ...ASKING, type: 'legal_hold.placed', body: unknown }),
    ).rejects.toMatchObject({ code: 'reference_unknown' });
  });

  test.each<[string, string, string]>([
    [
      'an erased value is put back',
      `UPDATE docket.body b SET body = k.body, secret = k.secret, disclosure = NULL FROM kept k
       WHERE k.ledger_no = b.ledger_no AND k.seq = b.seq`,
      'content_not_erased',
    ],
    [
      'what stands in for a body is changed',
      `UPDATE docket.body SET body = convert_to(replace(convert_from(body, 'UTF8'), 'erased by', 'kept by'), 'UTF8')`,
      'content_mismatch',
    ],
    [
      'a value more is gone',
      `UPDATE docket.body SET disclosure = convert_to(replace(convert_from(disclosure, 'UTF8'), '"erased_by":5', '"erased_by":4'), 'UTF8')
       WHERE disclosure IS NOT NULL`,
      'content_erasure_unrecorded',
    ],
    [
      'what is left is not there any more',
      `UPDATE docket.body SET disclosure = NULL, secret = sha256('x') WHERE disclosure IS NOT NULL`,
      'content_mismatch',
    ],
  ])('shows where %s by a superuser', async (_name, change, code) => {
    await superuser.query(
      'CREATE TEMP TABLE kept AS SELECT ledger_no, seq, body, secret FROM docket.body',
    );
    await erase();
    await superuser.query('ALTER TABLE docket.body DISABLE TRIGGER ALL');
    await superuser.query(change);
    await superuser.query('ALTER TABLE docket.body ENABLE TRIGGER ALL');
    expect(await findings()).toContain(code);
  });

  describe('with the login of the service', () => {
    /** Calls what erases as the service would, with whatever is given. */
    const call = async (
      values: Named[],
      erasedBy: number,
      change: (part: ReturnType<typeof eraseValues>) => void = () => undefined,
    ) => {
      const { ledgerNo } = await store.ledgers.getLedger('claims');
      const entries = await entriesOf();
      const left = values.map(({ seq, pointers }) => {
        const entry = entries.find((one) => one.seq === seq);
        const disclosure = entry && discloseEntry(entry);
        if (disclosure === undefined) throw new Error('no such entry');
        const part = eraseValues(disclosure, 'scalar', { pointers, erasedBy });
        change(part);
        return part;
      });
      return store.database
        .of(ledgerNo)
        .query('SELECT docket.erase_values($1, $2::bigint[], $3::bytea[], $4::bytea[])', [
          ledgerNo,
          values.map(({ seq }) => seq),
          left.map((part) => Buffer.from(canonicalBytes(standIn(part) ?? {}))),
          left.map((part) => Buffer.from(canonicalBytes(part as unknown as Json))),
        ]);
    };

    test('nothing goes without an order, or by another entry than one', async () => {
      const values = await named({ 0: ['/goal'] });
      for (const by of [0, 1, 2, 99]) {
        await expect(call(values, by)).rejects.toThrow(/no two people order/);
      }
      await expect(call(values, await ask(values))).rejects.toThrow(/no two people order/);
      expect(await findings()).toEqual([]);
    });

    test('nothing goes but what is ordered, and what stays is what it was', async () => {
      const values = await named({ 0: ['/goal'] });
      const request = await ask(values);
      await order(request, values);
      const more = await named({ 0: ['/request'] });
      await expect(call(more, 5)).rejects.toThrow(/other values of entry/);
      const elsewhere = await named({ 1: ['/goal'] });
      await expect(call(elsewhere, 5)).rejects.toThrow(/no two people order/);
      const { ledgerNo } = await store.ledgers.getLedger('claims');
      for (const sql of [
        'UPDATE docket.body SET secret = secret',
        'UPDATE docket.body SET disclosure = disclosure',
        'DELETE FROM docket.body',
        'UPDATE docket.idempotency SET answer = NULL',
      ])
        await expect(store.database.of(ledgerNo).query(sql)).rejects.toThrow(/permission denied/);
      expect(await findings()).toEqual([]);
    });

    test.each<[string, (part: ReturnType<typeof eraseValues>) => void, RegExp]>([
      ['another value', (part) => void (part.disclosed[0]!.value = 'x'), /not what its leaf/],
      [
        'another salt',
        (part) => void (part.disclosed[0]!.salt = '0'.repeat(32)),
        /not what its leaf/,
      ],
      ['a value less', (part) => void part.disclosed.pop(), /not what its leaf/],
      ['another skeleton', (part) => void (part.skeleton = 'a'.repeat(64)), /not what its leaf/],
      [
        'a value withheld',
        (part) => void part.withheld.push({ pointer: part.disclosed.pop()!.pointer, reason: '' }),
        /other values/,
      ],
      [
        'a value more gone',
        (part) => void part.erased.push({ pointer: part.disclosed.pop()!.pointer, erased_by: 5 }),
        /other values/,
      ],
    ])('an order is not carried out with %s', async (_name, change, error) => {
      const values = await named({ 0: ['/goal'] });
      const request = await ask(values);
      // The order stands in the ledger and was not carried out: as after an attack on the statement that does it.
      const { ledgerNo } = await store.ledgers.getLedger('claims');
      await superuser.query(
        `CREATE OR REPLACE FUNCTION docket.erase_values(of_ledger integer, seqs bigint[], bodies bytea[], disclosures bytea[])
         RETURNS void LANGUAGE sql AS 'SELECT'`,
      );
      await order(request, values);
      expect(await findings()).toContain('content_not_erased');
      await superuser.query(
        `CREATE OR REPLACE FUNCTION docket.erase_values(of_ledger integer, seqs bigint[], bodies bytea[], disclosures bytea[])
         RETURNS void LANGUAGE sql SECURITY DEFINER AS $$UPDATE docket.body b SET body = n.body, secret = NULL, disclosure = n.disclosure
           FROM unnest(seqs, bodies, disclosures) AS n (seq, body, disclosure) WHERE b.ledger_no = of_ledger AND b.seq = n.seq$$`,
      );
      await expect(call(values, 5, change)).rejects.toThrow(error);
      await call(values, 5);
      expect(ledgerNo).toBeGreaterThan(0);
    });
  });
});

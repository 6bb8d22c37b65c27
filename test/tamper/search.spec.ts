import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CounterReader,
  databaseReader,
  rebuildProjections,
  SearchIndexer,
  ShownDecisions,
  WaitingFinder,
} from '@docket/store';
import { repairLedger } from '@docket/service';
import { verify, type Finding } from '@docket/verify';
import pg from 'pg';
import { card, opened } from '../support/records.js';
import { openTestStore, type TestStore } from '../support/store.js';
import { work } from '../support/varied-work.js';
import { allowChanges } from './tampered-database.js';

/** Somebody changes what decisions are found by, in the database: verification says which row, and repair mends it. */
describe('the rows that search finds decisions by', () => {
  let store: TestStore;
  let superuser: pg.Client;
  let indexer: SearchIndexer;

  beforeAll(async () => {
    store = await openTestStore();
    superuser = new pg.Client({ connectionString: store.url });
    await superuser.connect();
    indexer = new SearchIndexer(store.database, { batchEntriesMax: 7 });
  });
  afterAll(async () => {
    await superuser.end();
    await store.close();
  });

  const numberOf = async (ledger: string): Promise<number> =>
    (await store.ledgers.getLedger(ledger)).ledgerNo;

  /** What the role does that the server works as. */
  async function asService(ledgerNo: number, sql: string): Promise<void> {
    const { rows } = await superuser.query<{ role: string }>(
      `SELECT quote_ident('docket_app_' || oid) AS role FROM pg_database WHERE datname = current_database()`,
    );
    await superuser.query(
      `BEGIN; SET LOCAL docket.ledger = '${ledgerNo}'; SET LOCAL ROLE ${rows[0]?.role}`,
    );
    const { rowCount } = await superuser.query(sql, [ledgerNo]);
    await superuser.query('COMMIT');
    expect(rowCount).toBeGreaterThan(0);
  }

  async function searchFindings(ledger: string): Promise<Finding[]> {
    const report = await verify(await databaseReader(store.database, ledger), { depth: 'full' });
    const other = report.findings.filter(({ code }) => code !== 'search_mismatch');
    expect(other).toEqual([]);
    expect(report.verified).toBe(report.findings.length === 0);
    return report.findings;
  }

  /** A ledger with rows in each table, indexed to its end. */
  const repairing = (): { databaseUrl: string; keysDirectory: string } => ({
    databaseUrl: store.url,
    keysDirectory: store.keysDirectory,
  });

  async function indexed(ledger: string): Promise<number> {
    await store.ledgers.createLedger({ id: ledger, createdBy: 'prn_admin' });
    await work({ ledgers: store.ledgers, indexer }, { ledger, seed: 3, decisions: 12 });
    const ledgerNo = await numberOf(ledger);
    await indexer.catchUp(ledgerNo);
    return ledgerNo;
  }

  test('say nothing where they follow, indexed wholly, in part, or not at all', async () => {
    await store.ledgers.createLedger({ id: 'fresh', createdBy: 'prn_admin' });
    const seen: number[] = [];
    const [ledgers, ledger] = [store.ledgers, 'fresh'];
    for (let seed = 1; seed <= 5; seed += 1) {
      await work({ ledgers, indexer }, { ledger, seed, decisions: 6 });
      expect(await searchFindings(ledger)).toEqual([]);
      const { size, ledgerSize } = await indexer.progress(await numberOf(ledger));
      seen.push(ledgerSize - size);
    }
    expect(Math.max(...seen)).toBeGreaterThan(0);
    await indexer.catchUp(await numberOf(ledger));
    expect(await searchFindings(ledger)).toEqual([]);
    await store.ledgers.createLedger({ id: 'unseen', createdBy: 'prn_admin' });
    await store.ledgers.append('unseen', opened());
    expect(await searchFindings('unseen')).toEqual([]);
  });

  const LAST = (table: string, column = 'seq'): string =>
    `${column} = (SELECT max(${column}) FROM docket.${table} WHERE ledger_no = $1)`;

  /** What is done to a table; the position of the row that is named is asked for before. */
  const CHANGES: readonly [name: string, table: string, position: string, sql: string][] = [
    ...(['text', 'document', 'tripwire'] as const).map((name): [string, string, string, string] => [
      `a row of search_${name} is deleted`,
      `search_${name}`,
      'seq',
      `DELETE FROM docket.search_${name} WHERE ledger_no = $1 AND seq = $2`,
    ]),
    ...(['decision', 'writer', 'side_effect'] as const).map(
      (name): [string, string, string, string] => [
        `a row of search_${name} is deleted`,
        `search_${name}`,
        name === 'side_effect' ? 'first_seq' : 'opened_seq',
        `DELETE FROM docket.search_${name} WHERE ledger_no = $1
         AND ${name === 'side_effect' ? 'first_seq' : 'opened_seq'} = $2`,
      ],
    ),
    ...[
      ['search_text', 'seq', `words = ''`],
      ['search_text', 'seq', `words = words || '''more'''`],
      ['search_text', 'seq', 'opened_seq = 1'],
      ['search_document', 'seq', `document_id = 'other'`],
      ['search_document', 'seq', 'version = NULL, section = NULL'],
      ['search_tripwire', 'seq', `rule = 'other'`],
      ['search_decision', 'opened_seq', `goal = 'other'`],
      ['search_decision', 'opened_seq', `decision_id = 'dec_other'`],
      ['search_decision', 'opened_seq', `subject_ref = 'other'`],
      ['search_decision', 'opened_seq', 'needs_human = NOT needs_human'],
      ['search_decision', 'opened_seq', 'last_seq = last_seq + 1000'],
      ['search_writer', 'opened_seq', `actor = actor || 'x'`],
      ['search_side_effect', 'first_seq', `state = 'other'`],
      ['search_side_effect', 'first_seq', `amount_value = '1'`],
      ['search_side_effect', 'first_seq', 'unannounced = NOT unannounced'],
      ['search_side_effect', 'first_seq', 'last_seq = last_seq + 1000'],
      ['search_side_effect', 'first_seq', 'last_seq = 0'],
    ].map(([table = '', position = '', change = '']): [string, string, string, string] => [
      `${table} is changed: ${change}`,
      table,
      position,
      `UPDATE docket.${table} SET ${change} WHERE ledger_no = $1 AND ${position} = $2`,
    ]),
    ...[
      ['search_text', 'type, words', `'job_card.filed', ''`],
      ['search_document', 'position, document_id, role', `7, 'more', 'cited'`],
      ['search_tripwire', 'rule', `'loop'`],
      ['search_skipped', 'reason', `'body_damaged'`],
    ].map(([table = '', names = '', values = '']): [string, string, string, string] => {
      const isOfDecision = table !== 'search_skipped';
      return [
        `a row is put into ${table}, of an entry that has none`,
        table,
        'stray',
        `INSERT INTO docket.${table} (ledger_no, seq, ${isOfDecision ? 'opened_seq, ' : ''}${names})
         VALUES ($1, $2::bigint, ${isOfDecision ? '1, ' : ''}${values})`,
      ];
    }),
    [
      'a row is put into search_writer, of who wrote nothing',
      'search_writer',
      'opened_seq',
      `INSERT INTO docket.search_writer (ledger_no, opened_seq, actor) VALUES ($1, $2::bigint, 'prn_nobody')`,
    ],
    [
      'a row is put into search_side_effect, of an action that there is not',
      'search_side_effect',
      'stray',
      `INSERT INTO docket.search_side_effect (ledger_no, first_seq, last_seq, opened_seq, unannounced, side_effect_id, state,
         first_time, last_time) VALUES ($1, $2::bigint, $2::bigint, 1, false, 'sfx_more', 'intent', 'x', 'x')`,
    ],
    [
      'a row is put into search_decision, of a decision that there is not',
      'search_decision',
      'stray',
      `INSERT INTO docket.search_decision SELECT $2::bigint, last_seq, ledger_no, entry_count, needs_human, 'dec_more', status,
         phase, directive, stakes, agent_id, agent_name, goal, outcome, opened_at, last_time, subject_ref
       FROM docket.search_decision WHERE ledger_no = $1 LIMIT 1`,
    ],
  ];

  test.each(CHANGES)('%s: the row is named, and repaired', async (name, table, position, sql) => {
    const ledger = `l-${CHANGES.findIndex(([one]) => one === name)}`;
    const ledgerNo = await indexed(ledger);
    expect(await searchFindings(ledger)).toEqual([]);
    // Entry 0 is of no decision, and has a row nowhere.
    const { rows } = await superuser.query<{ seq: string }>(
      position === 'stray'
        ? 'SELECT 0 AS seq WHERE $1::int IS NOT NULL'
        : `SELECT ${position} AS seq FROM docket.${table} WHERE ledger_no = $1 AND ${LAST(table, position)}`,
      [ledgerNo],
    );
    const seq = Number(rows[0]?.seq);
    const { rowCount } = await superuser.query(sql, [ledgerNo, seq]);
    expect(rowCount).toBeGreaterThan(0);
    const found = await searchFindings(ledger);
    expect(found.map(({ seq: of, pointer }) => [pointer, of])).toContainEqual([table, seq]);
    expect(new Set(found.map(({ pointer }) => pointer))).toEqual(new Set([table]));
    expect(await repairLedger(ledger, repairing())).toMatchObject({
      outcome: 'repaired',
      repaired: [{ what: 'search', rows: 0 }],
      remaining: [],
    });
  });

  test('a question that is taken out of the queue, or of what is counted, is named, and comes back', async () => {
    const changes: [string, string][] = [
      ['search_decision', 'UPDATE docket.search_decision SET waits = 0 WHERE ledger_no = $1'],
      ['search_count', 'UPDATE docket.search_count SET waits = 0 WHERE ledger_no = $1'],
      ['search_count', 'UPDATE docket.search_count SET decisions = 7 WHERE ledger_no = $1'],
      ['search_count', 'DELETE FROM docket.search_count WHERE ledger_no = $1'],
    ];
    for (const [i, [table, sql]] of changes.entries()) {
      const ledger = `queue-${i}`;
      await store.ledgers.createLedger({ id: ledger, createdBy: 'prn_admin' });
      const { decisionId = '' } = await store.ledgers.append(ledger, opened());
      await store.ledgers.append(ledger, card(decisionId, { needs_human: true }));
      const finder = new WaitingFinder(store.database, store.ledgers, indexer);
      expect(await finder.find(ledger, 10)).toMatchObject({ waiting: 1, complete: true });
      const ledgerNo = await numberOf(ledger);
      await superuser.query(sql, [ledgerNo]);
      const found = await searchFindings(ledger);
      expect([sql, found.map(({ pointer }) => pointer)]).toEqual([
        sql,
        expect.arrayContaining([table]),
      ]);
      await repairLedger(ledger, repairing());
      expect(await searchFindings(ledger)).toEqual([]);
      const { escalations, waiting } = await finder.find(ledger, 10);
      expect([sql, escalations.map((one) => one.decisionId), waiting]).toEqual([
        sql,
        [decisionId],
        1,
      ]);
    }
  });

  const WAITING = 'WHERE ledger_no = $1 AND needs_human';
  const SHOWN: readonly [name: string, sql: string][] = [
    [
      'a question hidden from the queue',
      `UPDATE docket.search_decision SET status = 'closed', waits = 0 ${WAITING}`,
    ],
    [
      'a state by which the next record is judged',
      `UPDATE docket.decision SET state = replace(state, '"needsHuman":true', '"needsHuman":false') ${WAITING}`,
    ],
    [
      'a decision shown as another, alike in both tables',
      `WITH d AS (UPDATE docket.decision SET goal = 'Nothing to see.' ${WAITING})
       UPDATE docket.search_decision SET goal = 'Nothing to see.' ${WAITING}`,
    ],
    [
      'a decision that another version is said to have written',
      `WITH d AS (UPDATE docket.decision SET state = regexp_replace(state, '"version":[0-9]+', '"version":99'), status = 'closed' ${WAITING})
       UPDATE docket.search_decision SET status = 'closed' ${WAITING}`,
    ],
    [
      'a decision that nobody opened',
      `INSERT INTO docket.search_decision SELECT (jsonb_populate_record(s,
         jsonb_build_object('opened_seq', s.opened_seq + 1, 'decision_id', 'dec_other'))).*
       FROM docket.search_decision s ${WAITING}`,
    ],
    [
      'a number of counters',
      'UPDATE docket.search_count SET decisions = decisions + 5 WHERE ledger_no = $1',
    ],
    ...['text_cut', 'body_damaged'].map((reason): [string, string] => [
      `a question hidden from the queue, where each entry is said to be skipped as ${reason}`,
      `WITH k AS (INSERT INTO docket.search_skipped (ledger_no, seq, reason)
         SELECT $1, seq, '${reason}' FROM docket.entry WHERE ledger_no = $1)
       UPDATE docket.search_decision SET status = 'closed', waits = 0 ${WAITING}`,
    ]),
    ...['1e15::bigint', '-7'].map((at): [string, string] => [
      `a decision that is counted, and said to begin at ${at}`,
      `WITH n AS (INSERT INTO docket.search_decision SELECT (jsonb_populate_record(s, jsonb_build_object(
           'opened_seq', ${at}, 'last_seq', 0, 'decision_id', 'dec_other'))).*
         FROM docket.search_decision s ${WAITING} LIMIT 1
         RETURNING status, phase, directive, stakes, outcome, needs_human)
       UPDATE docket.search_count c SET decisions = decisions + 1 FROM n WHERE c.ledger_no = $1
         AND (c.status, c.phase, c.directive, c.stakes, c.outcome, c.needs_human)
           IS NOT DISTINCT FROM (n.status, n.phase, n.directive, n.stakes, n.outcome, n.needs_human)`,
    ]),
    [
      'a count of a kind that only a row far out has',
      `WITH n AS (INSERT INTO docket.search_decision SELECT (jsonb_populate_record(s, jsonb_build_object(
           'opened_seq', 1e15::bigint, 'last_seq', 0, 'decision_id', 'dec_other', 'status', 'other'))).*
         FROM docket.search_decision s ${WAITING} LIMIT 1 RETURNING 1)
       UPDATE docket.search_count SET decisions = decisions + 1 WHERE ledger_no = $1 AND EXISTS (SELECT FROM n)`,
    ],
  ];

  test.each(SHOWN)(
    '%s, with the login of the service: held against the entries, and lists say so until it is repaired',
    async (name, sql) => {
      const ledger = `shown-${SHOWN.findIndex(([one]) => one === name)}`;
      await store.ledgers.createLedger({ id: ledger, createdBy: 'prn_admin' });
      await work({ ledgers: store.ledgers, indexer }, { ledger, seed: 5, decisions: 4 });
      const { decisionId = '' } = await store.ledgers.append(ledger, opened());
      await store.ledgers.append(ledger, card(decisionId, { needs_human: true }));
      const ledgerNo = await numberOf(ledger);
      const shown = new ShownDecisions(store.database);
      // Before all of it is indexed, and afterwards.
      expect(await shown.compare(ledgerNo, 0)).toMatchObject({ next: 0, unlike: [] });
      await indexer.catchUp(ledgerNo);
      expect(await shown.compare(ledgerNo, 0)).toMatchObject({ next: 0, unlike: [] });
      await asService(ledgerNo, sql);
      const compared = await shown.compare(ledgerNo, 0);
      expect(compared.unlike.length).toBeGreaterThan(0);
      await shown.mark(ledgerNo, compared);
      await shown.mark(ledgerNo, compared);
      const finder = new WaitingFinder(store.database, store.ledgers, indexer);
      const counters = new CounterReader(store.database, store.ledgers, indexer);
      const isComplete = async () => [
        (await finder.find(ledger, 10)).complete,
        (await counters.readDecisions(ledger, {})).asOf.skipped === 0,
      ];
      expect(await isComplete()).toEqual([false, false]);
      expect(await repairLedger(ledger, repairing())).toMatchObject({
        outcome: 'repaired',
        remaining: [],
      });
      // What was compared before the repair says nothing any more.
      await shown.mark(ledgerNo, compared);
      expect(await isComplete()).toEqual([true, true]);
      expect(await shown.compare(ledgerNo, 0)).toMatchObject({ next: 0, unlike: [] });
    },
  );

  test('what a rebuild has mended, or is about to, is not marked behind it', async () => {
    const ledger = 'crossing';
    const ledgerNo = await indexed(ledger);
    const hide = `UPDATE docket.search_decision SET goal = 'other' WHERE ledger_no = $1`;
    await asService(ledgerNo, hide);
    const shown = new ShownDecisions(store.database);
    const finder = new WaitingFinder(store.database, store.ledgers, indexer);
    const isComplete = async () => (await finder.find(ledger, 10)).complete;
    const compared = await shown.compare(ledgerNo, 0);
    // One that is under way holds the cursor: its rows are in place when it commits, and none is added meanwhile.
    await superuser.query('BEGIN');
    await superuser.query('SELECT FROM docket.search_cursor WHERE ledger_no = $1 FOR UPDATE', [
      ledgerNo,
    ]);
    expect([await shown.mark(ledgerNo, compared), await isComplete()]).toEqual([false, true]);
    // Whoever holds it for long keeps nobody from being told.
    expect([await shown.mark(ledgerNo, compared, true), await isComplete()]).toEqual([true, false]);
    await superuser.query('COMMIT');
    // A rebuild records nothing.
    await rebuildProjections(store.database, ledger);
    expect([await shown.mark(ledgerNo, compared), await isComplete()]).toEqual([true, true]);
    await asService(ledgerNo, hide);
    expect([await shown.mark(ledgerNo, compared), await isComplete()]).toEqual([true, false]);
  });

  test('decisions are held against the entries one by one, where one is enough at a time', async () => {
    const ledgerNo = await indexed('parts');
    await asService(
      ledgerNo,
      `UPDATE docket.search_decision SET goal = 'other' WHERE ledger_no = $1`,
    );
    const shown = new ShownDecisions(store.database);
    const all = await shown.compare(ledgerNo, 0);
    const found: number[] = [];
    for (let from = 0, parts = 0; parts === 0 || from > 0; parts += 1) {
      const { next, unlike } = await shown.compare(ledgerNo, from, () => true);
      expect(unlike.length).toBe(1);
      found.push(...unlike);
      from = next;
    }
    expect(found).toEqual(all.unlike);
  });

  test('a row that stands before the ledger is named', async () => {
    const ledgerNo = await indexed('before');
    await asService(
      ledgerNo,
      `INSERT INTO docket.search_skipped (ledger_no, seq, reason) VALUES ($1, -7, 'decision_unknown')`,
    );
    const named = { code: 'search_mismatch', seq: 0, pointer: 'search_skipped' };
    expect(await searchFindings('before')).toEqual([expect.objectContaining(named)]);
    await repairLedger('before', repairing());
    expect(await searchFindings('before')).toEqual([]);
  });

  test('a row that was there before its entry was indexed is named, and so is it afterwards', async () => {
    await store.ledgers.createLedger({ id: 'early', createdBy: 'prn_admin' });
    const { decisionId = '', entries } = await store.ledgers.append('early', opened());
    const ledgerNo = await numberOf('early');
    const seq = entries[0]?.seq ?? -1;
    await superuser.query(
      `INSERT INTO docket.search_text (ledger_no, seq, opened_seq, type, words) VALUES ($1, $2, $2, 'job_card.filed', '''nothing''')`,
      [ledgerNo, seq],
    );
    const early = { code: 'search_mismatch', seq, pointer: 'search_text' };
    expect(await searchFindings('early')).toEqual([expect.objectContaining(early)]);
    await indexer.catchUp(ledgerNo);
    const found = await searchFindings('early');
    expect(found).toEqual([expect.objectContaining({ ...early, decision: decisionId })]);
    await repairLedger('early', repairing());
    expect(await searchFindings('early')).toEqual([]);
  });

  test('a cursor that was moved on hides nothing: each row that is missing is named', async () => {
    await store.ledgers.createLedger({ id: 'moved', createdBy: 'prn_admin' });
    const ledgerNo = await numberOf('moved');
    await indexer.catchUp(ledgerNo);
    const { entries } = await store.ledgers.append('moved', opened());
    await superuser.query(
      `UPDATE docket.search_cursor SET size = (SELECT size FROM docket.ledger_head WHERE ledger_no = $1) WHERE ledger_no = $1`,
      [ledgerNo],
    );
    const found = await searchFindings('moved');
    expect(new Set(found.map(({ pointer }) => pointer))).toEqual(
      new Set(['search_text', 'search_decision', 'search_writer']),
    );
    expect(new Set(found.map(({ seq }) => seq))).toEqual(new Set([entries[0]?.seq]));
  });

  test('of an entry that is changed itself nothing more is said', async () => {
    const ledgerNo = await indexed('changed');
    await allowChanges(superuser, () =>
      superuser.query(
        `UPDATE docket.body SET body = convert_to(replace(convert_from(body, 'UTF8'), 'refund', 'refunt'), 'UTF8') WHERE ledger_no = $1`,
        [ledgerNo],
      ),
    );
    const { findings } = await verify(await databaseReader(store.database, 'changed'), {
      depth: 'full',
    });
    const codes = new Set(findings.map(({ code }) => code));
    expect(codes.has('content_mismatch')).toBe(true);
    expect(codes.has('search_mismatch')).toBe(false);
  });
});

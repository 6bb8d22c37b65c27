import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { havePdfTools, runPdfTool } from '../../libs/report/src/fixtures/pdf-tools.js';
import { eventually } from '../outbox/receiver.js';
import { exampleVerifier } from '../support/example-verifier.js';
import { hostDocket } from '../support/hosted-command.js';
import { hasPython } from '../support/python.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { administration, problemOf, spawnApi, written, type ApiProcess } from './support/api.js';
import { gatewayObservation, intent, opening } from './support/records.js';

const LEDGER = '/v1/ledgers/claims';
/** Longer than what was seen may still be declared. */
const LATER_MS = 360_000;
const docket = hostDocket();
const ROLES = ['agent', 'observer', 'officer', 'auditor'] as const;

interface Listed {
  decisions: { decision_id: string; seen?: string[] }[];
}
interface Counted {
  decisions: number;
  seen: { state: string; compared_size: number; findings: Record<string, number> } | null;
}

/** What observers recorded, six minutes later by the clock of the server. */
describe('what does not agree between what was declared and what was seen', () => {
  let database: TestDatabase;
  let folder: string;
  let api: ApiProcess;
  const keys: Record<string, string> = {};
  const made = { alone: '', twice: '', missed: '', other: '', plain: '' };

  const call = (method: string, path: string, role: string, body?: object, key?: string) =>
    api.call(method, `${LEDGER}/${path}`, {
      key: keys[role],
      ...(body !== undefined && { body }),
      ...(key !== undefined && { headers: { 'idempotency-key': key } }),
    });
  const post = async (role: string, path: string, body: object, key?: string) =>
    written(await call('POST', path, role, body, key));
  const read = async <Answer>(path: string, role = 'officer') =>
    (await call('GET', path, role)).json as Answer;
  const counted = (query = '') => read<Counted>(`counters?of=decisions${query}`);
  /** Marks of decisions that a query finds. */
  const marked = async (query: string) => {
    const { decisions } = await read<Listed>(`decisions?${query}`);
    return new Map(decisions.map(({ decision_id: id, seen }) => [id, seen]));
  };
  const done = async (key: string, resource: string): Promise<string> => {
    const { decision_id: decision } = await post('agent', 'decisions', opening);
    const effects = `decisions/${decision}/side-effects`;
    const body = { ...intent, target: { ...intent.target, resource } };
    const { side_effect_id: id = '' } = await post('agent', effects, body, key);
    await post('agent', `${effects}/${id}/transitions`, { to: 'executed' });
    return decision;
  };
  const saw = (event_id: string, resource: string, members: object) => {
    const occurred_at = new Date().toISOString();
    const target = { ...intent.target, resource };
    const event = { ...gatewayObservation, event_id, occurred_at, target, ...members };
    return post('observer', 'observations', event);
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'docket-seen-'));
    const env = {
      DATABASE_URL: database.url,
      DOCKET_HOST_NAME: 'docket.example',
      DOCKET_KEYS_DIR: join(folder, 'keys'),
    };
    api = await spawnApi(env);
    const admin = administration(api.call, api.administrator ?? '');
    await admin.createLedger('claims');
    for (const role of ROLES) keys[role] = await admin.createKey('claims', role);
    await call('POST', 'alerts', 'officer', { kind: 'seen_otherwise', label: 'seen' });
    made.alone = await done('refund-1', 'order/1');
    made.twice = await done('refund-2', 'order/2');
    made.missed = await done('refund-3', 'order/3');
    made.other = await done('refund-4', 'order/4');
    made.plain = (await post('agent', 'decisions', opening)).decision_id;
    await saw('evt-1', 'order/1', { action_key: 'refund-1' });
    const amount = { value: '100000.00', currency: 'EUR' };
    await saw('evt-2', 'order/1', { operation: 'payout', amount });
    for (const id of ['evt-3', 'evt-4']) await saw(id, 'order/2', { action_key: 'refund-2' });
    await saw('evt-6', 'order/4', { action_key: 'refund-4', amount });
    await api.kill('SIGTERM');
    api = await spawnApi({
      ...env,
      DOCKET_CLOCK_AHEAD_S: '900',
      CLOCK_AHEAD_MS: String(LATER_MS),
      NODE_OPTIONS: `--import=${new URL('../support/shifted-clock.mjs', import.meta.url).href}`,
    });
    const now = Date.now();
    const { source_kind, source } = gatewayObservation;
    const from = new Date(now - 3_600_000).toISOString();
    const until = new Date(now + LATER_MS).toISOString();
    const watch = { source_kind, source, system: 'payments', from, until };
    const { receipt } = await post('observer', 'watches', watch);
    await eventually(async () => {
      const { seen } = await counted();
      return (seen?.compared_size ?? 0) > receipt.seq ? true : undefined;
    });
  });
  afterAll(async () => {
    await api.kill('SIGTERM');
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  test('stands on the board: how much, and the decisions that it is found of', async () => {
    const { seen, decisions } = await counted();
    expect(decisions).toBe(5);
    expect(seen).toMatchObject({
      state: 'compared',
      findings: { seen_twice: 1, declared_not_seen: 1, seen_not_declared: 1, seen_differently: 1 },
    });
    const all = await marked('');
    expect(all.get(made.alone)).toEqual([]);
    expect(all.get(made.twice)).toEqual(['seen_twice']);
    expect(all.get(made.missed)).toEqual(['declared_not_seen']);
    expect(all.get(made.other)).toEqual(['seen_differently']);
    expect(all.get(made.plain)).toEqual([]);
  });

  test('decisions are found by it, and counted', async () => {
    expect([...(await marked('seen=any')).keys()].toSorted()).toEqual(
      [made.twice, made.missed, made.other].toSorted(),
    );
    expect([...(await marked('seen=seen_twice')).keys()]).toEqual([made.twice]);
    expect([...(await marked('seen=seen_differently')).keys()]).toEqual([made.other]);
    expect([...(await marked('seen=observers_disagree')).keys()]).toEqual([]);
    expect((await counted('&seen=declared_not_seen')).decisions).toBe(1);
    // Of what nobody declared there is no decision.
    const refused = await call('GET', 'decisions?seen=seen_not_declared', 'officer');
    expect(problemOf(refused)).toMatchObject({ code: 'invalid_parameter' });
  });

  test('an agent is told nothing of what observers saw of it', async () => {
    const { decisions } = await read<Listed>('decisions', 'agent');
    expect(decisions).toHaveLength(5);
    for (const decision of decisions) expect(decision).not.toHaveProperty('seen');
    const refused = await call('GET', 'decisions?seen=any', 'agent');
    expect(problemOf(refused)).toMatchObject({ code: 'invalid_parameter' });
  });

  test('an alert fires once for each decision, and for what no decision declares', async () => {
    const fired = await eventually(async () => {
      const { firings } = await read<{
        firings: { kind: string; decision_id: string | null; seq: number }[];
      }>('alerts/firings');
      return firings.length >= 4 ? firings : undefined;
    });
    expect(fired.map(({ kind }) => kind)).toEqual(Array(4).fill('seen_otherwise'));
    expect(fired.map(({ decision_id: id }) => id).toSorted()).toEqual(
      [null, made.twice, made.missed, made.other].toSorted(),
    );
  });

  interface Pages {
    model: { attention: { code: string }[]; side_effects: { seen?: { value: string } }[] };
    evidence: { ledger_records: { leaf: string; disclosure: { values: { value: string }[] } }[] };
  }
  const verified = async (text: string, name: string) => {
    const file = join(folder, `${name}.json`);
    await writeFile(file, text);
    const { code, stdout } = await docket(['verify', file]);
    return { code, stdout, file };
  };

  test.each([
    ['missed', 'declared_not_seen', 'watch.recorded'],
    ['other', 'seen_differently', 'observation.recorded'],
    ['alone', 'seen_not_declared', 'observation.recorded'],
  ] as const)(
    'page 1 of %s begins with %s, and whoever changes it is named',
    async (which, code, type) => {
      const { text } = await call('GET', `decisions/${made[which]}/dossier.json`, 'officer');
      const good = await verified(text, which);
      expect(good).toMatchObject({ code: 0 });
      const changed = (change: (dossier: Pages) => void): string => {
        const dossier = JSON.parse(text) as Pages;
        expect(dossier.model.attention[0]?.code).toBe(code);
        change(dossier);
        return JSON.stringify(dossier);
      };
      // The finding is gone from the page, or the match says something else: it follows from the evidence.
      const silent = await verified(
        changed(({ model }) => void model.attention.shift()),
        'silent',
      );
      expect(silent.code).toBe(1);
      expect(silent.stdout).toContain('/model/attention');
      const smooth = await verified(
        changed(({ model }) => {
          const [effect] = model.side_effects;
          if (effect?.seen !== undefined)
            effect.seen.value = which === 'alone' ? 'not_seen' : 'agrees';
        }),
        'smooth',
      );
      expect(smooth.code).toBe(1);
      expect(smooth.stdout).toContain('/model/side_effects/0/seen');
      // What it follows from is gone from the evidence: every verifier names it, that of the format's document too.
      const without = await verified(
        changed(({ evidence }) => {
          const records = evidence.ledger_records;
          const at = records.findLastIndex(({ leaf }) => leaf.includes(type));
          expect(at).not.toBe(-1);
          records.splice(at, 1);
        }),
        'without',
      );
      expect(without.code).toBe(1);
      expect(without.stdout).toContain('ledger_records_mismatch');
      if (!hasPython) return;
      expect(exampleVerifier(good.file)).toBe('verified');
      expect(exampleVerifier(without.file)).toBe('not verified');
    },
  );

  test('the oversight report lists them and raises them, and an auditor counts them again', async () => {
    const day = (ms: number): string => new Date(Date.now() + ms).toISOString().slice(0, 10);
    const period = `from=${day(-86_400_000)}&to=${day(2 * 86_400_000)}`;
    const { text } = await call('GET', `oversight-report?${period}`, 'officer');
    const report = JSON.parse(text) as {
      figures: {
        seen: { findings: { count: number; rows: { code: string; decision_id: string }[] } };
      };
      summary: { attention: { kind: string; text: string }[] };
    };
    const { findings } = report.figures.seen;
    expect(findings.rows.map((row) => [row.code, row.decision_id]).toSorted()).toEqual([
      ['declared_not_seen', made.missed],
      ['seen_differently', made.other],
      ['seen_not_declared', null],
      ['seen_twice', made.twice],
    ]);
    expect(report.summary.attention.map(({ kind }) => kind)).toContain('seen');
    const check = async (name: string, content: unknown) => {
      const file = join(folder, `${name}.json`);
      await writeFile(file, JSON.stringify(content));
      const env = { DOCKET_API_KEY: keys['auditor'] ?? '' };
      return docket(['verify', file, '--against', `${api.url}${LEDGER}`], { env });
    };
    expect(await check('oversight', report)).toMatchObject({ code: 0 });
    findings.rows = findings.rows.filter(({ code }) => code !== 'seen_differently');
    findings.count -= 1;
    const forged = await check('oversight-forged', report);
    expect(forged.code).toBe(1);
    expect(forged.stdout).toContain('/figures/seen/findings');
  });

  test('the dossier of whoever acted there tells it on its pages and verifies', async () => {
    const dossier = `decisions/${made.alone}/dossier`;
    const json = await call('GET', `${dossier}.json`, 'officer');
    const { model } = json.json as {
      model: { attention: { code: string; text: string }[]; side_effects: { seen: object }[] };
    };
    expect(model.side_effects[0]?.seen).toMatchObject({ value: 'agrees' });
    expect(model.attention[0]).toMatchObject({
      code: 'seen_not_declared',
      text: '“payments-gateway” saw “payout” at “order/1” of “payments”, “100000.00 EUR”, which no action of this decision declares; whether one of another decision does, this file cannot show',
    });
    const file = join(folder, 'dossier.json');
    await writeFile(file, json.text);
    expect(await docket(['verify', file])).toMatchObject({ code: 0 });
    // What was seen at another place is none of this decision's business.
    const other = await call('GET', `decisions/${made.missed}/dossier.json`, 'officer');
    expect(other.text).not.toContain('100000.00');
    const forged = join(folder, 'forged.json');
    await writeFile(forged, json.text.replaceAll('100000.00', '100.00'));
    expect((await docket(['verify', forged])).code).not.toBe(0);
  });

  test('and so do the pages of its PDF', async () => {
    const response = await fetch(`${api.url}${LEDGER}/decisions/${made.alone}/dossier.pdf`, {
      headers: { authorization: `Bearer ${keys['officer']}` },
    });
    const pdf = new Uint8Array(await response.arrayBuffer());
    const file = join(folder, 'dossier.pdf');
    await writeFile(file, pdf);
    expect(await docket(['verify', file])).toMatchObject({ code: 0 });
    if (!havePdfTools()) return;
    const { stdout } = runPdfTool('pdftotext', pdf, ['-f', '1', '-l', '1', '{pdf}', '-']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain('saw “payout” at “order/1” of “payments”, “100000.00 EUR”');
    expect(text).toContain('which no action of this decision declares');
  });

  test('what follows no more, because an observer told it late, is gone from the board', async () => {
    const before = (await counted()).seen?.compared_size ?? 0;
    await saw('evt-5', 'order/3', { action_key: 'refund-3' });
    await eventually(async () => {
      const { seen } = await counted();
      return (seen?.compared_size ?? 0) > before ? true : undefined;
    });
    expect((await marked('')).get(made.missed)).toEqual([]);
    expect((await counted()).seen?.findings).not.toHaveProperty('declared_not_seen');
  });

  test('a row that somebody wrote by hand says nothing that no comparison can find', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      await client.query(
        `INSERT INTO docket.seen_finding (ledger_no, code, seq, observation, decision_id)
         SELECT ledger_no, 'approved by the supervisor', 1, -1, $1 FROM docket.ledger WHERE ledger_id = 'claims'`,
        [made.plain],
      );
      expect((await marked('')).get(made.plain)).toEqual([]);
      await client.query(
        `UPDATE docket.seen_cursor SET counts = '{"approved by the supervisor": 1}'`,
      );
      // Nobody says that there are none.
      expect((await counted()).seen).toBeNull();
    } finally {
      await client.end();
    }
  });
});

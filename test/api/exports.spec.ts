import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeLeaf, sha256, toHex, utf8, type JsonObject } from '@docket/chain';
import { Dossiers } from '@docket/service';
import { Database, ExportJobs, LedgerService } from '@docket/store';
import { ledgerFileReader, verify } from '@docket/verify';
import pg from 'pg';
import { decodeDossier, extractDossier, verifyDossier, type Dossier } from '@docket/report';
import { exampleFindings, exampleVerifier } from '../support/example-verifier.js';
import { hasPython } from '../support/python.js';
import { registerAuthors } from '../support/registered.js';
import { card, opening } from './support/records.js';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';

interface Export {
  export_id: string;
  state: string;
  sha256: string;
  size: number;
  recorded_seq: number;
  content: string;
  failure?: string;
  progress: { done: number; total: number };
}

describe('exports in the background', () => {
  let api: TestApi;
  let decision: string;
  const keys = { agent: '', auditor: '', officer: '', second: '' };
  const root = '/v1/ledgers/claims/exports';

  beforeAll(async () => {
    api = await startTestApi({
      exports: { bytesMax: 4_000_000, waitingMax: 5, waitingOfLedgerMax: 10, keptHours: 1 },
    });
    await api.createLedger('claims');
    keys.agent = await api.createKey('claims', 'agent');
    keys.auditor = await api.createKey('claims', 'auditor');
    keys.second = await api.createKey('claims', 'auditor');
    keys.officer = await api.createKey('claims', 'officer');
    const path = '/v1/ledgers/claims/decisions';
    const opened = await api.call('POST', path, { key: keys.agent, body: opening });
    decision = written(opened).decision_id;
    await write(3);
  });
  afterAll(() => api.close());

  async function write(count: number, more: object = {}): Promise<void> {
    for (let n = 0; n < count; n++) {
      const path = `/v1/ledgers/claims/decisions/${decision}/job-cards`;
      written(await api.call('POST', path, { key: keys.agent, body: { ...card, ...more } }));
    }
  }
  const ask = (body: object, key = keys.auditor, headers: Record<string, string> = {}) =>
    api.call('POST', root, { key, body, headers });
  const stateOf = async (id: string): Promise<Export> =>
    (await api.call('GET', `${root}/${id}`, { key: keys.auditor })).json as Export;
  /** Waits for the end; the test's own time limit is the bound. */
  async function ended(answer: Answer): Promise<Export> {
    expect([answer.status, answer.text.slice(0, 300)]).toEqual([202, answer.text.slice(0, 300)]);
    const { export_id: id } = answer.json as Export;
    expect(answer.headers.get('location')).toBe(`${root}/${id}`);
    for (;;) {
      const now = await stateOf(id);
      if (now.state !== 'queued' && now.state !== 'running') return now;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  const fetchFile = async (one: Export, key = keys.auditor, headers = {}, query = '') => {
    const response = await fetch(`${api.url}${root}/${one.export_id}/content${query}`, {
      headers: { authorization: `Bearer ${key}`, ...headers },
    });
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  const entryAt = async (
    seq: number,
  ): Promise<{ type: string; decision: unknown; body: JsonObject }> => {
    const answer = await api.call('GET', `/v1/ledgers/claims/entries?from=${seq}&limit=1`, {
      key: keys.auditor,
    });
    const line = JSON.parse(answer.text) as { leaf: string; disclosure: { body: JsonObject } };
    const leaf = decodeLeaf(utf8(line.leaf));
    return { type: leaf.type, decision: leaf.decision?.id, body: line.disclosure.body };
  };

  test('who has the file already is sent nothing, and nothing is recorded', async () => {
    const ready = await ended(await ask({ kind: 'dossier', format: 'json', decision }));
    const before = await api.size('claims');
    for (const named of [`"${ready.sha256}"`, `"other", W/"${ready.sha256}"`, '*']) {
      const { response, bytes } = await fetchFile(ready, keys.auditor, { 'if-none-match': named });
      expect([response.status, bytes.length]).toEqual([304, 0]);
      expect(response.headers.get('etag')).toBe(`"${ready.sha256}"`);
    }
    expect(await api.size('claims')).toBe(before);
    const { response, bytes } = await fetchFile(ready, keys.auditor, {
      'if-none-match': '"other"',
    });
    expect([response.status, bytes.length]).toEqual([200, ready.size]);
    expect(await api.size('claims')).toBe(before + 1);
  });

  test.each(['json', 'pdf'] as const)('a dossier as %s: recorded, then read', async (format) => {
    const wanted = { kind: 'dossier', format, decision, purpose: 'complaint', recipient: 'court' };
    const ready = await ended(await ask(wanted, keys.officer));
    expect(ready).toMatchObject({ state: 'ready', request: wanted });
    const { bytes, response } = await fetchFile(ready);
    expect(toHex(sha256(bytes))).toBe(ready.sha256);
    expect(response.headers.get('content-length')).toBe(String(ready.size));
    expect(response.headers.get('etag')).toBe(`"${ready.sha256}"`);
    const completed = await entryAt(ready.recorded_seq);
    expect(completed).toMatchObject({
      type: 'export.completed',
      decision,
      body: {
        export_id: ready.export_id,
        sha256: ready.sha256,
        bytes: bytes.length,
        role: 'officer',
      },
    });
    const begun = await entryAt((ready.recorded_seq ?? 0) - 1);
    expect(begun).toMatchObject({
      type: 'export.recorded',
      decision,
      body: {
        kind: 'dossier',
        dossier_id: completed.body['dossier_id'],
        export_id: ready.export_id,
        role: 'officer',
        purpose: 'complaint',
        recipient: 'court',
      },
    });
    const dossier = decodeDossier(format === 'json' ? bytes : extractDossier(bytes));
    expect(dossier.dossier_id).toBe(begun.body['dossier_id']);
    const { verified, findings } = await verifyDossier(dossier);
    expect([verified, findings]).toEqual([true, []]);
    if (format === 'json') expect(decodeDossier(bytes).decision_id).toBe(decision);
  });

  test('a ledger: verifies offline from the file alone, and a changed byte shows', async () => {
    const ready = await ended(await ask({ kind: 'ledger', format: 'ndjson' }));
    expect(ready).toMatchObject({ state: 'ready' });
    const { bytes } = await fetchFile(ready);
    const check = (content: Uint8Array) =>
      verify(
        ledgerFileReader({
          source: 'file',
          async *open() {
            // In pieces that no line fits into.
            for (let at = 0; at < content.length; at += 1_000)
              yield content.subarray(at, at + 1_000);
          },
        }),
        { depth: 'full' },
      );
    const report = await check(bytes);
    expect([report.verified, report.findings, report.size]).toEqual([
      true,
      [],
      ready.progress.total,
    ]);
    const text = Buffer.from(bytes).toString('utf8');
    const changed = await check(Buffer.from(text.replace('"confidence":0.9', '"confidence":0.8')));
    expect(changed.findings.map(({ code }) => code)).toContain('content_mismatch');
    const lines = text.split('\n');
    const cut = await check(Buffer.from(`${lines.slice(0, -3).join('\n')}\n`));
    expect(cut.verified).toBe(false);
    await expect(check(Buffer.from(text.slice(0, -1)))).rejects.toThrow('the last line is cut off');
    expect(await entryAt(ready.recorded_seq)).toMatchObject({
      type: 'export.recorded',
      decision: undefined,
      body: { kind: 'ledger', first_seq: 0, entries: report.size },
    });
  });

  test.each(['json', 'pdf', 'csv'])('an oversight report as %s', async (format) => {
    const oversight = { from: '2020-01-01', to: '2040-01-01', seed: 'agreed', sample_size: 3 };
    const ready = await ended(await ask({ kind: 'oversight_report', format, oversight }));
    expect(ready).toMatchObject({ state: 'ready' });
    const { bytes } = await fetchFile(ready);
    expect(toHex(sha256(bytes))).toBe(ready.sha256);
    expect(await entryAt(ready.recorded_seq)).toMatchObject({
      type: 'export.recorded',
      decision: undefined,
      body: { kind: 'oversight_report', format, first_seq: 0, export_id: ready.export_id },
    });
  });

  test('ranges of a file, and one entry for each reader and purpose', async () => {
    const ready = await ended(await ask({ kind: 'dossier', format: 'json', decision }));
    const { bytes } = await fetchFile(ready);
    const size = await api.size('claims');
    const first = await fetchFile(ready, keys.auditor, { range: 'bytes=0-9' });
    const rest = await fetchFile(ready, keys.auditor, { range: 'bytes=10-' });
    expect([first.response.status, first.response.headers.get('content-range')]).toEqual([
      206,
      `bytes 0-9/${ready.size}`,
    ]);
    expect(Buffer.concat([first.bytes, rest.bytes]).equals(Buffer.from(bytes))).toBe(true);
    expect(await api.size('claims')).toBe(size);
    const other = await fetchFile(ready, keys.second, {}, '?purpose=second%20look');
    const at = Number(other.response.headers.get('docket-access-seq'));
    expect(at).toBe(size);
    expect(await entryAt(at)).toMatchObject({
      type: 'access.recorded',
      decision,
      body: {
        kind: 'export_content',
        export_id: ready.export_id,
        sha256: ready.sha256,
        purpose: 'second look',
      },
    });
    const tag = first.response.headers.get('etag') ?? '';
    expect(tag).toBe(`"${ready.sha256}"`);
    // RFC 9110, 13.1.5: a range of another file than the one that is there would be joined to it.
    for (const [ifRange, status, length] of [
      [tag, 206, 10],
      [`W/${tag}`, 200, ready.size],
      ['"nope"', 200, ready.size],
    ] as const) {
      const headers = { range: 'bytes=0-9', 'if-range': ifRange };
      const answer = await fetchFile(ready, keys.auditor, headers);
      expect([ifRange, answer.response.status, answer.bytes.length]).toEqual([
        ifRange,
        status,
        length,
      ]);
    }
    const beyond = await fetchFile(ready, keys.auditor, { range: `bytes=${ready.size}-` });
    expect(beyond.response.status).toBe(416);
    expect(beyond.response.headers.get('content-range')).toBe(`bytes */${ready.size}`);
  });

  test('a stored file that is not the one that its entry records is not handed out, not a byte of it', async () => {
    const made = await ended(await ask({ kind: 'ledger', format: 'ndjson' }));
    const service = new pg.Client({ connectionString: api.database.url });
    await service.connect();
    const { rows } = await service.query<{ role: string }>(
      `SELECT 'docket_app_' || oid AS role FROM pg_database WHERE datname = current_database()`,
    );
    await service.query(`SET ROLE ${rows[0]?.role}`);
    const { ledgerNo } = await api.api.app.get(LedgerService).getLedger('claims');
    await service.query(`SET docket.ledger = '${ledgerNo}'`);
    const { rows: parts } = await service.query<{ bytes: Buffer }>(
      'DELETE FROM docket.export_part WHERE export_id = $1 RETURNING bytes',
      [made.export_id],
    );
    const put = async (bytes: Buffer): Promise<void> => {
      await service.query('DELETE FROM docket.export_part WHERE export_id = $1', [made.export_id]);
      await service.query(
        `INSERT INTO docket.export_part (export_id, attempt, part, bytes)
         SELECT export_id, content_attempt, 0, $2 FROM docket.export_job WHERE export_id = $1`,
        [made.export_id, bytes],
      );
    };
    const right = Buffer.concat(parts.map(({ bytes }) => bytes));
    const wrong = Buffer.from(right);
    wrong[100] = (wrong[100] ?? 0) ^ 1;
    const gone = async (): Promise<void> => {
      const { response, bytes } = await fetchFile(made);
      expect(response.status).toBe(410);
      expect(Buffer.from(bytes).toString('utf8')).toContain(
        'is not the one that its entry records',
      );
    };
    await gone();
    await put(wrong);
    await gone();
    // With its digest beside it, too: the entry counts.
    const setDigest = (bytes: Buffer) =>
      service.query('UPDATE docket.export_job SET sha256 = $2 WHERE export_id = $1', [
        made.export_id,
        Buffer.from(sha256(bytes)),
      ]);
    await setDigest(wrong);
    await gone();
    await setDigest(right);
    await put(right);
    expect(Buffer.from((await fetchFile(made)).bytes).equals(right)).toBe(true);
    // And one that was right when it was read first.
    await put(wrong);
    await gone();
    await service.end();
  });

  test('a key asks once; the list has what was asked for', async () => {
    const wanted = { kind: 'dossier', format: 'json', decision };
    const headers = { 'idempotency-key': 'once' };
    const first = await ask(wanted, keys.officer, headers);
    const again = await ask(wanted, keys.officer, headers);
    const { export_id: id } = first.json as Export;
    expect((again.json as Export).export_id).toBe(id);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await ask({ ...wanted, format: 'pdf' }, keys.officer, headers);
    expect(problemOf(other).code).toBe('idempotency_key_reused');
    await ended(first);
    const list = (await api.call('GET', root, { key: keys.auditor })).json as {
      exports: Export[];
    };
    expect(list.exports.map((one) => one.export_id)).toContain(id);
  });

  test.each([
    [{ kind: 'dossier', format: 'json' }, '/decision'],
    [{ kind: 'dossier', format: 'ndjson', decision: 'dec_x' }, '/format'],
    [{ kind: 'ledger', format: 'pdf' }, '/format'],
    [{ kind: 'oversight_report', format: 'pdf' }, '/oversight'],
    [
      { kind: 'oversight_report', format: 'pdf', oversight: { from: '2026-01-01' } },
      '/oversight/to',
    ],
    [
      {
        kind: 'oversight_report',
        format: 'pdf',
        oversight: { from: '2026-01-02', to: '2026-01-01' },
      },
      '/oversight/to',
    ],
    [{ kind: 'ledger', format: 'ndjson', decision: 'dec_x' }, '/decision'],
    [{ kind: 'everything', format: 'json' }, '/kind'],
    [{ kind: 'ledger', format: 'ndjson', colour: 'red' }, '/colour'],
  ])('%j is refused at %s', async (body, pointer) => {
    const problem = problemOf(await ask(body));
    expect(problem).toMatchObject({ code: 'validation_failed', errors: [{ pointer }] });
  });

  test('who may not read every body may neither export them nor read the file', async () => {
    const refused = await ask({ kind: 'ledger', format: 'ndjson' }, keys.officer);
    expect(problemOf(refused).code).toBe('role_not_allowed');
    const ready = await ended(await ask({ kind: 'ledger', format: 'ndjson' }));
    const { response } = await fetchFile(ready, keys.officer);
    expect(response.status).toBe(403);
    const unknown = await ask({ kind: 'dossier', format: 'json', decision: 'dec_none' });
    expect(problemOf(unknown).code).toBe('unknown_decision');
  });

  test('withdrawn: the file is gone, its entry stays; another auditor may not', async () => {
    const ready = await ended(await ask({ kind: 'dossier', format: 'json', decision }));
    const path = `${root}/${ready.export_id}`;
    const denied = await api.call('DELETE', path, { key: keys.second });
    expect(problemOf(denied).code).toBe('actor_not_allowed');
    const gone = (await api.call('DELETE', path, { key: keys.auditor })).json as Export;
    expect(gone).toMatchObject({ state: 'expired', recorded_seq: ready.recorded_seq });
    expect((await fetchFile(ready)).response.status).toBe(410);
  });

  test('what a process that ended left behind is taken up', async () => {
    const database = api.api.app.get(Database);
    const ledgers = api.api.app.get(LedgerService);
    const { ledgerNo } = await ledgers.getLedger('claims');
    const author = { actor: 'prn_gone', role: 'officer', via: 'api_key' } as const;
    await registerAuthors(ledgers, 'claims', [author]);
    const asked = await api.api.app.get(ExportJobs).create('claims', {
      requestedBy: author.actor,
      role: author.role,
      via: author.via,
      request: { kind: 'dossier', format: 'json', decision },
      waitingMax: 20,
      waitingOfLedgerMax: 20,
    });
    const { id } = asked.job;
    // As a process leaves it that was killed while it made the export.
    await database.of(ledgerNo).query(
      `UPDATE docket.export_job SET state = 'running', attempts = 1, begun = 1, worker = 'gone',
         lease_until = now() - interval '1 s' WHERE export_id = $1`,
      [id],
    );
    const order = { ledger: 'claims', decisionId: decision, format: 'json', wish: {} } as const;
    const attempt = { exportId: id, attempt: 1 };
    const dossiers = api.api.app.get(Dossiers, { strict: false });
    const first = await dossiers.makeInBackground(author, order, attempt);
    const again = await dossiers.makeInBackground(author, order, attempt);
    expect(again.facts).toMatchObject({
      begun: first.facts.begun,
      dossier_id: first.facts.dossier_id,
    });
    // Anything that is asked for makes this process look.
    await ended(await ask({ kind: 'dossier', format: 'json', decision }));
    const taken = await stateOf(id);
    expect(taken).toMatchObject({ state: 'ready', attempts: 2 });
    const completed = await entryAt(taken.recorded_seq);
    expect(completed.body).toMatchObject({ export_id: id });
    // Both attempts began, each once; the file that is handed out is of the second one.
    const dossier = decodeDossier((await fetchFile(taken)).bytes);
    expect(dossier.dossier_id).toBe(completed.body['dossier_id']);
    const begun = exportsIn(dossier).filter(({ body }) => body['export_id'] === id);
    expect(begun.map(({ position, body }) => [position, body['dossier_id']])).toEqual([
      [first.facts.begun, first.facts.dossier_id],
      [completed.body['begun'], dossier.dossier_id],
    ]);
    const [gone] = dossier.model.custody.events.filter(({ evidence }) =>
      evidence.includes(`E${first.facts.begun}`),
    );
    expect(gone?.event).toContain('no file of it is recorded as handed out');
    expect(await verifyDossier(dossier)).toMatchObject({ verified: true });
  });

  const exportsIn = ({ evidence }: Dossier) =>
    evidence.entries.flatMap(({ leaf, disclosure }) => {
      const { type, decision: place } = decodeLeaf(utf8(leaf));
      if (type !== 'export.recorded' || place === undefined) return [];
      return [{ position: place.seq, body: (disclosure as unknown as { body: JsonObject }).body }];
    });

  test('a file that would be too long fails, and says so', async () => {
    await write(20, { ext: { filler: 'x'.repeat(240_000) } });
    const failed = await ended(await ask({ kind: 'ledger', format: 'ndjson' }));
    expect(failed).toMatchObject({
      state: 'failed',
      failure: 'The file would be longer than 4 MiB.',
    });
    const { response } = await fetchFile(failed);
    expect(response.status).toBe(409);
  });

  test('docket verify takes the file of a ledger', async () => {
    const ledger = 'small';
    await api.createLedger(ledger);
    const key = await api.createKey(ledger, 'auditor');
    const path = `/v1/ledgers/${ledger}/exports`;
    const asked = await api.call('POST', path, { key, body: { kind: 'ledger', format: 'ndjson' } });
    const { export_id: id } = asked.json as Export;
    for (;;) {
      const now = (await api.call('GET', `${path}/${id}`, { key })).json as Export;
      if (now.state === 'ready') break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    const file = await api.call('GET', `${path}/${id}/content`, { key });
    const directory = await mkdtemp(join(tmpdir(), 'docket-export-'));
    try {
      const name = join(directory, 'small.ledger.ndjson');
      await writeFile(name, file.text);
      const { verifyFile } = await import('../../apps/cli/src/verify/dossier-file.js');
      expect((await verifyFile(name)).report).toMatchObject({ verified: true, size: 3 });
      if (!hasPython) return;
      expect(exampleVerifier(name)).toBe('verified');
      expect(exampleFindings(name)).toEqual([]);
      await writeFile(name, file.text.replace('docket-ledger/v1', 'docket-ledger/v2'));
      expect(exampleVerifier(name)).toBe('not verified');
      expect(exampleFindings(name)).toBeUndefined();
      await writeFile(name, file.text.slice(0, -1));
      expect(exampleVerifier(name)).toBe('cannot be read');
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

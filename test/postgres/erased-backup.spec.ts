import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocketErasures } from '@docket/client';
import { PROJECT, runDocket } from '../support/built-command.js';
import { exampleVerifier } from '../support/example-verifier.js';
import { hasPython } from '../support/python.js';
import { readShellBlocks, runShell } from '../support/shell-blocks.js';
import { rolesIn, Installation, query } from './installation.js';
import { clientFolder, presentVersions, startVersion, type VersionedServer } from './versions.js';

/** The newest version of which there is `pg_dump`: how versions differ, backup.spec.ts tries. */
async function newest(): Promise<{ version: number; programs: string } | undefined> {
  for (const version of presentVersions().toReversed()) {
    const programs = await clientFolder(version);
    if (programs !== undefined) return { version, programs };
  }
  return undefined;
}
const tried = await newest();
if (tried === undefined) {
  console.warn('NOT TESTED: an erasure and backups. There is no pg_dump.');
  // A file without any test would fail.
  test.skip('what is erased, and backups: there is no pg_dump', () => undefined);
}

/** Long, and of letters that nothing else has, so that no chance finds or hides it. */
const SECRET = 'Quirinius Xylander-Zwyx';
const guide = await readFile(join(PROJECT, 'docs/guide/operator-reference.md'), 'utf8');
const section = /^## Backups\n[\s\S]*?(?=^## )/m.exec(guide)?.[0] ?? '';
const [DUMP = '', , RESTORE = ''] = readShellBlocks(section);

/** Files below the folder that hold the text, in UTF-8 or in hex. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const found: string[] = [];
  const hex = Buffer.from(text).toString('hex');
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!(await stat(path)).isFile()) continue;
    const bytes = await readFile(path);
    if (bytes.includes(text) || bytes.includes(hex)) found.push(name);
  }
  return found;
}

/** Tables that show the text in some row, as it stands, as bytes, or as words of a search. */
async function tablesWith(superuserUrl: string, text: string): Promise<string[]> {
  const shown: string[] = [];
  const tables = await query<{ name: string }>(
    superuserUrl,
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.relnamespace = 'docket'::regnamespace AND c.relkind = 'r' ORDER BY 1`,
  );
  const words = text.toLowerCase().split(/[ -]/);
  const sought = [text, Buffer.from(text).toString('hex'), ...words.map((word) => `'${word}`)];
  for (const { name } of tables) {
    const [row] = await query<{ is_shown: boolean }>(
      superuserUrl,
      "SET docket.ledger = 'all'",
      `SELECT EXISTS (SELECT FROM docket.${name} t, unnest(ARRAY[${sought
        .map((one) => `'${one.replaceAll("'", "''")}'`)
        .join()}]) s WHERE position(s IN to_jsonb(t)::text) > 0) AS is_shown`,
    );
    if (row?.is_shown === true) shown.push(name.replace(/_from_\d+$/, ''));
  }
  return shown;
}

for (const { version, programs } of tried === undefined ? [] : [tried])
  describe(`what is erased, on PostgreSQL ${version}`, () => {
    const servers: VersionedServer[] = [];
    let folder: string;
    let one: Installation;
    let decision: string;
    const cluster = async () => {
      const server = await startVersion(version);
      servers.push(server);
      return { server, logins: await rolesIn(server) };
    };
    const inDatabase = (server: VersionedServer): string => {
      const url = new URL(server.superuserUrl);
      url.pathname = '/docket';
      return url.href;
    };
    const shell = (script: string, env: Record<string, string>) =>
      runShell(script, {
        cwd: folder,
        env: { ...env, PATH: `${programs}:${process.env['PATH'] ?? ''}` },
      });
    const readAs = async (path: string): Promise<string> => {
      const headers = { authorization: `Bearer ${await one.key('claims', 'officer')}` };
      const answer = await fetch(`${one.url}/v1/ledgers/claims${path}`, { headers });
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
      return answer.text();
    };
    /** That nobody who verifies raises an alarm. */
    const verifies = async (at: Installation): Promise<void> => {
      const verified = await runDocket(['verify', '--ledger', 'claims'], { env: at.env });
      expect(verified).toMatchObject({ code: 0, stderr: '' });
      const file = join(folder, 'ledger.ndjson');
      await writeFile(file, await at.export('claims'));
      expect(await filesWith(folder, SECRET)).toEqual([]);
      if (hasPython) expect(exampleVerifier(file)).toBe('verified');
    };

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'docket-erased-'));
      const { logins } = await cluster();
      one = await Installation.on(logins);
      await one.start();
      await one.administration.createLedger({ id: 'claims' });
      const agent = await one.client('claims', 'agent');
      const opened = await agent.decision({
        agent: { id: 'refund-agent' },
        goal: `Refund ${SECRET}`,
        request: `${SECRET} wrote`,
        stakes: 'medium',
        subject_ref: 'customer-7f3a',
      });
      decision = opened.id;
      await opened.jobCard({
        current_phase: 'EXECUTING',
        goal: `Write to ${SECRET}`,
        confidence: 0.9,
        needs_human: false,
        tool_calls: [{ tool_name: 'mail', tool_call_id: 'c1', arguments: { to: SECRET } }],
        ext: { customer: { name: SECRET } },
      });
      await opened.close({ outcome: 'completed', decided: `${SECRET} is paid` });
    });
    afterAll(async () => {
      await one.end();
      for (const server of servers) await server.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test('is in no row, export, file, dump or restored database, and everything verifies', async () => {
      const [server] = servers as [VersionedServer];
      // It is found before by just the ways in which it is not found afterwards.
      expect(await readAs(`/decisions?q=${encodeURIComponent('Xylander')}`)).toContain(SECRET);
      expect(await one.export('claims')).toContain(SECRET);
      await query(server.superuserUrl, 'CHECKPOINT');
      expect(await tablesWith(inDatabase(server), SECRET)).toEqual(
        expect.arrayContaining(['body', 'decision', 'export_part', 'search_text']),
      );
      expect(await filesWith(join(server.dataDir, 'base'), SECRET)).not.toEqual([]);

      const people = await Promise.all(
        [1, 2].map(async () => {
          const apiKey = await one.key('claims', 'officer');
          return new DocketErasures({ url: one.url, apiKey, ledger: 'claims' });
        }),
      );
      const [asks, orders] = people as [DocketErasures, DocketErasures];
      const { receipt } = await asks.request({
        subject: 'customer-7f3a',
        reason: 'asked',
        legalBasis: 'GDPR Art. 17(1)(b)',
      });
      await orders.order(receipt.seq);

      for (const path of [
        `/decisions/${decision}`,
        `/decisions/${decision}/dossier.json`,
        `/decisions/${decision}/dossier.json?variant=redacted&profile=public`,
        '/decisions',
      ])
        expect(await readAs(path)).not.toContain(SECRET);
      expect(await readAs('/decisions?q=Xylander')).not.toContain(decision);
      await verifies(one);
      const rebuilt = await runDocket(['rebuild', '--ledger', 'claims'], { env: one.env });
      expect(rebuilt).toMatchObject({ code: 0, stderr: '' });
      expect(rebuilt.stdout).not.toContain('did not follow');
      await verifies(one);

      expect(await tablesWith(inDatabase(server), SECRET)).toEqual([]);
      await query(inDatabase(server), 'VACUUM FULL', 'CHECKPOINT');
      expect(await filesWith(join(server.dataDir, 'base'), SECRET)).toEqual([]);
      expect(await filesWith(one.keysDir, SECRET)).toEqual([]);

      expect(await shell(DUMP, one.env)).toEqual({ code: 0, stdout: '', stderr: '' });
      await shell('pg_restore --file=docket.sql docket.dump', one.env);
      expect((await stat(join(folder, 'docket.sql'))).size).toBeGreaterThan(1_000);
      expect(await filesWith(folder, SECRET)).toEqual([]);
      const { server: empty, logins } = await cluster();
      const copy = await Installation.on(logins, one.keysDir);
      expect(await shell(RESTORE, copy.env)).toEqual({ code: 0, stdout: '', stderr: '' });
      await one.stop();
      await copy.start();
      copy.administrator = one.administrator;
      await verifies(copy);
      await copy.work('claims');
      await verifies(copy);
      expect(await tablesWith(inDatabase(empty), SECRET)).toEqual([]);
      await query(empty.superuserUrl, 'CHECKPOINT');
      // Of the whole cluster, its write-ahead log among it: it has never seen the value.
      expect(await filesWith(empty.dataDir, SECRET)).toEqual([]);
      await copy.stop();
    });
  });

import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@docket/client';
import pg from 'pg';
import { PROJECT, type CommandResult } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { startCommandHost } from '../support/hosted-command.js';
import { runShell } from '../support/shell-blocks.js';
import { realTrace } from '../import/traces.js';

/** A reader's machine: a server, a folder with the files that the guides speak of, and `docket` in the path. */
export interface PrintedWorld {
  /** Whether the guide's own trace file is here, and not a smaller one under its name. */
  hasGuideTrace: boolean;
  /** What a reader puts in the place of a guide's example: ids, addresses, keys. */
  filled(command: string): string;
  run(command: string, env?: Record<string, string>): Promise<CommandResult>;
  /** Runs SQL as the owner of the server's database. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Who runs a command where the guide does not say whose key it takes. */
const ROLES: Readonly<Record<string, Role | 'administrator'>> = {
  export: 'officer',
  report: 'officer',
  verify: 'auditor',
  import: 'agent',
  keys: 'administrator',
  ledgers: 'administrator',
  people: 'administrator',
  webhooks: 'administrator',
};

const NAME = 'Dana Henderson asks to be refunded for order 44812';

/** The folder is a reader's: nothing but what the guides tell them to keep. */
export async function startPrintedWorld(): Promise<PrintedWorld> {
  const server = await startDocketServer();
  const folder = await mkdtemp(join(tmpdir(), 'docket-printed-'));
  const host = await startCommandHost(join(folder, 'commands.sock'));
  const close = async (): Promise<void> => {
    host.kill();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await furnish(server, folder)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function furnish(server: DocketServer, folder: string): Promise<Omit<PrintedWorld, 'close'>> {
  await chmod(folder, 0o711);
  const at = (name: string): string => join(folder, name);
  for (const [name, rest] of [
    ['docket', ''],
    ['npx', 'shift\n'],
  ] as const) {
    const caller = `"${process.execPath}" "${PROJECT}test/docs/hosted-command.js"`;
    await writeFile(at(name), `#!/bin/sh\n${rest}exec ${caller} "${at('commands.sock')}" "$@"\n`);
    await chmod(at(name), 0o755);
  }

  // An answer that is a refusal is no success, whatever the status that curl ends with by itself.
  await writeFile(
    at('curl'),
    `#!/bin/sh\nPATH='${process.env['PATH'] ?? ''}' exec curl --fail "$@"\n`,
  );
  await chmod(at('curl'), 0o755);

  const secrets: Record<string, string> = { administrator: server.administratorKey };
  const run = async (command: string, env: Record<string, string> = {}): Promise<CommandResult> => {
    const subcommand = /\bdocket (\w+)/.exec(command)?.[1] ?? '';
    const named = command.includes('/observations/') ? 'observer' : ROLES[subcommand];
    const role = command.includes(' --bundle') ? 'auditor' : named;
    const key = secrets[role ?? 'officer'] ?? '';
    return runShell(`${command}\n`, {
      cwd: folder,
      env: {
        PATH: `${folder}:${process.env['PATH'] ?? ''}`,
        HOME: folder,
        DOCKET_URL: server.url,
        DOCKET_HOST_NAME: 'test.docket.example',
        DOCKET_KEYS_DIR: server.keysDir,
        DOCKET_KEY: secrets['officer'] ?? '',
        OFFICER_KEY: secrets['officer'] ?? '',
        DOCKET_API_KEY: key,
        ...env,
      },
    });
  };
  const must = async (command: string, env: Record<string, string> = {}): Promise<string> => {
    const { code, stdout, stderr } = await run(command, env);
    if (code !== 0) throw new Error(`${command} ended with ${code}: ${stdout}${stderr}`);
    // As $(…) takes it.
    return stdout.trimEnd();
  };

  // As the help of the commands prints it.
  await must('docket ledgers create claims > claims.vkey');
  for (const role of ['agent', 'officer', 'auditor', 'reviewer', 'observer'] as const) {
    secrets[role] = await must(
      `docket keys create --ledger claims --role ${role} --label "the ${role}"`,
    );
  }
  await must('docket ledgers create history');
  const history = await must('docket keys create --ledger history --role agent --label traces');
  const spare = await must('docket keys create --ledger claims --role agent --label spare');
  const leaked = await must('docket keys create --ledger claims --role agent --label leaked');
  const lost = await must('docket keys create --ledger registry --role administrator --label lost');
  const decision = await recordRefund(server.url, secrets['agent'] ?? '');

  await mkdir(at('out'));
  await must(`docket export ${decision} --ledger claims --format json,pdf --out .`);
  for (const form of ['json', 'pdf']) {
    await copyFile(at(`${decision}.dossier.${form}`), at(`out/refund.dossier.${form}`));
    await copyFile(at(`${decision}.dossier.${form}`), at(`refund.dossier.${form}`));
  }
  await must(`docket report --ledger claims --from ${day(-2)} --to ${day(1)} --out .`);
  await copyFile(at('claims.oversight.pdf'), at('report.pdf'));
  await must(
    `curl -sSf -H "Authorization: Bearer $DOCKET_API_KEY" "$DOCKET_URL/v1/ledgers/claims/checkpoint" > kept.txt`,
  );
  await copyFile(at('kept.txt'), at('checkpoint.txt'));
  const auditor = secrets['auditor'] ?? '';
  const [ledger, bundle] = [
    { kind: 'ledger', format: 'ndjson' },
    { kind: 'bundle', format: 'zip' },
  ];
  await exportLedger(server.url, auditor, ledger, at('claims.ledger.ndjson'));
  await mkdir(at('audit'));
  await exportLedger(server.url, auditor, bundle, at('claims-48.bundle.zip'));
  await copyFile(at('claims-48.bundle.zip'), at('audit/claims-48.bundle.zip'));
  await copyFile(at('claims.ledger.ndjson'), at('claims-48.ledger.ndjson'));
  await writeFile(
    at('people.json'),
    '{"format": "docket-people/v1", "people": [{"principal": "prn_nobody", "keys": []}]}\n',
  );
  const guide = await readFile(`${PROJECT}docs/guide/compliance-officer.md`, 'utf8');
  const bodies = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, body]) => body ?? '');
  await writeFile(at('copy.json'), bodies.find((body) => body.includes('"withhold"')) ?? '');
  await writeFile(at('contact.json'), bodies.find((body) => body.includes('"contact"')) ?? '');
  const real = realTrace('taubench_gpt-4o-airline.json');
  const small = `${PROJECT}test/import/page-one/refund.json`;
  const other = `${PROJECT}test/import/page-one/refusal-by-policy.json`;
  // Another file: the same run under another name is not the same import.
  await copyFile(real ?? other, at('taubench_gpt-4o-airline.json'));
  await copyFile(small, at('results.json'));
  await copyFile(`${PROJECT}test/import/who-and-when/hand-crafted.json`, at('logs.json'));
  await copyFile(`${PROJECT}test/import/langfuse/refund.json`, at('trace.json'));

  const vkey = (await readFile(at('claims.vkey'), 'utf8')).trim().split('\n').at(-1) ?? '';
  const report = `${day(-2)}..${day(1)}`.split('..') as [string, string];
  return {
    hasGuideTrace: real !== undefined,
    filled: (command) =>
      command
        .replaceAll(/\bdec_(?:…|01J9Z3)/g, decision)
        .replaceAll(/https:\/\/docket\.example|http:\/\/127\.0\.0\.1:3000/g, server.url)
        .replaceAll(/docket\.example\/claims\+[0-9a-f]{8}\+[A-Za-z0-9+/]+/g, vkey)
        .replaceAll(/--key …/g, `--key "$(cat claims.vkey)"`)
        .replaceAll(
          /DOCKET_API_KEY=…/g,
          `DOCKET_API_KEY=${command.includes('docket import') || command.startsWith('export ') ? history : secrets['auditor']}`,
        )
        .replaceAll(/DATABASE_URL=…/g, `DATABASE_URL=${server.databaseUrl}`)
        .replaceAll(/\bdocket_…/g, secrets['officer'] ?? '')
        .replaceAll('4f1c09b2d3e4a5f6', spare.split('_')[1] ?? '')
        .replaceAll(/2026-11-01/g, report[0])
        .replaceAll(/2026-12-01/g, report[1])
        .replaceAll(/<(?:this file|diese Datei)>/g, `${decision}.dossier.pdf`)
        .replaceAll('<kept note>', 'kept.txt')
        .replaceAll('<id>', 'claims')
        .replaceAll('<key> --ledger registry', `${lost.split('_')[1]} --ledger registry`)
        .replaceAll('<key>', leaked.split('_')[1] ?? '')
        .replaceAll(
          /<(?:address of the ledger|Adresse des Ledgers)>/g,
          `${server.url}/v1/ledgers/claims`,
        ),
    async query(sql) {
      const client = new pg.Client({ connectionString: server.databaseUrl });
      await client.connect();
      try {
        return (await client.query<Record<string, unknown>>(sql)).rows;
      } finally {
        await client.end();
      }
    },
    run: (command, env = {}) =>
      run(command, {
        // A database is named in the environment, and only where a command is about one.
        ...(/\b(?:rebuild|repair|recover|migrate|doctor|telemetry|partitions)\b|\bverify .*--ledger /.test(
          command,
        )
          ? { DATABASE_URL: server.databaseUrl }
          : {}),
        ...(/\bdocket import\b/.test(command) ? { DOCKET_API_KEY: history } : {}),
        ...env,
      }),
  };
}

const day = (later: number): string =>
  new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10);

async function send(url: string, key: string, path: string, body?: unknown): Promise<Response> {
  const answer = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${key.trim()}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** A refund as the guides tell it: what is withheld in `copy.json` stands in it, and is repeated in part. */
async function recordRefund(url: string, key: string): Promise<string> {
  const path = '/v1/ledgers/claims/decisions';
  const opened = await send(url, key, path, {
    agent: { id: 'refund-agent', version: '2.4.0' },
    request: NAME,
    goal: NAME,
    stakes: 'medium',
  });
  const { decision_id: id } = (await opened.json()) as { decision_id: string };
  await send(url, key, `${path}/${id}/job-cards`, {
    current_phase: 'EXECUTING',
    goal: NAME,
    confidence: 0.94,
    needs_human: false,
    criteria: [{ id: 'c1', text: 'what Henderson asks for is refundable', result: true }],
    tool_calls: [
      { tool_name: 'check', arguments: { order: '44812' }, status: 'ok', result: { ok: true } },
    ],
    lineage: [{ role: 'decisive', document_id: 'refund-policy', version: '3.1' }],
  });
  await send(url, key, `${path}/${id}/close`, { outcome: 'completed', decided: 'issue refund' });
  return id;
}

/** The ledger as one file, by an export in the background. */
async function exportLedger(url: string, key: string, wanted: object, file: string): Promise<void> {
  const path = '/v1/ledgers/claims/exports';
  const asked = await send(url, key, path, { ...wanted, purpose: 'a copy' });
  const { export_id: id } = (await asked.json()) as { export_id: string };
  for (;;) {
    const job = (await (await send(url, key, `${path}/${id}`)).json()) as { state: string };
    if (job.state === 'failed') throw new Error(`the export failed: ${JSON.stringify(job)}`);
    if (job.state === 'ready') break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const content = await send(url, key, `${path}/${id}/content`);
  await writeFile(file, new Uint8Array(await content.arrayBuffer()));
}

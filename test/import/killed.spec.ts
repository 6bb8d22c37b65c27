import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, request as send, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { runDocket } from '../support/built-command.js';
import { readEntries } from './imported-entries.js';
import type { Members } from './raw-record.js';
import { runWith } from './run-with.js';

/** Acts of the long run of each source: more than one batch takes, so that there is a middle. */
const ACTS = 520;
const acts = <Act>(make: (n: number) => Act): Act[] =>
  Array.from({ length: ACTS }, (_, n) => make(n));
const momentOf = (n: number): string => new Date(Date.UTC(2026, 2, 2, 9, 0, n)).toISOString();
const sample = (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

const asked = { role: 'user', content: 'Refund all of them, please.' };

async function langfuse(): Promise<string> {
  const { trace, observations } = JSON.parse(await sample('./langfuse/refund.json'));
  const [agent, , , tool] = observations;
  const called = acts((n) => ({
    ...tool,
    id: `act-${n}`,
    startTime: momentOf(n),
    endTime: momentOf(n),
    input: { order: n },
  }));
  const judged = { ...trace.scores[1], id: 's4', observationId: `act-${ACTS - 1}` };
  return JSON.stringify({
    trace: { ...trace, scores: [...trace.scores, judged] },
    observations: [...observations, ...called, { ...agent, id: 'other' }],
  });
}

async function langsmith(): Promise<string> {
  const lines = (await sample('./langsmith/runs.jsonl')).trimEnd().split('\n');
  const tool = JSON.parse(lines[0] ?? '');
  const called = acts((n) => {
    const { dotted_order: _, ...rest } = tool;
    const at = momentOf(n);
    return JSON.stringify({ ...rest, id: `act-${n}`, start_time: at, end_time: at, inputs: { n } });
  });
  return [...lines, ...called].join('\n');
}

async function phoenix(): Promise<string> {
  const { data } = JSON.parse(await sample('./phoenix/spans.json'));
  const [agent, , , tool] = data;
  const called = acts((n) => ({
    ...tool,
    id: `act-${n}`,
    context: { ...tool.context, span_id: (n + 1).toString(16).padStart(16, '0') },
    start_time: momentOf(n),
    end_time: momentOf(n),
  }));
  const context = { trace_id: 'c'.repeat(32), span_id: 'd'.repeat(16) };
  return JSON.stringify([...data, ...called, { ...agent, id: 'other', context }]);
}

function openai(): string {
  const messages = acts((n) => [
    {
      role: 'assistant',
      content: `Now number ${n}.`,
      tool_calls: [
        { id: `c${n}`, type: 'function', function: { name: 'refund', arguments: `{"n":${n}}` } },
      ],
    },
    { role: 'tool', tool_call_id: `c${n}`, content: 'done' },
  ]).flat();
  return [
    { messages: [asked, ...messages] },
    { messages: [asked, { role: 'assistant', content: 'No.' }] },
  ]
    .map((log) => JSON.stringify(log))
    .join('\n');
}

function anthropic(): string {
  const messages = acts((n) => [
    {
      role: 'assistant',
      content: [{ type: 'tool_use', id: `t${n}`, name: 'refund', input: { n } }],
    },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: `t${n}`, content: 'done' }] },
  ]).flat();
  const said = [{ type: 'text', text: 'No.' }];
  return JSON.stringify([
    { model: 'model-b', messages: [asked, ...messages] },
    { model: 'model-b', messages: [asked, { role: 'assistant', content: said }] },
  ]);
}

async function whoAndWhen(): Promise<string> {
  const log = JSON.parse(await sample('./who-and-when/hand-crafted.json'));
  const said = acts((n) => ({ content: `I looked at page ${n}.`, role: 'WebSurfer' }));
  const long = {
    ...log,
    history: [...log.history.slice(0, 4), ...said],
    mistake_step: String(ACTS),
  };
  return JSON.stringify([log, long]);
}

/** Beside each, how many answers arrive before it is killed; twice where judgements wait for what they judge. */
const SOURCES: [format: string, make: () => string | Promise<string>, kills: number[]][] = [
  ['langfuse', langfuse, [0, 1]],
  ['langsmith', langsmith, [0]],
  ['phoenix', phoenix, [1]],
  ['openai', openai, [0]],
  ['anthropic', anthropic, [1]],
  ['who-and-when', whoAndWhen, [0, 1]],
];

interface Withholding {
  url: string;
  /** A batch was carried out, and its answer is kept back. */
  kept: Promise<void>;
  close(): Promise<void>;
}

/** A server before the API, which passes on the answers of the first `passed` batches and keeps all later ones back. */
async function withhold(target: string, passed: number): Promise<Withholding> {
  let answers = 0;
  let keep = (): void => undefined;
  const kept = new Promise<void>((resolve) => (keep = resolve));
  const server = createServer((from: IncomingMessage, to) => {
    const { method, url = '/', headers } = from;
    const onward = send(new URL(url, target), { method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        if (url.endsWith('/batch') && ++answers > passed) return keep();
        to.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(parts));
      });
    });
    from.pipe(onward);
    onward.on('error', () => to.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

describe('an import that is killed goes on where it was', () => {
  let api: TestApi;
  let directory: string;
  beforeAll(async () => {
    api = await startTestApi();
    directory = await mkdtemp(join(tmpdir(), 'docket-import-killed-'));
  });
  afterAll(async () => {
    await api.close();
    await rm(directory, { recursive: true, force: true });
  });

  /** Everything about each run of the file, in order. */
  const recorded = async (ledger: string): Promise<Map<number, unknown[]>> => {
    const runs = new Map<number, unknown[]>();
    for (const { run, type, body } of await readEntries<Members>(api, ledger))
      runs.set(run, [...(runs.get(run) ?? []), { type, body }]);
    return runs;
  };
  const killedOnce = async (key: string, argv: readonly string[], passed: number) => {
    const proxy = await withhold(api.url, passed);
    const killed = await runDocket([...argv, '--url', proxy.url], {
      env: { DOCKET_API_KEY: key },
      onSpawn: (child) => void proxy.kept.then(() => child.kill('SIGKILL')),
    });
    await proxy.close();
    expect(killed).toMatchObject({ code: null, stdout: '' });
  };

  test.each(SOURCES)('%s', async (format, make, kills) => {
    const path = join(directory, `${format}.json`);
    await writeFile(path, await make());
    const into = async (ledger: string) => {
      await api.createLedger(ledger);
      const argv = ['import', format, path, '--ledger', ledger];
      return { ledger, argv, key: await api.createKey(ledger, 'agent') };
    };
    const whole = await into(`${format}-whole`);
    const finish = ({ key, argv }: typeof whole) => runWith(key, [...argv, '--url', api.url]);
    const { code, out } = await finish(whole);
    expect(code).toBe(0);
    const size = await api.size(whole.ledger);
    const killed = await into(`${format}-killed`);
    let left = 3;
    for (const passed of kills) {
      await killedOnce(killed.key, killed.argv, passed);
      expect(await api.size(killed.ledger)).toBeGreaterThan(left);
      left = await api.size(killed.ledger);
      if (passed === 0) expect(left).toBeLessThan(size);
    }
    const resumed = await finish(killed);
    expect([resumed.code, resumed.err]).toEqual([0, '']);
    expect(resumed.out).toMatch(/were in the ledger before\.$/m);
    // What is said of the source is the same, whatever was there before.
    const accountOf = (text: string) => /^IN THE SOURCE(.|\n(?!\n))*/m.exec(text)?.[0];
    expect(accountOf(resumed.out)).toEqual(accountOf(out));
    expect(await api.size(killed.ledger)).toBe(size);
    expect(await recorded(killed.ledger)).toEqual(await recorded(whole.ledger));
  });
});

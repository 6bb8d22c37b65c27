import { execFile, type ChildProcess } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeServerDirectory, startEmbeddedPostgres } from '@docket/store';
import pg from 'pg';
import { endProcess, startApi, type Target } from './api.bench.js';
import { interleave, median, note, reportRatio } from './measure.js';
import { COPY_SCHEMA, copyRows } from './peers/binary-copy.js';

/** `docket import` of logs of messages over HTTP, against binary COPY of the rows that come of it. */
export const name = 'import';

const RUNS = 1_500;
const TURNS = 8;
const ROUNDS = 3;
const COPIED_AT_ONCE = 500;
const cli = fileURLToPath(new URL('../../../apps/cli/bin/docket.js', import.meta.url));

export async function run(): Promise<void> {
  const directory = await makeServerDirectory('docket-bench-import-');
  const server = await startEmbeddedPostgres({
    dataDir: join(directory, 'data'),
    persistent: false,
  });
  const children: ChildProcess[] = [];
  const peers = new pg.Pool({ connectionString: server.superuserUrl, max: 2 });
  // The server goes first at the end; a connection that it closes is no error then.
  peers.on('error', () => undefined);
  try {
    await peers.query(COPY_SCHEMA);
    const api = await startApi(server.superuserUrl, join(directory, 'keys'), children);
    await compare({ api, peers, directory });
  } finally {
    await Promise.all(children.map(endProcess));
    await peers.end();
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function compare({
  api,
  peers,
  directory,
}: {
  api: Target;
  peers: pg.Pool;
  directory: string;
}): Promise<void> {
  let round = 0;
  let [entries, bytes] = [0, 0];
  const rates = await interleave(ROUNDS, {
    ours: async () => {
      const file = join(directory, `log-${(round += 1)}.jsonl`);
      const log = logsOf(round);
      await writeFile(file, log);
      bytes = Buffer.byteLength(log);
      const before = await sizeOf(peers);
      const seconds = await importFile(api, file);
      entries = (await sizeOf(peers)) - before;
      return entries / seconds;
    },
    copy: async () => {
      const rows = await newest(peers, entries);
      const begun = performance.now();
      for (let at = 0; at < rows.length; at += COPIED_AT_ONCE)
        await copyRows(peers, rows.slice(at, at + COPIED_AT_ONCE));
      return rows.length / ((performance.now() - begun) / 1000);
    },
  });
  const show = (way: string): string => median(rates[way] ?? []).toFixed(0);
  note(
    `${RUNS} runs, ${(bytes / 1e6).toFixed(1)} MB of logs, ${entries} entries; entries a second: import ${show('ours')}, binary COPY of the same rows ${show('copy')}`,
  );
  reportRatio('import of logs over HTTP, against binary COPY', rates, ['ours', 'copy'], {
    min: 0.15,
  });
}

/** Seconds between the first record and the last answer, as the command tells them: its start is none of it. */
async function importFile(api: Target, file: string): Promise<number> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli, 'import', 'openai', file, '--ledger', 'api', '--url', api.url],
    { env: { PATH: process.env['PATH'] ?? '', DOCKET_API_KEY: api.key } },
  );
  const found = /in ([\d.]+) (ms|s)\b/.exec(stdout);
  if (found === null) throw new Error(`The import tells no duration: ${stdout}`);
  return Number(found[1]) / (found[2] === 'ms' ? 1000 : 1);
}

async function sizeOf(peers: pg.Pool): Promise<number> {
  const { rows } = await peers.query<{ size: number }>(
    'SELECT count(*)::int AS size FROM docket.entry',
  );
  return rows[0]?.size ?? 0;
}

async function newest(peers: pg.Pool, count: number): Promise<[Uint8Array, Uint8Array][]> {
  const { rows } = await peers.query<{ leaf: Buffer; body: Buffer }>(
    `SELECT e.leaf, b.body FROM docket.entry e JOIN docket.body b USING (ledger_no, seq)
     ORDER BY e.ledger_no DESC, e.seq DESC LIMIT $1`,
    [count],
  );
  return rows.map(({ leaf, body }) => [leaf, body]);
}

/** One conversation a line, none of them in another round. */
function logsOf(round: number): string {
  return Array.from({ length: RUNS }, (_, n) => JSON.stringify(conversation(`${round}-${n}`))).join(
    '\n',
  );
}

function conversation(id: string): object {
  const turns = Array.from({ length: TURNS }, (_, turn) => {
    const call = `call_${id}_${turn}`;
    const args = JSON.stringify({ order: id, line: turn, reason: 'damaged' });
    return [
      {
        role: 'assistant',
        content: null,
        tool_calls: [
          { id: call, type: 'function', function: { name: 'check_line', arguments: args } },
        ],
      },
      { role: 'tool', tool_call_id: call, content: `{"eligible": true, "amount": "${turn}.00"}` },
      { role: 'user', content: `And the next line of order ${id}, please: it was damaged, too.` },
    ];
  }).flat();
  return {
    model: 'model-a',
    messages: [
      { role: 'system', content: 'You refund orders within 30 days.' },
      { role: 'user', content: `Which lines of order ${id} can be refunded?` },
      ...turns,
      { role: 'assistant', content: 'All of them can be refunded.' },
    ],
  };
}

import { startApi, type RunningApi } from '@docket/api';
import { createSigner, formatCosignerKey } from '@docket/chain';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApi, type TestApi } from '../api/support/api.js';

const LEDGERS = ['north', 'south', 'west'];

let directory: string;
let api: TestApi;
let worker: RunningApi | undefined;
const servers: Server[] = [];
/** Origins of the checkpoints that the witness that refuses was asked to cosign. */
const refused: string[] = [];
let hungUp = 0;

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-look-'));
  api = await startTestApi({ roles: ['api'] });
  for (const ledger of LEDGERS) await api.createLedger(ledger);
});
afterAll(async () => {
  await worker?.close();
  for (const server of servers) server.close();
  await api.close();
  await rm(directory, { recursive: true, force: true });
});

test('a look waits once for a witness that is away, and asks one that refuses for each ledger', async () => {
  const away = await serve((request) => {
    hungUp += 1;
    request.socket.destroy();
  });
  const strict = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      refused.push(/\n\n([^\n]+)\n/.exec(body)?.[1] ?? '');
      response.writeHead(404).end('no ledger of this name is witnessed here\n');
    });
  });
  const keyOf = (name: string, byte: number): string => {
    const { publicKey } = createSigner(name, new Uint8Array(32).fill(byte));
    return formatCosignerKey(name, publicKey);
  };
  const policy = join(directory, 'witnesses.txt');
  const lines = [
    `witness away ${keyOf('away.example/w', 1)} ${away}`,
    `witness strict ${keyOf('strict.example/w', 2)} ${strict}`,
    'group both all away strict',
    'quorum both',
  ];
  await writeFile(policy, lines.map((line) => `${line}\n`).join(''));

  worker = await startApi({
    databaseUrl: api.database.url,
    hostName: 'docket.example',
    keysDir: api.keysDir,
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    poolSize: 4,
    queueRecordsMax: 10_000,
    clockAheadSMax: 300,
    roles: ['worker'],
    witnessesFile: policy,
    checkpointsDir: join(directory, 'checkpoints'),
  });
  const asked = (): string[] => LEDGERS.filter((id) => refused.includes(`docket.example/${id}`));
  while (asked().length < LEDGERS.length) await new Promise((done) => setTimeout(done, 20));
  // What was begun meanwhile comes to its end: on a busy machine more than one round may have.
  for (let seen = -1; seen !== hungUp + refused.length;) {
    seen = hungUp + refused.length;
    await new Promise((done) => setTimeout(done, 400));
  }
  // A start asks, the look behind it does, and whoever lost a connection to the database: each of them this one once, and the
  // other one for each ledger, the registry among them.
  expect(hungUp).toBeGreaterThanOrEqual(1);
  expect(hungUp).toBeLessThan(refused.length);
});

import { createSigner, formatCosignerKey } from '@docket/chain';
import { DEFAULT_POLICY } from '@docket/record';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { TimeStampAuthority } from '../support/time-stamp-authority.js';
import { until } from '../support/within.js';
import { DatabaseCopies, settled } from './database-copies.js';

const DONE_S = 120;
/** The registry is stamped before either of them. */
const STAMPED = 2;

let directory: string;
let authority: TimeStampAuthority;
let witness: Server;
let witnessesFile: string;
/** Origins of the checkpoints that the witness was asked to cosign. */
const shown: string[] = [];
/** The sizes of those of `broken`. */
const sizes = new Set<number>();

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-others-'));
  authority = await TimeStampAuthority.make();
  await authority.listen();
  witness = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const [, origin = '', size] = /\n\n([^\n]+)\n(\d+)\n/.exec(body) ?? [];
      shown.push(origin);
      if (origin.endsWith('/broken')) sizes.add(Number(size));
      response.writeHead(404).end('no ledger of this name is witnessed here\n');
    });
  });
  witness.listen(0, '127.0.0.1');
  await once(witness, 'listening');
  const name = 'strict.example/w';
  const key = formatCosignerKey(name, createSigner(name, new Uint8Array(32).fill(1)).publicKey);
  const { port } = witness.address() as AddressInfo;
  witnessesFile = join(directory, 'witnesses.txt');
  await writeFile(witnessesFile, `witness one ${key} http://127.0.0.1:${port}\nquorum one\n`);
});
afterAll(async () => {
  witness.close();
  await authority.close();
  await rm(directory, { recursive: true, force: true });
});

test.each<[how: string, breakIt: (api: TestApi, copies: DatabaseCopies) => Promise<void>]>([
  [
    'that went back',
    async (api, copies) => {
      await copies.keep();
      await api.createKey('broken', 'agent');
      const checkpoint = await api.call('GET', '/v1/ledgers/broken/checkpoint', {
        key: api.administrator,
      });
      expect(checkpoint.status).toBe(200);
      await copies.putBack();
    },
  ],
  [
    'whose key cannot be used',
    async (api) => {
      // Behind what was signed when it was made.
      await api.createKey('broken', 'agent');
      await chmod(join(api.keysDir, 'broken.seed'), 0o644);
    },
  ],
])(
  'a ledger %s holds up no deadline, cosignature or time stamp of another',
  async (_how, breakIt) => {
    const checkpointsDir = await mkdtemp(join(directory, 'checkpoints-'));
    const api = await startTestApi({ roles: ['api'], checkpointsDir });
    const copies = new DatabaseCopies(api.database.url);
    try {
      // In this order workers look at them.
      await api.createLedger('broken');
      const tripwires = { ...DEFAULT_POLICY.tripwires, answer_within_seconds: { medium: 1 } };
      await api.createLedger('whole', { ...DEFAULT_POLICY, version: 'with deadlines', tripwires });
      const key = await api.createKey('whole', 'agent');
      const path = '/v1/ledgers/whole/decisions';
      const post = (to: string, body: object) => settled(() => api.call('POST', to, { key, body }));
      const id = written(await post(path, opening)).decision_id;
      await post(`${path}/${id}/job-cards`, { ...card, needs_human: true });
      await breakIt(api, copies);

      shown.length = 0;
      sizes.clear();
      const { asked } = authority;
      const lines: string[] = [];
      const said = (): string => [...shown, ...lines].join('\n');
      const worker = { roles: ['worker'], witnessesFile, tsaUrl: authority.url, logLevel: 'warn' };
      await api.startAnother(worker as object, (line) => lines.push(line));
      const isDone = async (): Promise<boolean> => {
        const entries = await settled(() => api.call('GET', `${path}/${id}/entries`, { key }));
        return (
          shown.includes('docket.example/whole') &&
          authority.asked >= asked + STAMPED &&
          entries.text.includes('deadline.passed')
        );
      };
      await until(DONE_S, 'all three of the other ledger', isDone, { state: said, pauseMs: 200 });
      // At a start a witness is asked what it holds, by what was signed before; nothing newer is signed for it.
      const newest = await api.size('broken');
      expect([...sizes].filter((size) => size >= newest)).toEqual([]);
      expect(sizes.size).toBeLessThanOrEqual(1);
      expect(lines.filter((line) => / wait: /.test(line) && !line.includes(' of broken '))).toEqual(
        [],
      );
    } finally {
      await api.close();
      await copies.drop();
    }
  },
);

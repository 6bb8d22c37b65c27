import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  cosign,
  cosignMlDsa44,
  createSigner,
  formatCosignerKey,
  formatVerifierKey,
  mlDsa44CosignerKey,
  parseCosignerKey,
  signCheckpoint,
} from '@docket/chain';
import { AnchorFailure } from '../../libs/service/src/anchors/bounded-post.js';
import { askWitness } from '../../libs/service/src/witnesses/witness-client.js';

const ledger = createSigner('docket.example/claims', new Uint8Array(32).fill(7));
const publicKey = formatVerifierKey(ledger.name, ledger.publicKey);
const root = new Uint8Array(32);
const note = signCheckpoint({ origin: ledger.name, size: 5, root, extensions: [] }, ledger);
const text = note.slice(0, note.indexOf('\n\n') + 1);
const NAME = 'witness.example/w1';
const seed = new Uint8Array(32).fill(9);
const line = cosign(text, NAME, seed, 1_790_000_000);
const other = cosign(`${text}more\n`, NAME, seed, 1_790_000_000);
const stranger = cosign(text, 'stranger.example', new Uint8Array(32).fill(3), 1);
const cosigner = parseCosignerKey(formatCosignerKey(NAME, createSigner(NAME, seed).publicKey));

let server: Server;
let url: string;
let answer: (response: ServerResponse) => void;
const bodies: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(`${request.method} ${request.url}\n${Buffer.concat(chunks).toString('utf8')}`);
      answer(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/prefix/`;
});
afterAll(() => {
  server.close();
});

const ask = (stop = new AbortController().signal, by = cosigner) =>
  askWitness({ name: 'w1', cosigner: by, url }, { oldSize: 0, proof: [], note }, publicKey, stop);
const says = (status: number, body: string, type = 'text/plain'): void => {
  answer = (response) => response.writeHead(status, { 'content-type': type }).end(body);
};

test('a cosignature is taken out of whatever stands beside it', async () => {
  for (const body of [line, `${stranger}${line}`, `${other}${line}`, `${line}${line}`]) {
    says(200, body);
    expect(await ask()).toEqual({ kind: 'cosigned', line });
  }
  expect(bodies[0]).toBe(`POST /prefix/add-checkpoint\nold 0\n\n${note}`);
});

test('of a witness that has two keys each takes its own line, and none in place of the other', async () => {
  const second = parseCosignerKey(await mlDsa44CosignerKey(NAME, seed));
  const made = await cosignMlDsa44(text, NAME, seed, 1_790_000_000);
  const elsewhere = await cosignMlDsa44(text.replace('\n5\n', '\n6\n'), NAME, seed, 1);
  const { signal } = new AbortController();
  says(200, `${line}${made}`);
  expect(await ask()).toEqual({ kind: 'cosigned', line });
  expect(await ask(signal, second)).toEqual({ kind: 'cosigned', line: made });
  for (const body of [line, `${line}${elsewhere}`]) {
    says(200, body);
    expect(await ask()).toEqual({ kind: 'cosigned', line });
    await expect(ask(signal, second)).rejects.toThrow(AnchorFailure);
  }
});

test('the size that it cosigned last is read', async () => {
  says(409, '8\n', 'text/x.tlog.size');
  expect(await ask()).toEqual({ kind: 'conflict', size: 8 });
});

test.each([
  ['nothing', 200, '', 'text/plain'],
  ['a signature over something else', 200, other, 'text/plain'],
  ['a signature of somebody else', 200, stranger, 'text/plain'],
  ['no signature line', 200, 'thank you\n', 'text/plain'],
  ['a checkpoint of its own', 200, note, 'text/plain'],
  ['too much', 200, 'x'.repeat(70_000), 'text/plain'],
  ['a conflict without a size', 409, 'x\n', 'text/x.tlog.size'],
  ['a conflict over too much', 409, `${'9'.repeat(17)}\n`, 'text/x.tlog.size'],
  ['a conflict of another type', 409, '8\n', 'text/plain'],
  ['a refusal', 403, 'no\u001b[2J\n', 'text/plain'],
  ['a failure', 500, '', 'text/plain'],
])('one that answers with %s has not cosigned', async (_, status, body, type) => {
  says(status, body, type);
  const failure = await ask().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AnchorFailure);
  expect((failure as Error).message).not.toMatch(/[\u0000-\u001f]/);
});

test('one that leads elsewhere, hangs up or is not waited for has not cosigned', async () => {
  answer = (response) => response.writeHead(307, { location: url }).end();
  await expect(ask()).rejects.toThrow(AnchorFailure);
  answer = (response) => response.destroy();
  await expect(ask()).rejects.toThrow(AnchorFailure);
  const stop = new AbortController();
  answer = () => stop.abort();
  await expect(ask(stop.signal)).rejects.toThrow(AnchorFailure);
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { askBound } from './append/bound-query.js';
import { BoundedClient, boundedRead } from './bounded-client.js';

/** A message of the server's (PostgreSQL, 55.7): type, length, content. */
const message = (type: string, content: Buffer = Buffer.alloc(0)): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + content.length);
  return Buffer.concat([Buffer.from(type), length, content]);
};
const READY = message('Z', Buffer.from('I'));
const WELCOME = Buffer.concat([message('R', Buffer.alloc(4)), READY]);
const DONE = message('C', Buffer.from('SELECT 0\0'));
const ANSWER = Buffer.concat([DONE, READY]);
/** Long enough for a loaded machine to make a connection, and waited for in full by few tests. */
const AMPLE_MS = 60_000;

describe('a bounded client', () => {
  let server: Server;
  let far: Socket[];
  /** What the server answers, in order; then it is silent. The first is to the startup message. */
  let answers: Buffer[];
  let late: number;

  beforeEach(async () => {
    far = [];
    answers = [WELCOME];
    late = 0;
    server = createServer((socket) => {
      far.push(socket);
      const left = [...answers];
      socket.on('error', () => undefined);
      socket.on('data', () => {
        const answer = left.shift();
        if (answer !== undefined) socket.write(answer);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    for (const socket of far) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  const client = (bounds: { connectMs?: number; statementMs?: number } = {}): BoundedClient =>
    new BoundedClient({
      host: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
      user: 'docket',
      bounds: {
        connectMs: AMPLE_MS,
        statementMs: AMPLE_MS,
        ...bounds,
        onLate: () => (late += 1),
      },
    });

  test('gives up a server that takes the connection and says nothing', async () => {
    answers = [];
    await expect(client({ connectMs: 50 }).connect()).rejects.toMatchObject({
      name: 'DatabaseLate',
      message: 'The database took no connection within 0.05 s.',
    });
    expect(late).toBe(1);
  });

  test('gives up a statement without an answer, and what waits behind it', async () => {
    const asking = client({ statementMs: 50 });
    await asking.connect();
    const asked = await Promise.allSettled([asking.query('SELECT 1'), asking.query('SELECT 2')]);
    for (const one of asked) expect(one).toMatchObject({ reason: { name: 'DatabaseLate' } });
    expect(late).toBe(1);
    await expect(asking.query('SELECT 3')).rejects.toThrow();
  });

  test('tells a callback as it tells a promise', async () => {
    const asking = client({ statementMs: 50 });
    await asking.connect();
    const error = await new Promise((resolve) => asking.query('SELECT 1', resolve));
    expect(error).toMatchObject({ name: 'DatabaseLate' });
  });

  test('bounds a statement whose message is made whole, lost or not', async () => {
    const statement = { name: 'one', ledgerNo: 1, text: 'SELECT 1', parameters: [] };
    // The first of the two is about the name of the ledger.
    answers = [WELCOME, Buffer.concat([DONE, ANSWER])];
    const asking = client({ statementMs: 200 });
    await asking.connect();
    expect((await askBound(asking, statement)).command).toBe('SELECT');
    await expect(askBound(asking, statement)).rejects.toMatchObject({ name: 'DatabaseLate' });
    expect(late).toBe(1);
    await expect(askBound(asking, statement)).rejects.toThrow();
  });

  test('an answer in time ends the wait: nothing is given up afterwards', async () => {
    answers = [WELCOME, ANSWER];
    const asking = client({ statementMs: 200 });
    await asking.connect();
    expect((await asking.query('SELECT')).command).toBe('SELECT');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(late).toBe(0);
    asking.abandon(new Error('the test is over'));
  });

  test('a connection that is lost while nobody asks ends no process', async () => {
    const idle = client();
    await idle.connect();
    const ended = new Promise<void>((resolve) => idle.once('end', () => resolve()));
    far[0]?.resetAndDestroy();
    await ended;
    expect(late).toBe(0);
    await expect(idle.query('SELECT 1')).rejects.toThrow();
  });

  test('abandoned, it rejects what waits with the reason, and tells nobody that the server was late', async () => {
    const asking = client();
    await asking.connect();
    const waiting = asking.query('SELECT 1');
    asking.abandon(new Error('The server stops.'));
    await expect(waiting).rejects.toThrow('The server stops.');
    expect(late).toBe(0);
  });

  test('goodbye is said, and not waited for without end', async () => {
    const leaving = client();
    await leaving.connect();
    // The server never closes its side.
    far[0]?.pause();
    await leaving.end();
  });

  test('a stream that brings nothing is given up; one that ends is not', async () => {
    const reading = client();
    await reading.connect();
    expect(await boundedRead(reading, Promise.resolve('chunk'), 50)).toBe('chunk');
    expect(late).toBe(0);
    const stalled = new Promise<never>((_resolve, reject) => {
      reading.once('error', reject);
      reading.once('end', () => reject(new Error('ended')));
    });
    await expect(boundedRead(reading, stalled, 50)).rejects.toThrow();
    expect(late).toBe(1);
  });
});

import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { readInsideNetworks } from '@docket/service';
import { problemOf, startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { asSuperuser } from './as-superuser.js';
import { eventually, startReceiver } from './receiver.js';

interface Received {
  from: string;
  to: string[];
  text: string;
}

let api: TestApi;
let directory: string;
let smtp: SMTPServer;
const mails: Received[] = [];
let refusesWith: number | undefined;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-mail-'));
  smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'docket' && password === 'pass word'
        ? done(null, { user: username })
        : done(new Error('not known')),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const { mailFrom, rcptTo } = envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        mails.push({ from, to: rcptTo.map(({ address }) => address), text });
        if (refusesWith === undefined) return done();
        done(Object.assign(new Error('Ada is not at home'), { responseCode: refusesWith }));
      });
    },
  });
  const server = smtp.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const smtpUrlFile = join(directory, 'smtp.url');
  await writeFile(smtpUrlFile, `smtp://docket:pass%20word@127.0.0.1:${port}\n`);
  api = await startTestApi({ smtpUrlFile, mailFrom: 'Docket <docket@example.com>' });
  await api.createLedger('claims');
});
afterAll(async () => {
  await api.close();
  await new Promise<void>((done) => void smtp.close(() => done()));
  await rm(directory, { recursive: true, force: true });
});

const call = (method: string, path: string, body?: unknown) =>
  api.call(method, `/v1/ledgers/claims/webhooks${path}`, {
    key: api.administrator,
    ...(body !== undefined && { body }),
  });

async function create(to: string, more: object = {}): Promise<string> {
  const body = { url: `mailto:${to}`, form: 'email', ...more };
  const answer = await call('POST', '', body);
  if (answer.status !== 201) throw new Error(answer.text);
  return (answer.json as { id: string }).id;
}

async function escalate(): Promise<string> {
  const key = await api.createKey('claims', 'agent');
  const record = async (path: string, body: unknown) =>
    written(await api.call('POST', `/v1/ledgers/claims/${path}`, { key, body }));
  const { decision_id: id } = await record('decisions', { ...opening, goal: 'Refund Ada' });
  await record(`decisions/${id}/job-cards`, { ...card, goal: 'Refund Ada', needs_human: true });
  return id;
}

/** As a mail program shows it. */
const shown = ({ text }: Received): string =>
  text
    .replaceAll('=\r\n', '')
    .replaceAll(/((?:=[0-9A-F]{2})+)/g, (codes) =>
      Buffer.from(codes.replaceAll('=', ''), 'hex').toString('utf8'),
    );

test('an escalation comes as plain text in the language that was asked for, with ids alone', async () => {
  const ids = [
    await create('duty@example.com', { events: ['escalation.opened'] }),
    await create('dienst@example.com', { events: ['escalation.opened'], locale: 'de' }),
  ];
  const decision = await escalate();
  await eventually(() => (mails.length >= 2 ? true : undefined));
  const to = (address: string) => mails.find((mail) => mail.to.includes(address));
  const [english, german] = [to('duty@example.com'), to('dienst@example.com')];
  if (english === undefined || german === undefined) throw new Error('a mail is missing');
  expect(english).toMatchObject({ from: 'docket@example.com', to: ['duty@example.com'] });
  expect(shown(english)).toContain('Subject: A human is asked: claims');
  expect(shown(english)).toContain(`Decision: ${decision}`);
  expect(shown(english)).toContain('Nothing is decided by this mail');
  expect(english.text).toMatch(/^Content-Type: text\/plain/m);
  expect(english.text).toMatch(/^Auto-Submitted: auto-generated/m);
  expect(shown(german)).toContain('Ein Mensch wird gefragt');
  expect(shown(german)).toContain(`Entscheidung: ${decision}`);
  for (const mail of mails) expect(mail.text).not.toMatch(/Refund|Ada/);
  const listed = (await call('GET', '')).text;
  expect(listed).toContain('mailto:…@example.com');
  expect(listed).not.toMatch(/duty@|dienst@/);
  // Another secret leaves the address and the language as they are.
  expect((await call('POST', `/${ids[1] ?? ''}/secrets`, {})).status).toBe(201);
  await call('POST', `/${ids[1] ?? ''}/tests`);
  await eventually(() => mails.find((mail) => shown(mail).includes('Diese Adresse erfährt')));
  for (const id of ids) await call('DELETE', `/${id}`);
});

test('that a question was given to somebody comes as a mail with ids alone', async () => {
  const id = await create('team@example.com', { events: ['escalation.assigned'], locale: 'de' });
  const decision = await escalate();
  const officer = await api.createKey('claims', 'officer');
  await api.createKey('claims', 'reviewer');
  const listed = await api.call('GET', '/v1/ledgers/claims/reviewers', { key: officer });
  const { reviewers } = listed.json as { reviewers: { principal: string; role: string }[] };
  const to = reviewers.find(({ role }) => role === 'reviewer')?.principal ?? '';
  const claim = `/v1/ledgers/claims/decisions/${decision}/escalations/esc-1/claim`;
  expect((await api.call('PUT', claim, { key: officer, body: { to } })).status).toBe(200);
  const mail = await eventually(() => mails.find((one) => one.to.includes('team@example.com')));
  expect(shown(mail)).toContain('Eine Frage wurde jemandem gegeben');
  expect(shown(mail)).toContain(`Gegeben an: ${to}`);
  expect(mail.text).not.toMatch(/Refund|Ada/);
  await call('DELETE', `/${id}`);
});

test('a mail that the server does not take is sent again, the same, and its words are not kept', async () => {
  const before = mails.length;
  refusesWith = 451;
  const id = await create('duty@example.com');
  await call('POST', `/${id}/tests`);
  const error = await eventually(async () => {
    const answer = await call('GET', '');
    const [found] = (answer.json as { webhooks: { last_error: string | null }[] }).webhooks;
    return found?.last_error ?? undefined;
  });
  expect(error).toBe('the mail server did not take it: EMESSAGE 451');
  refusesWith = undefined;
  await asSuperuser(api.database.url, 'UPDATE docket.outbox_endpoint SET retry_at = NULL');
  await eventually(
    async () =>
      (await call('GET', `/${id}/messages?state=delivered`)).text.includes('webhook.test') ||
      undefined,
  );
  const idOf = ({ text }: Received) => /^Message-ID: (.*)$/im.exec(text)?.[1];
  expect(mails.length).toBe(before + 2);
  expect(idOf(mails[before + 1]!)).toBe(idOf(mails[before]!));
  await call('DELETE', `/${id}`);
});

test('what is no single address, or asks for more than a mail, is refused', async () => {
  for (const [more, pointer] of [
    [{ url: 'mailto:a@example.com,b@example.com' }, '/url'],
    [{ url: 'mailto:a@example.com?bcc=b@example.com' }, '/url'],
    [{ url: 'mailto:a@example.com%0abcc:b@example.com' }, '/url'],
    [{ url: 'mailto:a%40b@example.com' }, '/url'],
    [{ url: 'https://hooks.example/' }, '/url'],
    [{ url: 'mailto:a@example.com', headers: { 'x-a': 'b' } }, '/headers'],
    [{ url: 'https://hooks.example/', form: 'standard', locale: 'de' }, '/locale'],
    [{ url: 'mailto:a@example.com', form: 'standard' }, '/url'],
  ] as const) {
    const problem = problemOf(await call('POST', '', { form: 'email', ...more }));
    expect(problem).toMatchObject({ code: 'validation_failed', errors: [{ pointer }] });
  }
});

test('where no mail server is named there is no address to be told by', async () => {
  const closed = await startTestApi();
  try {
    await closed.createLedger('claims');
    const body = { url: 'mailto:a@example.com', form: 'email' };
    const key = closed.administrator;
    const answer = await closed.call('POST', '/v1/ledgers/claims/webhooks', { key, body });
    expect(problemOf(answer)).toMatchObject({ code: 'record_refused' });
  } finally {
    await closed.close();
  }
  await expect(
    startTestApi({ smtpUrlFile: join(directory, 'none'), mailFrom: 'a@b' }),
  ).rejects.toThrow('DOCKET_SMTP_URL_FILE');
});

/** A server that greets, is never silent, and never comes to an end of its first answer. */
async function startDripping() {
  const server = createServer((socket) => {
    let timer: NodeJS.Timeout | undefined;
    socket.write('220 mail.example.com\r\n');
    socket.once('data', () => {
      timer = setInterval(() => socket.write('250-wait\r\n'), 200);
    });
    socket.on('error', () => undefined).on('close', () => clearInterval(timer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const file = join(directory, 'dripping.url');
  await writeFile(file, `smtp://127.0.0.1:${port}\n`);
  return { file, server };
}

test('a mail server that never comes to an end is given up, and others are told meanwhile', async () => {
  const { file, server } = await startDripping();
  const receiver = await startReceiver();
  const slow = await startTestApi({
    smtpUrlFile: file,
    mailFrom: 'docket@example.com',
    insideNetworks: readInsideNetworks('127.0.0.0/8'),
  });
  try {
    await slow.createLedger('claims');
    const ask = (method: string, path: string, body?: unknown) =>
      slow.call(method, `/v1/ledgers/claims/webhooks${path}`, {
        key: slow.administrator,
        ...(body !== undefined && { body }),
      });
    const tell = async (body: object) => {
      const created = await ask('POST', '', body);
      expect(created.status).toBe(201);
      const { id } = created.json as { id: string };
      expect((await ask('POST', `/${id}/tests`)).status).toBe(202);
      return id;
    };
    const listed = async (id: string) => {
      const { webhooks } = (await ask('GET', '')).json as {
        webhooks: { id: string; waiting: number; last_error: string | null }[];
      };
      return webhooks.find((found) => found.id === id);
    };
    const mail = await tell({ url: 'mailto:duty@example.com', form: 'email' });
    const connections = async () =>
      new Promise<number>((done) => void server.getConnections((_, count) => done(count)));
    await eventually(async () => ((await connections()) > 0 ? true : undefined));
    await tell({ url: receiver.url });
    await eventually(() => receiver.deliveries[0]);
    expect(await listed(mail)).toMatchObject({ waiting: 1, last_error: null });
    const error = await eventually(async () => (await listed(mail))?.last_error ?? undefined);
    expect(error).toBe('the mail server did not end within 20 s');
  } finally {
    await slow.close();
    await receiver.close();
    server.close();
  }
});

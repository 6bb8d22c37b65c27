import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { STREAM_LIMITS } from '../../apps/api/src/positions/open-streams.js';
import { problemOf, startTestApi, written, type Answer, type TestApi } from './support/api.js';
import { opening } from './support/records.js';

const PAGE = { 'sec-fetch-site': 'same-origin', 'x-docket-csrf': '1' };
const PASSPHRASE = 'an old bridge of wet stones';

let api: TestApi;
let directory: string;
let agent: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'docket-positions-'));
  const signInFile = join(directory, 'sign-in.json');
  const settings = { public_url: 'https://docket.example', local: true };
  await writeFile(signInFile, JSON.stringify(settings));
  api = await startTestApi({ signInFile });
  for (const ledger of ['claims', 'other', 'third']) await api.createLedger(ledger);
  agent = await api.createKey('claims', 'agent');
});
afterAll(async () => {
  await api.close();
  await rm(directory, { recursive: true, force: true });
});

/** Somebody with these roles, signed in. @returns their cookie. */
async function signedIn(name: string, roles: Record<string, string>): Promise<string> {
  const body = { name, roles };
  const made = await api.call('POST', '/v1/people', { key: api.administrator, body });
  const { token } = made.json as { token: string };
  const headers = PAGE;
  const chosen = { token, passphrase: PASSPHRASE };
  await api.call('POST', '/v1/session/enrolment', { headers, body: chosen });
  const credentials = { name, passphrase: PASSPHRASE };
  const answer = await api.call('POST', '/v1/session/passphrase', { headers, body: credentials });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

interface Event {
  id: string;
  positions: Record<string, number>;
}

interface Stream {
  response: Response;
  /** The next event; undefined: the stream is over. */
  next(): Promise<Event | undefined>;
  /** The next that tells something. */
  change(): Promise<Event | undefined>;
  close(): void;
}

async function follow(cookie: string, url = api.url, lastEventId?: string): Promise<Stream> {
  const stop = new AbortController();
  const response = await fetch(`${url}/v1/session/positions`, {
    headers: { cookie, ...PAGE, ...(lastEventId && { 'last-event-id': lastEventId }) },
    signal: stop.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<Event | undefined> => {
    for (;;) {
      const found = /^event: positions\nid: (.*)\ndata: (.*)\n\n/m.exec(text);
      if (found !== null) {
        text = text.slice(found.index + found[0].length);
        const positions = JSON.parse(found[2] ?? '') as Record<string, number>;
        return { id: found[1] ?? '', positions };
      }
      const part = await reader?.read();
      if (part === undefined || part.done) return undefined;
      text += part.value;
    }
  };
  const change = async (): Promise<Event | undefined> => {
    for (;;) {
      const event = await next();
      if (event === undefined || Object.keys(event.positions).length > 0) return event;
    }
  };
  return { response, next, change, close: () => stop.abort() };
}

const record = async (): Promise<void> => {
  const path = '/v1/ledgers/claims/decisions';
  written(await api.call('POST', path, { key: agent, body: opening }));
};

describe('positions of ledgers', () => {
  test('are those where somebody sees what waits, and are told as they grow', async () => {
    const roles = { claims: 'reviewer', other: 'agent' };
    const refused = await api.call('POST', '/v1/people', {
      key: api.administrator,
      body: { name: 'nobody', roles },
    });
    // Whoever signs in is no agent; another ledger is simply not theirs.
    expect(refused.status).toBe(422);
    const stream = await follow(await signedIn('ada', { claims: 'reviewer', other: 'auditor' }));
    expect(stream.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(stream.response.headers.get('x-accel-buffering')).toBe('no');
    const first = await stream.next();
    expect(Object.keys(first?.positions ?? {}).sort()).toEqual(['claims', 'other']);
    await record();
    const grown = await stream.change();
    expect(grown?.positions).toEqual({ claims: await api.size('claims') });
    expect(grown?.id).toContain(`claims=${grown?.positions['claims']}`);
    stream.close();
  });

  test('are told by every process, and after a cut only where they are others', async () => {
    const other = await api.startAnother();
    const cookie = await signedIn('bo', { claims: 'officer', third: 'officer' });
    const stream = await follow(cookie, other.url);
    const first = await stream.next();
    await record();
    const { id = '' } = (await stream.change()) ?? {};
    stream.close();
    await record();
    const again = await follow(cookie, api.url, id);
    expect((await again.next())?.positions).toEqual({ claims: await api.size('claims') });
    again.close();
    // What is no id of ours says nothing of what was seen.
    for (const wrong of ['claims=x', `${'claims=1&'.repeat(2_000)}claims=1`]) {
      const whole = await follow(cookie, api.url, wrong);
      if (whole.response.status === 200) {
        const told = Object.keys((await whole.next())?.positions ?? {});
        expect(told.sort()).toEqual(Object.keys(first?.positions ?? {}).sort());
      } else expect(whole.response.status).toBe(431);
      whole.close();
    }
  });

  test('are for nobody else, and leave nothing', async () => {
    const ask = (headers: Record<string, string>, key?: string): Promise<Answer> =>
      api.call('GET', '/v1/session/positions', { headers, key });
    expect(problemOf(await ask({})).code).toBe('not_authenticated');
    const officer = await api.createKey('claims', 'officer');
    expect(problemOf(await ask({}, officer)).code).toBe('role_not_allowed');
    const cookie = await signedIn('cleo', { claims: 'officer' });
    const elsewhere = { cookie, 'sec-fetch-site': 'cross-site' };
    expect(problemOf(await ask(elsewhere)).code).toBe('cross_site_request');
    const asked = await api.call('GET', '/v1/session/positions?ledger=claims', {
      headers: { cookie, ...PAGE },
    });
    expect(problemOf(asked).code).toBe('invalid_parameter');
    const head = await api.call('HEAD', '/v1/session/positions', { headers: { cookie, ...PAGE } });
    expect(head.status).toBe(405);
    const stream = await follow(cookie);
    await stream.next();
    const size = await api.size('claims');
    stream.close();
    expect(await api.size('claims')).toBe(size);
  });

  test('end with the session', async () => {
    const cookie = await signedIn('di', { claims: 'reviewer' });
    const stream = await follow(cookie);
    await stream.next();
    const headers = { cookie, ...PAGE };
    expect((await api.call('DELETE', '/v1/session', { headers })).status).toBe(204);
    // Within 15 seconds: it is looked at that often.
    while ((await stream.next()) !== undefined);
    expect((await follow(cookie)).response.status).toBe(401);
  });

  test('are held open by one person as often as may be, and no oftener', async () => {
    const cookie = await signedIn('ed', { claims: 'reviewer' });
    const streams: Stream[] = [];
    for (let i = 0; i < STREAM_LIMITS.ofPerson; i++) streams.push(await follow(cookie));
    const answer = await api.call('GET', '/v1/session/positions', { headers: { cookie, ...PAGE } });
    expect(problemOf(answer).code).toBe('rate_limited');
    expect(answer.headers.get('retry-after')).toBe('30');
    streams[0]?.close();
    // The server notices in its own time that one is closed.
    for (let status = 429; status === 429;) {
      const one = await follow(cookie);
      ({ status } = one.response);
      streams.push(one);
    }
    for (const one of streams) one.close();
  });

  test('end at once when the process stops', async () => {
    const other = await api.startAnother();
    const stream = await follow(await signedIn('fe', { claims: 'reviewer' }), other.url);
    await stream.next();
    await other.close();
    while ((await stream.next()) !== undefined);
  });
});

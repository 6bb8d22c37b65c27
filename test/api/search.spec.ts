import { checkDisclosure, decodeLeaf, leafHash, toHex } from '@docket/chain';
import type { BodyDisclosure } from '@docket/chain';
import { LedgerService } from '@docket/store';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { registerAuthors } from '../support/registered.js';
import { call, problemOf, startTestApi, written } from './support/api.js';
import type { Answer, TestApi } from './support/api.js';
import { card, intent, opening, review } from './support/records.js';

interface Found {
  decision_id: string;
  column: string;
  subject_ref: string | null;
  matches: { seq: number; type: string; by: string }[];
}
interface List {
  decisions: Found[];
  next: string | null;
  as_of: { indexed_size: number; ledger_size: number; complete: boolean; skipped: number };
}
interface Entries {
  entries: {
    seq: number;
    type: string;
    leaf: string;
    leaf_hash: string;
    disclosure?: BodyDisclosure;
  }[];
  next: string | null;
}

const LEDGER = '/v1/ledgers/claims';

describe('finding decisions', () => {
  let api: TestApi;
  let agent: string;
  let stranger: string;
  let reviewer: string;
  let officer: string;
  let refund: string;
  let complaint: string;

  const get = (path: string, key = officer): Promise<Answer> =>
    api.call('GET', LEDGER + path, { key });
  const list = async (query: string, key = officer): Promise<List> => {
    const answer = await get(`/decisions?${query}`, key);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json as List;
  };
  const ids = async (query: string, key = officer): Promise<string[]> =>
    (await list(query, key)).decisions.map(({ decision_id: id }) => id);
  const post = async (path: string, body: object, key = agent): Promise<Answer> =>
    api.call('POST', `${LEDGER}/decisions${path}`, {
      key,
      body,
      headers: { 'idempotency-key': `${path} ${JSON.stringify(body)}`.slice(-250) },
    });

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
    [agent, stranger, reviewer, officer] = (await Promise.all(
      (['agent', 'agent', 'reviewer', 'officer'] as const).map((role) =>
        api.createKey('claims', role),
      ),
    )) as [string, string, string, string];
    refund = written(
      await post('', { ...opening, stakes: 'high', subject_ref: 'sub-9041' }),
    ).decision_id;
    const lineage = [
      { role: 'decisive', document_id: 'policy', version: '3.1', chunk: { id: '12' } },
    ];
    await post(`/${refund}/job-cards`, { ...card, lineage, rationale: 'No receipt for 44812' });
    await post(`/${refund}/side-effects`, intent);
    complaint = written(
      await post('', { ...opening, goal: 'Answer the complaint' }, stranger),
    ).decision_id;
    const handoff = { to_agent: 'mail-agent', handoff_warning: 'Tone', confidence: 0.6 };
    await post(`/${complaint}/job-cards`, { ...card, needs_human: true, handoff }, stranger);
  });
  afterAll(() => api.close());

  test.each([
    ['', 'complaint refund'],
    ['order=oldest', 'refund complaint'],
    ['subject=sub-9041', 'refund'],
    ['agent=refund-agent&stakes=high', 'refund'],
    ['status=held', 'complaint'],
    ['directive=hold&needs_human=true', 'complaint'],
    ['needs_human=false', 'refund'],
    ['column=waiting_for_human', 'complaint'],
    ['column=executing', 'refund'],
    ['column=closed', ''],
    ['phase=EXECUTING', 'complaint refund'],
    ['document=policy&document_version=3.1&chunk=12', 'refund'],
    ['document=policy&document_version=3.0&chunk=12', ''],
    ['document=policy&lineage_role=decisive', 'refund'],
    ['document=policy&document_version_unknown=true', ''],
    ['target_system=payments&target_resource=order/44812', 'refund'],
    ['target_resource=order/1', ''],
    ['operation=issue_refund&target_system=payments', 'refund'],
    ['operation=send_mail', ''],
    ['currency=EUR', 'refund'],
    ['currency=USD', ''],
    ['currency=EUR&amount_min=25', 'refund'],
    ['currency=EUR&amount_max=25.000', 'refund'],
    ['currency=EUR&amount_min=25.0000000001', ''],
    ['currency=EUR&amount_max=24.9999999999', ''],
    ['currency=EUR&amount_min=-1&amount_max=99999999999999999999', 'refund'],
    // Of the other decision no amount is recorded: that is not 0.
    ['currency=EUR&amount_min=0&amount_max=0', ''],
    ['q=%22no%20receipt%22%2044812', 'refund'],
    ['q=complaint', 'complaint'],
    ['q=COMPLAINT%20OR%20receipt', 'complaint refund'],
    ['opened_from=2020-01-01T00:00:00Z&opened_to=2999-01-01T00:00:00%2B02:00', 'complaint refund'],
    ['opened_to=2020-01-01T00:00:00Z', ''],
    ['tripwire=loop', ''],
  ])('%s', async (query, expected) => {
    const names: Record<string, string> = { [refund]: 'refund', [complaint]: 'complaint' };
    expect((await ids(query)).map((id) => names[id]).join(' ')).toBe(expected);
  });

  test('names the record that matched, and how far the answer goes', async () => {
    const { decisions, next, as_of: asOf } = await list('q=receipt&document=policy');
    expect(decisions).toMatchObject([
      {
        decision_id: refund,
        column: 'executing',
        subject_ref: 'sub-9041',
        matches: [
          { seq: 7, type: 'job_card.filed', by: 'text' },
          { seq: 7, type: 'job_card.filed', by: 'lineage' },
        ],
      },
    ]);
    expect(next).toBeNull();
    const size = await api.size('claims');
    const whole = { indexed_size: size, ledger_size: size, complete: true, skipped: 0 };
    expect(asOf).toEqual(whole);
  });

  test.each([
    ['colour=red', 'colour'],
    ['status=late', 'status'],
    ['status=open&status=held', 'status'],
    ['agent=', 'agent'],
    [`agent=${'a'.repeat(513)}`, 'agent'],
    ['needs_human=yes', 'needs_human'],
    ['opened_from=yesterday', 'opened_from'],
    ['opened_from=2026-02-30T00:00:00Z', 'opened_from'],
    ['opened_from=2026-01-01T00:00:00+01:00', 'opened_from'],
    ['opened_to=2026-01-01T25:00:00Z', 'opened_to'],
    ['chunk=12', 'chunk'],
    ['lineage_role=cited', 'lineage_role'],
    ['document_version_unknown=true', 'document_version_unknown'],
    ['document_version_unknown=false', 'document_version_unknown'],
    ['document=a&document_version_unknown=false', 'document_version_unknown'],
    ['document=a&document_version=1&document_version_unknown=true', 'document_version'],
    ['amount_min=5', 'amount_min'],
    ['amount_max=5&operation=issue_refund', 'amount_max'],
    ['currency=eur', 'currency'],
    ['currency=EURO', 'currency'],
    ['currency=EUR&amount_min=1e3', 'amount_min'],
    ['currency=EUR&amount_min=1,50', 'amount_min'],
    ['currency=EUR&amount_min=NaN', 'amount_min'],
    ['currency=EUR&amount_min=01', 'amount_min'],
    ['currency=EUR&amount_max=123456789012345678901', 'amount_max'],
    // As numbers of JavaScript these two were one.
    ['currency=EUR&amount_min=9007199254740993&amount_max=9007199254740992', 'amount_max'],
    ['currency=EUR&amount_min=-1&amount_max=-1.5', 'amount_max'],
    ['q=-nothing', 'q'],
    ['q=%26%20%7C%20!', 'q'],
    [`q=${'word%20'.repeat(40)}`, 'q'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['order=random', 'order'],
    ['after=1', 'after'],
    ['tripwire=none', 'tripwire'],
  ])('refuses %s', async (query, parameter) => {
    for (const path of ['/decisions', '/counters']) {
      const isPaging = ['limit', 'order', 'after'].includes(parameter);
      const problem = problemOf(await get(`${path}?${query}`));
      expect(problem.status).toBe(400);
      expect(problem.code).toBe('invalid_parameter');
      if (!isPaging) expect(problem.errors?.[0]?.parameter).toBe(parameter);
    }
  });

  test('refuses U+0000 as the request that it cannot be', async () => {
    const problem = problemOf(await get('/decisions?agent=a%00b'));
    expect(problem).toMatchObject({ status: 400, code: 'malformed_request' });
  });

  test('pages with a cursor that belongs to its filters', async () => {
    const first = await list('limit=1&stakes=high&order=oldest');
    expect(first).toMatchObject({ decisions: [{ decision_id: refund }], next: null });
    const page = await list('limit=1&order=oldest');
    expect(page.decisions.map(({ decision_id: id }) => id)).toEqual([refund]);
    const rest = await list(`limit=5&order=oldest&after=${page.next}`);
    expect(rest).toMatchObject({ decisions: [{ decision_id: complaint }], next: null });
    for (const query of [`after=${page.next}`, `order=oldest&status=open&after=${page.next}`]) {
      const problem = problemOf(await get(`/decisions?${query}`));
      expect(problem.errors).toEqual([
        { parameter: 'after', detail: 'belongs to a page with other filters' },
      ]);
    }
  });

  test('an agent finds and reads the decisions that it writes in, and no other', async () => {
    expect(await ids('', agent)).toEqual([refund]);
    expect(await ids('', stranger)).toEqual([complaint]);
    expect(await ids('q=receipt', stranger)).toEqual([]);
    const entries = `/decisions/${refund}/entries`;
    expect((await get(entries, agent)).status).toBe(200);
    for (const query of ['', '?bodies=false']) {
      expect(problemOf(await get(entries + query, stranger)).code).toBe('actor_not_allowed');
    }
    expect((await get(entries, reviewer)).status).toBe(200);
  });

  test('a decision is read entry by entry, and each can be checked', async () => {
    const path = `/decisions/${refund}/entries`;
    const whole = (await get(path)).json as Entries;
    expect(whole.entries.map(({ type }) => type)).toEqual([
      'decision.opened',
      'job_card.filed',
      'side_effect.intent',
      // The reviewer's look, in the test before.
      'access.recorded',
    ]);
    for (const { leaf, leaf_hash: hash, disclosure } of whole.entries) {
      const bytes = new TextEncoder().encode(leaf);
      expect(toHex(leafHash(bytes))).toBe(hash);
      expect(checkDisclosure(decodeLeaf(bytes).body, disclosure, 'scalar').ok).toBe(true);
    }
    const first = (await get(`${path}?limit=2&bodies=false`)).json as Entries;
    expect(first.next).toBe('2');
    expect(first.entries.map((entry) => 'disclosure' in entry)).toEqual([false, false]);
    const second = (await get(`${path}?from=${first.next}`)).json as Entries;
    // Each look of somebody else's is an entry of its own.
    expect(second.entries[0]?.seq).toBe(8);
    expect(second.entries.slice(1).map(({ type }) => type)).toEqual([
      'access.recorded',
      'access.recorded',
    ]);
    expect(second.next).toBeNull();
    expect(((await get(`${path}?from=99`)).json as Entries).entries).toEqual([]);
    expect(problemOf(await get(`${path}?form=1`)).errors?.[0]?.parameter).toBe('form');
    expect(problemOf(await get('/decisions/dec_none/entries')).code).toBe('unknown_decision');
  });

  test('a page of large bodies ends early, and says where it goes on', async () => {
    const body = { ...opening, request: 'x'.repeat(50_000), ext: { more: 'y'.repeat(150_000) } };
    const large = written(await post('', body)).decision_id;
    const ext = { more: 'z'.repeat(200_000) };
    for (let i = 0; i < 25; i += 1)
      await post(`/${large}/job-cards`, { ...card, ext, sub_goal: `part ${i}` });
    let from: string | null = '0';
    let seen = 0;
    let pages = 0;
    while (from !== null) {
      const answer = await get(`/decisions/${large}/entries?limit=100&from=${from}`);
      expect(answer.text.length).toBeLessThan(5 * 1024 * 1024);
      const page = answer.json as Entries;
      seen += page.entries.length;
      pages += 1;
      from = page.next;
    }
    // The opening, 25 cards, and that the first page of them was read.
    expect([seen, pages]).toEqual([27, 2]);
  });

  test('a decision shows handoffs that nobody took up and incidents that are open', async () => {
    const incident = { title: 'Wrong tone', severity: 'minor', aware_at: '2026-01-01T00:00:00Z' };
    const ledgers = api.api.app.get(LedgerService);
    const author = { actor: 'prn_officer', role: 'officer', via: 'api_key' } as const;
    await registerAuthors(ledgers, 'claims', [author]);
    await ledgers.append('claims', {
      type: 'incident.opened',
      ...author,
      decisionId: complaint,
      body: incident,
    });
    expect((await get(`/decisions/${complaint}`)).json).toMatchObject({
      column: 'waiting_for_human',
      pending_handoffs: [
        {
          from_agent: 'refund-agent',
          to_agent: 'mail-agent',
          confidence: 0.6,
          warning: 'Tone',
          cause: 1,
        },
      ],
      open_incidents: [
        { incident_id: 'inc-1', severity: 'minor', aware_at: incident.aware_at, due_at: null },
      ],
    });
  });

  test('counts by what a board shows', async () => {
    const counted = (await get('/counters')).json as Record<string, unknown>;
    expect(counted).toMatchObject({
      by_column: { waiting_for_human: 1, closed: 0 },
      by_status: { held: 1, closed: 0 },
      by_stakes: { high: 1 },
      needs_human: 1,
      side_effects: { by_state: { intent: 1 }, in_doubt: 0 },
    });
    const some = (await get('/counters?subject=sub-9041&open_longer_than_seconds=0')).json;
    expect(some).toMatchObject({ decisions: 1, by_column: { executing: 1, waiting_for_human: 0 } });
  });

  test('lists side effects that nobody can account for, and why', async () => {
    const { side_effects: none } = (await get('/side-effects?in_doubt=true')).json as {
      side_effects: unknown[];
    };
    expect(none).toEqual([]);
    const answer = await get('/side-effects?in_doubt=true&open_longer_than_seconds=0');
    expect(answer.json).toMatchObject({
      side_effects: [
        {
          decision_id: refund,
          operation: 'issue_refund',
          target: { system: 'payments', resource: 'order/44812' },
          amount: { value: '25.00', currency: 'EUR' },
          status: 'intent',
          in_doubt: [
            {
              reason: 'open_too_long',
              message: 'Registered for longer than 0 seconds, and no outcome is recorded.',
            },
          ],
        },
      ],
      next: null,
    });
    await post(`/${refund}/close`, { outcome: 'abandoned' });
    const closed = await get(`/side-effects?in_doubt=true&decision=${refund}`);
    expect(closed.json).toMatchObject({
      side_effects: [{ decision_status: 'closed', in_doubt: [{ reason: 'decision_closed' }] }],
    });
    expect((await get('/side-effects?status=executed')).json).toMatchObject({ side_effects: [] });
    const byAmount = async (query: string): Promise<number> =>
      ((await get(`/side-effects?${query}`)).json as { side_effects: unknown[] }).side_effects
        .length;
    expect(await byAmount('operation=issue_refund&currency=EUR&amount_min=25.0')).toBe(1);
    expect(await byAmount('currency=EUR&amount_min=25.01')).toBe(0);
    expect(problemOf(await get('/side-effects?amount_min=5')).errors?.[0]?.parameter).toBe(
      'amount_min',
    );
    for (const query of ['in_doubt=maybe', 'status=lost', 'open_longer_than_seconds=-1', 'x=1']) {
      expect(problemOf(await get(`/side-effects?${query}`)).code).toBe('invalid_parameter');
    }
  });

  test('a reviewer sees the board change with the verdict', async () => {
    expect(await ids('column=waiting_for_human', reviewer)).toEqual([complaint]);
    await post(`/${complaint}/reviews`, { ...review, as_of: 4 }, reviewer);
    expect(await ids('column=waiting_for_human', reviewer)).toEqual([]);
    expect(await ids('column=executing', reviewer)).toContain(complaint);
  });

  test('the service stops while it is indexing, and loses nothing', async () => {
    const other = await startTestApi();
    await other.createLedger('claims');
    const key = await other.createKey('claims', 'agent');
    const batch = Array.from({ length: 200 }, () => ({ type: 'decision.opened', body: opening }));
    const answer = await call(other.url, 'POST', `${LEDGER}/batch`, { key, body: batch });
    expect(answer.status).toBe(201);
    await other.close();
    expect(other.log.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

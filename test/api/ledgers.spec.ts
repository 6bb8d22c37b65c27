import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { verifyDatabase } from '@docket/service';
import type { VerificationReport } from '@docket/verify';
import pg from 'pg';
import { hostDocket } from '../support/hosted-command.js';
import { appendCall } from '../tamper/append-call.js';
import { problemOf, startTestApi, written, type TestApi } from './support/api.js';
import { card, gatewayObservation, intent, opening } from './support/records.js';

/** What lies in the directory of keys, of these ledgers. */
const filesOf = (...ledgers: string[]): string[] =>
  ledgers.flatMap((id) => ['seed', 'server.seed', 'signed'].map((kind) => `${id}.${kind}`));

describe('a ledger whose creation is refused', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
  });
  afterAll(() => api.close());

  test.each([
    [
      'an unknown enforcement',
      { id: 'new', policy: { enforcement: 'maybe' } },
      '/policy/enforcement',
    ],
    ['an unknown member', { id: 'new', policy: { colour: 'red' } }, '/policy/colour'],
    [
      'a trip-wire out of range',
      { id: 'new', policy: { tripwires: { handoff_confidence: 2 } } },
      '/policy/tripwires/handoff_confidence',
    ],
    ['no policy at all', { id: 'new', policy: null }, '/policy'],
    ['an id with a path in it', { id: '../new' }, '/id'],
    ['an id with capitals', { id: 'New' }, '/id'],
    ['an id that is taken', { id: 'claims' }, '/id'],
    ['the id of the registry', { id: 'registry' }, '/id'],
  ])('leaves nothing behind: %s', async (_name, body, pointer) => {
    const [key] = [api.administrator];
    const before = (await readdir(api.keysDir)).sort();
    const registered = await api.size('registry');
    const answer = await api.call('POST', '/v1/ledgers', { key, body });
    const problem = problemOf(answer);
    expect([409, 422]).toContain(problem.status);
    expect(problem.errors?.map((place) => place.pointer)).toContain(pointer);
    expect(problem.next).not.toBe('');
    expect((await readdir(api.keysDir)).sort()).toEqual(before);
    expect(before).toEqual(filesOf('claims', 'registry'));
    expect(await api.size('registry')).toBe(registered);
    expect((await api.call('GET', '/v1/ledgers/new', { key })).status).toBe(404);
  });

  test('can be created afterwards', async () => {
    await api.createLedger('new');
    expect((await readdir(api.keysDir)).sort()).toEqual(filesOf('claims', 'new', 'registry'));
  });
});

const docket = hostDocket();

describe('a ledger that another one continues', () => {
  let api: TestApi;
  let agent: string;
  let auditor: string;
  let reviewer: string;
  let open: string;

  const call = (key: string, ledger: string, path: string, body?: unknown, name?: string) =>
    api.call(body === undefined ? 'GET' : 'POST', `/v1/ledgers/${ledger}${path}`, {
      key,
      ...(body === undefined ? {} : { body }),
      ...(name === undefined ? {} : { headers: { 'idempotency-key': name } }),
    });
  const succeed = (ledger: string, id: string, key = api.administrator) =>
    call(key, ledger, '/successor', { id, reason: 'the year is over' });
  const verified = (ledger: string, more: Partial<Parameters<typeof verifyDatabase>[0]> = {}) =>
    verifyDatabase({ databaseUrl: api.database.url, ledger, depth: 'full', threads: 0, ...more });
  const spans = [{ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), name: 'invoke_agent' }];
  const spansRequest = { resourceSpans: [{ scopeSpans: [{ spans }] }] };
  /** The one that continues it, and then this one as that one has it. */
  async function overTheSeam(ledger: string, before: string): Promise<VerificationReport[]> {
    const newest = await verified(ledger);
    const { seam } = newest;
    if (seam === undefined) throw new Error(`${ledger} continues none`);
    const { public_key: trustedKey, checkpoint: trustedCheckpoint } = seam.predecessor;
    return [newest, await verified(before, { seam, trustedKey, trustedCheckpoint })];
  }
  const found = (reports: readonly VerificationReport[]) =>
    reports.map(({ findings }) => findings.map(({ code, seq }) => [code, seq]));

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims', { tripwires: { attempts_max: 3 } });
    agent = await api.createKey('claims', 'agent');
    auditor = await api.createKey('claims', 'auditor');
    reviewer = await api.createKey('claims', 'reviewer');
    open = written(await call(agent, 'claims', '/decisions', opening, 'first')).decision_id;
    const hold = { whole_ledger: true, reason: 'a claim' };
    const officer = await api.createKey('claims', 'officer');
    written(await call(officer, 'claims', '/legal-holds', hold));
    const answer = await succeed('claims', 'claims-27');
    expect([answer.status, answer.json]).toMatchObject([
      201,
      {
        id: 'claims-27',
        predecessor: { id: 'claims' },
        policy: { tripwires: { attempts_max: 3 } },
      },
    ]);
  });
  afterAll(() => api.close());

  test('is told by dossiers of both, in both languages', async () => {
    type Told = { model: { integrity: Record<string, { value: unknown; text: string }> } };
    const readSeam = async (ledger: string, decision: string, language: string) => {
      const path = `/decisions/${decision}/dossier.json?locale=${language}`;
      const { integrity } = ((await call(auditor, ledger, path)).json as unknown as Told).model;
      return [integrity['continues'], integrity['continued_in']];
    };
    const made = written(await call(agent, 'claims-27', '/decisions', opening)).decision_id;
    for (const [language, words] of [
      ['en', ['whose checkpoint of', 'takes no new decision']],
      ['de', ['dessen Checkpoint über', 'nimmt keine neue Entscheidung']],
    ] as const) {
      expect(await readSeam('claims-27', made, language)).toMatchObject([
        { value: 'docket.example/claims', text: expect.stringContaining(words[0]) },
        undefined,
      ]);
      expect(await readSeam('claims', open, language)).toMatchObject([
        undefined,
        { value: 'docket.example/claims-27', text: expect.stringContaining(words[1]) },
      ]);
    }
  });

  test('takes no new decision and no other new work, and says where both go on', async () => {
    for (const [path, body] of [
      ['/decisions', opening],
      ['/batch', [{ type: 'decision.opened', body: opening }]],
      ['/system-changes', { component: 'model', name: 'm', to: '2' }],
      ['/otlp/v1/traces', spansRequest],
    ] as const) {
      const problem = problemOf(await call(agent, 'claims', path, body));
      expect([path, problem.code, problem.successor]).toEqual([
        path,
        'ledger_closed',
        'docket.example/claims-27',
      ]);
    }
    const observer = await api.createKey('claims', 'observer');
    const seen = await call(observer, 'claims', '/observations', gatewayObservation);
    expect(problemOf(seen).code).toBe('ledger_closed');
    const closed = (await call(api.administrator, 'claims', '')).json;
    expect(closed).toMatchObject({ closed: { successor: { id: 'claims-27' } } });
  });

  test('finishes what is open, and answers what it was asked before', async () => {
    const again = await call(agent, 'claims', '/decisions', opening, 'first');
    expect([again.status, written(again).decision_id]).toEqual([200, open]);
    const asks = { ...card, needs_human: true };
    const held = written(await call(agent, 'claims', `/decisions/${open}/job-cards`, asks));
    const [question] = held.reasons;
    const review = {
      verdict: 'approve',
      reason: 'looked at it',
      escalation_id: question?.escalation_id,
    };
    written(await call(reviewer, 'claims', `/decisions/${open}/reviews`, review));
    written(await call(agent, 'claims', `/decisions/${open}/close`, { outcome: 'completed' }));
    const dossier = await call(auditor, 'claims', `/decisions/${open}/dossier`, {});
    expect([200, 201]).toContain(dossier.status);
  });

  test('is continued by the same keys, in the ledgers of this line and no other', async () => {
    written(
      await call(agent, 'claims-27', '/decisions', {
        ...opening,
        parent_origin: 'docket.example/claims',
        parent_decision: open,
      }),
    );
    expect((await call(auditor, 'claims-27', '/decisions')).status).toBe(200);
    await api.createLedger('other');
    expect(problemOf(await call(agent, 'other', '/decisions', opening)).code).toBe('wrong_ledger');
    const newcomer = await api.createKey('claims-27', 'agent');
    expect(problemOf(await call(newcomer, 'claims', '/decisions')).code).toBe('wrong_ledger');
  });

  test('verifies with the one behind it, and neither alone nor twice by another', async () => {
    expect(found(await overTheSeam('claims-27', 'claims'))).toEqual([[], []]);
    expect(problemOf(await succeed('claims', 'claims-28'))).toMatchObject({
      code: 'ledger_closed',
    });
    expect(problemOf(await succeed('claims-27', 'claims'))).toMatchObject({
      code: 'ledger_exists',
    });
    expect(problemOf(await succeed('registry', 'claims-28')).code).toBe('record_refused');
    const one = (await call(api.administrator, 'claims-27', '/keys', { role: 'administrator' }))
      .json;
    const ofLedger = (one as { key: string }).key;
    expect(problemOf(await succeed('claims-27', 'claims-28', ofLedger)).code).toBe('wrong_ledger');
    expect(found(await overTheSeam('claims-27', 'claims'))).toEqual([[], []]);
  });

  test.each(['one', 'many'] as const)(
    'the login of the service adds no new work to it either, by %s',
    async (shape) => {
      const service = new pg.Client({ connectionString: api.database.url });
      await service.connect();
      const { rows: roles } = await service.query<{ role: string }>(
        `SELECT 'docket_app_' || oid AS role FROM pg_database WHERE datname = current_database()`,
      );
      await service.query(`SET ROLE ${roles[0]?.role}`);
      const leafOf = (rest: string): string =>
        `(convert_to('x' || encode(last_hash, 'hex') || '","role":"x",${rest}","v":"docket-ledger/v1"', 'UTF8'))`;
      const values = (type: string, seq: string) =>
        shape === 'many'
          ? { e_type: `ARRAY['${type}']`, e_decision_seq: `ARRAY[${seq}]::integer[]` }
          : { e_type: `'${type}'`, e_decision_seq: `${seq}::integer` };
      const append = async (type: string, seq: string, leaf: string): Promise<unknown> => {
        await service.query(`BEGIN; SET LOCAL docket.ledger = '${String(claimsNo)}'`);
        try {
          const { rows } = await service.query<{ answer: number }>(
            appendCall(shape, values(type, seq), leaf),
          );
          return rows[0]?.answer;
        } catch (error) {
          return (error as Error).message;
        } finally {
          await service.query('ROLLBACK');
        }
      };
      const refused: unknown = expect.stringContaining('a closed one by no new work');
      const [{ ledger_no: claimsNo } = { ledger_no: 0 }] = (
        await service.query<{ ledger_no: number }>(
          `SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'claims'`,
        )
      ).rows;
      const opened = leafOf('"type":"decision.opened');
      const changed = leafOf('"type":"system.changed');
      const read = leafOf('"type":"access.recorded');
      expect(await append('decision.opened', '0', opened)).toEqual(refused);
      expect(await append('system.changed', 'NULL', changed)).toEqual(refused);
      // A column that says another thing than the leaf does not help.
      expect(await append('access.recorded', 'NULL', changed)).toEqual(refused);
      expect(await append('decision.opened', '5', opened)).toEqual(refused);
      expect(await append('access.recorded', 'NULL', read)).toBe(0);
      await service.end();
    },
  );

  test('the command line closes one too, and walks over both seams', async () => {
    const env = { DOCKET_API_KEY: api.administrator, DOCKET_URL: api.url };
    const argv = ['ledgers', 'succeed', 'claims-27', 'claims-28', '--reason', 'another year'];
    const made = await docket(argv, { env });
    expect([made.code, made.stdout]).toEqual([0, expect.stringContaining('claims-28+')]);
    const address = { DATABASE_URL: api.database.url };
    const walk = ['verify', '--ledger', 'claims-28', '--with-predecessors', '--json'];
    const walked = await docket(walk, { env: address });
    expect(walked.code).toBe(0);
    const report = JSON.parse(walked.stdout) as { origin: string; predecessors: object[] };
    expect([report.origin, report.predecessors]).toMatchObject([
      'docket.example/claims-28',
      [
        { origin: 'docket.example/claims-27', verified: true },
        { origin: 'docket.example/claims', verified: true },
      ],
    ]);
    const url = `${api.url}/v1/ledgers/claims-27`;
    const remote = await docket(['verify', url, '--with-predecessors'], {
      env: { DOCKET_API_KEY: auditor },
    });
    expect([remote.code, remote.stdout]).toEqual([
      0,
      expect.stringContaining(`${api.url}/v1/ledgers/claims\n`),
    ]);
  });

  test('is searched with the one behind it, by whoever may read both', async () => {
    const listed = async (key: string, query: string) => {
      const { json } = await call(key, 'claims-27', `/decisions?${query}`);
      return json as {
        decisions: { ledger?: string; decision_id: string }[];
        next: string | null;
        ledgers?: { ledger: string; read: string; as_of?: { complete: boolean } }[];
      };
    };
    const own = await listed(auditor, 'order=oldest');
    expect([own.ledgers, own.decisions.some((one) => 'ledger' in one)]).toEqual([undefined, false]);
    const all = await listed(auditor, 'order=oldest&with_predecessors=true');
    expect(all.decisions.map(({ ledger, decision_id: id }) => [ledger, id])).toEqual([
      ['claims', open],
      ...own.decisions.map(({ decision_id: id }) => ['claims-27', id]),
    ]);
    expect(all.ledgers).toMatchObject([
      { ledger: 'claims-27', read: 'yes', as_of: {} },
      { ledger: 'claims', read: 'yes', as_of: {} },
    ]);
    // Page by page, each once, in the other order.
    const paged: string[] = [];
    const reads: unknown[] = [];
    for (let after = ''; paged.length < 20;) {
      const page = await listed(auditor, `with_predecessors=true&limit=1${after}`);
      paged.push(...page.decisions.map(({ decision_id: id }) => id));
      reads.push(page.ledgers?.map(({ read }) => read));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(paged).toEqual(all.decisions.map(({ decision_id: id }) => id).reverse());
    expect([reads[0], reads.at(-1)]).toEqual([
      ['yes', 'not_here'],
      ['not_here', 'yes'],
    ]);
    const { next } = await listed(auditor, 'with_predecessors=true&limit=1');
    for (const query of [`limit=1&after=${next ?? ''}`, 'with_predecessors=true&after=x'])
      expect(problemOf(await call(auditor, 'claims-27', `/decisions?${query}`)).code).toBe(
        'invalid_parameter',
      );
    // A key of the successor alone sees nothing of the predecessor, and is told so.
    const newcomer = await api.createKey('claims-27', 'auditor');
    const less = await listed(newcomer, 'with_predecessors=true');
    expect(less.ledgers?.map(({ ledger, read }) => [ledger, read])).toEqual([
      ['claims-27', 'yes'],
      ['claims', 'not_permitted'],
    ]);
    expect(JSON.stringify(less)).not.toContain(open);
    // What was begun there is not here, and the answer says where it is.
    const foreign = await call(agent, 'claims-27', `/decisions/${open}/job-cards`, card);
    expect(problemOf(foreign)).toMatchObject({
      code: 'unknown_decision',
      next: expect.stringContaining('begun in docket.example/claims,'),
    });
  });

  describe('idempotency keys', () => {
    let writer: string;
    let before: string;
    let after: string;
    const act = (ledger: string, decision: string, key: string, body: object = intent) =>
      call(writer, ledger, `/decisions/${decision}/side-effects`, body, key);
    const opens = (ledger: string, key: string) => call(writer, ledger, '/decisions', opening, key);
    const elsewhere = (answer: Awaited<ReturnType<typeof call>>) => {
      const { status, code, used_in: at, next } = problemOf(answer);
      expect(next).toContain(at?.origin ?? 'no origin');
      return [status, code, at];
    };

    beforeAll(async () => {
      await api.createLedger('year');
      writer = await api.createKey('year', 'agent');
      before = written(await opens('year', 'before')).decision_id;
      written(await act('year', before, 'refund-1'));
      const asked = Array.from({ length: 24 }, (_, n) => `opening-${n}`);
      const [made, ...answers] = await Promise.all([
        succeed('year', 'year-2'),
        ...asked.map((key) => opens('year', key)),
      ]);
      expect(made.status).toBe(201);
      // Whoever was cut off by the seam asks the successor: each opening stands in just one of the two.
      for (const [n, answer] of answers.entries()) {
        const again = await opens('year-2', asked[n] ?? '');
        if (answer.status === 201)
          expect(elsewhere(again).slice(0, 2)).toEqual([409, 'idempotency_key_elsewhere']);
        else expect([problemOf(answer).code, again.status]).toEqual(['ledger_closed', 201]);
      }
      after = written(await opens('year-2', 'after')).decision_id;
    });

    test('of the predecessor do nothing a second time, and the answer says where they were used', async () => {
      const size = await api.size('year-2');
      const origin = 'docket.example/year';
      const { receipt } = written(await opens('year', 'before'));
      const [, , first] = elsewhere(await opens('year-2', 'before'));
      expect(first).toEqual({ origin, seq: receipt.seq });
      const acted = written(await act('year', before, 'refund-1'));
      for (const body of [intent, { ...intent, operation: 'another' }])
        expect(elsewhere(await act('year-2', after, 'refund-1', body))).toEqual([
          409,
          'idempotency_key_elsewhere',
          { origin, seq: acted.receipt.seq },
        ]);
      const batch = [{ type: 'decision.opened', body: { ...opening, idempotency_key: 'before' } }];
      const whole = problemOf(await call(writer, 'year-2', '/batch', batch));
      expect([whole.code, whole.errors?.[0]?.pointer]).toEqual([
        'idempotency_key_elsewhere',
        '/0/body/idempotency_key',
      ]);
      expect(await api.size('year-2')).toBe(size);
      // They are theirs alone: another principal's are of another name.
      const other = await api.createKey('year-2', 'agent');
      written(await call(other, 'year-2', '/decisions', opening, 'before'));
    });

    test('of the successor do nothing in what is still open before it', async () => {
      written(await act('year-2', after, 'refund-2'));
      const [, code, at] = elsewhere(await act('year', before, 'refund-2'));
      expect([code, (at as { origin: string }).origin]).toEqual([
        'idempotency_key_elsewhere',
        'docket.example/year-2',
      ]);
    });

    test('at both at once act in one of them', async () => {
      const keys = Array.from({ length: 30 }, (_, n) => `both-${n}`);
      const answers = await Promise.all(
        keys.flatMap((key) => [act('year', before, key), act('year-2', after, key)]),
      );
      for (const n of keys.keys()) {
        const both = answers.slice(2 * n, 2 * n + 2);
        expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
        const refused = both.find(({ status }) => status === 409);
        if (refused !== undefined) expect(elsewhere(refused)[1]).toBe('idempotency_key_elsewhere');
      }
      expect(found(await overTheSeam('year-2', 'year'))).toEqual([[], []]);
    });

    test('begin anew where whoever closes says so, which entry 0 keeps', async () => {
      const body = { id: 'year-3', reason: 'another year', idempotency_keys: 'anew' };
      const made = await call(api.administrator, 'year-2', '/successor', body);
      expect(made.json).toMatchObject({ predecessor: { idempotency_keys: 'anew' } });
      written(await opens('year-3', 'after'));
      written(await opens('year-3', 'before'));
      expect(written(await act('year-2', after, 'new here'))).toBeDefined();
      expect(found(await overTheSeam('year-3', 'year-2'))).toEqual([[], []]);
    });

    test('are looked for through a whole line', async () => {
      const body = { id: 'year-4', reason: 'another year' };
      await call(api.administrator, 'year-3', '/successor', body);
      expect(elsewhere(await opens('year-4', 'before'))[2]).toMatchObject({
        origin: 'docket.example/year-3',
      });
      written(await opens('year-4', 'refund-1'));
    });
  });

  test('a key that is revoked or replaced is so in the successor too', async () => {
    const id = agent.split('_')[1] ?? '';
    const path = `/v1/ledgers/claims/keys/${id}/rotations`;
    const rotated = await api.call('POST', path, { key: agent, body: { overlap_seconds: 0 } });
    const next = (rotated.json as { key: string }).key;
    written(await call(next, 'claims-28', '/decisions', opening));
    expect((await call(agent, 'claims-28', '/decisions')).status).toBe(401);
    expect(found(await overTheSeam('claims-28', 'claims-27'))).toEqual([[], []]);
    expect(found(await overTheSeam('claims-27', 'claims'))).toEqual([[], []]);
    agent = next;
  });
});

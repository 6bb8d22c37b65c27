import { describe, expect, test } from '@jest/globals';
import { type JsonObject, withhold } from '@docket/chain';
import { DOCKET_AUTHOR, type Role } from '@docket/record';
import { AGENT_CARD, OPENED } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import { evidenceReader, runVerifyTask, verify, type VerifyTask } from './index.js';

const FULL = { depth: 'full' } as const;
const REVIEW: JsonObject = { verdict: 'stop', reason: 'I looked at it' };
const ADMINISTRATOR = { actor: 'prn_office', role: 'administrator', via: 'api_key' };
const REVIEWER = { actor: 'prn_r', role: 'reviewer', via: 'api_key' };

const registration = (principal: string, role: Role, more: JsonObject = {}): JsonObject => ({
  principal,
  role,
  authenticator: { kind: 'api_key', id: `key-${principal}`, fingerprint: 'ab'.repeat(32), ...more },
});

type Step = (ledger: MemoryLedger) => void;
const register =
  (body: JsonObject, by: typeof ADMINISTRATOR = ADMINISTRATOR): Step =>
  (ledger) =>
    void ledger.append('principal.registered', by, body);
const revoke =
  (body: JsonObject): Step =>
  (ledger) =>
    void ledger.append('principal.revoked', ADMINISTRATOR, body);
const wait =
  (entries: number): Step =>
  (ledger) => {
    for (let i = 0; i < entries; i++)
      ledger.append('ledger.registered', DOCKET_AUTHOR, {
        ledger: `l${i}`,
        origin: 'a/b',
        genesis_leaf_hash: '0'.repeat(64),
        public_key: 'k',
      });
  };

const FOUNDER = register(registration('prn_office', 'administrator'), DOCKET_AUTHOR);
const AGENT = register(registration('prn_agent', 'agent'));
const ITS_REVIEWER = register(registration('prn_r', 'reviewer'));

/** A decision of a registered agent, the steps, and a review by whom it is said. */
function world(steps: readonly Step[], by = REVIEWER): { ledger: MemoryLedger; id: string } {
  const ledger = new MemoryLedger({ authors: 'registered' });
  for (const step of [FOUNDER, AGENT]) step(ledger);
  const id = ledger.record({ type: 'decision.opened', body: OPENED });
  ledger.record({ type: 'job_card.filed', body: AGENT_CARD }, id);
  for (const step of steps) step(ledger);
  ledger.append('review.recorded', by, REVIEW, id);
  ledger.checkpoint();
  return { ledger, id };
}

/** Codes about authors, of the whole ledger and of the dossier's evidence. */
async function authorsOf({ ledger, id }: ReturnType<typeof world>) {
  const whole = await verify(ledger.reader(), FULL);
  const dossier = await verify(evidenceReader(await ledger.evidence(id)), FULL);
  return [whole, dossier].map(({ checks, findings }) => ({
    check: checks.find(({ name }) => name === 'authors'),
    codes: findings
      .map(({ code, seq }) => `${code} ${seq}`)
      .filter((code) => code.startsWith('author') || code.startsWith('entry_refused')),
  }));
}

/** RFC 3339 of the entry at a position, as the fixture's clock has it. */
const timeAt = (seq: number) => new Date(Date.UTC(2026, 10, 22, 18, 50) + seq * 1000).toISOString();

describe('verify: authors that the ledger registered', () => {
  test('are held, entry by entry, and said to be', async () => {
    for (const { check, codes } of await authorsOf(world([ITS_REVIEWER]))) {
      expect(codes).toEqual([]);
      // Two registrations by the administrator, and three entries of the decision.
      expect(check).toEqual({ name: 'authors', state: 'passed', count: 5 });
    }
  });

  test('are counted once, whatever the number of workers', async () => {
    const { ledger } = world([ITS_REVIEWER]);
    const alone = await verify(ledger.reader(), FULL);
    const run = (task: VerifyTask) => runVerifyTask(ledger.reader(), task);
    expect(await verify(ledger.reader(), { ...FULL, workers: { count: 3, run } })).toEqual(alone);
  });

  test.each<[string, Step[], typeof REVIEWER, string[]]>([
    ['who never existed', [], REVIEWER, ['author_unknown 5']],
    [
      'registered by somebody who never existed',
      [register(registration('prn_r', 'reviewer'), { ...ADMINISTRATOR, actor: 'prn_nobody' })],
      REVIEWER,
      ['author_unknown 5'],
    ],
    [
      'in a role that nobody gave',
      [register(registration('prn_b', 'agent'))],
      { ...REVIEWER, actor: 'prn_b' },
      ['author_mismatch 6'],
    ],
    [
      'in a role raised by a later registration',
      [
        register(registration('prn_b', 'agent')),
        register(registration('prn_b', 'reviewer', { id: 'other' })),
      ],
      { ...REVIEWER, actor: 'prn_b' },
      ['entry_refused 6', 'author_mismatch 7'],
    ],
    [
      'signed in by a way that is not registered',
      [ITS_REVIEWER],
      { ...REVIEWER, via: 'password' },
      ['author_mismatch 6'],
    ],
    [
      'revoked before',
      [ITS_REVIEWER, revoke({ principal: 'prn_r' })],
      REVIEWER,
      ['author_not_in_force 7'],
    ],
    [
      'whose only key is revoked',
      [ITS_REVIEWER, revoke({ principal: 'prn_r', authenticator: 'key-prn_r' })],
      REVIEWER,
      ['author_not_in_force 7'],
    ],
    [
      'revoked, and registered again',
      [
        ITS_REVIEWER,
        revoke({ principal: 'prn_r' }),
        register(registration('prn_r', 'reviewer', { id: 'other' })),
      ],
      REVIEWER,
      ['entry_refused 7', 'author_not_in_force 8'],
    ],
    [
      'whose key is revoked, and registered again under its own id',
      [ITS_REVIEWER, revoke({ principal: 'prn_r', authenticator: 'key-prn_r' }), ITS_REVIEWER],
      REVIEWER,
      ['entry_refused 7', 'author_not_in_force 8'],
    ],
    [
      'at the moment at which the key ends',
      [register(registration('prn_r', 'reviewer', { expires_at: timeAt(6) }))],
      REVIEWER,
      ['author_not_in_force 6'],
    ],
    [
      'in the last moment before it',
      [register(registration('prn_r', 'reviewer', { expires_at: timeAt(7) }))],
      REVIEWER,
      [],
    ],
    [
      'with another key than the one that is revoked',
      [
        ITS_REVIEWER,
        register(registration('prn_r', 'reviewer', { id: 'second' })),
        revoke({ principal: 'prn_r', authenticator: 'key-prn_r' }),
      ],
      REVIEWER,
      [],
    ],
    [
      'whose revocation is not yet due',
      [ITS_REVIEWER, revoke({ principal: 'prn_r', from: timeAt(9) })],
      REVIEWER,
      [],
    ],
    [
      'whose revocation has become due',
      [ITS_REVIEWER, revoke({ principal: 'prn_r', from: timeAt(9) }), wait(2)],
      REVIEWER,
      ['author_not_in_force 9'],
    ],
    [
      'whose revocation a later one would put off',
      [
        ITS_REVIEWER,
        revoke({ principal: 'prn_r' }),
        revoke({ principal: 'prn_r', from: timeAt(99) }),
      ],
      REVIEWER,
      ['author_not_in_force 8'],
    ],
  ])('%s', async (_name, steps, by, expected) => {
    for (const { codes, check } of await authorsOf(world(steps, by))) {
      expect(codes).toEqual(expected);
      const isFound = expected.some((code) => code.startsWith('author'));
      expect(check?.state).toBe(isFound ? 'failed' : 'passed');
    }
  });

  test('who is registered only afterwards was not when they wrote', async () => {
    const made = world([]);
    ITS_REVIEWER(made.ledger);
    made.ledger.checkpoint();
    for (const { codes } of await authorsOf(made)) expect(codes).toEqual(['author_unknown 5']);
  });

  /** The evidence of a decision, changed before it is verified. */
  async function changed(change: (evidence: Evidence, ledger: MemoryLedger) => void) {
    const { ledger, id } = world([ITS_REVIEWER]);
    const evidence = (await ledger.evidence(id)) as unknown as Evidence;
    change(evidence, ledger);
    const report = await verify(evidenceReader(evidence), FULL);
    return report.findings.map(({ code, seq }) => `${code} ${seq}`);
  }
  interface Evidence {
    genesis: { disclosure: unknown };
    ledger_records: { seq: number; disclosure: unknown }[];
  }

  test('a registration left out of a dossier, or withheld in it, registers nobody', async () => {
    expect(await changed(() => undefined)).toEqual([]);
    expect(
      await changed((evidence) => {
        evidence.ledger_records = evidence.ledger_records.filter(({ seq }) => seq !== 5);
      }),
    ).toEqual(['author_unknown 6']);
    expect(
      await changed((evidence, { entries }) => {
        const { body, secret } = entries[5] as (typeof entries)[number];
        const hidden = withhold(body, secret, 'scalar', [{ pointer: '/role', reason: 'r' }]);
        for (const record of evidence.ledger_records)
          if (record.seq === 5) record.disclosure = hidden;
      }),
    ).toEqual(['author_unknown 6']);
  });

  test('what entry 0 promises cannot be taken back by withholding it', async () => {
    const codes = await changed((evidence, { entries }) => {
      const { body, secret } = entries[0] as (typeof entries)[number];
      evidence.genesis.disclosure = withhold(body, secret, 'scalar', [
        { pointer: '/authors', reason: 'r' },
      ]);
      evidence.ledger_records = [];
    });
    expect(codes).toEqual(['author_unknown 3', 'author_unknown 4', 'author_unknown 6']);
  });

  test('a ledger that promises nothing is not said to hold anybody', async () => {
    const ledger = new MemoryLedger();
    ledger.record({ type: 'decision.opened', body: OPENED });
    ledger.checkpoint();
    const { checks, verified } = await verify(ledger.reader(), FULL);
    expect(verified).toBe(true);
    expect(checks.find(({ name }) => name === 'authors')).toMatchObject({
      state: 'not_made',
      reason: expect.stringContaining('registers nobody'),
    });
  });
});

import { type JsonObject, toHex } from '@docket/chain';
import {
  decide,
  DEFAULT_POLICY,
  DOCKET_AUTHOR,
  evolvePrincipals,
  NO_PRINCIPALS,
  type Policy,
  type Principals,
  type RecordBodies,
} from '@docket/record';
import { describe, expect, test } from '@jest/globals';
import { SoftwarePasskey } from '../../../test/support/passkey.js';
import { AGENT_CARD, OPENED } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import { evidenceReader, verify } from './index.js';

type Review = RecordBodies['review.recorded'];
type From = Policy['review_signature_from'];

type Author = { actor: string; role: 'reviewer'; via: string };

const REVIEWER: Author = { actor: 'prn_r', role: 'reviewer', via: 'api_key' };
const FULL = { depth: 'full' } as const;
const key = new SoftwarePasskey();
const other = new SoftwarePasskey();
const edwards = new SoftwarePasskey('Ed25519');

const asked = (from: From): Policy => ({
  ...DEFAULT_POLICY,
  ...(from === undefined ? {} : { review_signature_from: from }),
});

/** A registered agent's decision on high stakes of two entries, and a reviewer with a passkey. */
function world(policy = asked('high'), registered = [key]) {
  const ledger = new MemoryLedger({ authors: 'registered', policy });
  const register = (principal: string, role: string, authenticator: JsonObject) =>
    ledger.append('principal.registered', DOCKET_AUTHOR, { principal, role, authenticator });
  const apiKey = (id: string) => ({ kind: 'api_key', id, fingerprint: 'ab'.repeat(32) });
  register('prn_agent', 'agent', apiKey('a'));
  register('prn_r', 'reviewer', apiKey('r'));
  for (const passkey of registered)
    register('prn_r', 'reviewer', passkey.authenticator(ledger.origin, 'prn_r'));
  register('prn_s', 'reviewer', apiKey('s'));
  const id = ledger.record({ type: 'decision.opened', body: { ...OPENED, stakes: 'high' } });
  ledger.record({ type: 'job_card.filed', body: AGENT_CARD }, id);
  const last = ledger.entries.at(-1)!;
  const review: Review = {
    verdict: 'approve',
    reason: 'I compared it with the order',
    as_of: last.leaf.decision!.seq,
    viewed: [
      { decision_seq: last.leaf.decision!.seq, leaf_hash: toHex(ledger.hashAt(last.leaf.seq)) },
    ],
  };
  return { ledger, id, review };
}

type World = ReturnType<typeof world>;

function signed({ ledger, id, review }: World, by = key): Review {
  return by.sign({ ledger: ledger.origin, decision: id, review });
}

/** Who is registered so far. */
function principalsOf({ entries }: MemoryLedger): Principals {
  return entries.reduce((known, { leaf, body }) => {
    const isAbout = leaf.type === 'principal.registered' || leaf.type === 'principal.revoked';
    const entry = { ...leaf, body } as unknown as Parameters<typeof evolvePrincipals>[1];
    return isAbout ? evolvePrincipals(known, entry) : known;
  }, NO_PRINCIPALS);
}

/** What whoever can write to the store appends, and what `decide` says to it. */
async function found({ ledger, id }: World, body: Review, author: Author = REVIEWER) {
  const { origin, policy } = ledger;
  const decided = decide(
    ledger.states.get(id),
    { type: 'review.recorded', body },
    {
      ...author,
      policy,
      now: ledger.now(),
      seq: ledger.size,
      decisionId: id,
      signers: { origin, principals: principalsOf(ledger) },
    },
  );
  ledger.append('review.recorded', author, body as unknown as JsonObject, id);
  ledger.checkpoint();
  const whole = await verify(ledger.reader(), FULL);
  const dossier = await verify(evidenceReader(await ledger.evidence(id)), FULL);
  const told = [whole, dossier].map(({ checks, findings }) => ({
    check: checks.find(({ name }) => name === 'review_signatures'),
    codes: findings
      .filter(({ code }) => code.startsWith('review'))
      .map(({ code, pointer }) => `${code} ${pointer}`),
  }));
  expect(told[0]).toEqual(told[1]);
  const codes = told[0]!.codes;
  // Nothing is found of what would have been taken, and the other way round.
  expect(decided.ok ? [] : [`${decided.refusal.code} ${decided.refusal.pointer}`]).toEqual(codes);
  return { ...told[0]!, codes };
}

describe('verify: reviews that their reviewer signed', () => {
  test.each([
    ['ES256', key],
    ['EdDSA', edwards],
  ])('%s: verified, and said to be', async (_, by) => {
    const made = world(asked('high'), [by]);
    const { check, codes } = await found(made, signed(made, by));
    expect(codes).toEqual([]);
    expect(check).toEqual({ name: 'review_signatures', state: 'passed', count: 1 });
  });

  test('a signature that nobody asked for is held as well', async () => {
    const made = world(asked(undefined));
    const { check } = await found(made, signed(made));
    expect(check?.state).toBe('passed');
    const forged = world(asked(undefined));
    const { codes } = await found(forged, { ...signed(forged), verdict: 'reject' });
    expect(codes).toEqual(['review_signature_invalid /signature/client_data']);
  });

  test('none, where none is asked for: there is nothing of the kind', async () => {
    const made = world(asked('critical'));
    const { check, codes } = await found(made, made.review);
    expect([check?.state, codes]).toEqual(['not_applicable', []]);
  });

  test('none, where one is asked for: missing, but for a stop', async () => {
    for (const from of ['low', 'medium', 'high'] as const) {
      const made = world(asked(from));
      const { check, codes } = await found(made, made.review);
      expect([check?.state, codes]).toEqual(['failed', ['review_signature_missing /signature']]);
    }
    const made = world();
    expect((await found(made, { ...made.review, verdict: 'stop' })).codes).toEqual([]);
  });

  const CHALLENGE = 'review_signature_invalid /signature/client_data';
  const KEY = 'review_signature_invalid /signature/credential_id';
  test.each<[string, string, (made: World) => Review]>([
    ['another verdict', CHALLENGE, (made) => ({ ...signed(made), verdict: 'reject' })],
    ['another reason', CHALLENGE, (made) => ({ ...signed(made), reason: 'fine' })],
    ['an action added', CHALLENGE, (made) => ({ ...signed(made), approves: { operation: 'pay' } })],
    ['a meaning added', CHALLENGE, (made) => ({ ...signed(made), meaning: 'I approve' })],
    ['of another decision', CHALLENGE, (made) => signed({ ...made, id: 'dec_9' })],
    [
      'of another ledger',
      CHALLENGE,
      ({ id, review }) => key.sign({ ledger: 'docket.example/other', decision: id, review }),
    ],
    ['by a key of nobody', KEY, (made) => signed(made, other)],
    [
      'by a key of nobody, under the name of a registered one',
      'review_signature_invalid /signature/signature',
      (made) => {
        const { signature, ...review } = signed(made, other);
        return { ...review, signature: { ...signature!, credential_id: key.credentialId } };
      },
    ],
    [
      'without saying what was seen last',
      'review_signature_invalid /as_of',
      (made) => {
        const { as_of: _last, ...review } = made.review;
        return signed({ ...made, review });
      },
    ],
    [
      'without the leaf hash of what was seen last',
      'review_signature_invalid /viewed',
      (made) => signed({ ...made, review: { ...made.review, viewed: [] } }),
    ],
  ])('%s: found, and refused', async (_, code, forge) => {
    const made = world();
    const { check, codes } = await found(made, forge(made));
    expect([check?.state, codes]).toEqual(['failed', [code]]);
  });

  test("by another reviewer's passkey: found, and refused", async () => {
    const made = world();
    const { codes } = await found(made, signed(made), { ...REVIEWER, actor: 'prn_s' });
    expect(codes).toEqual([KEY]);
  });

  test('by a passkey that was revoked before, or registered only after', async () => {
    const revoked = world();
    revoked.ledger.append('principal.revoked', DOCKET_AUTHOR, {
      principal: 'prn_r',
      authenticator: key.credentialId,
    });
    expect((await found(revoked, signed(revoked))).codes).toEqual([KEY]);
    const late = world(asked('high'), []);
    late.ledger.append('review.recorded', REVIEWER, signed(late) as unknown as JsonObject, late.id);
    late.ledger.append('principal.registered', DOCKET_AUTHOR, {
      principal: 'prn_r',
      role: 'reviewer',
      authenticator: key.authenticator(late.ledger.origin, 'prn_r'),
    });
    late.ledger.checkpoint();
    const { findings } = await verify(late.ledger.reader(), FULL);
    expect(findings.map(({ code }) => code)).toContain('review_signature_invalid');
  });

  test.each<[what: string, way: ReturnType<typeof key.authenticator>]>([
    ['for another principal', key.authenticator('docket.example/claims', 'prn_s')],
    ['for another ledger', key.authenticator('docket.example/other', 'prn_r')],
    [
      'under the id of another',
      { ...key.authenticator('docket.example/claims', 'prn_r'), id: 'AAAA' },
    ],
    [
      'without the user verified',
      key.authenticator('docket.example/claims', 'prn_r', { flags: 1 }),
    ],
    [
      'for another page',
      {
        ...key.authenticator('docket.example/claims', 'prn_r'),
        passkey: {
          ...key.authenticator('docket.example/claims', 'prn_r').passkey,
          origins: ['https://docket.example', 'https://evil.example'],
        },
      },
    ],
  ])('a passkey that was proven %s', async (_what, way) => {
    const made = world(asked('high'), []);
    made.ledger.append('principal.registered', DOCKET_AUTHOR, {
      principal: 'prn_r',
      role: 'reviewer',
      authenticator: way,
    });
    made.ledger.checkpoint();
    const { verified, findings, checks } = await verify(made.ledger.reader(), FULL);
    const pointer = '/authenticator/passkey/proof';
    expect(verified).toBe(false);
    expect(findings).toMatchObject([{ code: 'passkey_unproven', pointer }]);
    expect(checks.find(({ name }) => name === 'review_signatures')?.state).toBe('failed');
  });

  test('whoever decides without knowing who is registered takes no signature', () => {
    const made = world();
    const decided = decide(
      made.ledger.states.get(made.id),
      { type: 'review.recorded', body: signed(made) },
      {
        ...REVIEWER,
        policy: DEFAULT_POLICY,
        now: made.ledger.now(),
        seq: made.ledger.size,
        decisionId: made.id,
      },
    );
    expect(decided).toMatchObject({ ok: false, refusal: { code: 'review_signature_invalid' } });
  });
});

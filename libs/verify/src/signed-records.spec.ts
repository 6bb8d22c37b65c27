import type { JsonObject } from '@docket/chain';
import {
  decide,
  DEFAULT_POLICY,
  DOCKET_AUTHOR,
  evolvePrincipals,
  NO_PRINCIPALS,
  type Policy,
  type Principals,
  type RecordBodies,
  type Submission,
} from '@docket/record';
import { describe, expect, test } from '@jest/globals';
import { AgentKey } from '../../../test/support/signing-key.js';
import { AGENT_CARD, OPENED } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import { evidenceReader, verify } from './index.js';

type Card = RecordBodies['job_card.filed'];
type From = Policy['agent_signature_from'];

const FULL = { depth: 'full' } as const;
const AGENT = { actor: 'prn_agent', role: 'agent', via: 'api_key' } as const;
const ADMINISTRATOR = { actor: 'prn_admin', role: 'administrator', via: 'api_key' } as const;
const key = new AgentKey();
const other = new AgentKey();

const asked = (from: From): Policy => ({
  ...DEFAULT_POLICY,
  ...(from === undefined ? {} : { agent_signature_from: from }),
});

/** A registered agent with a signing key, and its decision on high stakes of one signed entry. */
function world(policy = asked('high'), way?: JsonObject) {
  const ledger = new MemoryLedger({ authors: 'registered', policy });
  const register = (
    by: typeof ADMINISTRATOR | typeof DOCKET_AUTHOR,
    principal: string,
    role: string,
    authenticator: JsonObject,
  ) => ledger.append('principal.registered', by, { principal, role, authenticator });
  const apiKey = (id: string) => ({ kind: 'api_key', id, fingerprint: 'ab'.repeat(32) });
  register(DOCKET_AUTHOR, 'prn_admin', 'administrator', apiKey('o'));
  register(ADMINISTRATOR, 'prn_agent', 'agent', apiKey('a'));
  register(ADMINISTRATOR, 'prn_b', 'agent', apiKey('b'));
  const registered = way ?? { ...key.authenticator(ledger.origin, 'prn_agent') };
  register(ADMINISTRATOR, 'prn_agent', 'agent', registered);
  const opening = { ...OPENED, stakes: 'high' as const, idempotency_key: 'open' };
  const type = 'decision.opened';
  const id = 'dec_1';
  const made = { ledger, id };
  const outcome = write(made, { type, body: key.sign({ ledger: ledger.origin, type }, opening) });
  return { ...made, outcome };
}

type World = Pick<ReturnType<typeof world>, 'ledger' | 'id'>;

const CARD: Card = { ...AGENT_CARD, idempotency_key: 'card' };
const type = 'job_card.filed';

function signed({ ledger, id }: World, card = CARD, by = key): Card {
  return by.sign({ ledger: ledger.origin, decision: id, type }, card);
}

function principalsOf({ entries }: MemoryLedger): Principals {
  return entries.reduce((known, { leaf, body }) => {
    const isAbout = leaf.type === 'principal.registered' || leaf.type === 'principal.revoked';
    const entry = { ...leaf, body } as unknown as Parameters<typeof evolvePrincipals>[1];
    return isAbout ? evolvePrincipals(known, entry) : known;
  }, NO_PRINCIPALS);
}

/** Appends whatever `decide` says to it, and gives what it says. */
function write({ ledger, id }: World, submission: Submission, author = AGENT) {
  const { origin, policy } = ledger;
  const decided = decide(ledger.states.get(id), submission, {
    ...author,
    policy,
    now: ledger.now(),
    seq: ledger.size,
    decisionId: id,
    signers: { origin, principals: principalsOf(ledger) },
  });
  const body = (decided.ok ? decided.entries[0]!.body : submission.body) as JsonObject;
  ledger.append(submission.type, author, body, id);
  if (decided.ok) ledger.states.set(id, decided.state);
  return decided.ok ? [] : [`${decided.refusal.code} ${decided.refusal.pointer}`];
}

/** What is found of signatures of agents, in the whole ledger and in the evidence of the decision. */
async function found({ ledger, id }: World) {
  ledger.checkpoint();
  const whole = await verify(ledger.reader(), FULL);
  const dossier = await verify(evidenceReader(await ledger.evidence(id)), FULL);
  const told = [whole, dossier].map(({ checks, findings }) => ({
    check: checks.find(({ name }) => name === 'agent_signatures'),
    codes: findings
      .filter(({ code }) => code.includes('sign'))
      .map(({ code, pointer = '' }) => `${code} ${pointer}`),
  }));
  expect(told[0]).toEqual(told[1]);
  return told[0]!;
}

async function foundOf(made: World, card: Card, author = AGENT) {
  const refused = write(made, { type, body: card }, author);
  const { check, codes } = await found(made);
  // Nothing is found of what would have been taken, and the other way round.
  expect(codes.filter((code) => code.startsWith('agent_signature'))).toEqual(refused);
  return { check, codes };
}

describe('verify: records that their agent signed', () => {
  test('verified, and said to be: an opening, a card, an intent, a closing', async () => {
    const made = world();
    expect(made.outcome).toEqual([]);
    expect(write(made, { type, body: signed(made) })).toEqual([]);
    const place = { ledger: made.ledger.origin, decision: made.id };
    const intent = { operation: 'note', target: { system: 'crm', resource: '1' }, owner: 'sales' };
    const ask = { ...intent, idempotency_key: 'note-1' };
    const registered = key.sign({ ...place, type: 'side_effect.intent' }, ask);
    // Docket gives it its id, and counts the entries of a decision that ends.
    const withId = { ...registered, side_effect_id: 'sfx_1' };
    expect(write(made, { type: 'side_effect.intent', body: withId })).toEqual([]);
    const close = { outcome: 'completed', idempotency_key: 'close' } as const;
    const closing = key.sign({ ...place, type: 'decision.closed' }, close);
    expect(write(made, { type: 'decision.closed', body: closing })).toEqual([]);
    const { check, codes } = await found(made);
    expect(codes.filter((code) => code.includes('sign'))).toEqual([]);
    expect(check).toEqual({ name: 'agent_signatures', state: 'passed', count: 4 });
  });

  test('none, where none is asked for: only what is signed is counted', async () => {
    const { check, codes } = await foundOf(world(asked('critical')), CARD);
    expect([check, codes]).toEqual([{ name: 'agent_signatures', state: 'passed', count: 1 }, []]);
  });

  test('none, where one is asked for: missing, but of what has happened', async () => {
    for (const from of ['low', 'medium', 'high'] as const) {
      const { check, codes } = await foundOf(world(asked(from)), CARD);
      expect([check?.state, codes]).toEqual(['failed', ['agent_signature_missing /signature']]);
    }
    const made = world();
    const gap = { kind: 'not_sent', reason: 'the queue was full' } as unknown;
    const body = gap as RecordBodies['gap.recorded'];
    expect(write(made, { type: 'gap.recorded', body })).toEqual([]);
    // What opens a decision says by itself what is at stake.
    const unsigned = { ledger: new MemoryLedger({ policy: asked('high') }), id: 'dec_1' };
    const opening = { ...OPENED, stakes: 'critical' as const };
    const outcome = write(unsigned, { type: 'decision.opened', body: opening });
    expect(outcome).toEqual(['agent_signature_missing /signature']);
  });

  const VALUE = 'agent_signature_invalid /signature/value';
  const KEY = 'agent_signature_key_unknown /signature/key_id';
  test.each<[string, string, (made: World) => Card]>([
    ['another goal', VALUE, (made) => ({ ...signed(made), goal: 'Refund 9,999' })],
    ['another confidence', VALUE, (made) => ({ ...signed(made), confidence: 1 })],
    ['a member added', VALUE, (made) => ({ ...signed(made), rationale: 'it said so' })],
    ['another key of the request', VALUE, (made) => ({ ...signed(made), idempotency_key: 'x' })],
    ['of another decision', VALUE, (made) => signed({ ...made, id: 'dec_9' })],
    [
      'of another ledger',
      VALUE,
      ({ id }) => key.sign({ ledger: 'docket.example/other', decision: id, type }, CARD),
    ],
    [
      'of another type',
      VALUE,
      ({ ledger, id }) =>
        key.sign({ ledger: ledger.origin, decision: id, type: 'gap.recorded' }, CARD),
    ],
    ['by a key of nobody', KEY, (made) => signed(made, CARD, other)],
    [
      'by a key of nobody, under the id of a registered one',
      VALUE,
      (made) => {
        const { signature, ...card } = signed(made, CARD, other);
        return { ...card, signature: { ...signature!, key_id: key.id } };
      },
    ],
    [
      'that may be recorded twice',
      'agent_signature_invalid /idempotency_key',
      (made) => {
        const { idempotency_key: _key, ...card } = CARD;
        return signed(made, card);
      },
    ],
  ])('%s: found, and refused', async (_, code, forge) => {
    const made = world();
    const { check, codes } = await foundOf(made, forge(made));
    expect([check?.state, codes]).toEqual(['failed', [code]]);
  });

  test('no byte of it may be another', async () => {
    const made = world();
    const { signature, ...card } = signed(made);
    const bytes = Buffer.from(signature!.value, 'base64url');
    for (const at of [0, 31, 32, 62, 63]) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 0x10;
      const value = changed.toString('base64url');
      const forged = world();
      const { codes } = await foundOf(forged, { ...card, signature: { ...signature!, value } });
      expect(codes).toEqual([VALUE]);
    }
  });

  test("by another agent's key: found, and refused", async () => {
    const made = world();
    const handoff = { to_agent: 'b', to_principal: 'prn_b', confidence: 0.9 };
    expect(write(made, { type, body: signed(made, { ...CARD, handoff }) })).toEqual([]);
    const { codes } = await foundOf(made, signed(made), { ...AGENT, actor: 'prn_b' } as never);
    expect(codes).toEqual([KEY]);
  });

  test('by a key that was revoked before, or had ended', async () => {
    const REVOKED = 'agent_signature_key_revoked /signature/key_id';
    const revoked = world();
    revoked.ledger.append('principal.revoked', ADMINISTRATOR, {
      principal: 'prn_agent',
      authenticator: key.id,
    });
    expect((await foundOf(revoked, signed(revoked))).codes).toEqual([REVOKED]);
    const until = { expires_at: '2020-01-01T00:00:00Z' };
    const ended = world(
      asked(undefined),
      key.authenticator('docket.example/claims', 'prn_agent', until),
    );
    expect(ended.outcome).toEqual([REVOKED]);
  });

  test('recorded once more, as whoever can write to the store can: found', async () => {
    const made = world();
    const card = signed(made) as unknown as JsonObject;
    write(made, { type, body: signed(made) });
    made.ledger.append(type, AGENT, card, made.id);
    const { check, codes } = await found(made);
    expect(check?.state).toBe('failed');
    expect(codes).toContain('agent_signature_repeated /signature');
  });

  test('a key that nobody proved, or under the id of another: found', async () => {
    const ledger = 'docket.example/claims';
    const stolen = key.authenticator(ledger, 'prn_b');
    const named = { ...key.authenticator(ledger, 'prn_agent'), id: other.id };
    for (const [way, pointer] of [
      [stolen, '/authenticator/signing_key/proof'],
      [named, '/authenticator/id'],
      [key.authenticator('docket.example/other', 'prn_agent'), '/authenticator/signing_key/proof'],
    ] as const) {
      const { codes, check } = await found(world(asked(undefined), way));
      expect(codes).toContain(`signing_key_unproven ${pointer}`);
      expect(check?.state).toBe('failed');
    }
  });

  test('a record of the ledger itself is held too', async () => {
    const made = world();
    const change = {
      component: 'model',
      name: 'gpt',
      to: '2',
      idempotency_key: 'model-2',
    } as const;
    const place = { ledger: made.ledger.origin, type: 'system.changed' };
    const body = key.sign(place, change);
    made.ledger.append('system.changed', AGENT, body);
    made.ledger.append('system.changed', AGENT, { ...body, to: '3' });
    made.ledger.checkpoint();
    const { findings } = await verify(made.ledger.reader(), FULL);
    const agents = findings.filter(({ code }) => code.startsWith('agent'));
    expect(agents.map(({ code, seq }) => [code, seq])).toEqual([
      ['agent_signature_invalid', made.ledger.size - 1],
    ]);
  });
});

import { expect, test } from '@jest/globals';
import { AgentKey } from '../../../test/support/signing-key.js';
import { DEFAULT_POLICY, policyMessage, type Policy, registrationMessage } from './index.js';
import { decideLedger } from './fold/decide-ledger.js';
import { evolveLedger, type LedgerEntry, type LedgerState } from './fold/ledger.js';
import { signerOf } from './fold/principals.js';
import type { RecordBodies, Role } from './types.js';
import { weakenedBy } from './policy-weakness.js';

const ORIGIN = 'docket.example/claims';
const TIME = '2026-01-15T09:30:00.000Z';
const registrar = new AgentKey();
const other = new AgentKey();
const POLICY: Policy = { ...DEFAULT_POLICY, registrars: [registrar.publicKey] };

type Registration = RecordBodies['principal.registered'];
const agent: Registration = {
  principal: 'prn_agent',
  role: 'agent',
  authenticator: new AgentKey().authenticator(ORIGIN, 'prn_agent'),
};

const entry = (type: string, body: object, seq: number, actor = 'prn_first'): LedgerEntry =>
  ({ type, body, actor, role: 'administrator', seq, time: TIME }) as unknown as LedgerEntry;

function begin(policy = POLICY): LedgerState {
  const body = { format: 'docket-ledger/v1', origin: ORIGIN, public_key: '', policy };
  return evolveLedger(undefined, entry('ledger.created', { ...body, authors: 'registered' }, 0));
}

const registered = (registration: Registration = agent, state = begin()): LedgerState =>
  evolveLedger(state, entry('principal.registered', registration, 1));

function signature(by: AgentKey, message: Uint8Array) {
  return { kind: 'ed25519' as const, key_id: by.id, value: by.signBytes(message) };
}

const confirmation = (signed?: object, { principal, authenticator }: Registration = agent) => ({
  principal,
  authenticator: authenticator.id,
  ...(signed && { signature: signed }),
});

const vouched = (by = registrar, registration = agent, ledger = ORIGIN) =>
  signature(by, registrationMessage(ledger, registration));

/** Whether the agent's key is good behind a confirmation, and what `decideLedger` says to it. */
function behind(body: object, state = registered(), actor = 'prn_first') {
  const said = decideLedger(state, { type: 'principal.confirmed', body } as never, {
    actor,
    role: 'administrator',
    now: TIME,
    seq: 2,
  });
  const next = evolveLedger(state, entry('principal.confirmed', body, 2, actor));
  const of = { actor: 'prn_agent', id: agent.authenticator.id, time: TIME };
  const signer = signerOf(next.principals, { ...of, kind: 'signing_key' });
  return [signer?.isInForce, said.ok ? 'taken' : said.refusal.pointer];
}

test('what a registrar signed is good, whoever hands it in', () => {
  expect(behind(confirmation(vouched()))).toEqual([true, 'taken']);
  const way = evolveLedger(
    registered(),
    entry('principal.confirmed', confirmation(vouched()), 2),
  ).principals.get('prn_agent')?.authenticators[0];
  expect(way).toMatchObject({ awaitsRegistrar: false, vouchedBy: registrar.id });
});

test.each<[string, object | undefined]>([
  ['none', undefined],
  ['that of somebody else', vouched(other)],
  [
    'that of somebody else under the name of the registrar',
    { ...vouched(other), key_id: registrar.id },
  ],
  ['over another role', vouched(registrar, { ...agent, role: 'observer' })],
  ['over another principal', vouched(registrar, { ...agent, principal: 'prn_b' })],
  [
    'over another key',
    vouched(registrar, { ...agent, authenticator: other.authenticator(ORIGIN, 'prn_agent') }),
  ],
  ['over another ledger', vouched(registrar, agent, 'docket.example/refunds')],
  ['over a policy', signature(registrar, policyMessage(ORIGIN, { policy: POLICY, revision: 2 }))],
])('another signature vouches for nothing: %s', (_, signed) => {
  expect(behind(confirmation(signed))).toEqual([false, '/signature']);
});

test('two people and a registrar are asked for each by itself', () => {
  const policy: Policy = { ...POLICY, two_people_for: ['registrations'] };
  const state = registered(agent, begin(policy));
  expect(behind(confirmation(vouched()), state)).toEqual([false, 'taken']);
  expect(behind(confirmation(), state)).toEqual([false, '/authenticator']);
  expect(behind(confirmation(), state, 'prn_second')).toEqual([false, 'taken']);
  expect(behind(confirmation(vouched()), state, 'prn_second')).toEqual([true, 'taken']);
  const signed = evolveLedger(state, entry('principal.confirmed', confirmation(vouched()), 2));
  expect(behind(confirmation(), signed, 'prn_second')).toEqual([true, 'taken']);
});

test.each<[Role, boolean]>([
  ['administrator', false],
  ['auditor', false],
  ['agent', true],
  ['reviewer', true],
  ['officer', true],
  ['observer', true],
])('of %s a registrar is asked for: %s', (role, isAsked) => {
  const authenticator = { kind: 'api_key', id: 'k', fingerprint: 'ab'.repeat(32) } as const;
  const { principals } = registered({ principal: 'prn_x', role, authenticator });
  expect(principals.get('prn_x')?.authenticators[0]?.awaitsRegistrar).toBe(isAsked);
});

test('a policy takes the registrar of the one before, for its revision, and is none without', () => {
  const state = begin();
  const { registrars: _none, ...open } = { ...POLICY, version: '2' };
  const change = (signed?: object, revision = 2) => ({
    policy: open,
    reason: 'r',
    revision,
    ...(signed && { signature: signed }),
  });
  const sign = (by: AgentKey, revision = 2, ledger = ORIGIN) =>
    signature(by, policyMessage(ledger, { policy: open, revision }));
  const versionBehind = (body: object): string[] => {
    const said = decideLedger(state, { type: 'policy.changed', body } as never, {
      actor: 'prn_first',
      role: 'administrator',
      now: TIME,
      seq: 1,
    });
    const { policy } = evolveLedger(state, entry('policy.changed', body, 1));
    return [policy.version, said.ok ? 'taken' : (said.refusal.pointer ?? '')];
  };
  expect(versionBehind(change(sign(registrar)))).toEqual(['2', 'taken']);
  for (const signed of [undefined, sign(other), sign(registrar, 3), sign(registrar, 2, 'a/b')])
    expect(versionBehind(change(signed))).toEqual(['1', '/signature']);
  expect(weakenedBy(POLICY, open)).toEqual(['/registrars']);
  expect(weakenedBy(POLICY, { ...POLICY, registrars: [other.publicKey] })).toEqual(['/registrars']);
  expect(weakenedBy(open, POLICY)).toEqual([]);
});

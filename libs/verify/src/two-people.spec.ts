import { DEFAULT_POLICY, DOCKET_AUTHOR, type Policy } from '@docket/record';
import type { JsonObject } from '@docket/chain';
import { describe, expect, test } from '@jest/globals';
import { OPENED } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import { evidenceReader, verify } from './index.js';

const TWO: Policy = { ...DEFAULT_POLICY, two_people_for: ['registrations'] };
const administrator = (actor: string) => ({ actor, role: 'administrator', via: 'api_key' });
const FIRST = administrator('prn_first');
const SECOND = administrator('prn_second');

const apiKey = (id: string): JsonObject => ({
  kind: 'api_key',
  id,
  fingerprint: 'ab'.repeat(32),
});

/** A ledger with two administrators, whom the registry had confirmed. */
function world(policy = TWO) {
  const ledger = new MemoryLedger({ authors: 'registered', policy });
  for (const { actor, role } of [FIRST, SECOND]) {
    const registry = { seq: 1, leaf_hash: '0'.repeat(64) };
    const body = { principal: actor, role, authenticator: apiKey(actor), registry_entry: registry };
    ledger.append('principal.registered', DOCKET_AUTHOR, body);
  }
  const register = (by: typeof FIRST | typeof DOCKET_AUTHOR, authenticator = apiKey('a')) =>
    ledger.append('principal.registered', by, {
      principal: 'prn_agent',
      role: 'agent',
      authenticator,
    });
  const confirm = (by: typeof FIRST, authenticator = 'a') =>
    ledger.append('principal.confirmed', by, { principal: 'prn_agent', authenticator });
  return { ledger, register, confirm };
}

async function found({ ledger }: ReturnType<typeof world>): Promise<string[]> {
  const id = ledger.record({ type: 'decision.opened', body: OPENED });
  ledger.checkpoint();
  const whole = await verify(ledger.reader(), { depth: 'full' });
  const dossier = await verify(evidenceReader(await ledger.evidence(id)), { depth: 'full' });
  const told = [whole, dossier].map(({ findings }) => findings.map(({ code }) => code));
  expect(told[0]).toEqual(told[1]);
  return told[0] ?? [];
}

describe('verify: registrations that take two people', () => {
  test('one registers, another one confirms: nothing is found', async () => {
    const made = world();
    made.register(FIRST);
    made.confirm(SECOND);
    expect(await found(made)).toEqual([]);
  });

  test('where the policy asks for none, none is missed', async () => {
    const made = world(DEFAULT_POLICY);
    made.register(FIRST);
    expect(await found(made)).toEqual([]);
  });

  test('nobody confirms it: what is written with it is found', async () => {
    const made = world();
    made.register(FIRST);
    expect(await found(made)).toEqual(['author_unconfirmed']);
  });

  test('whoever registered it confirms it: that is found, and confirms nothing', async () => {
    const made = world();
    made.register(FIRST);
    made.confirm(FIRST);
    expect(await found(made)).toEqual(['second_person_required', 'author_unconfirmed']);
  });

  test('what people register for themselves they do not confirm themselves', async () => {
    const made = world();
    const { ledger } = made;
    made.register(FIRST);
    made.confirm(SECOND);
    // A second key of the second administrator, as Docket writes it for whoever asks.
    const passkey = { relying_party: 'docket.example', origins: ['https://docket.example'] };
    const key = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) };
    ledger.append('principal.registered', DOCKET_AUTHOR, {
      principal: 'prn_second',
      role: 'administrator',
      authenticator: { kind: 'passkey', id: 'p', passkey: { public_key: key, ...passkey } },
    });
    ledger.append('principal.confirmed', SECOND, { principal: 'prn_second', authenticator: 'p' });
    ledger.checkpoint();
    const { findings } = await verify(ledger.reader(), { depth: 'full' });
    expect(findings.map(({ code }) => code)).toEqual(['second_person_required']);
  });

  test('confirmed after it was used, or another authenticator: found', async () => {
    const made = world();
    made.register(FIRST);
    made.register(FIRST, apiKey('b'));
    expect((await found(made))[0]).toBe('author_unconfirmed');
    const other = world();
    other.register(FIRST);
    other.confirm(SECOND, 'c');
    expect(await found(other)).toEqual(['entry_refused', 'author_unconfirmed']);
  });

  test('a policy that takes it back is found, and takes nothing back', async () => {
    const made = world();
    const policy = { ...DEFAULT_POLICY, version: '2' } as unknown as JsonObject;
    made.ledger.append('policy.changed', FIRST, { policy, reason: 'quicker', revision: 2 });
    made.register(FIRST);
    expect(await found(made)).toEqual(['entry_refused', 'author_unconfirmed']);
  });
});

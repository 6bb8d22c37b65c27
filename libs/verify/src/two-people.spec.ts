import { DEFAULT_POLICY, DOCKET_AUTHOR, type Policy } from '@docket/record';
import type { JsonObject } from '@docket/chain';
import { describe, expect, test } from '@jest/globals';
import { SoftwarePasskey } from '../../../test/support/passkey.js';
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
    const passkey = new SoftwarePasskey().authenticator(ledger.origin, 'prn_second');
    ledger.append('principal.registered', DOCKET_AUTHOR, {
      principal: 'prn_second',
      role: 'administrator',
      authenticator: passkey as unknown as JsonObject,
    });
    const confirmed = { principal: 'prn_second', authenticator: passkey.id };
    ledger.append('principal.confirmed', SECOND, confirmed);
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

describe('verify: a policy that asks less of people, where that takes two of them', () => {
  const ASKING: Policy = { ...DEFAULT_POLICY, two_people_for: ['weaker_policy'] };
  const weaker = { ...ASKING, version: '2', enforcement: 'advisory' } as unknown as JsonObject;
  const propose = ({ ledger }: ReturnType<typeof world>, policy = weaker) =>
    ledger.append('policy.proposed', FIRST, { policy, reason: 'quicker' });
  const change = ({ ledger }: ReturnType<typeof world>, by: typeof FIRST) =>
    ledger.append('policy.changed', by, { policy: weaker, reason: 'quicker', revision: 2 });

  async function foundIn(made: ReturnType<typeof world>): Promise<string[]> {
    made.register(FIRST);
    return found(made);
  }

  test('one proposes it, another one brings it into force: nothing is found', async () => {
    const made = world(ASKING);
    propose(made);
    change(made, SECOND);
    expect(await foundIn(made)).toEqual([]);
  });

  test('in force of one person alone, or of the one who proposed it, or as another than was proposed: found', async () => {
    const alone = world(ASKING);
    change(alone, FIRST);
    expect(await foundIn(alone)).toEqual(['second_person_required']);
    const own = world(ASKING);
    propose(own);
    change(own, FIRST);
    expect(await foundIn(own)).toEqual(['second_person_required']);
    const other = world(ASKING);
    propose(other, { ...weaker, log_access: 'key', version: '3' });
    change(other, SECOND);
    expect(await foundIn(other)).toEqual(['second_person_required']);
  });

  test('a dossier from which the proposal is left out does not say that there was one', async () => {
    const made = world(ASKING);
    propose(made);
    change(made, SECOND);
    made.register(FIRST);
    const id = made.ledger.record({ type: 'decision.opened', body: OPENED });
    made.ledger.checkpoint();
    const evidence = await made.ledger.evidence(id);
    const records = evidence['ledger_records'] as { leaf: string }[];
    const less = records.filter(({ leaf }) => !leaf.includes('"policy.proposed"'));
    expect(less).toHaveLength(records.length - 1);
    const report = await verify(evidenceReader({ ...evidence, ledger_records: less }), {
      depth: 'full',
    });
    expect(report.findings.map(({ code }) => code)).toEqual(['second_person_required']);
  });
});

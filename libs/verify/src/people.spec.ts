import { readFileSync } from 'node:fs';
import { type JsonObject, toHex, withhold } from '@docket/chain';
import { DOCKET_AUTHOR, type RecordBodies, signingKeyId } from '@docket/record';
import { describe, expect, test } from '@jest/globals';
import { SoftwarePasskey } from '../../../test/support/passkey.js';
import { AgentKey } from '../../../test/support/signing-key.js';
import { AGENT_CARD, OPENED } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import { evidenceReader, type KnownPeople, readKnownPeople, verify } from './index.js';

const REVIEWER = { actor: 'prn_r', role: 'reviewer', via: 'api_key' } as const;
const AGENT = { actor: 'prn_agent', role: 'agent', via: 'api_key' } as const;
const own = new SoftwarePasskey();
const edwards = new SoftwarePasskey('Ed25519');
const forged = new SoftwarePasskey();
const agents = new AgentKey();

const file = (members: JsonObject): KnownPeople =>
  readKnownPeople(JSON.stringify({ format: 'docket-people/v1', ...members }));
const BO = {
  principal: 'prn_r',
  name: 'Bo',
  keys: [own, edwards].map(({ publicKey }) => signingKeyId(publicKey as never)),
  signs: ['review.recorded'],
};
const THE_AGENT = {
  principal: 'prn_agent',
  keys: [signingKeyId(agents.authenticator('x', 'prn_agent').signing_key.public_key)],
  signs: ['job_card.filed'],
};
const PEOPLE = file({ people: [BO, THE_AGENT], nobody_else: ['review.recorded'] });

/** A ledger whose reviewer and agent have keys, with a decision of two signed entries. */
function world() {
  const ledger = new MemoryLedger({ authors: 'registered' });
  const register = (principal: string, role: string, authenticator: object) =>
    ledger.append('principal.registered', DOCKET_AUTHOR, {
      principal,
      role,
      authenticator: authenticator as JsonObject,
    });
  const apiKey = (id: string) => ({ kind: 'api_key', id, fingerprint: 'ab'.repeat(32) });
  register('prn_agent', 'agent', apiKey('a'));
  register('prn_agent', 'agent', agents.authenticator(ledger.origin, 'prn_agent'));
  register('prn_r', 'reviewer', apiKey('r'));
  for (const key of [own, edwards])
    register('prn_r', 'reviewer', key.authenticator(ledger.origin, 'prn_r'));
  const id = ledger.record({ type: 'decision.opened', body: OPENED });
  const body = { ...AGENT_CARD, idempotency_key: 'card' };
  const type = 'job_card.filed';
  const signed = agents.sign({ ledger: ledger.origin, decision: id, type }, body);
  ledger.append(type, AGENT, signed as unknown as JsonObject, id);
  return { ledger, id, register };
}
type World = ReturnType<typeof world>;

function review({ ledger, id }: World, by?: SoftwarePasskey, verdict = 'approve'): JsonObject {
  const { leaf } = ledger.entries.findLast((entry) => entry.leaf.decision?.id === id)!;
  const told = {
    verdict,
    reason: 'As the order says',
    as_of: leaf.decision!.seq,
    viewed: [{ decision_seq: leaf.decision!.seq, leaf_hash: toHex(ledger.hashAt(leaf.seq)) }],
  } as RecordBodies['review.recorded'];
  const said = by?.sign({ ledger: ledger.origin, decision: id, review: told }) ?? told;
  return said as unknown as JsonObject;
}

const write = (made: World, body: JsonObject, by: typeof REVIEWER | string = REVIEWER): number =>
  made.ledger.append(
    'review.recorded',
    typeof by === 'string' ? { ...REVIEWER, actor: by } : by,
    body,
    made.id,
  ).leaf.seq;

/** What is found of people, the check, and what is said of authors: the same of the ledger and of the decision. */
async function found({ ledger, id }: World, people: KnownPeople | null = PEOPLE) {
  ledger.checkpoint();
  const options = { depth: 'full', ...(people && { people }) } as const;
  const whole = await verify(ledger.reader(), options);
  const dossier = await verify(evidenceReader(await ledger.evidence(id)), options);
  const told = [whole, dossier].map(({ checks, findings, limits }) => ({
    // What is stored beside the entries is not at issue.
    holds: findings.every(({ kind }) => kind === 'projection'),
    check: checks.find(({ name }) => name === 'people'),
    found: findings
      .filter(({ code }) => code.startsWith('person_'))
      .map(({ code, seq, pointer = '' }) => `${code} ${seq} ${pointer}`.trim()),
    limits: limits.filter((limit) => /server's word|nothing speaks/.test(limit)),
  }));
  expect(told[0]).toEqual(told[1]);
  return told[0]!;
}

describe('verify: against people whom the verifier knows', () => {
  test.each([
    ['ES256', own],
    ['EdDSA', edwards],
  ])('what they signed with their own keys holds: %s', async (_, key) => {
    const made = world();
    write(made, review(made, key));
    const told = await found(made);
    expect(told.found).toEqual([]);
    // Three keys are registered, and the agent and the reviewer wrote three entries that can be signed.
    expect(told.check).toEqual({ name: 'people', state: 'passed', count: 6 });
    expect(told.limits).toEqual([expect.stringMatching(/^1 entry .*\(decision.opened 1\)/)]);
  });

  test('a passkey that somebody registers in their name, and the verdict that it signs', async () => {
    const made = world();
    const authenticator = forged.authenticator(made.ledger.origin, 'prn_r');
    const { leaf } = made.register('prn_r', 'reviewer', authenticator);
    const seq = write(made, review(made, forged));
    const without = await found(made, null);
    // Nothing else tells it from a true one, which is said.
    expect([without.holds, without.check]).toEqual([true, undefined]);
    expect(without.limits.join()).toMatch(/2 signatures are by keys for which nothing speaks/);
    expect((await found(made)).found).toEqual([
      `person_key_unknown ${leaf.seq} /authenticator`,
      `person_key_unknown ${seq} /signature`,
    ]);
  });

  test('an unsigned verdict and an unsigned card in their names, but for a stop', async () => {
    const made = world();
    const card = made.ledger.append('job_card.filed', AGENT, { ...AGENT_CARD }, made.id).leaf.seq;
    write(made, review(made, undefined, 'stop'));
    const seq = write(made, review(made));
    const told = await found(made);
    expect(told.found).toEqual([
      `person_signature_missing ${card} /signature`,
      `person_signature_missing ${seq} /signature`,
    ]);
    expect(told.limits).toEqual([
      expect.stringContaining('(decision.opened 1, job_card.filed 1, review.recorded 2)'),
    ]);
  });

  test('a new principal with a passkey of their own, where nobody else writes reviews', async () => {
    const made = world();
    const apiKey = { kind: 'api_key', id: 'n', fingerprint: 'cd'.repeat(32) };
    made.register('prn_new', 'reviewer', apiKey);
    made.register('prn_new', 'reviewer', forged.authenticator(made.ledger.origin, 'prn_new'));
    const seq = write(made, review(made, forged), 'prn_new');
    expect((await found(made)).found).toEqual([`person_unlisted ${seq}`]);
    const open = await found(made, file({ people: [BO] }));
    expect([open.found, open.limits.join()]).toEqual([
      [],
      expect.stringMatching(/2 signatures are by keys for which nothing speaks/),
    ]);
  });

  test('what is withheld is not held against them, and that is said', async () => {
    const made = world();
    const seq = write(made, review(made, own));
    made.ledger.checkpoint();
    const evidence = (await made.ledger.evidence(made.id)) as { entries: JsonObject[] };
    const entry = evidence.entries.find((one) => one['seq'] === seq)!;
    const { body, secret } = made.ledger.entries[seq]!;
    const left = withhold(body, secret, 'scalar', [{ pointer: '/signature', reason: 'private' }]);
    entry['disclosure'] = left as unknown as JsonObject;
    const { findings, limits } = await verify(evidenceReader(evidence as unknown as JsonObject), {
      depth: 'full',
      people: PEOPLE,
    });
    expect(findings).toEqual([]);
    expect(limits).toContainEqual(expect.stringMatching(/^1 entry .* not held against them/));
  });

  test('hashes alone are held against nobody', async () => {
    const made = world();
    made.ledger.checkpoint();
    const { checks } = await verify(made.ledger.reader(), { depth: 'chain', people: PEOPLE });
    expect(checks.find(({ name }) => name === 'people')).toMatchObject({ state: 'not_made' });
  });
});

describe('the file of people', () => {
  test('as the guide prints it is one', () => {
    const guide = readFileSync(new URL('../../../docs/guide/auditor.md', import.meta.url), 'utf8');
    const [, printed = ''] =
      /^```json\n(\{\n {2}"format": "docket-people[^`]*)```/m.exec(guide) ?? [];
    const { people, nobodyElse } = readKnownPeople(printed);
    expect([people.map(({ signs }) => signs.length), nobodyElse]).toEqual([
      [1, 4],
      ['review.recorded'],
    ]);
  });

  const key = 'A'.repeat(43);
  const one = { principal: 'prn_r', keys: [key] };
  test.each<[string, unknown]>([
    ['no object', []],
    ['/format', { people: [one] }],
    ['/format', { format: 'docket-people/v2', people: [one] }],
    ['/people', { format: 'docket-people/v1', people: [] }],
    ['/nobody', { format: 'docket-people/v1', people: [one], nobody: [] }],
    ['/people/0/key', { format: 'docket-people/v1', people: [{ ...one, key }] }],
    ['/people/0/keys/0', { format: 'docket-people/v1', people: [{ ...one, keys: ['A'] }] }],
    ['/people/0/principal', { format: 'docket-people/v1', people: [{ ...one, principal: 'Bo' }] }],
    ['/people/0/name', { format: 'docket-people/v1', people: [{ ...one, name: '' }] }],
    [
      '/people/0/signs/0',
      { format: 'docket-people/v1', people: [{ ...one, signs: ['comment.recorded'] }] },
    ],
    ['/people/1/principal', { format: 'docket-people/v1', people: [one, one] }],
    ['/nobody_else/0', { format: 'docket-people/v1', people: [one], nobody_else: ['reviews'] }],
  ])('is refused whole, with the place: %s', (place, given) => {
    expect(() => readKnownPeople(JSON.stringify(given))).toThrow(place);
  });
});

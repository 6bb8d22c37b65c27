import { type JsonObject, toHex, withhold } from '@docket/chain';
import {
  DEFAULT_POLICY,
  DOCKET_AUTHOR,
  policyMessage,
  registrationMessage,
  type RecordBodies,
  signingKeyId,
} from '@docket/record';
import { describe, expect, test } from '@jest/globals';
import { SoftwarePasskey } from '../../../test/support/passkey.js';
import { AgentKey } from '../../../test/support/signing-key.js';
import { AGENT_CARD, OPENED } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import {
  type EvidenceDocument,
  evidenceReader,
  readKnownPeople,
  verify,
  type Withheld,
} from './index.js';

const registrar = new AgentKey();
const POLICY = {
  ...DEFAULT_POLICY,
  version: 'vouched',
  registrars: [registrar.publicKey],
  review_signature_from: 'low' as const,
};
const OFFICE = { actor: 'prn_office', role: 'administrator', via: 'api_key' };
const REVIEWER = { actor: 'prn_r', role: 'reviewer', via: 'api_key' };
const AGENT = { actor: 'prn_agent', role: 'agent', via: 'api_key' };
type Registration = RecordBodies['principal.registered'];
type Hidden = Record<number, readonly string[]>;

const signed = (message: Uint8Array) =>
  ({ kind: 'ed25519', key_id: registrar.id, value: registrar.signBytes(message) }) as const;

function register(ledger: MemoryLedger, body: Registration, isVouched = true): number {
  const by = body.role === 'administrator' ? DOCKET_AUTHOR : OFFICE;
  const { seq } = ledger.append('principal.registered', by, { ...body } as JsonObject).leaf;
  const { principal, authenticator } = body;
  const signature = signed(registrationMessage(ledger.origin, body));
  const confirmed = { principal, authenticator: authenticator.id, reason: 'They called.' };
  if (isVouched) ledger.append('principal.confirmed', OFFICE, { ...confirmed, signature });
  return seq;
}

const apiKey = (principal: string, role: Registration['role']): Registration => ({
  principal,
  role,
  authenticator: { kind: 'api_key', id: `key-${principal}`, fingerprint: 'ab'.repeat(32) },
});

/** Somebody with the server's login registers a passkey for the reviewer, and signs a verdict with it. */
function forged(change?: 'signed' | 'unsigned') {
  const ledger = new MemoryLedger({ authors: 'registered', policy: POLICY });
  const own = new SoftwarePasskey();
  const mine = new SoftwarePasskey();
  const passkey = (of: SoftwarePasskey): Registration => ({
    principal: 'prn_r',
    role: 'reviewer',
    authenticator: of.authenticator(ledger.origin, 'prn_r'),
  });
  register(ledger, apiKey('prn_office', 'administrator'), false);
  for (const one of [apiKey('prn_agent', 'agent'), apiKey('prn_r', 'reviewer'), passkey(own)])
    register(ledger, one);
  const { registrars: _none, ...open } = POLICY;
  const policy = { ...(change === 'signed' ? POLICY : open), version: 'next' };
  const told = { policy, revision: 2, reason: 'routine' };
  const signature = signed(policyMessage(ledger.origin, told));
  const body = { ...told, ...(change === 'signed' && { signature }) } as unknown as JsonObject;
  const changed = change && ledger.append('policy.changed', OFFICE, body).leaf.seq;
  const id = ledger.record({ type: 'decision.opened', body: OPENED });
  const card = { ...AGENT_CARD } as JsonObject;
  const { leaf } = ledger.append('job_card.filed', AGENT, card, id);
  const registered = register(ledger, passkey(mine), false);
  const review: RecordBodies['review.recorded'] = {
    verdict: 'approve',
    reason: 'As the order says',
    as_of: 1,
    viewed: [{ decision_seq: 1, leaf_hash: toHex(ledger.hashAt(leaf.seq)) }],
  };
  const verdict = mine.sign({ ledger: ledger.origin, decision: id, review });
  const { seq } = ledger.append('review.recorded', REVIEWER, { ...verdict } as JsonObject, id).leaf;
  ledger.checkpoint();
  const key = signingKeyId(own.publicKey as never);
  return { ledger, id, changed: changed ?? -1, registered, review: seq, key };
}

/** What is said of the file of a ledger, and of the evidence of its decision, in which values are withheld. */
async function said(
  { ledger, id, key }: ReturnType<typeof forged>,
  hidden: Hidden,
  more: string[] = [],
) {
  const people = readKnownPeople(
    JSON.stringify({
      format: 'docket-people/v1',
      people: [
        { principal: 'prn_r', keys: [key], signs: ['review.recorded'] },
        ...more.map((principal) => ({ principal, keys: [key] })),
      ],
    }),
  );
  const shown = (seq: number) => {
    const { body, secret } = ledger.entries[seq]!;
    const pointers = hidden[seq];
    if (pointers === undefined) return { body, secret: toHex(secret) };
    const reason = 'not for you';
    const values = pointers.map((pointer) => ({ pointer, reason }));
    return withhold(body, secret, 'scalar', values);
  };
  const evidence = (await ledger.evidence(id)) as unknown as EvidenceDocument;
  type Told = { seq: number; disclosure: unknown };
  const { genesis, entries: own, ledger_records: records } = evidence;
  for (const one of [genesis, ...own, ...records] as Told[]) one.disclosure = shown(one.seq);
  const reader = ledger.reader();
  const entries: typeof reader.entries = async function* (from, to, what) {
    for await (const batch of reader.entries(from, to, what))
      yield batch.map((material) => ({ ...material, disclosure: shown(material.position) }));
  };
  const { projections: _stored, ...bare } = reader;
  const whole = { ...bare, describe: () => reader.describe(), entries } as typeof reader;
  const reports = [
    await verify(whole, { depth: 'full', people }),
    await verify(evidenceReader(evidence as never), { depth: 'full', people }),
  ];
  return reports.map(({ checks, findings, limits, hidden: bases }) => ({
    hidden: bases,
    found: findings.map(({ code, seq }) => `${code} ${seq}`),
    passed: checks.flatMap(({ name, state }) => (state === 'passed' ? [name] : [])),
    why: checks.flatMap((check) => ('reason' in check ? [`${check.name}: ${check.reason}`] : [])),
    limits: limits.join('\n'),
  }));
}

/** A ledger's file shows every value, or says that somebody withheld some since. */
const valuesIn = (hidden: readonly Withheld[] = []) =>
  hidden.filter(({ basis }) => basis === 'values');

const OF_POLICY = ['rules', 'authors', 'review_signatures', 'agent_signatures', 'people'];

describe('verify: where values of a policy are withheld', () => {
  test('what it asks is known, and a forgery found, where all of it is shown', async () => {
    const made = forged();
    for (const { found, hidden } of await said(made, {})) {
      expect(found).toContain(`review_signature_invalid ${made.review}`);
      expect(hidden).toBeUndefined();
    }
  });

  test.each([
    '/policy/rules',
    '/policy/version',
    '/policy/registrars/0',
    '/policy/registrars/0/x',
    '/policy/review_signature_from',
  ])('nothing behind entry 0 passes without %s, and that is said', async (pointer) => {
    for (const { passed, why, hidden } of await said(forged(), { 0: [pointer] })) {
      expect(hidden).toMatchObject([{ basis: 'policy', seq: 0 }, ...valuesIn(hidden)]);
      expect(passed.filter((name) => OF_POLICY.includes(name))).toEqual([]);
      expect(why.join('\n')).toMatch(/authors: .*the policy of entry 0 is withheld/);
      expect(why.join('\n')).toMatch(/review_signatures: .*the policy of entry 0 is withheld/);
      expect(why.join('\n')).toMatch(/rules: .*the policy of entry 0 is withheld/);
    }
  });

  test.each(['/policy/version', '/signature/value', '/revision'])(
    'nothing behind a later policy passes without %s',
    async (pointer) => {
      const made = forged('signed');
      for (const { passed, why } of await said(made, { [made.changed]: [pointer] })) {
        expect(passed.filter((name) => OF_POLICY.includes(name))).toEqual([]);
        expect(why.join('\n')).toContain(`the policy of entry ${made.changed} is withheld`);
      }
    },
  );

  test('why it was changed may be withheld, and why somebody was vouched for', async () => {
    const made = forged('signed');
    const reasons = { [made.changed]: ['/reason'], 3: ['/reason'], 5: ['/reason'] };
    for (const { found, passed } of await said(made, reasons)) {
      expect(found).toContain(`review_signature_invalid ${made.review}`);
      expect(passed).toEqual(expect.arrayContaining(['rules', 'authors']));
    }
  });

  test.each(['/reason', '/policy/version'])(
    'one that no registrar signed changes nothing without %s',
    async (pointer) => {
      const made = forged('unsigned');
      for (const { found } of await said(made, { [made.changed]: [pointer] })) {
        expect(found).toContain(`entry_refused ${made.changed}`);
        expect(found).toContain(`review_signature_invalid ${made.review}`);
      }
    },
  );

  test('a registration that is not shown passes nobody', async () => {
    const made = forged('signed');
    const x = '/authenticator/passkey/public_key/x';
    const [file] = await said(made, { [made.changed]: ['/reason'], [made.registered]: [x] });
    expect(file?.passed).not.toContain('people');
    expect(file?.passed).not.toContain('review_signatures');
    expect(file?.why.join('\n')).toMatch(/people: 2 entries in the names of people that you gave/);
  });

  test('whom a people file lists and nobody registers is named', async () => {
    for (const { limits } of await said(forged(), {}, ['prn_R'])) {
      expect(limits).toContain('registers "prn_R", whom your people file lists');
      expect(limits).not.toContain('"prn_r"');
    }
  });
});

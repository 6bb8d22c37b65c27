import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeLeaf, type JsonObject, type Leaf } from '@docket/chain';
import { DEFAULT_POLICY, FOUNDING_POLICY, registrationMessage, signingKeyId } from '@docket/record';
import { Database, LedgerService } from '@docket/store';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { call, startTestApi, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { hostDocket } from '../support/hosted-command.js';
import { SoftwarePasskey } from '../support/passkey.js';
import { AgentKey } from '../support/signing-key.js';
import { type Forged } from './forge.js';
import { asReviewer, forgedWorld, type ToVouch, verdict, type World } from './forged-world.js';

const docket = hostDocket();

interface Said {
  verified: boolean;
  findings: { code: string; seq?: number }[];
  limits: string[];
  checks: { name: string; state: string }[];
}

/** Somebody writes in the names of others past the API; the file is all that an auditor has. */
let api: TestApi;
let directory: string;
beforeAll(async () => {
  api = await startTestApi();
  directory = await mkdtemp(join(tmpdir(), 'docket-names-'));
});
afterAll(async () => {
  await api.close();
  await rm(directory, { recursive: true, force: true });
});

/** The whole ledger as the server hands it out, and what the command says of that file alone. */
async function fileOf({ ledger, at, keys, post }: World, of = api): Promise<string> {
  const wanted = { kind: 'ledger', format: 'ndjson' };
  const asked = await post('exports', keys.auditor, wanted);
  const { export_id: id } = asked.json as { export_id: string };
  for (;;) {
    const { json } = await of.call('GET', `${at}/exports/${id}`, { key: keys.auditor });
    const { state } = json as { state: string };
    if (state === 'ready') break;
    if (state === 'failed') throw new Error(JSON.stringify(json));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { text } = await of.call('GET', `${at}/exports/${id}/content`, { key: keys.auditor });
  const file = join(directory, `${ledger}.ndjson`);
  await writeFile(file, text);
  return file;
}

async function verified(file: string, people?: JsonObject): Promise<Said> {
  const brought = join(directory, 'people.json');
  if (people !== undefined) await writeFile(brought, JSON.stringify(people));
  const more = people === undefined ? [] : ['--people', brought];
  const { stdout, stderr } = await docket(['verify', file, '--json', ...more]);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Said;
}

const named = ({ findings }: Said): string[] =>
  findings.map(({ code, seq }) => `${code} ${seq ?? ''}`).toSorted();

/** A reviewer in the role and by the name of somebody, as an entry registers them. */
const registers = (principal: string, authenticator: object): Forged => ({
  type: 'principal.registered',
  actor: 'docket',
  role: 'docket',
  via: 'docket',
  body: { principal, role: 'reviewer', authenticator: authenticator as JsonObject },
});

describe('with the login of the service and no file of the server, in an ordinary ledger', () => {
  let made: World;
  /** Entries that were put in, and what each is found to be. */
  const appended: string[] = [];
  const note = async (code: string, seq: Promise<number>): Promise<void> => {
    appended.push(`${code} ${await seq}`);
  };
  beforeAll(async () => {
    made = await forgedWorld(api, 'ordinary');
  });

  test('what the server took bears its attestation, and nothing is found', async () => {
    const { verified: isGood, findings, checks, limits } = await verified(await fileOf(made));
    expect([isGood, findings]).toEqual([true, []]);
    expect(checks).toContainEqual(
      expect.objectContaining({ name: 'attestations', state: 'passed' }),
    );
    expect(limits.join('\n')).toMatch(/attested by the server .* no signature of the author/);
  });

  test('a principal, a verdict, a policy, and attestations of something else are named', async () => {
    const { keys, decision, ledger, post } = made;
    const stop = { verdict: 'stop', reason: 'Not now.' };
    const told = await post(`decisions/${decision}/reviews`, keys.reviewer, stop);
    expect([told.status, told.text]).toEqual([201, told.text]);
    const { ledgerNo } = await api.api.app.get(LedgerService).getLedger(ledger);
    const { rows } = await api.api.app
      .get(Database)
      .of(ledgerNo)
      .query<{ leaf: Buffer }>(
        `SELECT leaf FROM docket.entry WHERE ledger_no = $1 AND type = 'review.recorded'`,
        [ledgerNo],
      );
    const { attestation: copied = '' } = decodeLeaf(rows[0]!.leaf);
    expect(copied).toHaveLength(86);

    const apiKey = { kind: 'api_key', id: 'mine', fingerprint: 'ab'.repeat(32) };
    await note('attestation_missing', made.append(registers('prn_new', apiKey)));
    const approving = asReviewer(made, verdict(made));
    await note('attestation_missing', made.append(approving));
    // By a type that no agent writes, whatever its role; and what a verdict alone brings about.
    const asAgent = { actor: made.agent, role: 'agent' };
    await note('attestation_missing', made.append({ ...approving, ...asAgent }));
    await note('attestation_missing', made.append(resolution(made)));
    await note('attestation_invalid', made.append({ ...approving, attest: () => copied }));
    const elsewhere = await forgedWorld(api, 'elsewhere');
    const foreign = await elsewhere.seedIn('server.seed');
    await note('attestation_invalid', made.append({ ...approving, attest: foreign }));
    const checkpoints = await made.seedIn('seed');
    await note('attestation_invalid', made.append({ ...approving, attest: checkpoints }));
    const own = await made.seedIn('server.seed');
    const moved = (leaf: Leaf): string => own({ ...leaf, seq: leaf.seq - 1 });
    await note('attestation_invalid', made.append({ ...approving, attest: moved }));
    await note(
      'attestation_missing',
      made.append({
        type: 'policy.changed',
        actor: 'docket',
        role: 'docket',
        via: 'docket',
        body: { policy: { ...DEFAULT_POLICY, version: 'mine' }, revision: 2, reason: 'Fine.' },
      }),
    );
    const found = named(await verified(await fileOf(made)));
    expect(found.filter((one) => one.startsWith('attestation_'))).toEqual(appended.toSorted());
  });

  test('the dossier of the decision names those that it tells of, also where values of it are withheld', async () => {
    const officer = await api.createKey(made.ledger, 'officer');
    for (const wish of ['', ...PROFILES.map((name) => `?variant=redacted&profile=${name}`)]) {
      const path = `${made.at}/decisions/${made.decision}/dossier.json${wish}`;
      const { text } = await api.call('GET', path, { key: officer });
      const file = join(directory, 'attested.json');
      await writeFile(file, text);
      const found = named(await verified(file)).filter((one) => one.startsWith('attestation_'));
      // Of who is registered it tells those who wrote in it.
      expect([wish, found]).toEqual([wish, appended.slice(1).toSorted()]);
    }
  });
});

/** The end of an escalation, in the voice of Docket. */
const resolution = ({ decision }: World): Forged => ({
  type: 'escalation.resolved',
  actor: 'docket',
  role: 'docket',
  via: 'docket',
  decision,
  body: { escalation_id: 'esc-1', review: 2, verdict: 'approve', directive: 'proceed' },
});

const PROFILES = ['public', 'counterparty', 'data-subject', 'regulator'];

describe('with the login of the service, where the server does not attest what agents write', () => {
  let fewer: TestApi;
  beforeAll(async () => {
    fewer = await startTestApi({ attestsAgents: false });
  });
  afterAll(() => fewer.close());

  test('a card in an agent’s name is not named, and the limits say so; a verdict is', async () => {
    const made = await forgedWorld(fewer, 'fewer');
    const { agent, decision } = made;
    const author = { actor: agent, role: 'agent', via: 'api_key' } as const;
    await made.append({ type: 'job_card.filed', ...author, decision, body: card });
    const alone = await verified(await fileOf(made, fewer));
    expect([alone.verified, alone.findings]).toEqual([true, []]);
    expect(alone.limits.join('\n')).toContain('bear no attestation: records of agents');
    const seq = await made.append(asReviewer(made, verdict(made)));
    expect(named(await verified(await fileOf(made, fewer)))).toContain(
      `attestation_missing ${seq}`,
    );
  });

  test('a ledger that continues one which attests everyone does so too, also where the server makes no others', async () => {
    const { url } = await fewer.startAnother({ attestsAgents: true });
    const send = (root: string, path: string, body: unknown) =>
      call(root, 'POST', `/v1/ledgers${path}`, { key: fewer.administrator, body });
    expect((await send(url, '', { id: 'first' })).status).toBe(201);
    const asked = { id: 'second', reason: 'The year is over.' };
    const told = await send(fewer.url, '/first/successor', asked);
    expect([told.status, told.text]).toEqual([201, told.text]);
    const { ledgerNo } = await fewer.api.app.get(LedgerService).getLedger('second');
    const { rows } = await fewer.api.app
      .get(Database)
      .of(ledgerNo)
      .query<{ body: Buffer }>('SELECT body FROM docket.body WHERE ledger_no = $1 AND seq = 0', [
        ledgerNo,
      ]);
    expect(JSON.parse(rows[0]!.body.toString('utf8'))).toMatchObject({
      server_key: { attests: 'everyone' },
    });
  });
});

describe('against the keys that people gave to the auditor', () => {
  test('a passkey, a verdict, a card and somebody new that were appended are named', async () => {
    const made = await forgedWorld(api, 'people');
    const { origin, reviewer, agent, passkey, decision } = made;
    const mine = new SoftwarePasskey();
    const apiKey = { kind: 'api_key', id: 'mine', fingerprint: 'ab'.repeat(32) };
    const before = await verified(await fileOf(made));
    expect([before.verified, before.findings]).toEqual([true, []]);

    const key = await made.forge(registers(reviewer, mine.authenticator(origin, reviewer)));
    const signed = await made.forge(asReviewer(made, verdict(made, mine)));
    const unsigned = await made.forge(asReviewer(made, verdict(made)));
    const forgedCard = await made.forge({
      type: 'job_card.filed',
      actor: agent,
      role: 'agent',
      via: 'api_key',
      decision,
      body: card,
    });
    await made.forge(registers('prn_new', apiKey));
    const other = new SoftwarePasskey();
    await made.forge(registers('prn_new', other.authenticator(origin, 'prn_new')));
    const by = { ...asReviewer(made, verdict(made, other)), actor: 'prn_new' };
    const stranger = await made.forge(by);

    const file = await fileOf(made);
    const people = {
      format: 'docket-people/v1',
      people: [
        {
          principal: reviewer,
          keys: [signingKeyId(passkey.publicKey as never)],
          signs: ['review.recorded'],
        },
        { principal: agent, keys: [new AgentKey().id], signs: ['job_card.filed'] },
      ],
      nobody_else: ['review.recorded'],
    };
    const found = named(await verified(file, people));
    expect(found).toEqual(
      expect.arrayContaining([
        `person_key_unknown ${key}`,
        `person_key_unknown ${signed}`,
        `person_signature_missing ${unsigned}`,
        `person_signature_missing ${forgedCard}`,
        `person_unlisted ${stranger}`,
      ]),
    );
    // Without it none of these is told from a true one, and that is said.
    const alone = await verified(file);
    expect(named(alone).filter((code) => code.startsWith('person_'))).toEqual([]);
    expect(alone.limits.join('\n')).toMatch(/no signature .*job_card\.filed 2.*review\.recorded 1/);
    expect(alone.limits.join('\n')).toMatch(/2 signatures are by keys for which nothing speaks/);
  });
});

describe('where the policy names a registrar', () => {
  const registrar = new AgentKey();
  const somebody = new AgentKey();
  let made: World;
  let pem: string;
  const policy = {
    ...FOUNDING_POLICY,
    version: 'signed',
    review_signature_from: 'low',
    registrars: [registrar.publicKey],
  };

  beforeAll(async () => {
    pem = join(directory, 'registrar.pem');
    await writeFile(pem, registrar.pem);
    made = await forgedWorld(api, 'vouched', policy, (registration) => vouch(registration, pem));
  });

  const run = (args: string[]) =>
    docket(args, { env: { DOCKET_URL: api.url, DOCKET_API_KEY: api.administrator } });

  /** What an administrator does on their own machine, with what the people said. */
  async function vouch({ ledger, id, principal, role, thumbprint }: ToVouch, file: string) {
    const compared = thumbprint === undefined ? '' : ` --thumbprint ${thumbprint}`;
    const args = `keys confirm --ledger ${ledger} --principal ${principal} --sign-with ${file} --origin docket.example/${ledger} --role ${role}${compared} -- ${id}`;
    return run(args.split(' '));
  }

  test('nobody is let in, and nothing is signed, but what a registrar compared and signed', async () => {
    const { ledger, at, reviewer } = made;
    const key = await api.createKey(ledger, 'agent');
    expect((await api.call('POST', `${at}/decisions`, { key, body: opening })).status).toBe(401);
    const pending = await api.call('GET', `${at}/confirmations`, { key: api.administrator });
    const { pending: list } = pending.json as { pending: (ToVouch & { authenticator: string })[] };
    expect(list).toMatchObject([{ role: 'agent', kind: 'api_key' }]);
    const { principal, authenticator: id } = list[0]!;
    const told = { ledger, id, principal, role: 'agent' };
    const wrong = await vouch({ ...told, role: 'reviewer' }, pem);
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringMatching(/Nothing was signed/)]);
    const foreign = join(directory, 'somebody.pem');
    await writeFile(foreign, somebody.pem);
    const refused = await vouch(told, foreign);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('record_refused')]);
    expect(
      (await run(['keys', 'confirm', id, '--ledger', ledger, '--principal', principal])).code,
    ).toBe(1);
    expect((await api.call('POST', `${at}/decisions`, { key, body: opening })).status).toBe(401);
    expect((await vouch(told, pem)).code).toBe(0);
    expect((await api.call('POST', `${at}/decisions`, { key, body: opening })).status).toBe(201);

    // A passkey that waits signs nothing, and one whose thumbprint is another is not vouched for.
    const mine = new SoftwarePasskey();
    const { id: credential, passkey } = mine.authenticator(made.origin, reviewer);
    const body = { credential_id: credential, ...passkey };
    expect((await made.post('passkeys', made.keys.reviewer, body)).status).toBe(201);
    const review = { ...verdict(made, mine) };
    const answer = await made.post(
      `decisions/${made.decision}/reviews`,
      made.keys.reviewer,
      review,
    );
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const own = signingKeyId(made.passkey.publicKey as never);
    const asked = {
      ledger,
      id: credential,
      principal: reviewer,
      role: 'reviewer',
      thumbprint: own,
    };
    expect((await vouch(asked, pem)).stderr).toContain('the thumbprint that is registered is');
  });

  test('a policy takes the registrar too', async () => {
    const file = join(directory, 'policy.json');
    const { registrars: _none, review_signature_from: _unsigned, ...open } = policy;
    await writeFile(file, JSON.stringify({ ...open, version: 'open' }));
    const change = ['policy', 'change', file, '--ledger', 'vouched', '--reason', 'Weaker.'];
    const alone = await run(change);
    expect([alone.code, alone.stderr]).toEqual([1, expect.stringContaining('registrars')]);
    await writeFile(file, JSON.stringify({ ...policy, version: 'signed-2' }));
    const signed = await run([...change, '--sign-with', pem, '--origin', 'docket.example/vouched']);
    expect([signed.code, signed.stderr]).toEqual([0, '']);
  });

  test('what was appended with the login of the service is named from the file alone', async () => {
    const before = await verified(await fileOf(made));
    expect([before.verified, before.findings]).toEqual([true, []]);
    const officer = await api.createKey(made.ledger, 'officer');
    const waiting = await api.call('GET', `${made.at}/confirmations`, { key: api.administrator });
    const { pending } = waiting.json as { pending: (ToVouch & { authenticator: string })[] };
    const waits = pending.find(({ role }) => role === 'officer')!;
    const own = { ...waits, ledger: made.ledger, id: waits.authenticator };
    expect((await vouch(own, pem)).code).toBe(0);
    /** What is said of the decision's dossier alone, redacted by a profile. */
    const redacted = async (profile: string): Promise<Said> => {
      const path = `${made.at}/decisions/${made.decision}/dossier.json?variant=redacted&profile=${profile}`;
      const { status, text } = await api.call('GET', path, { key: officer });
      if (status !== 200) throw new Error(`${profile}: ${text}`);
      const file = join(directory, 'redacted.json');
      await writeFile(file, text);
      return verified(file);
    };
    for (const profile of PROFILES) {
      const { verified: isGood, findings } = await redacted(profile);
      expect([profile, isGood, findings]).toEqual([profile, true, []]);
    }
    const { origin, reviewer, ledger } = made;
    const asDocket = { actor: 'docket', role: 'docket', via: 'docket' } as const;
    const { actor: administrator } = (
      await api.call('GET', `/v1/ledgers/${ledger}/keys`, { key: api.administrator })
    ).json as { actor: string };
    const asAdministrator = { actor: administrator, role: 'administrator', via: 'api_key' };
    const mine = new SoftwarePasskey();
    const authenticator = mine.authenticator(origin, reviewer);
    const registration = { principal: reviewer, role: 'reviewer' as const, authenticator };
    await made.forge({
      type: 'principal.registered',
      ...asDocket,
      body: registration as unknown as JsonObject,
    });
    const early = await made.forge(asReviewer(made, verdict(made, mine)));
    // Signed by a key that no policy names.
    const value = somebody.signBytes(registrationMessage(origin, registration));
    const signature = { kind: 'ed25519', key_id: registrar.id, value };
    const confirmed = { principal: reviewer, authenticator: authenticator.id, signature };
    const vouching = await made.forge({
      type: 'principal.confirmed',
      ...asAdministrator,
      body: confirmed,
    });
    const late = await made.forge(asReviewer(made, verdict(made, mine)));
    const { registrars: _none, review_signature_from: _unsigned, ...open } = policy;
    const weaker = { ...open, version: 'open', registrars: [somebody.publicKey] };
    const changed = await made.forge({
      type: 'policy.changed',
      ...asAdministrator,
      body: { policy: weaker, reason: 'Fine.', revision: 3 } as unknown as JsonObject,
    });
    const unsigned = await made.forge(asReviewer(made, verdict(made)));
    const stranger = await made.forge({
      type: 'principal.registered',
      ...asAdministrator,
      body: {
        principal: 'prn_new',
        role: 'reviewer',
        authenticator: { kind: 'api_key', id: 'mine', fingerprint: 'ab'.repeat(32) },
      },
    });
    const by = await made.forge({ ...asReviewer(made, verdict(made)), actor: 'prn_new' });
    expect(stranger).toBeLessThan(by);

    const found = named(await verified(await fileOf(made)));
    expect(found).toEqual(
      expect.arrayContaining([
        `review_signature_invalid ${early}`,
        `entry_refused ${vouching}`,
        `review_signature_invalid ${late}`,
        `entry_refused ${changed}`,
        `review_signature_missing ${unsigned}`,
        `author_unconfirmed ${by}`,
      ]),
    );
    // Whoever withholds values takes nothing of that back: what is signed is not judged where it is not shown.
    for (const profile of PROFILES) {
      const positions = named(await redacted(profile)).map((one) => Number(one.split(' ').at(-1)));
      expect([profile, positions]).toEqual([
        profile,
        expect.arrayContaining([vouching, changed, by]),
      ]);
    }
  });
});

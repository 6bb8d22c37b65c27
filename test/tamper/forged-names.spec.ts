import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JsonObject } from '@docket/chain';
import { type RecordBodies, signingKeyId } from '@docket/record';
import { Database, LedgerService } from '@docket/store';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApi, type TestApi, written } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { hostDocket } from '../support/hosted-command.js';
import { SoftwarePasskey } from '../support/passkey.js';
import { AgentKey } from '../support/signing-key.js';
import { forge, type Forged } from './forge.js';

const docket = hostDocket();

interface Said {
  verified: boolean;
  findings: { code: string; seq?: number }[];
  limits: string[];
  checks: { name: string; state: string }[];
}

/** With the login of the service alone somebody writes in the names of others; the file is all that an auditor has. */
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

/** A ledger with an agent and a reviewer, each with a key of their own, and a decision that waits for a verdict. */
async function world(ledger: string) {
  const origin = `docket.example/${ledger}`;
  const at = `/v1/ledgers/${ledger}`;
  await api.createLedger(ledger);
  const keys = {
    agent: await api.createKey(ledger, 'agent'),
    reviewer: await api.createKey(ledger, 'reviewer'),
    auditor: await api.createKey(ledger, 'auditor'),
  };
  const post = (path: string, key: string, body: unknown) =>
    api.call('POST', `${at}/${path}`, { key, body });
  const own = await api.call('GET', `${at}/passkeys`, { key: keys.reviewer });
  const { actor: reviewer } = own.json as { actor: string };
  const passkey = new SoftwarePasskey();
  const { id: credential, passkey: told } = passkey.authenticator(origin, reviewer);
  const made = await post('passkeys', keys.reviewer, { credential_id: credential, ...told });
  expect([made.status, made.text]).toEqual([201, made.text]);
  const { ledgerNo } = await api.api.app.get(LedgerService).getLedger(ledger);
  const service = api.api.app.get(Database).of(ledgerNo);
  const decision = written(await post('decisions', keys.agent, opening)).decision_id;
  written(await post(`decisions/${decision}/job-cards`, keys.agent, card));
  const listed = await api.call('GET', `${at}/keys`, { key: api.administrator });
  const actors = (listed.json as { keys: { role: string; actor: string }[] }).keys;
  const agent = actors.find(({ role }) => role === 'agent')?.actor ?? '';
  return {
    ledger,
    origin,
    at,
    keys,
    passkey,
    reviewer,
    agent,
    decision,
    post,
    forge: (forged: Forged) => forge(service, ledgerNo, forged),
  };
}
type World = Awaited<ReturnType<typeof world>>;

/** A verdict in the reviewer's name: signed by what somebody registered for it, or not signed. */
function verdict({ origin, decision }: World, by?: SoftwarePasskey): JsonObject {
  const review: RecordBodies['review.recorded'] = {
    verdict: 'approve',
    reason: 'I compared it with the order.',
    as_of: 1,
    viewed: [{ decision_seq: 1, leaf_hash: '0'.repeat(64) }],
  };
  return (by?.sign({ ledger: origin, decision, review }) ?? review) as unknown as JsonObject;
}

const asReviewer = ({ reviewer, decision }: World, body: JsonObject): Forged => ({
  type: 'review.recorded',
  ...{ actor: reviewer, role: 'reviewer', via: 'api_key', decision, body },
});

/** The whole ledger as the server hands it out, and what the command says of that file alone. */
async function fileOf({ ledger, at, keys, post }: World): Promise<string> {
  const wanted = { kind: 'ledger', format: 'ndjson' };
  const asked = await post('exports', keys.auditor, wanted);
  const { export_id: id } = asked.json as { export_id: string };
  for (;;) {
    const { json } = await api.call('GET', `${at}/exports/${id}`, { key: keys.auditor });
    const { state } = json as { state: string };
    if (state === 'ready') break;
    if (state === 'failed') throw new Error(JSON.stringify(json));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { text } = await api.call('GET', `${at}/exports/${id}/content`, { key: keys.auditor });
  const file = join(directory, `${ledger}.ndjson`);
  await writeFile(file, text);
  return file;
}

async function verified(file: string, people?: JsonObject): Promise<Said> {
  const brought = join(directory, 'people.json');
  if (people !== undefined) await writeFile(brought, JSON.stringify(people));
  const more = people === undefined ? [] : ['--people', brought];
  const { stdout } = await docket(['verify', file, '--json', ...more]);
  return JSON.parse(stdout) as Said;
}

const named = ({ findings }: Said): string[] =>
  findings.map(({ code, seq }) => `${code} ${seq ?? ''}`).toSorted();

describe('against the keys that people gave to the auditor', () => {
  test('a passkey, a verdict, a card and somebody new that were appended are named', async () => {
    const made = await world('people');
    const { origin, reviewer, agent, passkey, decision } = made;
    const mine = new SoftwarePasskey();
    const apiKey = { kind: 'api_key', id: 'mine', fingerprint: 'ab'.repeat(32) };
    const registers = (principal: string, authenticator: object): Forged => ({
      type: 'principal.registered',
      ...{ actor: 'docket', role: 'docket', via: 'docket' },
      body: { principal, role: 'reviewer', authenticator: authenticator as JsonObject },
    });
    const before = await verified(await fileOf(made));
    expect([before.verified, before.findings]).toEqual([true, []]);

    const key = await made.forge(registers(reviewer, mine.authenticator(origin, reviewer)));
    const signed = await made.forge(asReviewer(made, verdict(made, mine)));
    const unsigned = await made.forge(asReviewer(made, verdict(made)));
    const forgedCard = await made.forge({
      type: 'job_card.filed',
      ...{ actor: agent, role: 'agent', via: 'api_key', decision, body: card },
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

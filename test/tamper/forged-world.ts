import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attestBatch, createSigner, fromHex, type JsonObject, type Leaf } from '@docket/chain';
import { type RecordBodies, signingKeyId } from '@docket/record';
import { Database, LedgerService } from '@docket/store';
import { expect } from '@jest/globals';
import { type TestApi, written } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { SoftwarePasskey } from '../support/passkey.js';
import { forge, type Forged } from './forge.js';

/** A ledger with an agent and a reviewer, each with a key of their own, and a decision that waits for a verdict. */
export async function forgedWorld(
  api: TestApi,
  ledger: string,
  policy?: Record<string, unknown>,
  vouch?: (registration: ToVouch) => Promise<{ code: number | null; stderr: string }>,
) {
  const origin = `docket.example/${ledger}`;
  const at = `/v1/ledgers/${ledger}`;
  await api.createLedger(ledger, policy);
  const keys = {
    agent: await api.createKey(ledger, 'agent'),
    reviewer: await api.createKey(ledger, 'reviewer'),
    auditor: await api.createKey(ledger, 'auditor'),
  };
  const post = (path: string, key: string, body: unknown) =>
    api.call('POST', `${at}/${path}`, { key, body });
  const listed = await api.call('GET', `${at}/keys`, { key: api.administrator });
  const made = (listed.json as { keys: { id: string; role: string; actor: string }[] }).keys;
  const [agent = '', reviewer = ''] = ['agent', 'reviewer'].map(
    (role) => made.find((one) => one.role === role)?.actor,
  );
  const vouchFor = async (registration: Omit<ToVouch, 'ledger'>): Promise<void> => {
    const said = await vouch?.({ ledger, ...registration });
    if (said !== undefined) expect([said.code, said.stderr]).toEqual([0, '']);
  };
  for (const { id, actor: principal, role } of made)
    if (['agent', 'reviewer'].includes(role)) await vouchFor({ id, principal, role });
  const passkey = new SoftwarePasskey();
  const { id: credential, passkey: told } = passkey.authenticator(origin, reviewer);
  const own = await post('passkeys', keys.reviewer, { credential_id: credential, ...told });
  expect([own.status, own.text]).toEqual([201, own.text]);
  const thumbprint = signingKeyId(passkey.publicKey as never);
  await vouchFor({ id: credential, principal: reviewer, role: 'reviewer', thumbprint });
  const { ledgerNo } = await api.api.app.get(LedgerService).getLedger(ledger);
  const service = api.api.app.get(Database).of(ledgerNo);
  const decision = written(await post('decisions', keys.agent, opening)).decision_id;
  written(await post(`decisions/${decision}/job-cards`, keys.agent, card));
  const append = (forged: Forged) => forge(service, ledgerNo, forged);
  const seedIn = async (kind: string): Promise<(leaf: Leaf) => string> => {
    const seed = await readFile(join(api.keysDir, `${ledger}.${kind}`), 'utf8');
    const signer = createSigner(origin, fromHex(seed.trim()));
    return (leaf) => attestBatch([leaf], signer.sign)[0]?.attestation ?? '';
  };
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
    /** With the login of the service alone. */
    append,
    /** What attests with one of the ledger's files of the server. */
    seedIn,
    /** With the login of the service, and the server's files too. */
    forge: async (forged: Forged) => append({ ...forged, attest: await seedIn('server.seed') }),
  };
}
/** What a registrar knows from elsewhere of what waits. */
export interface ToVouch {
  ledger: string;
  id: string;
  principal: string;
  role: string;
  thumbprint?: string;
}

export type World = Awaited<ReturnType<typeof forgedWorld>>;

/** A verdict in the reviewer's name: signed by what somebody registered for it, or not signed. */
export function verdict({ origin, decision }: World, by?: SoftwarePasskey): JsonObject {
  const review: RecordBodies['review.recorded'] = {
    verdict: 'approve',
    reason: 'I compared it with the order.',
    as_of: 1,
    viewed: [{ decision_seq: 1, leaf_hash: '0'.repeat(64) }],
  };
  return (by?.sign({ ledger: origin, decision, review }) ?? review) as unknown as JsonObject;
}

export const asReviewer = ({ reviewer, decision }: World, body: JsonObject): Forged => ({
  type: 'review.recorded',
  actor: reviewer,
  role: 'reviewer',
  via: 'api_key',
  decision,
  body,
});

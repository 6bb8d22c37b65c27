import type { Policy } from '@docket/record';
import { ask, askJson, inLedger } from '../ask.js';

/** `Ledger` of the API, as far as it is shown. */
export interface AdministeredLedger {
  id: string;
  public_key: string;
  size: number;
  created_at: string;
  /** Entries that are no record: somebody wrote them below the server. `why` is half a sentence of Docket's. */
  unread_entries: { count: number; first: { seq: number; why: string }[] };
}

/** `Person` of the API. */
export interface AdministeredPerson {
  id: string;
  name: string;
  roles: Record<string, string>;
  enrolled: boolean;
  enrolment_expires_at: string | null;
}

/** `Session` of the API. */
interface AdministeredSession {
  id: string;
  person: string;
  via: string;
  roles: Record<string, string>;
  signed_in_at: string;
  last_seen_at: string;
  expires_at: string;
}

/** `Key` of the API. */
export interface AdministeredKey {
  id: string;
  /** Principal that it speaks for. */
  actor: string;
  role: string;
  label: string;
  expires_at: string | null;
  revoked_at: string | null;
  last_used_at: string | null;
}

interface PendingKey {
  principal: string;
  authenticator: string;
  role: string;
  kind: string;
  /** Absent: no second person is asked for. */
  proposed_by?: string;
  /** What a registrar signs; absent: none is asked for. */
  registration?: object;
}

/** `Webhook` of the API. */
export interface AdministeredWebhook {
  id: string;
  url: string;
  label: string;
  events: string[];
  waiting: number;
  dead: number;
  delivered_at: string | null;
  failing_since: string | null;
  disabled_at: string | null;
  disabled_why: string | null;
  last_error: string | null;
}

/** `PolicyInForce` of the API. */
export interface AdministeredPolicy {
  policy: Policy;
  revision: number;
  seq: number;
  proposed?: { policy: Policy; reason: string; proposed_by: string; lapses_at: string };
}

/** All ledgers for an administrator of the installation, else those given. @throws {Refused} */
export async function readLedgers(own: readonly string[] | 'all'): Promise<LedgerList> {
  if (own === 'all') return askJson<LedgerList>('/v1/ledgers');
  return { ledgers: await Promise.all(own.map((id) => askJson<AdministeredLedger>(inLedger(id)))) };
}

/** `LedgerList` of the API: whole where no cell is missing. */
interface LedgerList {
  ledgers: AdministeredLedger[];
  missing_cells?: string[];
}

export const readPeople = async (): Promise<AdministeredPerson[]> =>
  (await askJson<{ people: AdministeredPerson[] }>('/v1/people')).people;

export const readSessions = async (): Promise<AdministeredSession[]> =>
  (await askJson<{ sessions: AdministeredSession[] }>('/v1/sessions')).sessions;

export const readLedgerKeys = async (ledger: string): Promise<AdministeredKey[]> =>
  (await askJson<{ keys: AdministeredKey[] }>(inLedger(ledger, 'keys'))).keys;

/** `CheckpointKeys` of the API. */
interface SigningKeyList {
  keys: {
    public_key: string;
    from: number;
    /** It replaces a lost key, which did not hand over to it. */
    replaced?: true;
    proposed_by?: string;
    confirmed_by?: string;
    in_force_at?: string;
  }[];
  proposed?: { public_key: string; proposed_by: string; lapses_at: string };
}

export const readSigningKeys = (ledger: string): Promise<SigningKeyList> =>
  askJson<SigningKeyList>(inLedger(ledger, 'checkpoint-keys'));

export const readPending = async (ledger: string): Promise<PendingKey[]> =>
  (await askJson<{ pending: PendingKey[] }>(inLedger(ledger, 'confirmations'))).pending;

export const readWebhooks = async (ledger: string): Promise<AdministeredWebhook[]> =>
  (await askJson<{ webhooks: AdministeredWebhook[] }>(inLedger(ledger, 'webhooks'))).webhooks;

export const readPolicyInForce = (ledger: string): Promise<AdministeredPolicy> =>
  askJson<AdministeredPolicy>(inLedger(ledger, 'policy'));

/** A policy that was in force: of `PolicyHistory` of the API. */
export interface ShownTerm {
  revision: number;
  seq: number;
  in_force_from: string;
  in_force_until: string | null;
  policy: Policy | null;
  changed_by: string;
  role: string;
  reason?: string;
  approved_by?: string;
  proposed?: { proposed_by: string; reason: string };
  decisions: number;
}

interface ShownTerms {
  policies: ShownTerm[];
  as_of: { indexed_size: number; ledger_size: number; complete: boolean };
}

export const readPolicyHistory = (ledger: string): Promise<ShownTerms> =>
  askJson<ShownTerms>(inLedger(ledger, 'policy', 'history'));

/** What a checkpoint says, unverified; undefined where it is none. @throws {Refused} */
export async function readCheckpointText(ledger: string): Promise<CheckpointText | undefined> {
  return parseCheckpointText(await (await ask(inLedger(ledger, 'checkpoint'))).text());
}

interface CheckpointText {
  entries: number;
  /** Names of the log and its witnesses, as the lines of the signatures have them. */
  signers: string[];
}

/** C2SP tlog-checkpoint: origin, size, root, an empty line, a line for each signature. */
function parseCheckpointText(note: string): CheckpointText | undefined {
  const [head = '', signatures = ''] = note.split('\n\n', 2);
  const [, size = ''] = head.split('\n');
  if (!/^(0|[1-9]\d{0,15})$/.test(size)) return undefined;
  const signers = signatures.split('\n').flatMap((line) => {
    const name = /^\u2014 (\S+) \S+$/.exec(line)?.[1];
    return name === undefined ? [] : [name];
  });
  return { entries: Number(size), signers };
}

/** Of a C2SP verifier key (name+id+key) its id; undefined where it has none. */
export const idInVerifierKey = (verifierKey: string): string | undefined =>
  /\+([0-9a-f]{8})\+/.exec(verifierKey)?.[1];

import type { Policy, Role } from '@docket/record';
import { decodeJson, decodeLedgerAnswer, type LedgerWriteAnswer } from './answer.js';
import { decodeList, unexpected } from './decode-list.js';
import {
  decodeLedger,
  decodeLedgers,
  type LedgersFound,
  type LedgerSummary,
} from './ledgers-found.js';
import { pathSegment } from './prepare.js';
import { isRecordObject, textOf } from './problem.js';
import type { LedgerRestoration } from './records.js';
import { decodeWaiting, type RegistrarSignature, type WaitingRegistration } from './registrar.js';
import type { ProvenSigningKey } from './signing-key.js';
import { Transport, type TransportOptions } from './transport.js';

/** That a ledger is closed. */
export interface SuccessionWish {
  /** Name of the ledger that continues it: lower-case letters, digits and hyphens. */
  id: string;
  /** Recorded for good. */
  reason: string;
  /** As a function or pseudonym. */
  approved_by?: string;
  /** Keys that were used in it are as good as any other in the new one; absent: they are refused there. */
  idempotency_keys?: 'anew';
}

export interface ApiKeySummary {
  /** Not secret. */
  id: string;
  /** Pseudonymous principal id that entries name as their actor. */
  actor: string;
  role: Role;
  /** Absent for a key of the whole server. */
  ledger?: string;
  label?: string;
  createdAt?: string;
  /** Until when it is good; absent: until it is revoked. */
  expiresAt?: string;
  revokedAt?: string;
  /** The hour in which it was last used, as far as is known. */
  lastUsedAt?: string;
}

/** Which decisions an auditor reads: all that is given must hold. */
export interface AuditedDecisions {
  /** When they were opened, by the ledger's time, RFC 3339; `openedTo` is not included. */
  openedFrom?: string;
  openedTo?: string;
  /** Ids. */
  decisions?: readonly string[];
  /** Redaction profile by which they are shown, or `none`; `regulator` where left out. */
  redaction?: string;
}

/** A new key. `secret` is shown this once: the server keeps its hash only. */
export interface CreatedApiKey extends ApiKeySummary {
  secret: string;
}

/** A key that took the place of another of the same principal. */
export interface RotatedApiKey extends CreatedApiKey {
  /** The one before. Good until `expiresAt` or `revokedAt`, whichever is there. */
  replaces: { id: string; expiresAt?: string; revokedAt?: string };
}

/** A key that an agent signs with. */
export interface SigningKeySummary {
  /** Thumbprint of the public key. */
  id: string;
  /** Pseudonymous id of the agent, as its entries name it. */
  actor: string;
  expiresAt?: string;
  revokedAt?: string;
}

/** Somebody who may choose a passphrase. `token` is shown this once. */
export interface PersonEnrolment {
  name: string;
  token: string;
  /** Page at which they choose it; undefined where nobody signs in with a passphrase. */
  link: string | undefined;
  /** Until when the token is good, RFC 3339. */
  expiresAt: string;
}

/** Somebody who signs in with a passphrase. */
export interface PersonSummary {
  /** What ledgers know them by, as `local:<id>/<number of the passphrase>`. */
  id: string;
  name: string;
  /** Role by ledger. */
  roles: Readonly<Record<string, string>>;
  /** Until when they audit, by ledger, RFC 3339. */
  auditEnds: Readonly<Record<string, string>>;
  /** Whether they have chosen a passphrase. */
  isEnrolled: boolean;
}

/** What an administrator's key may do: create ledgers, give out keys and take them back, let people in. */
export class DocketAdministration {
  readonly #transport: Transport;

  constructor(options: TransportOptions & { apiKey: string }) {
    this.#transport = new Transport(options);
  }

  /** `cell`: the database that it is to live in; where the server's settings say if left out. */
  async createLedger(ledger: {
    id: string;
    policy?: Partial<Policy>;
    cell?: string;
  }): Promise<LedgerSummary> {
    const answer = await this.#create('/v1/ledgers', ledger);
    return decodeLedger(decodeJson(answer));
  }

  /** Closes a ledger and creates, and returns, the one that continues it: both, or neither. Open decisions are finished in the old one. */
  async succeedLedger(ledger: string, succession: SuccessionWish): Promise<LedgerSummary> {
    const path = `/v1/ledgers/${pathSegment(ledger)}/successor`;
    return decodeLedger(decodeJson(await this.#create(path, succession)));
  }

  /** All of them, where no cell is missing. */
  async findLedgers(): Promise<LedgersFound> {
    return decodeLedgers(decodeJson(await this.#get('/v1/ledgers')));
  }

  /** @throws {UnexpectedAnswer} a cell did not answer, so that they are not all: `findLedgers` has the others. */
  async listLedgers(): Promise<LedgerSummary[]> {
    const { ledgers, missingCells } = await this.findLedgers();
    if (missingCells.length === 0) return ledgers;
    throw unexpected(`a list without the ledgers of ${missingCells.join(', ')}`);
  }

  /**
   * Records that a ledger that answers `ledger_went_back` goes on from what its database holds. The two sizes are
   * those of that answer: another loss than you know of is refused.
   */
  async restoreLedger(ledger: string, restoration: LedgerRestoration): Promise<LedgerWriteAnswer> {
    const path = `/v1/ledgers/${pathSegment(ledger)}/restorations`;
    return decodeLedgerAnswer(await this.#create(path, restoration));
  }

  /**
   * `expiresAt`: until when the key is good, RFC 3339; until it is revoked where left out, of an auditor 90 days.
   * `scope`: of an auditor, which decisions; all where left out.
   */
  async createKey(
    ledger: string,
    key: { role: Role; label?: string; expiresAt?: string; scope?: AuditedDecisions },
  ): Promise<CreatedApiKey> {
    const { expiresAt, scope, ...rest } = key;
    const end = expiresAt === undefined ? {} : { expires_at: expiresAt };
    const said = scope === undefined ? {} : { scope: encodeScope(scope) };
    const body = { ...rest, ...end, ...said };
    return decodeNewKey(decodeJson(await this.#create(keysPath(ledger), body)));
  }

  /**
   * Replaces a key by another of the same principal: your own, or as an administrator that of an agent, an auditor or
   * an administrator. The one before stays good for `overlapSeconds`: a day where left out, not at all with 0.
   */
  async rotateKey(
    ledger: string,
    keyId: string,
    { overlapSeconds, expiresAt }: { overlapSeconds?: number; expiresAt?: string } = {},
  ): Promise<RotatedApiKey> {
    const path = `${keysPath(ledger)}/${pathSegment(keyId)}/rotations`;
    const body = decodeJson(
      await this.#create(path, {
        ...(overlapSeconds === undefined ? {} : { overlap_seconds: overlapSeconds }),
        ...(expiresAt === undefined ? {} : { expires_at: expiresAt }),
      }),
    );
    const { replaces } = body;
    const before = isRecordObject(replaces) ? replaces : {};
    const id = textOf(before['id']);
    if (id === undefined) throw unexpected('a new key that does not say which it replaces');
    return { ...decodeNewKey(body), replaces: { id, ...decodeEnds(before) } };
  }

  async listKeys(ledger: string): Promise<ApiKeySummary[]> {
    return decodeList(decodeJson(await this.#get(keysPath(ledger))), 'keys').map(decodeKey);
  }

  async revokeKey(ledger: string, keyId: string): Promise<void> {
    const path = `${keysPath(ledger)}/${pathSegment(keyId)}`;
    await this.#transport.send({ method: 'DELETE', path });
  }

  /** Registers a key that an agent signs with: what `proveSigningKey` made of it. */
  async registerSigningKey(
    ledger: string,
    registration: ProvenSigningKey,
  ): Promise<SigningKeySummary> {
    const answer = await this.#create(signingKeysPath(ledger), registration);
    return decodeSigningKey(decodeJson(answer));
  }

  async listSigningKeys(ledger: string): Promise<SigningKeySummary[]> {
    const body = decodeJson(await this.#get(signingKeysPath(ledger)));
    return decodeList(body, 'signing_keys').map(decodeSigningKey);
  }

  async revokeSigningKey(ledger: string, keyId: string): Promise<void> {
    const path = `${signingKeysPath(ledger)}/${pathSegment(keyId)}`;
    await this.#transport.send({ method: 'DELETE', path });
  }

  /** What waits for a second administrator or a registrar, oldest first. */
  async listWaitingRegistrations(ledger: string): Promise<WaitingRegistration[]> {
    const path = `/v1/ledgers/${pathSegment(ledger)}/confirmations`;
    return decodeList(decodeJson(await this.#get(path)), 'pending').map(decodeWaiting);
  }

  /**
   * Confirms what another administrator registered, where the policy asks for two people; with a `signature`
   * (`signRegistration`), what it asks a registrar to sign.
   */
  async confirmRegistration(
    ledger: string,
    registration: {
      principal: string;
      authenticator: string;
      reason?: string;
      signature?: RegistrarSignature;
    },
  ): Promise<void> {
    await this.#create(`/v1/ledgers/${pathSegment(ledger)}/confirmations`, registration);
  }

  /** Lets somebody choose a passphrase within 15 minutes. Takes an administrator's key of the whole installation. */
  async enrolPerson(
    name: string,
    roles: Readonly<Record<string, Role>>,
    { expiresAt, scope }: { expiresAt?: string; scope?: AuditedDecisions } = {},
  ): Promise<PersonEnrolment> {
    const end = expiresAt === undefined ? {} : { expires_at: expiresAt };
    const said = scope === undefined ? {} : { scope: encodeScope(scope) };
    const body = { name, roles, ...end, ...said };
    return decodeEnrolment(decodeJson(await this.#create('/v1/people', body)));
  }

  /** Lets them choose another one; the one before is good no more, and their sessions end. */
  async renewEnrolment(name: string): Promise<PersonEnrolment> {
    const path = `/v1/people/${pathSegment(name)}/enrolment`;
    return decodeEnrolment(decodeJson(await this.#create(path, {})));
  }

  async listPeople(): Promise<PersonSummary[]> {
    return decodeList(decodeJson(await this.#get('/v1/people')), 'people').map(decodePerson);
  }

  /** Ends their sessions, and revokes them in their ledgers. */
  async removePerson(name: string): Promise<void> {
    await this.#transport.send({ method: 'DELETE', path: `/v1/people/${pathSegment(name)}` });
  }

  /** Sent once: a second attempt could leave a key behind whose secret nobody has. */
  #create(path: string, body: object): ReturnType<Transport['send']> {
    return this.#transport.send({ method: 'POST', path, body, repeatable: false });
  }

  #get(path: string): ReturnType<Transport['send']> {
    return this.#transport.send({ method: 'GET', path });
  }
}

function encodeScope({ openedFrom, openedTo, decisions, redaction }: AuditedDecisions): object {
  return {
    ...(openedFrom === undefined ? {} : { opened_from: openedFrom }),
    ...(openedTo === undefined ? {} : { opened_to: openedTo }),
    ...(decisions === undefined ? {} : { decisions }),
    ...(redaction === undefined ? {} : { redaction }),
  };
}

function keysPath(ledger: string): string {
  return `/v1/ledgers/${pathSegment(ledger)}/keys`;
}

function signingKeysPath(ledger: string): string {
  return `/v1/ledgers/${pathSegment(ledger)}/signing-keys`;
}

function decodeSigningKey(body: Record<string, unknown>): SigningKeySummary {
  const id = textOf(body['id']);
  const actor = textOf(body['actor']);
  if (id === undefined || actor === undefined)
    throw unexpected('a signing key without id or actor');
  const expiresAt = textOf(body['expires_at']);
  const revokedAt = textOf(body['revoked_at']);
  return {
    id,
    actor,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(revokedAt === undefined ? {} : { revokedAt }),
  };
}

function decodeEnrolment(body: Record<string, unknown>): PersonEnrolment {
  const name = textOf(body['name']);
  const token = textOf(body['token']);
  const expiresAt = textOf(body['expires_at']);
  if (name === undefined || token === undefined || expiresAt === undefined) {
    throw unexpected('an enrolment without name, token or end');
  }
  return { name, token, link: textOf(body['link']), expiresAt };
}

function decodePerson(body: Record<string, unknown>): PersonSummary {
  const id = textOf(body['id']);
  const name = textOf(body['name']);
  const { roles, audits, enrolled } = body;
  if (id === undefined || name === undefined || !isRecordObject(roles)) {
    throw unexpected('a person without id, name or roles');
  }
  const known = Object.entries(roles).map(([ledger, role]) => [ledger, String(role)] as const);
  const ends = Object.entries(isRecordObject(audits) ? audits : {}).flatMap(([ledger, audit]) => {
    const end = isRecordObject(audit) ? textOf(audit['expires_at']) : undefined;
    return end === undefined ? [] : [[ledger, end] as const];
  });
  return {
    id,
    name,
    roles: Object.fromEntries(known),
    auditEnds: Object.fromEntries(ends),
    isEnrolled: enrolled === true,
  };
}

function decodeKey(body: Record<string, unknown>): ApiKeySummary {
  const id = textOf(body['id']);
  const role = textOf(body['role']);
  const actor = textOf(body['actor']);
  if (id === undefined || actor === undefined || !isRole(role)) {
    throw unexpected('a key without id, actor or role');
  }
  const ledger = textOf(body['ledger']);
  const label = textOf(body['label']);
  const createdAt = textOf(body['created_at']);
  const lastUsedAt = textOf(body['last_used_at']);
  return {
    id,
    actor,
    role,
    ...(ledger === undefined ? {} : { ledger }),
    ...(label === undefined ? {} : { label }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...decodeEnds(body),
    ...(lastUsedAt === undefined ? {} : { lastUsedAt }),
  };
}

function decodeNewKey(body: Record<string, unknown>): CreatedApiKey {
  const secret = textOf(body['key']);
  if (secret === undefined) throw unexpected('a new key without its secret');
  return { ...decodeKey(body), secret };
}

function decodeEnds(body: Record<string, unknown>): { expiresAt?: string; revokedAt?: string } {
  const expiresAt = textOf(body['expires_at']);
  const revokedAt = textOf(body['revoked_at']);
  return {
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(revokedAt === undefined ? {} : { revokedAt }),
  };
}

const ROLES: readonly string[] = [
  'agent',
  'reviewer',
  'officer',
  'auditor',
  'administrator',
  'observer',
] satisfies Role[];

function isRole(value: string | undefined): value is Role {
  return value !== undefined && ROLES.includes(value);
}

import { randomUUID } from 'node:crypto';
import type { AuditTerms, Author, Role } from '@docket/record';
import { LedgerService, LocalPeople, newPersonId, People, Sessions } from '@docket/store';
import type { Enrolment, LocalPerson, Session } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { readEnd, readScope, type ScopeRequest } from '../keys/audit-terms.js';
import { Traced } from '../observation/tracing.js';
import { authorOf, type Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { SERVICE_SETTINGS, type CellLinks, type ServiceSettings } from '../settings.js';
import { PASSPHRASE_LENGTH, Passphrases } from './passphrase.js';
import { PersonSessions } from './person-sessions.js';

/** People with a passphrase: made by an administrator of the installation, who never knows it. */
@Injectable()
export class LocalSignIn {
  readonly #passphrases = new Passphrases();

  constructor(
    @Inject(LocalPeople) private readonly local: LocalPeople,
    @Inject(People) private readonly people: People,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    private readonly personSessions: PersonSessions,
    @Inject(SERVICE_SETTINGS) private readonly settings: Pick<ServiceSettings, 'cells'>,
  ) {}

  /**
   * Makes somebody, and registers them in the ledgers of their roles in the name of whoever makes them. They choose
   * their passphrase with the token, within 15 minutes.
   *
   * @throws {ServiceError} `invalid_request` where there is one of this name. @throws {StoreRefusal} `unknown_ledger`.
   */
  @Traced()
  async create(
    principal: Principal,
    { name, roles, expiresAt, scope }: PersonRequest,
  ): Promise<Enrolment> {
    admit(principal, { roles: ACCESS.administer, ledger: undefined });
    const audit = await this.#auditOf(roles, { expiresAt, scope });
    const taken = new ServiceError('invalid_request', `There is somebody called ${name}.`, {
      places: [{ pointer: '/name', detail: 'is taken' }],
    });
    if ((await this.local.find(name)) !== undefined) throw taken;
    const wanted = Object.entries(roles);
    for (const [ledger] of wanted) await (await this.#at(ledger)).ledgers.getLedger(ledger);
    const id = newPersonId();
    const first = { id, credentialNo: 1 };
    const by = authorOf(principal);
    // Registered first: who is registered without a row signs in nowhere.
    for (const [ledger, role] of wanted)
      await (
        await this.#at(ledger, by)
      ).people.register(ledger, { ...who(first, role), audit }, by);
    const enrolment = await this.local.create({ id, name, roles, createdBy: principal.actor });
    if (enrolment === undefined) throw taken;
    return enrolment;
  }

  /**
   * Lets somebody choose another passphrase, on record: it is another authenticator of theirs in each ledger, which
   * whoever asks registers. The one before is good no more, and their sessions end. An auditor's time stays as it is.
   * @throws {ServiceError} `unknown_person`; `not_possible` where their time as an auditor is over.
   */
  @Traced()
  async renew(principal: Principal, name: string): Promise<Enrolment> {
    admit(principal, { roles: ACCESS.administer, ledger: undefined });
    const person = await this.local.find(name);
    if (person === undefined) throw unknown(name);
    const next = { ...person, credentialNo: person.credentialNo + 1 };
    const by = authorOf(principal);
    for (const [ledger, role] of Object.entries(person.roles))
      await this.#holdTime(ledger, person, role);
    for (const [ledger, role] of Object.entries(person.roles)) {
      const change = { before: who(person, role), after: who(next, role) };
      await (await this.#at(ledger, by)).people.replace(ledger, change, by);
    }
    const enrolment = await this.local.renew(person);
    await this.sessions.endAll(personOf(person));
    if (enrolment === undefined) throw unknown(name);
    return enrolment;
  }

  /** By name. */
  @Traced()
  async list(principal: Principal): Promise<PersonWithAudits[]> {
    admit(principal, { roles: ACCESS.administer, ledger: undefined });
    const people = await this.local.list();
    const listed: PersonWithAudits[] = [];
    for (const person of people) listed.push({ ...person, audits: await this.#auditsOf(person) });
    return listed;
  }

  /** By the ledgers' entries, which alone decide. */
  async #auditsOf(person: LocalPerson): Promise<PersonWithAudits['audits']> {
    const audits = new Map<string, AuditTerms>();
    for (const [ledger, role] of Object.entries(person.roles)) {
      if (role !== 'auditor') continue;
      const known = await (await this.#at(ledger)).people.known(ledger, who(person, role));
      const { expiresAt, scope } = known ?? {};
      if (known !== undefined)
        audits.set(ledger, { ...(expiresAt && { expiresAt }), ...(scope && { scope }) });
    }
    return Object.fromEntries(audits);
  }

  /** What is said of an auditor. @throws {ServiceError} `invalid_request`. */
  async #auditOf(
    roles: PersonRequest['roles'],
    { expiresAt, scope }: Pick<PersonRequest, 'expiresAt' | 'scope'>,
  ): Promise<AuditTerms> {
    if (expiresAt === undefined && scope === undefined) return {};
    if (!Object.values(roles).includes('auditor')) {
      const pointer = scope === undefined ? '/expires_at' : '/scope';
      throw new ServiceError('invalid_request', 'Nobody but an auditor has an end and a scope.', {
        places: [{ pointer, detail: 'is for the role auditor' }],
      });
    }
    const end =
      expiresAt === undefined
        ? {}
        : { expiresAt: readEnd(expiresAt, 'auditor', await this.local.now()) };
    return { ...end, ...(scope && { scope: readScope('auditor', scope) }) };
  }

  async #holdTime(ledger: string, person: LocalPerson, role: Role): Promise<void> {
    const known = await (await this.#at(ledger)).people.known(ledger, who(person, role));
    if (known?.isOver !== true) return;
    const detail = `The time of ${person.name} as an auditor of ${ledger} was over at ${known.expiresAt ?? ''}.`;
    throw new ServiceError('not_possible', detail, {
      next: 'Remove them, and let them enrol again: that is a registration with another end.',
    });
  }

  /** Removes somebody, ends their sessions, and revokes them in their ledgers. @throws {ServiceError} `unknown_person`. */
  @Traced()
  async remove(principal: Principal, name: string): Promise<void> {
    admit(principal, { roles: ACCESS.administer, ledger: undefined });
    const person = await this.local.find(name);
    if (person === undefined) throw unknown(name);
    await this.sessions.endAll(personOf(person));
    const by = authorOf(principal);
    for (const [ledger, role] of Object.entries(person.roles))
      await (await this.#at(ledger, by)).people.revoke(ledger, who(person, role), by);
    // Last, so that what failed on the way is done by asking again; none of their sessions is left, and none begins.
    await this.local.remove(person.id);
    await this.sessions.endAll(personOf(person));
  }

  /**
   * Chooses a passphrase, once for each enrolment; sessions that they have end.
   * @throws {ServiceError} `sign_in_refused` where the token is not good any more; `invalid_request`.
   */
  @Traced()
  async enrol({ token, passphrase }: { token: string; passphrase: string }): Promise<void> {
    holdLength(passphrase);
    const person = await this.local.enrolling(token);
    // Not the work of a hash for a token that is none.
    if (person === undefined) throw notGood();
    if (!(await this.local.enrol(token, await this.#passphrases.hash(passphrase)))) throw notGood();
    await this.sessions.endAll(personOf(person));
  }

  /** Where a ledger says who people are; `by`: who is about to say it. */
  async #at(ledger: string, by?: Author): Promise<Awaited<ReturnType<CellLinks['placeOf']>>> {
    const { people, ledgers, settings } = this;
    return settings.cells?.placeOf(ledger, by?.actor) ?? { people, ledgers };
  }

  /** Begins a session. @throws {ServiceError} `sign_in_refused`, `overloaded`. */
  @Traced()
  async signIn(given: {
    name: string;
    passphrase: string;
  }): Promise<{ session: Session; token: string }> {
    const person = await this.local.find(given.name);
    const isTheirs = await this.#passphrases.verify(given.passphrase, person?.passphrase);
    if (person === undefined || !isTheirs) throw wrong();
    const { roles } = person;
    const authenticatedAt = await this.local.now();
    const signedIn = {
      person: personOf(person),
      via: 'passphrase' as const,
      roles,
      authenticatedAt,
    };
    const begun = await this.personSessions.begin(signedIn, randomUUID());
    // A hash takes its time, and waits for others. Looked at once there is a session: whoever takes the passphrase away
    // does so first, and then ends the sessions that there are.
    if (await this.local.isStill(person)) return begun;
    await this.sessions.end(begun.session.id);
    throw wrong();
  }
}

export interface PersonRequest {
  name: string;
  roles: Readonly<Record<string, Role>>;
  /** Of an auditor, in each ledger that they audit: until when, RFC 3339; 90 days where left out, 366 at most. */
  expiresAt?: string | undefined;
  /** Of an auditor likewise: which decisions; all where left out. */
  scope?: ScopeRequest | undefined;
}

/** Somebody, and what the ledgers that they audit say of that. */
export type PersonWithAudits = LocalPerson & { audits: Readonly<Record<string, AuditTerms>> };

type Credential = Pick<LocalPerson, 'id' | 'credentialNo'>;

const personOf = ({ id, credentialNo }: Credential): string => `local:${id}/${credentialNo}`;

function who(credential: Credential, role: Role) {
  return { person: personOf(credential), via: 'passphrase' as const, role };
}

function holdLength(passphrase: string): void {
  const length = Array.from(passphrase.normalize('NFC')).length;
  const { min, max } = PASSPHRASE_LENGTH;
  if (length >= min && length <= max) return;
  const detail = `must have ${min} to ${max} characters`;
  throw new ServiceError('invalid_request', `A passphrase ${detail}.`, {
    places: [{ pointer: '/passphrase', detail }],
  });
}

function wrong(): ServiceError {
  const next = 'Try again, or ask whoever administers Docket to let you enrol again.';
  return new ServiceError('sign_in_refused', 'Name or passphrase is wrong.', { next });
}

function notGood(): ServiceError {
  const next = 'Ask whoever administers Docket for another: it is good for 15 minutes, and once.';
  return new ServiceError('sign_in_refused', 'This enrolment is over, or was used.', { next });
}

function unknown(name: string): ServiceError {
  return new ServiceError('unknown_person', `Nobody is called ${name}.`);
}

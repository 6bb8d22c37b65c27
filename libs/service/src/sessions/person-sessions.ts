import type { Role } from '@docket/record';
import { People, REGISTRY, SessionSecret, Sessions } from '@docket/store';
import type { NotBegun, Session, SignedInPerson } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';

/** Whoever asks about sessions: a person by their own, or an administrator of the installation. */
export type SessionCaller = Session | Principal;

/** People who are signed in: from what an adapter has proved of them to a principal. */
@Injectable()
export class PersonSessions {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SessionSecret) private readonly secret: SessionSecret,
    @Inject(People) private readonly people: People,
    @Inject(SERVICE_SETTINGS) private readonly settings: Pick<ServiceSettings, 'cells'>,
  ) {}

  /**
   * Begins a session for somebody who has proved who they are, and ends theirs with other roles.
   *
   * @param signIn names what was proved; it begins one session. @param lastsS how long that is believed at most.
   * @returns the token, which is kept nowhere.
   * @throws {ServiceError} `sign_in_refused` where they have no role anywhere, or it began a session before or was taken back.
   */
  @Traced()
  async begin(
    person: SignedInPerson,
    signIn: string,
    lastsS?: number,
  ): Promise<{ session: Session; token: string }> {
    if (Object.keys(person.roles).length === 0) {
      await this.sessions.endAll(person.person);
      const next = 'Ask whoever gives out the groups that Docket knows for one.';
      throw new ServiceError('sign_in_refused', 'You have no role in any ledger.', { next });
    }
    const begun = await this.sessions.begin(person, signIn, lastsS);
    if (typeof begun !== 'string') return begun;
    throw new ServiceError('sign_in_refused', NOT_BEGUN[begun]);
  }

  /** Whose the token is; undefined where it is unknown, over, ended, or of another installation. */
  find(token: string): Promise<Session | undefined> {
    return this.sessions.find(token);
  }

  /**
   * Who a signed-in person is where they ask, registered there when they first come.
   *
   * @param ledger undefined for the whole installation.
   * @throws {ServiceError} `wrong_ledger` where they have no role there, or it was revoked.
   */
  @Traced()
  async principal(session: Session, ledger: string | undefined): Promise<Principal> {
    const { id: keyId, person, via, roles, audits = {}, authenticatedAt } = session;
    const place = placeOf(roles, ledger) ?? (await this.#continuing(roles, ledger));
    if (place === undefined) {
      const where = ledger === undefined ? 'for the installation' : `in the ledger ${ledger}`;
      throw new ServiceError('wrong_ledger', `You have no role ${where}.`, { next: NO_ROLE });
    }
    const { home, role, from = home } = place;
    const said = Object.hasOwn(audits, from) ? audits[from] : undefined;
    const who = { person, via, role, ...(said && { audit: said }) };
    const known = await (await this.#peopleOf(home)).principalIn(home, who);
    if (known === undefined) {
      const why = `The ledger ${home} has revoked you, or your time as an auditor of it is over.`;
      throw new ServiceError('wrong_ledger', why, { next: NO_ROLE });
    }
    const { principal: actor, scope } = known;
    const isInstallation = home === REGISTRY && role === 'administrator';
    const of = { ledger: isInstallation ? undefined : home, ...(scope && { scope }) };
    return { keyId, actor, role, via, ...of, authenticatedAt };
  }

  /** The registry is the one at home: whoever administers the installation is known there. */
  async #peopleOf(ledger: string): Promise<People> {
    const { cells } = this.settings;
    if (cells === undefined || ledger === REGISTRY) return this.people;
    return (await cells.placeOf(ledger)).people;
  }

  /** Whoever has a role in a ledger has it in those that continue it, unless another one is given there. */
  async #continuing(
    roles: Readonly<Record<string, Role>>,
    ledger: string | undefined,
  ): Promise<Place | undefined> {
    if (ledger === undefined) return undefined;
    for (const from of await (await this.#peopleOf(ledger)).continuedBy(ledger)) {
      const role = Object.hasOwn(roles, from) ? roles[from] : undefined;
      if (role !== undefined) return { home: ledger, role, from };
    }
    return undefined;
  }

  /** Oldest first: one's own; everybody's for an administrator of the installation who asks with a key. */
  @Traced()
  async list(caller: SessionCaller): Promise<Session[]> {
    return this.sessions.list(await this.#only(caller));
  }

  /** Ends one's own, or, as an administrator of the installation, anybody's. @throws {ServiceError} `unknown_session`. */
  @Traced()
  async end(caller: SessionCaller, id: string): Promise<void> {
    if (await this.sessions.end(id, await this.#only(caller))) return;
    throw new ServiceError('unknown_session', 'There is no session of this id that you may end.');
  }

  /**
   * Ends what rests on a sign-in that whoever vouches for the person has taken back, also where it is still on its way.
   * Who signed in there again since is not touched, so that the same message twice ends nothing more.
   *
   * @returns how many ended.
   */
  @Traced()
  async takeBack(person: string, at: string): Promise<number> {
    return this.sessions.endProvenBy(person, at);
  }

  /** Seals what a browser keeps meanwhile. @throws {SigningKeyError} */
  async seal(text: string): Promise<string> {
    return (await this.secret.seal(PURPOSE, text)).toString('base64url');
  }

  /** Whether this installation sealed it. @throws {SigningKeyError} */
  isSealed(text: string, seal: string): Promise<boolean> {
    return this.secret.isSealed(PURPOSE, text, Buffer.from(seal, 'base64url'));
  }

  /** Whose sessions the caller sees; undefined: everybody's. */
  async #only(caller: SessionCaller): Promise<string | undefined> {
    if ('person' in caller) {
      const { person, via, roles } = caller;
      const role = roles[REGISTRY];
      if (role !== 'administrator') return person;
      // As everywhere else what the session says is held against the entries.
      const isRevoked = await this.people.isRevoked(REGISTRY, { person, via, role });
      return isRevoked ? person : undefined;
    }
    admit(caller, { roles: ACCESS.administer, ledger: undefined });
    return undefined;
  }
}

const NOT_BEGUN: Readonly<Record<NotBegun, string>> = {
  begun_before: 'This sign-in has begun a session before.',
  taken_back: 'Whoever vouches for you has ended this sign-in. Sign in there again.',
};
const PURPOSE = 'docket-sign-in/v1';
const NO_ROLE =
  'Ask whoever administers Docket; a role that is given counts from the next sign-in.';

/** Where somebody comes in, and as what; `from`: the ledger that gives them the role, where it is another. */
interface Place {
  home: string;
  role: Role;
  from?: string;
}

/** Where the role is from: the ledger itself, or the registry, whose administrators administer every ledger. */
function placeOf(
  roles: Readonly<Record<string, Role>>,
  ledger: string | undefined,
): Place | undefined {
  const own = ledger !== undefined && Object.hasOwn(roles, ledger) ? roles[ledger] : undefined;
  if (ledger !== undefined && own !== undefined) return { home: ledger, role: own };
  const role = Object.hasOwn(roles, REGISTRY) ? roles[REGISTRY] : undefined;
  return role === 'administrator' ? { home: REGISTRY, role } : undefined;
}

import type { AuditTerms, Role, SignIn } from '@docket/record';
import { canonicalize, sha256, utf8, type Json } from '@docket/chain';
import { DATABASE_NOW } from '../clock.js';
import type { Database } from '../database.js';
import { sqlState } from '../connections.js';
import { createIdentifier, randomSlice } from '../identifiers.js';
import { orNone } from './or-none.js';
import type { SessionSecret } from './session-secret.js';

/** Somebody who has just proved to be themselves. */
export interface SignedInPerson {
  /** Id of their authenticator, as `principal.registered` names it: `oidc:<issuer>#<subject>`, `local:<id>/<number>`. */
  person: string;
  via: SignIn;
  /** What they may do, by ledger; `administrator` of the registry administers the installation. */
  roles: Readonly<Record<string, Role>>;
  /** Of ledgers in which they are an auditor, what is said of them; left out: as the ledger registers them. */
  audits?: Readonly<Record<string, AuditTerms>>;
  /** When they proved it, RFC 3339, as whoever vouches for them says. */
  authenticatedAt: string;
}

export interface Session extends SignedInPerson {
  /** `ses_…`; no secret. */
  id: string;
  signedInAt: string;
  /** When it ends at the latest, by the database's clock. */
  expiresAt: string;
  /** Within a minute. */
  lastSeenAt: string;
}

/** How long a session is good, in seconds: without a request, and at all. */
export const SESSION_TIMES = { idleS: 30 * 60, absoluteS: 12 * 60 * 60 };
/** One more ends the oldest. */
const SESSIONS_OF_PERSON_MAX = 20;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const PURPOSE = 'docket-session/v1';

/**
 * Sessions of people: 32 random bytes each, of which only the SHA-256 is kept. Whether one is still good the
 * database's clock decides, so that no process with another time keeps one alive.
 */
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly secret: SessionSecret,
    private readonly times = SESSION_TIMES,
  ) {}

  /**
   * Begins a session and returns its token, which nobody else has. What they could do before in another role,
   * they cannot any more: their sessions with other roles end.
   *
   * @param signIn names what began it. @param lastsS how long it is good at most, where that is shorter than for everybody.
   * @returns why there is none: that began a session before, or was taken back meanwhile (`endProvenBy`).
   */
  async begin(
    person: SignedInPerson,
    signIn: string,
    lastsS = Infinity,
  ): Promise<{ session: Session; token: string } | NotBegun> {
    const times = await this.#times(Math.min(lastsS, this.times.absoluteS));
    const token = Buffer.from(randomSlice(32)).toString('base64url');
    const session = { id: createIdentifier('ses'), ...person, ...times };
    const sealed = { ...session, tokenHash: hash(token) };
    const seal = await this.secret.seal(PURPOSE, sealedText(sealed));
    try {
      await this.#insert(sealed, { seal, signInHash: hash(signIn) });
    } catch (error) {
      if (sqlState(error) === UNIQUE_VIOLATION) return 'begun_before';
      throw error;
    }
    // Looked at when the session is there: what takes it back is written down before it looks for sessions, so that
    // of two at once one sees the other.
    if (await this.#isTakenBack(person)) {
      await this.end(session.id);
      return 'taken_back';
    }
    await this.#endOthers(session);
    return { session, token };
  }

  /** Whose the token is; undefined where it is unknown, idle for too long, at its end, ended, or not sealed here. */
  async find(token: string): Promise<Session | undefined> {
    if (!TOKEN.test(token)) return undefined;
    const { rows } = await this.database.plainPool.query<SessionRow>(FIND, [
      hash(token),
      this.times.idleS,
    ]);
    const [row] = rows;
    return row === undefined ? undefined : this.#read(row);
  }

  /** Oldest first, those that are good: of a person, or of everybody. */
  async list(person?: string): Promise<Session[]> {
    const { rows } = await this.database.plainPool.query<SessionRow>(
      `SELECT ${COLUMNS} FROM docket.session WHERE ${IS_GOOD('$1')} AND person = coalesce($2, person)
       ORDER BY session_id LIMIT 1000`,
      [this.times.idleS, person ?? null],
    );
    const sessions = await Promise.all(rows.map((row) => this.#read(row)));
    return sessions.filter((session) => session !== undefined);
  }

  /** Ends it for good. @returns false where there is none of this id, or, where a person is given, none of theirs. */
  async end(id: string, person?: string): Promise<boolean> {
    const { rowCount } = await this.database.plainPool.query(
      'DELETE FROM docket.session WHERE session_id = $1 AND person = coalesce($2, person)',
      [id, person ?? null],
    );
    return rowCount === 1;
  }

  /** Ends all sessions of a person. */
  async endAll(person: string): Promise<void> {
    await this.database.plainPool.query('DELETE FROM docket.session WHERE person = $1', [person]);
  }

  /**
   * Ends those of a person that rest on a proof of not after `at`, RFC 3339; one that is still on its way begins none.
   *
   * @returns how many ended.
   */
  async endProvenBy(person: string, at: string): Promise<number> {
    const until = new Date(at).toISOString();
    await this.database.plainPool.query(
      `INSERT INTO docket.sign_in_taken_back AS known (heard_at, person, until) VALUES (clock_timestamp(), $1, $2)
       ON CONFLICT (person) DO UPDATE SET heard_at = clock_timestamp(), until = greatest(known.until, $2)`,
      [person, until],
    );
    const { rowCount } = await this.database.plainPool.query(
      'DELETE FROM docket.session WHERE person = $1 AND authenticated_at <= $2',
      [person, until],
    );
    await this.database.plainPool.query(
      'DELETE FROM docket.sign_in_taken_back WHERE heard_at < clock_timestamp() - make_interval(secs => $1)',
      [TAKEN_BACK_KEPT_S],
    );
    return rowCount ?? 0;
  }

  async #isTakenBack({ person, authenticatedAt }: SignedInPerson): Promise<boolean> {
    const { rowCount } = await this.database.plainPool.query(
      'SELECT FROM docket.sign_in_taken_back WHERE person = $1 AND until >= $2',
      [person, new Date(authenticatedAt).toISOString()],
    );
    return rowCount === 1;
  }

  async #times(lastsS: number): Promise<Pick<Session, 'signedInAt' | 'expiresAt' | 'lastSeenAt'>> {
    const { rows } = await this.database.plainPool.query<{ now: string }>(
      `SELECT ${DATABASE_NOW} AS now`,
    );
    const now = rows[0]?.now;
    if (now === undefined) throw new Error('PostgreSQL does not tell the time.');
    const expiresAt = new Date(Date.parse(now) + lastsS * 1_000).toISOString();
    return { signedInAt: now, lastSeenAt: now, expiresAt };
  }

  async #insert(
    session: SealedSession,
    { seal, signInHash }: { seal: Buffer; signInHash: Buffer },
  ): Promise<void> {
    await this.database.plainPool.query(
      `INSERT INTO docket.session (last_seen, session_id, person, via, roles, signed_in_at, authenticated_at, expires_at,
         token_hash, sign_in_hash, seal)
       VALUES (clock_timestamp(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        session.id,
        session.person,
        session.via,
        rolesText(session),
        session.signedInAt,
        session.authenticatedAt,
        session.expiresAt,
        session.tokenHash,
        signInHash,
        seal,
      ],
    );
  }

  /** Those of the person with other roles, or beyond the number; and everybody's that are over. */
  async #endOthers({ id, person, ...rest }: Session): Promise<void> {
    await this.database.plainPool.query(
      `DELETE FROM docket.session WHERE session_id <> $1 AND (
         (person = $2 AND roles <> $3) OR expires_at <= ${DATABASE_NOW}
         OR session_id IN (SELECT session_id FROM docket.session WHERE person = $2
           ORDER BY session_id DESC OFFSET ${SESSIONS_OF_PERSON_MAX}))`,
      [id, person, rolesText(rest)],
    );
  }

  async #read(row: SessionRow): Promise<Session | undefined> {
    const read = orNone(() => {
      const session = readSession(row);
      return { session, text: sealedText({ ...session, tokenHash: row.token_hash }) };
    });
    if (read === undefined) return undefined;
    return (await this.secret.isSealed(PURPOSE, read.text, row.seal)) ? read.session : undefined;
  }
}

const UNIQUE_VIOLATION = '23505';
/** Longer than a sign-in is on its way: what is sealed for it is good for minutes. */
const TAKEN_BACK_KEPT_S = 24 * 60 * 60;

/** Why no session begins. */
export type NotBegun = 'begun_before' | 'taken_back';

type SealedSession = Omit<Session, 'lastSeenAt'> & { tokenHash: Buffer };

/** Everything that a session says but when it was seen. */
function sealedText(session: SealedSession): string {
  const { id, person, via, signedInAt, authenticatedAt, expiresAt, tokenHash } = session;
  const hex = tokenHash.toString('hex');
  return JSON.stringify([
    id,
    person,
    via,
    rolesText(session),
    signedInAt,
    authenticatedAt,
    expiresAt,
    hex,
  ]);
}

/** The same text for the same roles and terms, whatever order they came in: a role, or a role and its terms. */
function rolesText({ roles, audits = {} }: Pick<SignedInPerson, 'roles' | 'audits'>): string {
  const said = Object.entries(roles).map(([ledger, role]) => [
    ledger,
    Object.hasOwn(audits, ledger) ? [role, audits[ledger]] : role,
  ]);
  return canonicalize(Object.fromEntries(said) as Json);
}

function readRoles(text: string): Pick<SignedInPerson, 'roles' | 'audits'> {
  const said = Object.entries(JSON.parse(text) as Record<string, Role | [Role, AuditTerms]>);
  const roles = said.map(([ledger, one]) => [ledger, typeof one === 'string' ? one : one[0]]);
  const audits = said.flatMap(([ledger, one]) =>
    typeof one === 'string' ? [] : [[ledger, one[1]]],
  );
  return {
    roles: Object.fromEntries(roles) as SignedInPerson['roles'],
    ...(audits.length > 0 && {
      audits: Object.fromEntries(audits) as NonNullable<SignedInPerson['audits']>,
    }),
  };
}

interface SessionRow {
  session_id: string;
  person: string;
  via: string;
  roles: string;
  signed_in_at: string;
  authenticated_at: string;
  expires_at: string;
  last_seen: string;
  token_hash: Buffer;
  seal: Buffer;
}

const COLUMNS = `session_id, person, via, roles, signed_in_at, authenticated_at, expires_at, token_hash, seal,
  to_char(last_seen AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS last_seen`;

const IS_GOOD = (idleS: string): string =>
  `expires_at > ${DATABASE_NOW} AND last_seen > clock_timestamp() - make_interval(secs => ${idleS})`;

/** One that is good, and written down as seen at most once a minute. */
const FIND = `WITH found AS (
    SELECT ${COLUMNS}, last_seen < clock_timestamp() - interval '1 minute' AS is_stale
    FROM docket.session WHERE token_hash = $1 AND ${IS_GOOD('$2')}
  ), seen AS (
    UPDATE docket.session s SET last_seen = clock_timestamp() FROM found f WHERE s.session_id = f.session_id AND f.is_stale
  )
  SELECT * FROM found`;

/** As it was written: whether it still is, its seal shows. Throws where its roles are none that a server writes. */
function readSession(row: SessionRow): Session {
  return {
    id: row.session_id,
    person: row.person,
    via: row.via as SignIn,
    ...readRoles(row.roles),
    signedInAt: row.signed_in_at,
    authenticatedAt: row.authenticated_at,
    expiresAt: row.expires_at,
    lastSeenAt: row.last_seen,
  };
}

function hash(secret: string): Buffer {
  return Buffer.from(sha256(utf8(secret)));
}

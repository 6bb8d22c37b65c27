import { sha256, utf8 } from '@docket/chain';
import type { Role } from '@docket/record';
import { DATABASE_NOW } from '../clock.js';
import { sqlState } from '../connections.js';
import type { Database } from '../database.js';
import { createIdentifier, randomSlice } from '../identifiers.js';
import { orNone } from './or-none.js';
import type { SessionSecret } from './session-secret.js';

/** Somebody whom this installation knows by itself. */
export interface LocalPerson {
  /** `per_…`: what ledgers know them by, as `local:<id>/<credentialNo>`. */
  id: string;
  /** From 1: which of their passphrases this is, or is going to be. */
  credentialNo: number;
  /** To sign in with; in no entry. */
  name: string;
  roles: Readonly<Record<string, Role>>;
  createdAt: string;
  /** Principal id of whoever made them. */
  createdBy: string;
  /** Hash of their passphrase, as text; `null` before they chose one. */
  passphrase: string | null;
  enrolmentExpiresAt: string | null;
}

/** The token of an enrolment, which nobody else has, and until when it is good. */
export interface Enrolment {
  token: string;
  expiresAt: string;
}

const ENROLMENT_S = 15 * 60;
const PURPOSE = 'docket-person/v1';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const UNIQUE_VIOLATION = '23505';

/** People with a passphrase. A row that somebody wrote or changed by hand is nobody. */
export class LocalPeople {
  constructor(
    private readonly database: Database,
    private readonly secret: SessionSecret,
  ) {}

  /** Makes somebody who has to enrol within 15 minutes. @returns undefined where there is one of this name. */
  async create(wanted: {
    id: string;
    name: string;
    roles: LocalPerson['roles'];
    createdBy: string;
  }): Promise<Enrolment | undefined> {
    const { enrolment, hash, now } = await this.#enrolment();
    const person = { ...wanted, credentialNo: 1, createdAt: now, passphrase: null };
    const full = { ...person, enrolmentExpiresAt: enrolment.expiresAt };
    try {
      await this.database.plainPool.query(
        `INSERT INTO docket.person (person_id, name, roles, created_at, created_by, enrolment_expires_at, enrolment_hash, seal, credential_no)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)`,
        [
          full.id,
          full.name,
          JSON.stringify(full.roles),
          full.createdAt,
          full.createdBy,
          full.enrolmentExpiresAt,
          hash,
          await this.#seal(full, hash),
        ],
      );
    } catch (error) {
      if (sqlState(error) === UNIQUE_VIOLATION) return undefined;
      throw error;
    }
    return enrolment;
  }

  /** Lets somebody choose their next passphrase; the one before is none any more. @returns undefined where they changed meanwhile. */
  async renew(before: LocalPerson): Promise<Enrolment | undefined> {
    const found = await this.#one('person_id = $1', before.id);
    if (found === undefined || found.person.credentialNo !== before.credentialNo) return undefined;
    const { enrolment, hash } = await this.#enrolment();
    const person = {
      ...found.person,
      credentialNo: before.credentialNo + 1,
      passphrase: null,
      enrolmentExpiresAt: enrolment.expiresAt,
    };
    const { rowCount } = await this.database.plainPool.query(
      `UPDATE docket.person SET credential_no = $6, passphrase = NULL, enrolment_expires_at = $2, enrolment_hash = $3,
         seal = $4 WHERE person_id = $1 AND seal = $5`,
      [
        person.id,
        enrolment.expiresAt,
        hash,
        await this.#seal(person, hash),
        found.seal,
        person.credentialNo,
      ],
    );
    return rowCount === 1 ? enrolment : undefined;
  }

  /** Whose enrolment the token is, while it is good. */
  async enrolling(token: string): Promise<LocalPerson | undefined> {
    return (await this.#enrolled(token))?.person;
  }

  /** Keeps the passphrase. The token is good for nothing afterwards. @returns false where it was not good any more. */
  async enrol(token: string, passphrase: string): Promise<boolean> {
    const found = await this.#enrolled(token);
    if (found === undefined) return false;
    const person = { ...found.person, passphrase, enrolmentExpiresAt: null };
    const { rowCount } = await this.database.plainPool.query(
      `UPDATE docket.person SET passphrase = $2, enrolment_expires_at = NULL, enrolment_hash = NULL, seal = $3
       WHERE person_id = $1 AND seal = $4 AND enrolment_expires_at > ${DATABASE_NOW}`,
      [person.id, passphrase, await this.#seal(person, null), found.seal],
    );
    return rowCount === 1;
  }

  async find(name: string): Promise<LocalPerson | undefined> {
    return (await this.#one('name = $1', name))?.person;
  }

  /** Whether they are who they were when they were read: there, and with the same passphrase. */
  async isStill({ name, id, credentialNo, passphrase }: LocalPerson): Promise<boolean> {
    const now = await this.find(name);
    return now?.id === id && now.credentialNo === credentialNo && now.passphrase === passphrase;
  }

  /** By name. */
  async list(): Promise<LocalPerson[]> {
    const { rows } = await this.database.plainPool.query<PersonRow>(
      'SELECT * FROM docket.person ORDER BY name LIMIT 10000',
    );
    const people = await Promise.all(rows.map((row) => this.#read(row)));
    return people.flatMap((found) => (found === undefined ? [] : [found.person]));
  }

  async remove(id: string): Promise<void> {
    await this.database.plainPool.query('DELETE FROM docket.person WHERE person_id = $1', [id]);
  }

  /** The database's time: when somebody who is here now proved to be themselves. */
  async now(): Promise<string> {
    const { rows } = await this.database.plainPool.query<{ now: string }>(
      `SELECT ${DATABASE_NOW} AS now`,
    );
    const now = rows[0]?.now;
    if (now === undefined) throw new Error('PostgreSQL does not tell the time.');
    return now;
  }

  async #enrolment(): Promise<{ enrolment: Enrolment; hash: Buffer; now: string }> {
    const now = await this.now();
    const expiresAt = new Date(Date.parse(now) + ENROLMENT_S * 1_000).toISOString();
    const token = Buffer.from(randomSlice(32)).toString('base64url');
    return { enrolment: { token, expiresAt }, hash: hashOf(token), now };
  }

  async #enrolled(token: string) {
    if (!TOKEN.test(token)) return undefined;
    const isGood = `enrolment_hash = $1 AND enrolment_expires_at > ${DATABASE_NOW}`;
    return this.#one(isGood, hashOf(token));
  }

  async #one(condition: string, value: string | Buffer) {
    const { rows } = await this.database.plainPool.query<PersonRow>(
      `SELECT * FROM docket.person WHERE ${condition}`,
      [value],
    );
    const [row] = rows;
    return row === undefined ? undefined : this.#read(row);
  }

  async #read(row: PersonRow): Promise<{ person: LocalPerson; seal: Buffer } | undefined> {
    const read = orNone(() => {
      const person = readPerson(row);
      return { person, text: sealedText(person, row.enrolment_hash) };
    });
    if (read === undefined) return undefined;
    const isOwn = await this.secret.isSealed(PURPOSE, read.text, row.seal);
    return isOwn ? { person: read.person, seal: row.seal } : undefined;
  }

  #seal(person: LocalPerson, enrolmentHash: Buffer | null): Promise<Buffer> {
    return this.secret.seal(PURPOSE, sealedText(person, enrolmentHash));
  }
}

/** As it was written: whether it still is, its seal shows. Throws where its roles are none that a server writes. */
const readPerson = (row: PersonRow): LocalPerson => ({
  id: row.person_id,
  credentialNo: row.credential_no,
  name: row.name,
  roles: JSON.parse(row.roles) as LocalPerson['roles'],
  createdAt: row.created_at,
  createdBy: row.created_by,
  passphrase: row.passphrase,
  enrolmentExpiresAt: row.enrolment_expires_at,
});

/** An id for somebody who is going to be made. */
export function newPersonId(): string {
  return createIdentifier('per');
}

interface PersonRow {
  person_id: string;
  credential_no: number;
  name: string;
  roles: string;
  created_at: string;
  created_by: string;
  passphrase: string | null;
  enrolment_expires_at: string | null;
  enrolment_hash: Buffer | null;
  seal: Buffer;
}

function sealedText(person: LocalPerson, enrolmentHash: Buffer | null): string {
  const { id, credentialNo, name, roles, createdAt, createdBy } = person;
  const { passphrase, enrolmentExpiresAt } = person;
  const hash = enrolmentHash?.toString('hex') ?? null;
  return JSON.stringify([
    id,
    credentialNo,
    name,
    roles,
    createdAt,
    createdBy,
    passphrase,
    enrolmentExpiresAt,
    hash,
  ]);
}

function hashOf(token: string): Buffer {
  return Buffer.from(sha256(utf8(token)));
}

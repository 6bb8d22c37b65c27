import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { sqlState } from './connections.js';
import { readDatabaseAddress } from './address-form.js';
import { DatabaseUnfit } from './database-unfit.js';
import { splitStatements } from './sql-statements.js';

/*
 * The role that the server works as: it may add and read evidence, nothing else. Roles belong to a whole
 * cluster, so each database has one of its own, named by the database's number, which no other one of the
 * cluster has and which outlasts a new name.
 */

/** SQL of the role of the database that is connected to. */
const OWN_ROLE = `(SELECT 'docket_app_' || oid FROM pg_database WHERE datname = current_database())`;

/** What to do where a database is not migrated. */
export const HOW_TO_MIGRATE =
  'Run "docket migrate" with DATABASE_OWNER_URL as its owner, or start with DOCKET_MIGRATE_AT_START=yes.';

/** `libs/store`: found from `src` and from `dist` alike. */
const DIRECTORY = new URL('../', import.meta.url);

/** PostgreSQL 16 tells apart what membership allows: administering, inheriting, and taking the role on. */
const SET_OPTION_VERSION = 160_000;

/**
 * The role that the schema's privileges were given to: the database's own or, in a copy that no server was
 * started on yet, that of the database it was copied from.
 *
 * @throws {DatabaseUnfit} where no role has any: not migrated, or restored without privileges.
 */
export async function findAppRole(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ role: string }>(
    `SELECT r.rolname AS role FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) a
       JOIN pg_roles r ON r.oid = a.grantee
     WHERE n.nspname = 'docket' AND a.privilege_type = 'USAGE' AND r.rolname ~ '^docket_app(_[0-9]+)?$'
     ORDER BY r.rolname = ${OWN_ROLE} DESC, r.rolname LIMIT 1`,
  );
  const [found] = rows;
  if (found !== undefined) return found.role;
  throw new DatabaseUnfit(
    `The database is not migrated, or not since it was restored: no role of Docket may use it. ${HOW_TO_MIGRATE}`,
  );
}

export interface AppRole {
  name: string;
  exists: boolean;
  /** Of the server, as `server_version_num`. */
  version: number;
  /** Who may not take it on yet, of the owner's and the server's login. */
  without: readonly string[];
}

/** The name of the login in an address; undefined where it names none. */
export function loginOf(address: string): string | undefined {
  return decodeURIComponent(readDatabaseAddress(address).username) || undefined;
}

/** What there is of the role of this database, for whoever is connected and for the login of the server. */
export async function readAppRole(
  owner: pg.ClientBase,
  login: string | undefined,
): Promise<AppRole> {
  const { rows } = await owner.query<Omit<AppRole, 'without'>>(
    `SELECT own.name, EXISTS (SELECT FROM pg_roles WHERE rolname = own.name) AS exists,
       current_setting('server_version_num')::int AS version
     FROM (SELECT ${OWN_ROLE} AS name) own`,
  );
  const [role] = rows;
  if (role === undefined) throw new Error('PostgreSQL does not name the database.');
  const how = role.version < SET_OPTION_VERSION ? 'MEMBER' : 'SET';
  const found = await owner.query<{ login: string }>(
    `SELECT rolname AS login FROM pg_roles WHERE rolname IN (session_user, $1) AND NOT rolsuper
       ${role.exists ? `AND NOT pg_has_role(rolname, '${role.name}', '${how}')` : ''} ORDER BY rolname`,
    [login],
  );
  return { ...role, without: found.rows.map((row) => row.login) };
}

/**
 * Makes the role of this database where there is none, lets the owner's and the server's login take it on, and
 * gives it what `privileges.sql` says, in the caller's transaction.
 *
 * @throws {DatabaseUnfit} with the commands for an administrator where the owner may not do it.
 */
export async function prepareAppRole(
  owner: pg.ClientBase,
  login: string | undefined,
): Promise<void> {
  const role = await readAppRole(owner, login);
  if (!role.exists) await administer(owner, `CREATE ROLE ${role.name} NOLOGIN`, role);
  for (const name of role.without) await administer(owner, membership(role, [name]), role);
  for (const file of ['privileges.sql', 'privileges.check.sql'] as const) {
    for (const statement of await readPrivileges(file, role.name)) await owner.query(statement);
  }
}

/** The statements of a file in which `docket_app` stands for the role. */
export async function readPrivileges(
  file: 'privileges.sql' | 'privileges.check.sql',
  role: string,
): Promise<string[]> {
  const sql = await readFile(new URL(file, DIRECTORY), 'utf8');
  return splitStatements(sql.replaceAll(/\bdocket_app\b/g, role));
}

/** Whoever made a role may administer it; from version 16 on that alone does not let him take it on. */
function membership({ name, version }: AppRole, logins: readonly string[]): string {
  const how = version < SET_OPTION_VERSION ? '' : ' WITH INHERIT FALSE, SET TRUE';
  return `GRANT ${name} TO ${logins.map(quoteName).join(', ')}${how}`;
}

async function administer(owner: pg.ClientBase, statement: string, role: AppRole): Promise<void> {
  try {
    await owner.query(statement);
  } catch (error) {
    if (sqlState(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    const create = role.exists ? '' : `CREATE ROLE ${role.name} NOLOGIN; `;
    throw new DatabaseUnfit(
      'The login that owns the schema may not make the role of this database or let a login take it on. ' +
        `Let an administrator of PostgreSQL run: ${create}${membership(role, role.without)};`,
      { cause: error },
    );
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

import type pg from 'pg';

/*
 * What protects a table, as statements. PostgreSQL gives a partition the constraints, the indexes and the row triggers
 * of its parent. Statement triggers, row-level security and its policies hold for the relation that a statement names,
 * so each partition has them by itself; and privileges it has none, for nobody has to name it.
 */

/** Of the relation `$1`, each names it as docket.name: `$2`, which is put in its place. In their order. */
const GUARDS = `WITH own AS (
    SELECT c.oid, c.relname, c.relowner, c.relrowsecurity, c.relforcerowsecurity, c.reloptions, c.relkind,
      format('docket.%I', $2::text) AS target
    FROM pg_class c WHERE c.oid = to_regclass($1)
  ), trigger AS (
    SELECT t.*, regexp_replace(pg_get_triggerdef(t.oid), ' ON docket\\.\\S+ ', format(' ON %s ', target)) AS definition, target
    FROM own JOIN pg_trigger t ON t.tgrelid = own.oid
    WHERE (NOT t.tgisinternal OR t.tgparentid <> 0) AND (t.tgtype & 1 = 0 OR $3::boolean)
  )
  SELECT statement FROM (
    SELECT 1, '', format('ALTER TABLE %s OWNER TO %I', target, pg_get_userbyid(relowner)) FROM own
    UNION ALL SELECT 2, '', format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target) FROM own WHERE relrowsecurity
    UNION ALL SELECT 3, '', format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target) FROM own WHERE relforcerowsecurity
    UNION ALL SELECT 4, policyname, format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', policyname, target, permissive, cmd,
        (SELECT string_agg(CASE role WHEN 'public' THEN 'PUBLIC' ELSE quote_ident(role) END, ', ') FROM unnest(roles) role))
        || coalesce(' USING (' || qual || ')', '') || coalesce(' WITH CHECK (' || with_check || ')', '')
      FROM own JOIN pg_policies p ON p.schemaname = 'docket' AND p.tablename = relname
    UNION ALL SELECT 5, tgname, definition FROM trigger
    UNION ALL SELECT 6, tgname, format('ALTER TABLE %s %s TRIGGER %I', target,
        CASE tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'DISABLE' END, tgname)
      FROM trigger WHERE tgenabled <> 'O'
  ) made (place, name, statement) ORDER BY place, name`;

/** What makes the relation `target` protected as `source` is; both without their schema. */
export async function guardsOf(
  client: pg.ClientBase,
  source: string,
  target: string,
  { rowTriggers }: { rowTriggers: boolean },
): Promise<string[]> {
  const { rows } = await client.query<{ statement: string }>(GUARDS, [
    `docket.${source}`,
    target,
    rowTriggers,
  ]);
  return rows.map(({ statement }) => statement);
}

/** Whom the relation `$1` gives what, as grants of the relation `$2`: what is said of columns too. */
const GRANTS = `SELECT format('GRANT %s%s ON docket.%I TO %s%s', a.privilege_type, columns, $2::text,
    CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
    CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) AS statement
  FROM (
    SELECT c.relowner, c.relacl AS acl, '' AS columns FROM pg_class c WHERE c.oid = to_regclass($1)
    UNION ALL
    SELECT c.relowner, t.attacl, format(' (%I)', t.attname)
    FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid WHERE c.oid = to_regclass($1) AND NOT t.attisdropped
  ) given, aclexplode(given.acl) a WHERE a.grantee <> given.relowner`;

export async function grantsOf(
  client: pg.ClientBase,
  source: string,
  target: string,
): Promise<string[]> {
  const values = [`docket.${source}`, target];
  const { rows } = await client.query<{ statement: string }>(GRANTS, values);
  return rows.map(({ statement }) => statement);
}

const REVOKES = `SELECT DISTINCT format('REVOKE ALL ON docket.%I FROM %s CASCADE', c.relname,
    CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END) AS statement
  FROM pg_class c, LATERAL (
    SELECT * FROM aclexplode(c.relacl)
    UNION ALL SELECT x.* FROM pg_attribute t, aclexplode(t.attacl) x WHERE t.attrelid = c.oid
  ) a WHERE c.oid = to_regclass($1) AND a.grantee <> c.relowner`;

/** What takes everything on it away from whoever is not its owner. */
export async function revokesOf(client: pg.ClientBase, name: string): Promise<string[]> {
  const { rows } = await client.query<{ statement: string }>(REVOKES, [`docket.${name}`]);
  return rows.map(({ statement }) => statement);
}

export async function runAll(client: pg.ClientBase, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement);
}

/** Partitions of a table, by name, and what they have of what GUARDS gives them. */
const OUTDATED = `SELECT p.relname AS parent, c.relname AS name, ARRAY(
    SELECT format('DROP POLICY %I ON docket.%I', polname, c.relname) FROM pg_policy WHERE polrelid = c.oid
    UNION ALL
    SELECT format('DROP TRIGGER %I ON docket.%I', tgname, c.relname) FROM pg_trigger
    WHERE tgrelid = c.oid AND NOT tgisinternal AND tgparentid = 0 AND tgtype & 1 = 0
  ) AS drops
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
  WHERE p.relnamespace = 'docket'::regnamespace AND p.relkind = 'p'`;

/** After migrations, which change the tables themselves: their partitions are protected as they are now. */
export async function guardPartitions(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ parent: string; name: string; drops: string[] }>(OUTDATED);
  for (const { parent, name, drops } of rows) {
    await runAll(client, drops);
    await runAll(client, await guardsOf(client, parent, name, { rowTriggers: false }));
  }
}

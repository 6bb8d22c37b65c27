import type pg from 'pg';

/** Everything about one table that a migration decides, each part as lines of SQL. */
interface TableRow {
  name: string;
  columns: string[];
  constraints: string[] | null;
  options: string[] | null;
  storage: string[] | null;
  indexes: string[] | null;
  triggers: string[] | null;
  security: string[] | null;
  policies: string[] | null;
  grants: string[] | null;
}

/**
 * The schema `docket` as PostgreSQL's catalog describes it, as SQL a reviewer can read: tables in
 * alphabetical order, each with its constraints, indexes, triggers, policies and privileges, then the
 * functions. TypeORM's own table of migrations is left out. PostgreSQL 18 or older print the same.
 */
export async function dumpSchema(client: pg.Client): Promise<string> {
  const tables = await client.query<TableRow>(TABLES);
  const others = await client.query<{ text: string }>(OTHERS);
  const blocks = [...tables.rows.map(describeTable), ...others.rows.map(({ text }) => text.trim())];
  // The role has the number of the database in its name.
  return `${HEADER}\n\n${blocks.join('\n\n')}\n`.replaceAll(/\bdocket_app_\d+\b/g, 'docket_app');
}

const HEADER = `-- What a start makes, as PostgreSQL describes it. Written by libs/store/src/migrate.db.spec.ts with
-- DOCKET_UPDATE_GOLDEN=1; never run. \`docket_app\` stands for the role of the database.`;

function describeTable(row: TableRow): string {
  const members = [...row.columns, ...(row.constraints ?? [])].map((line) => `  ${line}`);
  const options = row.options === null ? '' : ` WITH (${row.options.join(', ')})`;
  const rest = [row.storage, row.indexes, row.triggers, row.security, row.policies, row.grants];
  return [
    `CREATE TABLE docket.${row.name} (\n${members.join(',\n')}\n)${options};`,
    ...rest.flatMap((lines) => (lines ?? []).map((line) => `${line};`)),
  ].join('\n');
}

const COLUMNS = `(SELECT array_agg(concat_ws(' ',
    quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attcollation <> t.typcollation THEN 'COLLATE ' || quote_ident(o.collname) END,
    CASE WHEN a.attnotnull THEN 'NOT NULL' END,
    CASE a.attidentity WHEN 'a' THEN 'GENERATED ALWAYS AS IDENTITY' END,
    'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)) ORDER BY a.attnum)
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_collation o ON o.oid = a.attcollation
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)`;

/** PostgreSQL 18 lists NOT NULL as constraints (n), earlier versions do not; triggers (t) are told as what they are. */
const CONSTRAINTS = `(SELECT array_agg(format('CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
    ORDER BY contype DESC, conname)
  FROM pg_constraint WHERE conrelid = c.oid AND contype NOT IN ('n', 't'))`;

const STORAGE = `(SELECT array_agg(format('ALTER TABLE docket.%I ALTER COLUMN %I SET STORAGE %s', c.relname,
    a.attname, CASE a.attstorage WHEN 'e' THEN 'EXTERNAL' WHEN 'p' THEN 'PLAIN' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END)
    ORDER BY a.attnum)
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage <> t.typstorage)`;

const INDEXES = `(SELECT array_agg(pg_get_indexdef(i.indexrelid) ORDER BY i.indexrelid::regclass::text COLLATE "C")
  FROM pg_index i WHERE i.indrelid = c.oid
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND conrelid = c.oid))`;

const TRIGGERS = `(SELECT array_agg(pg_get_triggerdef(oid) || CASE tgenabled WHEN 'O' THEN '' ELSE
    format(E';\\nALTER TABLE docket.%I %s TRIGGER %I', c.relname,
      CASE tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'DISABLE' END, tgname)
    END ORDER BY tgname)
  FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal)`;

const SECURITY = `array_remove(ARRAY[
    CASE WHEN c.relrowsecurity THEN format('ALTER TABLE docket.%I ENABLE ROW LEVEL SECURITY', c.relname) END,
    CASE WHEN c.relforcerowsecurity THEN format('ALTER TABLE docket.%I FORCE ROW LEVEL SECURITY', c.relname) END
  ], NULL)`;

const POLICIES = `(SELECT array_agg(format('CREATE POLICY %I ON docket.%I FOR %s TO %s%s%s', policyname, tablename, cmd,
    array_to_string(roles, ', '), ' USING (' || qual || ')', ' WITH CHECK (' || with_check || ')') ORDER BY policyname)
  FROM pg_policies WHERE schemaname = 'docket' AND tablename = c.relname)`;

/** What anybody but the owner may do, on the table and on single columns. */
const GRANTS = `(SELECT array_agg(line ORDER BY line COLLATE "C") FROM (
    SELECT format('GRANT %s ON docket.%I TO %s', string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type),
      c.relname, CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END) AS line
    FROM aclexplode(c.relacl) x WHERE x.grantee <> c.relowner GROUP BY x.grantee
    UNION ALL
    SELECT format('GRANT %s (%s) ON docket.%I TO %s', x.privilege_type, string_agg(a.attname, ', ' ORDER BY a.attnum),
      c.relname, CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END)
    FROM pg_attribute a, aclexplode(a.attacl) x WHERE a.attrelid = c.oid AND x.grantee <> c.relowner
    GROUP BY x.privilege_type, x.grantee
  ) lines)`;

const TABLES = `SELECT c.relname AS name, ${COLUMNS} AS columns, ${CONSTRAINTS} AS constraints,
  c.reloptions AS options, ${STORAGE} AS storage, ${INDEXES} AS indexes, ${TRIGGERS} AS triggers,
  ${SECURITY} AS security, ${POLICIES} AS policies, ${GRANTS} AS grants
FROM pg_class c WHERE c.relnamespace = 'docket'::regnamespace AND c.relkind IN ('r', 'p')
  AND c.relname <> 'migration' ORDER BY c.relname`;

/** Whatever else there is: a view or a sequence of its own would be named, too. */
const OTHERS = `SELECT text FROM (
  SELECT 1 AS part, proname::text AS name, pg_get_functiondef(oid) || ';' AS text
  FROM pg_proc WHERE pronamespace = 'docket'::regnamespace
  UNION ALL
  SELECT 2, relname::text, format('-- %I, a relation of kind %s', relname, relkind)
  FROM pg_class c WHERE relnamespace = 'docket'::regnamespace AND relkind NOT IN ('r', 'p', 'i', 'I', 't')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype IN ('a', 'i') AND refobjsubid > 0)
  UNION ALL
  SELECT 3, x.privilege_type, format('GRANT %s ON SCHEMA docket TO %s;', x.privilege_type,
    CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END)
  FROM pg_namespace n, aclexplode(n.nspacl) x WHERE n.nspname = 'docket' AND x.grantee <> n.nspowner
) others ORDER BY part, name`;

-- Run right after privileges.sql, in its transaction: where this does not hold, no server starts. It looks at
-- what protects the evidence, also where that was restored from a dump or changed by hand.
SET LOCAL plpgsql.check_asserts = on;
DO $$
DECLARE
  evidence text;
  forbidden text;
  part record;
  -- Conditions as PostgreSQL writes them back.
  of_ledger constant text := '(ledger_no = ( SELECT (current_setting(''docket.ledger''::text))::integer AS current_setting))';
  of_one_ledger constant text := '(ledger_no = ( SELECT (NULLIF(current_setting(''docket.ledger''::text), ''all''::text))::integer AS "nullif"))';
  of_ledger_or_all constant text := '(( SELECT (current_setting(''docket.ledger''::text) = ''all''::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting(''docket.ledger''::text), ''all''::text))::integer AS "nullif")))';
BEGIN
  ASSERT (SELECT NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR rolcanlogin)
          FROM pg_roles WHERE rolname = 'docket_app'),
    'docket_app has an attribute of its own, which no role of a server may have';
  FOREACH evidence IN ARRAY ARRAY['ledger', 'entry', 'body', 'tile', 'checkpoint'] LOOP
    FOREACH forbidden IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'] LOOP
      ASSERT NOT has_table_privilege('docket_app', format('docket.%I', evidence), forbidden),
        format('docket_app has %s on %s', forbidden, evidence);
    END LOOP;
    ASSERT has_table_privilege('docket_app', format('docket.%I', evidence), 'SELECT'),
      format('docket_app cannot read %s', evidence);
    ASSERT has_any_column_privilege('docket_app', format('docket.%I', evidence), 'INSERT') = (evidence NOT IN ('entry', 'body')),
      format('docket_app cannot append to %s, or appends to it past the head', evidence);
    ASSERT NOT has_any_column_privilege('docket_app', format('docket.%I', evidence), 'UPDATE'),
      format('docket_app can update a column of %s', evidence);
    ASSERT (SELECT count(*) = CASE WHEN evidence IN ('tile', 'checkpoint') THEN 3 ELSE 2 END
              AND bool_and(tgenabled = 'A') FROM pg_trigger
            WHERE tgrelid = format('docket.%I', evidence)::regclass AND NOT tgisinternal),
      format('the triggers of %s are not always on', evidence);
  END LOOP;
  FOREACH evidence IN ARRAY ARRAY['ledger', 'entry', 'body', 'tile', 'checkpoint', 'ledger_head', 'decision', 'idempotency'] LOOP
    ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
            WHERE oid = format('docket.%I', evidence)::regclass),
      format('row-level security is not forced on %s', evidence);
    ASSERT (SELECT array_agg(regexp_replace(concat_ws(' ', policyname, cmd, permissive, roles, qual, with_check), '\s+', ' ', 'g') ORDER BY policyname)
              = CASE WHEN evidence = 'ledger' THEN
                  ARRAY['append INSERT PERMISSIVE {public} true', 'read_all SELECT PERMISSIVE {public} true']
                WHEN evidence = 'body' THEN
                  ARRAY['append INSERT PERMISSIVE {public} ' || of_ledger, 'erase UPDATE PERMISSIVE {public} ' || of_one_ledger,
                    'read SELECT PERMISSIVE {public} ' || of_ledger_or_all]
                WHEN evidence IN ('entry', 'tile', 'checkpoint') THEN
                  ARRAY['append INSERT PERMISSIVE {public} ' || of_ledger, 'read SELECT PERMISSIVE {public} ' || of_ledger_or_all]
                ELSE
                  ARRAY['append INSERT PERMISSIVE {public} ' || of_ledger, 'change UPDATE PERMISSIVE {public} ' || of_ledger,
                    'read SELECT PERMISSIVE {public} ' || of_ledger_or_all, 'remove DELETE PERMISSIVE {public} ' || of_ledger]
                END
            FROM pg_policies WHERE schemaname = 'docket' AND tablename = evidence),
      format('the policies of %s are not those of Docket', evidence);
  END LOOP;
  -- A statement that names a partition is held by what the partition has (docket partitions).
  FOR part IN SELECT c.oid, c.relname, c.relispartition AND c.relrowsecurity AND c.relforcerowsecurity AS is_forced, c.relowner = p.relowner AS is_owned,
      p.oid AS parent, p.relname AS parent_name
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
    WHERE p.oid = ANY (ARRAY['docket.body', 'docket.search_text']::regclass[]) LOOP
    ASSERT NOT has_table_privilege('docket_app', part.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
        AND NOT has_any_column_privilege('docket_app', part.oid, 'SELECT, INSERT, UPDATE, REFERENCES'),
      format('docket_app has a privilege on %s, which nobody names', part.relname);
    ASSERT part.is_forced AND part.is_owned, format('row-level security is not forced on %s, or another login owns it', part.relname);
    ASSERT (SELECT array_agg((tgname, tgtype, tgenabled, tgfoid, encode(tgargs, 'hex'))::text ORDER BY tgname) FROM pg_trigger
            WHERE tgrelid = part.oid AND (NOT tgisinternal OR tgparentid <> 0) AND tgname <> 'docket_moving')
        IS NOT DISTINCT FROM (SELECT array_agg((tgname, tgtype, tgenabled, tgfoid, encode(tgargs, 'hex'))::text ORDER BY tgname) FROM pg_trigger
            WHERE tgrelid = part.parent AND NOT tgisinternal),
      format('the triggers of %s are not those of %s', part.relname, part.parent_name);
    ASSERT (SELECT array_agg(concat_ws(' ', policyname, cmd, permissive, roles, qual, with_check) ORDER BY policyname)
            FROM pg_policies WHERE schemaname = 'docket' AND tablename = part.relname)
        IS NOT DISTINCT FROM (SELECT array_agg(concat_ws(' ', policyname, cmd, permissive, roles, qual, with_check) ORDER BY policyname)
            FROM pg_policies WHERE schemaname = 'docket' AND tablename = part.parent_name),
      format('the policies of %s are not those of %s', part.relname, part.parent_name);
  END LOOP;
  FOREACH evidence IN ARRAY ARRAY['body', 'search_text'] LOOP
    -- Each begins where the one before it ends.
    ASSERT (SELECT relkind = 'r' FROM pg_class WHERE oid = format('docket.%I', evidence)::regclass) OR (
        SELECT count(*) FILTER (WHERE b.bound LIKE '%FROM (MINVALUE)%') = 1 AND count(*) FILTER (WHERE b.bound LIKE '%TO (MAXVALUE)') = 1
          AND array_agg(substring(b.bound FROM 'FROM \((.*)\) TO') ORDER BY substring(b.bound FROM 'FROM \((.*)\) TO')) FILTER (WHERE b.bound NOT LIKE '%FROM (MINVALUE)%')
            IS NOT DISTINCT FROM array_agg(substring(b.bound FROM 'TO \((.*)\)$') ORDER BY substring(b.bound FROM 'TO \((.*)\)$')) FILTER (WHERE b.bound NOT LIKE '%TO (MAXVALUE)')
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid CROSS JOIN LATERAL (SELECT pg_get_expr(c.relpartbound, c.oid) AS bound) b
        WHERE i.inhparent = format('docket.%I', evidence)::regclass),
      format('the partitions of %s leave entries out', evidence);
  END LOOP;
  ASSERT (SELECT count(*) = 1 AND bool_and(tgtype = 27 AND tgfoid = 'docket.refuse_body_change()'::regprocedure) FROM pg_trigger
          WHERE tgrelid = 'docket.body'::regclass AND tgname = 'refuse_row_change'),
    'what changes a body is not looked at';
  ASSERT (SELECT count(*) = 2 AND bool_and(prosecdef AND proconfig IS NOT DISTINCT FROM ARRAY['search_path=pg_catalog, pg_temp']
            AND proowner = (SELECT relowner FROM pg_class WHERE oid = 'docket.entry'::regclass)
            AND has_function_privilege('docket_app', oid, 'EXECUTE')) FROM pg_proc
          WHERE pronamespace = 'docket'::regnamespace AND proname IN ('append_one', 'append_many')),
    'docket_app cannot append, or what appends is not the owner''s';
  ASSERT NOT has_table_privilege('docket_app', 'docket.ledger_head', 'DELETE, TRUNCATE'),
    'docket_app can remove a head';
  ASSERT (SELECT bool_and(has_column_privilege('docket_app', attrelid, attnum, 'UPDATE') = (attname = 'ledger_no')) FROM pg_attribute
          WHERE attrelid = 'docket.ledger_head'::regclass AND attnum > 0 AND NOT attisdropped),
    'docket_app can move a head, or cannot lock it';
  ASSERT (SELECT count(*) = 3 AND bool_and(tgenabled = 'A') FROM pg_trigger
          WHERE tgrelid = 'docket.ledger_head'::regclass AND NOT tgisinternal),
    'the triggers of ledger_head are not always on';
  ASSERT NOT has_table_privilege('docket_app', 'docket.ledger_move', 'INSERT, UPDATE, DELETE, TRUNCATE'),
    'docket_app can say where a ledger was moved';
  ASSERT NOT has_table_privilege('docket_app', 'docket.idempotency', 'UPDATE, DELETE, TRUNCATE'),
    'docket_app can free an idempotency key';
  ASSERT NOT has_table_privilege('docket_app', 'docket.api_key', 'DELETE, TRUNCATE'),
    'docket_app can remove an API key';
  ASSERT NOT has_column_privilege('docket_app', 'docket.api_key', 'role', 'UPDATE'),
    'docket_app can raise the role of a key';
  ASSERT NOT has_schema_privilege('docket_app', 'docket', 'CREATE'),
    'docket_app can create objects';
  ASSERT NOT (SELECT pg_has_role('docket_app', nspowner, 'MEMBER') FROM pg_namespace WHERE nspname = 'docket'),
    'docket_app can become the owner of the schema';
  FOREACH evidence IN ARRAY ARRAY['search_cursor', 'search_skipped', 'search_decision', 'search_writer',
    'search_document', 'search_side_effect', 'search_tripwire', 'search_text'] LOOP
    ASSERT has_table_privilege('docket_app', format('docket.%I', evidence), 'SELECT')
      AND has_table_privilege('docket_app', format('docket.%I', evidence), 'INSERT'),
      format('docket_app cannot fill %s', evidence);
    ASSERT NOT has_table_privilege('docket_app', format('docket.%I', evidence), 'DELETE, TRUNCATE'),
      format('docket_app can empty %s', evidence);
  END LOOP;
  ASSERT NOT has_table_privilege('docket_app', 'docket.export_job', 'DELETE, TRUNCATE'),
    'docket_app can remove an export job';
  FOREACH forbidden IN ARRAY ARRAY['export_id', 'ledger_no', 'requested_by', 'role', 'via', 'request', 'idempotency_key', 'created_at'] LOOP
    ASSERT NOT has_column_privilege('docket_app', 'docket.export_job', forbidden, 'UPDATE'),
      format('docket_app can change %s of an export job', forbidden);
  END LOOP;
  ASSERT NOT has_table_privilege('docket_app', 'docket.export_part', 'UPDATE, TRUNCATE'),
    'docket_app can change the file of an export';
  ASSERT has_table_privilege('docket_app', 'docket.export_part', 'DELETE'),
    'docket_app cannot let a file expire';
END
$$;

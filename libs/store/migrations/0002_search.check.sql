-- Run right after 0002_search.sql, in its transaction: a difference rolls the migration back.
DO $$
DECLARE
  projection text;
BEGIN
  FOREACH projection IN ARRAY ARRAY['search_cursor', 'search_skipped', 'search_decision', 'search_writer',
    'search_document', 'search_side_effect', 'search_tripwire', 'search_text'] LOOP
    ASSERT has_table_privilege('docket_app', format('docket.%I', projection), 'SELECT')
      AND has_table_privilege('docket_app', format('docket.%I', projection), 'INSERT'),
      format('docket_app cannot fill %s', projection);
    ASSERT NOT has_table_privilege('docket_app', format('docket.%I', projection), 'DELETE, TRUNCATE'),
      format('docket_app can empty %s', projection);
  END LOOP;
  ASSERT (SELECT count(*) = 0 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
          WHERE c.relnamespace = 'docket'::regnamespace AND NOT i.indisvalid),
    'an index is not valid';
END
$$;

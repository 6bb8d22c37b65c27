-- Run right after 0011_otlp.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 0 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
          WHERE c.relnamespace = 'docket'::regnamespace AND NOT i.indisvalid),
    'an index is not valid';
END
$$;

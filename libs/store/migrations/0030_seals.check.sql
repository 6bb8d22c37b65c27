-- Run right after 0030_seals.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT bool_and(relrowsecurity AND relforcerowsecurity) AND count(*) = 5 FROM pg_class
          WHERE relnamespace = 'docket'::regnamespace
            AND relname IN ('export_job', 'otlp_arrival', 'otlp_chunk', 'otlp_trace', 'outbox_message')),
    'row-level security is not forced on a table whose rows are sealed';
END
$$;

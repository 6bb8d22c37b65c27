-- Run right after 0004_guards.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 2 AND bool_and(tgenabled = 'A') FROM pg_trigger
          WHERE tgname IN ('refuse_loose', 'refuse_shrinking') AND NOT tgisinternal
            AND tgrelid = ANY (ARRAY['docket.tile', 'docket.ledger_head']::regclass[])),
    'a guard of the head is not always on';
END
$$;

-- Run right after 0015_erasure.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 2 AND bool_and(tgenabled = 'A') FROM pg_trigger
          WHERE tgrelid = 'docket.body'::regclass AND NOT tgisinternal),
    'the triggers of body are not always on';
  ASSERT (SELECT count(*) = 3 FROM pg_policies WHERE schemaname = 'docket' AND tablename = 'body'
            AND concat(qual, with_check) LIKE '%docket.ledger%'),
    'a policy of body does not ask for the ledger of the statement';
  ASSERT (SELECT count(*) = 2 AND bool_and(prosecdef AND proconfig IS NOT NULL) FROM pg_proc
          WHERE pronamespace = 'docket'::regnamespace AND proname IN ('erase_values', 'erase_answers')),
    'what erases does not do it as the owner, or by a path of its own';
END
$$;

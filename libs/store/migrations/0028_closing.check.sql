-- Run right after 0028_closing.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 1 AND bool_and(tgenabled = 'A' AND tgdeferrable AND tginitdeferred
            AND tgfoid = 'docket.closed_with_successor()'::regprocedure) FROM pg_trigger
          WHERE tgrelid = 'docket.ledger_head'::regclass AND tgname = 'closed_with_successor'),
    'a ledger is closed without the one that continues it';
END
$$;

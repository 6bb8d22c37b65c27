-- Run right after 0031_moves.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 9 AND bool_and(tgenabled = 'A') FROM pg_trigger
          WHERE tgfoid = 'docket.refuse_left()'::regprocedure),
    'something is taken for a ledger that was moved';
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'docket.ledger_move'::regclass),
    'row-level security is not forced on where ledgers are moved';
END
$$;

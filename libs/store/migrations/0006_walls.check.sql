-- Run right after 0006_walls.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 7 AND bool_and(relrowsecurity AND relforcerowsecurity) FROM pg_class
          WHERE oid = ANY (ARRAY['docket.entry', 'docket.body', 'docket.tile', 'docket.checkpoint',
            'docket.ledger_head', 'docket.decision', 'docket.idempotency']::regclass[])),
    'row-level security is not forced on a table of ledgers';
  ASSERT (SELECT count(*) = 20 FROM pg_policies WHERE schemaname = 'docket'
            AND concat(qual, with_check) LIKE '%docket.ledger%'),
    'a policy does not ask for the ledger of the statement';
END
$$;

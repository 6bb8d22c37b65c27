-- Run right after 0029_expiry.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'docket.expiry_run'::regclass),
    'row-level security is not forced on the table of expiry runs';
  ASSERT (SELECT count(*) = 4 FROM pg_policies WHERE schemaname = 'docket' AND tablename = 'expiry_run'
            AND concat(qual, with_check) LIKE '%docket.ledger%'),
    'a policy does not ask for the ledger of the statement';
END
$$;

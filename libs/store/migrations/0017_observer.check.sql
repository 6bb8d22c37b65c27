-- Run right after 0017_observer.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 1 AND bool_and(convalidated) FROM pg_constraint
          WHERE conrelid = 'docket.api_key'::regclass AND conname = 'api_key_role_check'
            AND pg_get_constraintdef(oid) LIKE '%observer%'),
    'no key can be of an observer';
END
$$;

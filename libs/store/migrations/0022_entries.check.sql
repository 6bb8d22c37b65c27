-- Run right after 0022_entries.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 2 AND bool_and(prosecdef AND proconfig IS NOT NULL AND prosrc LIKE '%docket.grow_edge(%'
            AND prosrc LIKE '%docket.taken_after_closing(%')
          FROM pg_proc WHERE pronamespace = 'docket'::regnamespace AND proname IN ('append_one', 'append_many')),
    'what appends does not do it as the owner, by a path of its own, or does not look at the right edge and the closing';
  ASSERT (SELECT docket.grow_edge(docket.grow_edge('', 0, ARRAY[sha256('0'), sha256('1')]), 2, ARRAY[sha256('2'), sha256('3')])
          = sha256('\x01'::bytea || sha256('\x01'::bytea || sha256('0') || sha256('1'))
            || sha256('\x01'::bytea || sha256('2') || sha256('3')))),
    'a right edge does not grow as the tree does';
END
$$;

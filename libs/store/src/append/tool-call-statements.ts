/** The tool calls of a Job Card. Bodies without the word are not parsed. */
const CALLS_OF_BODY = `json_array_elements(CASE WHEN position('"tool_call_id"'::bytea IN b.body) > 0
      THEN convert_from(b.body, 'UTF8')::json -> 'tool_calls' END)`;

/** Entries of a decision that are looked at first, from its end: most references are to a call of late. */
const NEWEST_ENTRIES = 64;

/** Those of the wanted calls that a Job Card among the newest entries of their decision has. */
export const FIND_RECENT_CALLS = {
  name: 'docket-find-recent-calls',
  text: `SELECT wanted.position
  FROM unnest($2::text[], $3::integer[], $4::text[]) AS wanted (decision_id, position, call)
  WHERE EXISTS (
    SELECT FROM (
      SELECT seq, type FROM docket.entry
      WHERE ledger_no = $1 AND decision_id = wanted.decision_id
      ORDER BY decision_seq DESC LIMIT ${NEWEST_ENTRIES}
    ) e
    JOIN docket.body b ON b.ledger_no = $1 AND b.seq = e.seq
    CROSS JOIN LATERAL ${CALLS_OF_BODY} AS calls (call)
    WHERE e.type = 'job_card.filed' AND calls.call ->> 'tool_call_id' = wanted.call
  )`,
};

/**
 * Digests of the ids of the tool calls of a decision's entries behind a position, and whether one is a Job Card
 * without a body.
 */
export const READ_TOOL_CALLS = {
  name: 'docket-read-tool-calls',
  text: `SELECT e.decision_seq, e.type = 'job_card.filed' AND b.body IS NULL AS is_unreadable, (
    SELECT array_agg(left(encode(sha256(convert_to(calls.call ->> 'tool_call_id', 'UTF8')), 'base64'), 22))
    FROM ${CALLS_OF_BODY} AS calls (call)
    WHERE calls.call ->> 'tool_call_id' IS NOT NULL
  ) AS calls
  FROM docket.entry e
  LEFT JOIN docket.body b ON e.type = 'job_card.filed' AND b.ledger_no = $1 AND b.seq = e.seq
  WHERE e.ledger_no = $1 AND e.decision_id = $2 AND e.decision_seq > $3
  ORDER BY e.decision_seq LIMIT $4`,
};

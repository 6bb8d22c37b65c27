/** An entry, as somebody may be told of it; `leaf` null: there is none at this position. */
export interface ToldEntry {
  seq: number;
  leaf: Buffer | null;
  /** Undefined where the ledger has none any more. */
  body: Buffer | undefined;
}

/** Positions $2 to $3 - 1 of a ledger that hold one of these types, or nothing. */
export const READ_TOLD_ENTRIES = `SELECT p.seq, e.leaf, b.body
  FROM generate_series($2::bigint, $3::bigint - 1) AS p (seq)
  LEFT JOIN docket.entry e ON e.ledger_no = $1 AND e.seq = p.seq
  LEFT JOIN docket.body b ON b.ledger_no = $1 AND b.seq = p.seq AND e.type = ANY ($4::text[])
  WHERE e.type IS NULL OR e.type = ANY ($4::text[]) ORDER BY p.seq`;

export interface ToldEntryRow {
  seq: string;
  leaf: Buffer | null;
  body: Buffer | null;
}

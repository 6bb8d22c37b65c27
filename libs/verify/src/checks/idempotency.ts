import { equalBytes, toHex } from '@docket/chain';
import type { CheckedEntry } from '../checked-entry.js';
import type { Findings } from '../finding.js';
import type { Projections, StoredIdempotencyKey } from '../reader.js';

/** readKeys fetches the stored idempotency keys of a range; undefined when the source keeps none. */
export async function readKeys(
  projections: Projections | undefined,
  range: { from: number; to: number },
  findings: Findings,
): Promise<KeyCheck | undefined> {
  if (projections?.idempotency === undefined) return undefined;
  const rows = new Map<number, StoredIdempotencyKey>();
  for await (const batch of projections.idempotency(range.from, range.to)) {
    for (const row of batch) {
      if (rows.has(row.seq)) reportUnknown(row, findings);
      else rows.set(row.seq, row);
    }
  }
  return new KeyCheck(rows, projections.digestRequest, findings);
}

/**
 * The table of idempotency keys decides whether a refund is paid twice. It follows from the entries:
 * every body that carries a key has its row, and every row has such a body.
 */
export class KeyCheck {
  /** The row whose entries are being counted, and how many have been seen. */
  #open: { row: StoredIdempotencyKey; decision: string | undefined; count: number } | undefined;

  constructor(
    readonly rows: Map<number, StoredIdempotencyKey>,
    readonly digestRequest: Projections['digestRequest'],
    readonly findings: Findings,
  ) {}

  take(entry: CheckedEntry): void {
    this.#count(entry);
    const { seq, leaf, body } = entry;
    const row = this.rows.get(seq);
    this.rows.delete(seq);
    if (body === undefined) return;
    const key = typeof body['idempotency_key'] === 'string' ? body['idempotency_key'] : undefined;
    if (key === undefined) {
      if (row !== undefined) reportUnknown(row, this.findings);
      return;
    }
    const decision = leaf.decision?.id;
    const where = { seq, ...(decision === undefined ? {} : { decision }) };
    if (row === undefined) {
      this.findings.add(
        'idempotency_missing',
        `The idempotency key of entry ${seq} is not in the table of keys, so its action could be repeated.`,
        { ...where, expected: key },
      );
      return;
    }
    if (row.key !== key) this.#mismatch('key', where, key, row.key);
    if (row.principal !== undefined && row.principal !== leaf.actor)
      this.#mismatch('principal', where, leaf.actor, row.principal);
    const requested = leaf.type === 'decision.opened' ? undefined : decision;
    const digest = this.digestRequest?.(leaf.type, requested, body);
    if (
      digest !== undefined &&
      row.requestDigest !== undefined &&
      !equalBytes(digest, row.requestDigest)
    ) {
      this.#mismatch('request_digest', where, toHex(digest), toHex(row.requestDigest));
    }
    if (row.entryCount !== undefined) this.#open = { row, decision, count: 1 };
  }

  /** Every row of the range has met its entry by now. */
  end(): void {
    for (const row of this.rows.values()) reportUnknown(row, this.findings);
  }

  /** What Docket adds to an entry stands right behind it. */
  #count({ seq, leaf }: CheckedEntry): void {
    const open = this.#open;
    if (open === undefined) return;
    const isAdded = leaf.actor === 'docket' && leaf.decision?.id === open.decision;
    if (isAdded) {
      open.count++;
      return;
    }
    this.#open = undefined;
    const { row } = open;
    if (seq !== row.seq + open.count || row.entryCount === open.count) return;
    this.#mismatch('entry_count', { seq: row.seq }, String(open.count), String(row.entryCount));
  }

  #mismatch(column: string, where: { seq: number }, expected: string, found: string): void {
    this.findings.add(
      'idempotency_mismatch',
      `The stored ${column} of the idempotency key of entry ${where.seq} differs from the entry.`,
      { ...where, pointer: column, expected, found },
    );
  }
}

function reportUnknown(row: StoredIdempotencyKey, findings: Findings): void {
  findings.add(
    'idempotency_mismatch',
    `An idempotency key is stored for entry ${row.seq}, which does not carry it.`,
    {
      seq: row.seq,
      pointer: 'key',
      found: row.key,
    },
  );
}

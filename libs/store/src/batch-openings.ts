import { createIdentifier } from './identifiers.js';
import type { AppendSubmission } from './append/submission.js';
import { textArray } from './binary-array.js';
import type { Database } from './database.js';
import { StoreRefusal } from './refusal.js';

/** A record of a batch. */
export interface BatchSubmission extends AppendSubmission {
  /**
   * Position in the batch, from 0, of the `decision.opened` before this record whose decision it belongs
   * to. Instead of `decisionId`, which nobody knows before the batch is written.
   */
  openedBy?: number;
}

/** Most submissions of one `appendBatch`. */
export const BATCH_SUBMISSIONS_MAX = 500;

/** @throws {StoreRefusal} `batch_too_large` */
export function checkBatchSize({ length }: readonly BatchSubmission[]): void {
  if (length <= BATCH_SUBMISSIONS_MAX) return;
  throw new StoreRefusal(
    'batch_too_large',
    `A batch has at most ${BATCH_SUBMISSIONS_MAX} records.`,
    { next: 'Send it in parts.' },
  );
}

/** A record of a batch with the id of its decision, also where it opens that decision itself. */
export interface PlacedSubmission {
  submission: AppendSubmission;
  /** The id that a `decision.opened` gets; undefined for any other record. */
  opensAs: string | undefined;
}

/**
 * The decisions that a batch opens and also writes to. Their ids have to be known before the batch is
 * sealed: a record's side-effect id and the digest of its request are computed from that of its decision.
 * An opening whose idempotency key was used before keeps the id that it was given then, so that a batch
 * that is sent again is the same batch.
 */
export class BatchOpenings {
  readonly #database: Database;
  readonly #ledgerNo: number;
  readonly #submissions: readonly BatchSubmission[];
  /** By position: decisions get their ids here, once, however often the batch is tried. */
  readonly #ids = new Map<number, string>();
  /** Keys of openings that are not in the ledger as far as is known, by position. */
  readonly #pending = new Map<number, string>();

  /** @throws {StoreRefusal} `unknown_decision` when a record refers to what opens no decision before it. */
  constructor(database: Database, ledgerNo: number, submissions: readonly BatchSubmission[]) {
    this.#database = database;
    this.#ledgerNo = ledgerNo;
    this.#submissions = submissions;
    const idOfKey = new Map<string, string>();
    for (const [index, submission] of submissions.entries()) {
      checkReference(submissions, submission, index);
      if (submission.type !== 'decision.opened') continue;
      const key = keyOf(submission);
      // The same key twice is the same decision twice.
      const id = (key === undefined ? undefined : idOfKey.get(key)) ?? createIdentifier('dec');
      this.#ids.set(index, id);
      if (key === undefined) continue;
      idOfKey.set(key, id);
      this.#pending.set(index, key);
    }
  }

  /**
   * Looks for openings that are in the ledger by now and takes their ids over. False when there is
   * nothing new, so a caller that tries again for as long as it is true comes to an end.
   */
  async lookUp(): Promise<boolean> {
    if (this.#pending.size === 0) return false;
    // One batch is one principal's.
    const [{ actor } = { actor: '' }] = this.#submissions;
    const keys = textArray([...new Set(this.#pending.values())]);
    const { rows } = await this.#database.of(this.#ledgerNo).query<KeyedDecision>({
      ...FIND_DECISIONS_BY_KEY,
      values: [this.#ledgerNo, keys, actor],
    });
    const found = new Map(rows.map((row) => [row.key, row.decision_id]));
    let isNew = false;
    for (const [index, key] of this.#pending) {
      const id = found.get(key);
      // A key of a record outside decisions: the opening will be refused for it.
      if (id === undefined || id === null) continue;
      this.#ids.set(index, id);
      this.#pending.delete(index);
      isNew = true;
    }
    return isNew;
  }

  /** The batch with every decision's id. */
  placed(): PlacedSubmission[] {
    return this.#submissions.map(({ openedBy, ...submission }, index) => {
      const decisionId = openedBy === undefined ? undefined : this.#ids.get(openedBy);
      return {
        submission: decisionId === undefined ? submission : { ...submission, decisionId },
        opensAs: this.#ids.get(index),
      };
    });
  }
}

/** The decision of the entry that the principal first wrote under each of its keys. */
const FIND_DECISIONS_BY_KEY = {
  name: 'docket-find-decisions-by-key',
  text: `SELECT wanted.key, first.decision_id
  FROM unnest($2::text[]) AS wanted (key)
  CROSS JOIN LATERAL (
    SELECT e.decision_id FROM docket.idempotency i
    JOIN docket.entry e ON e.ledger_no = i.ledger_no AND e.seq = i.seq
    WHERE i.ledger_no = $1 AND i.principal = $3 AND i.key = wanted.key LIMIT 1
  ) first`,
};

interface KeyedDecision {
  key: string;
  decision_id: string | null;
}

function checkReference(
  submissions: readonly BatchSubmission[],
  { openedBy }: BatchSubmission,
  index: number,
): void {
  if (openedBy === undefined) return;
  const isBefore = openedBy < index;
  if (isBefore && submissions[openedBy]?.type === 'decision.opened') return;
  const message = `It belongs to the decision that record ${openedBy} of the batch opens, and that record opens none before it.`;
  throw new StoreRefusal('unknown_decision', message, {
    next: 'Refer to a decision.opened that stands before it in the same batch.',
    index,
  });
}

function keyOf({ idempotencyKey, body }: AppendSubmission): string | undefined {
  const key = idempotencyKey ?? body['idempotency_key'];
  return typeof key === 'string' ? key : undefined;
}

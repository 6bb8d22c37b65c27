import { In } from 'typeorm';
import type { Database } from './database.js';
import { BodyEntity, EntryEntity } from './entities/index.js';
import type { LedgerService } from './ledger-service.js';

/** Finds single entries by other means than their place in the ledger. */
export class EntryFinder {
  readonly #database: Database;
  readonly #ledgers: LedgerService;

  constructor(database: Database, ledgers: LedgerService) {
    this.#database = database;
    this.#ledgers = ledgers;
  }

  /** The position of the entry with this leaf hash (64 hex digits). */
  async positionOf(ledgerId: string, leafHash: string): Promise<number | undefined> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const entries = this.#database.entities(ledgerNo, EntryEntity);
    const hash = Buffer.from(leafHash, 'hex');
    // Each entry names the hash of the one before it, and that is indexed; the last has none after it.
    const after = await entries.findOneBy({ ledgerNo, prev: hash });
    if (after !== null) return after.seq === 0 ? undefined : after.seq - 1;
    const last = await entries.findOne({ where: { ledgerNo }, order: { seq: 'DESC' } });
    return last?.leafHash.equals(hash) === true ? last.seq : undefined;
  }

  /** Whether the principal wrote an entry under this idempotency key of its. */
  async isKeyUsed(ledgerId: string, principal: string, key: string): Promise<boolean> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { rowCount } = await this.#database
      .of(ledgerNo)
      .query(
        'SELECT 1 FROM docket.idempotency WHERE ledger_no = $1 AND principal = $2 AND key = $3',
        [ledgerNo, principal, key],
      );
    return rowCount === 1;
  }

  /** Idempotency keys in the bodies of some entries of a decision, by their positions in it. */
  async keysOf(
    ledgerId: string,
    decisionId: string,
    positions: readonly number[],
  ): Promise<Map<number, string>> {
    if (positions.length === 0) return new Map();
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const entries = await this.#database
      .entities(ledgerNo, EntryEntity)
      .findBy({ ledgerNo, decisionId, decisionSeq: In([...positions]) });
    const placeOf = new Map(entries.map(({ seq, decisionSeq }) => [seq, decisionSeq]));
    const bodies = await this.#database
      .entities(ledgerNo, BodyEntity)
      .findBy({ ledgerNo, seq: In([...placeOf.keys()]) });
    const keys = new Map<number, string>();
    for (const { seq, body } of bodies) {
      const place = placeOf.get(seq);
      const key = readKey(body);
      if (typeof place === 'number' && key !== undefined) keys.set(place, key);
    }
    return keys;
  }
}

function readKey(body: Buffer): string | undefined {
  try {
    const { idempotency_key: key } = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    return typeof key === 'string' ? key : undefined;
  } catch {
    // The stored body was damaged. Verification names it; the decision can still be read.
    return undefined;
  }
}

import { discloseAll, disclosureFault } from '@docket/chain';
import type { BodyDisclosure, JsonObject, PartialDisclosure } from '@docket/chain';
import type { DecisionState, RecordBodies, RecordType } from '@docket/record';
import { Between, In, IsNull, LessThan } from 'typeorm';
import { decisionUnreadable } from './append/decision-refusals.js';
import { readLeafAt, readRecord } from './append/read-record.js';
import { readDecisions } from './append/refold.js';
import type { FoldedDecisionRow } from './append/refold.js';
import { FIND_DECISION } from './append/statements.js';
import type { Database } from './database.js';
import { BodyEntity, EntryEntity } from './entities/index.js';
import type { LedgerService } from './ledger-service.js';
import { StoreRefusal } from './refusal.js';

export interface StoredEntry {
  seq: number;
  type: string;
  decisionId?: string;
  decisionSeq?: number;
  /** Exactly as hashed. */
  leaf: Uint8Array;
  leafHash: Uint8Array;
  /** Canonical JSON, with a text in the place of each erased value. Absent: it is missing, which verification reports. */
  body?: Uint8Array;
  /** Absent where values are erased. */
  secret?: Uint8Array;
  /** Where values are erased: what is left, canonical JSON of a partial disclosure. */
  part?: Uint8Array;
}

/** An entry outside decisions that was read as a record of its type. */
export interface StoredRecord<Type extends RecordType> {
  entry: StoredEntry;
  body: RecordBodies[Type];
}

export interface StoredSummary {
  id: string;
  openedSeq: number;
  lastSeq: number;
  entryCount: number;
  status: string;
  phase: string | null;
  directive: string;
  stakes: string;
  needsHuman: boolean;
  agentId: string;
  agentName: string | null;
  goal: string;
  outcome: string | null;
  openedAt: string;
  lastTime: string;
}

/** Most entries of one call. */
export const ENTRIES_MAX = 10_000;
/** Rows that are looked through at once for the newest one with a leaf. */
const NEWEST_PAGE = 500;

/** Reads entries and the decisions they make up. */
export class EntryReader {
  readonly #database: Database;
  readonly #ledgers: LedgerService;

  constructor(database: Database, ledgers: LedgerService) {
    this.#database = database;
    this.#ledgers = ledgers;
  }

  /**
   * The entries of a decision in order, from position `from`, at most `limit` or 10,000 at once.
   * @throws {StoreRefusal} `unknown_ledger`, `unknown_decision`.
   */
  async decisionEntries(
    ledgerId: string,
    decisionId: string,
    from = 0,
    limit = ENTRIES_MAX,
  ): Promise<StoredEntry[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const entries = await this.#entries(ledgerNo).find({
      where: {
        ledgerNo,
        decisionId,
        decisionSeq: Between(from, from + Math.min(limit, ENTRIES_MAX) - 1),
      },
      order: { decisionSeq: 'ASC' },
    });
    if (entries.length === 0 && from === 0) throw unknownDecision(decisionId);
    return this.#withBodies(ledgerNo, entries);
  }

  /** Entries [from, to) of the ledger, at most 10,000 at once. */
  async entriesRange(ledgerId: string, from: number, to: number): Promise<StoredEntry[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const last = Math.min(to, from + ENTRIES_MAX) - 1;
    if (last < from) return [];
    const entries = await this.#entries(ledgerNo).find({
      where: { ledgerNo, seq: Between(from, last) },
      order: { seq: 'ASC' },
    });
    return this.#withBodies(ledgerNo, entries);
  }

  /** The entries at these positions, in order, as far as there are any. */
  async entriesAt(ledgerId: string, seqs: readonly number[]): Promise<StoredEntry[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const wanted = seqs.toSorted((a, b) => a - b);
    const found: StoredEntry[] = [];
    for (let at = 0; at < wanted.length; at += ENTRIES_MAX) {
      const entries = await this.#entries(ledgerNo).find({
        where: { ledgerNo, seq: In(wanted.slice(at, at + ENTRIES_MAX)) },
        order: { seq: 'ASC' },
      });
      found.push(...(await this.#withBodies(ledgerNo, entries)));
    }
    return found;
  }

  /** How many entries the ledger has, by the newest that is stored. */
  async size(ledgerId: string): Promise<number> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const [newest] = await this.#entries(ledgerNo).find({
      select: { ledgerNo: true, seq: true },
      where: { ledgerNo },
      order: { seq: 'DESC' },
      take: 1,
    });
    return newest === undefined ? 0 : newest.seq + 1;
  }

  /**
   * Entries of one type that stand outside decisions and before `before`, in order, at most 10,000. That each is one of
   * that type, its leaf says: a row alone is none. Its body may be damaged all the same, as whoever shows the entry says.
   */
  async ledgerRecords(ledgerId: string, type: RecordType, before: number): Promise<StoredEntry[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const entries = await this.#entries(ledgerNo).find({
      where: { ledgerNo, type, decisionId: IsNull(), seq: LessThan(before) },
      order: { seq: 'ASC' },
      take: ENTRIES_MAX,
    });
    return this.#withBodies(ledgerNo, entries.filter(isOfItsLeaf));
  }

  /** Those of them that are records of the type, body and all: what is none is passed over, as in the ledger's state. */
  async readableRecords<Type extends RecordType>(
    ledgerId: string,
    type: Type,
    before = Number.MAX_SAFE_INTEGER,
  ): Promise<StoredRecord<Type>[]> {
    const entries = await this.ledgerRecords(ledgerId, type, before);
    const { policy } = await this.#ledgers.getLedger(ledgerId);
    return entries.flatMap((entry) => readAs(entry, type, policy.body_commitment) ?? []);
  }

  /** The record of this type at this position outside decisions; undefined where there is none. */
  async recordAt<Type extends RecordType>(
    ledgerId: string,
    type: Type,
    seq: number,
  ): Promise<StoredRecord<Type> | undefined> {
    const [entry] = await this.entriesAt(ledgerId, [seq]);
    const { policy } = await this.#ledgers.getLedger(ledgerId);
    return entry && readAs(entry, type, policy.body_commitment);
  }

  /** Decision and leaf of the entries [from, to) that are of one type, in order; 10,000 positions at most. */
  async leavesOfType(
    ledgerId: string,
    type: RecordType,
    { from, to }: { from: number; to: number },
  ): Promise<{ decisionId: string | null; leaf: Uint8Array }[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const last = Math.min(to, from + ENTRIES_MAX) - 1;
    return this.#entries(ledgerNo).find({
      select: { ledgerNo: true, seq: true, decisionId: true, leaf: true },
      where: { ledgerNo, type, seq: Between(from, last) },
      order: { seq: 'ASC' },
    });
  }

  /** The newest of the entries that `ledgerRecords` gives, if there is one. */
  async latestLedgerRecord(
    ledgerId: string,
    type: RecordType,
    before = Number.MAX_SAFE_INTEGER,
  ): Promise<StoredEntry | undefined> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    let [below, take] = [before, 1];
    for (;;) {
      const entries = await this.#entries(ledgerNo).find({
        where: { ledgerNo, type, decisionId: IsNull(), seq: LessThan(below) },
        order: { seq: 'DESC' },
        take,
      });
      const found = entries.find(isOfItsLeaf);
      if (found !== undefined) return (await this.#withBodies(ledgerNo, [found]))[0];
      const last = entries.at(-1);
      if (last === undefined) return undefined;
      [below, take] = [last.seq, NEWEST_PAGE];
    }
  }

  /** @throws {StoreRefusal} `unknown_ledger`, `unknown_decision`, `decision_unreadable`. */
  async decisionSummary(
    ledgerId: string,
    decisionId: string,
  ): Promise<StoredSummary & { state: DecisionState }> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const client = this.#database.of(ledgerNo);
    const values = [ledgerNo, decisionId];
    const { rows } = await client.query<FoldedDecisionRow>({ ...FIND_DECISION, values });
    const read = await readDecisions(client, ledgerNo, rows);
    const [unreadable] = read.unreadable;
    this.#ledgers.states.unread.noteDecisions(ledgerId, read.unreadable);
    if (unreadable !== undefined) throw decisionUnreadable(ledgerId, unreadable);
    const [cursor] = read.cursors;
    if (cursor === undefined) throw unknownDecision(decisionId);
    return { ...summarize(decisionId, cursor.state), state: cursor.state };
  }

  async #withBodies(ledgerNo: number, entries: readonly EntryEntity[]): Promise<StoredEntry[]> {
    const seqs = entries.map((entry) => entry.seq);
    const found = await this.#database
      .entities(ledgerNo, BodyEntity)
      .findBy({ ledgerNo, seq: In(seqs) });
    const bodies = new Map(found.map((body) => [body.seq, body]));
    return entries.map((entry) => {
      const body = bodies.get(entry.seq);
      return {
        seq: entry.seq,
        type: entry.type,
        leaf: entry.leaf,
        leafHash: entry.leafHash,
        ...(entry.decisionId === null ? {} : { decisionId: entry.decisionId }),
        ...(entry.decisionSeq === null ? {} : { decisionSeq: entry.decisionSeq }),
        ...(body === undefined ? {} : contentOf(body)),
      };
    });
  }

  #entries(ledgerNo: number) {
    return this.#database.entities(ledgerNo, EntryEntity);
  }
}

function contentOf({ body, secret, disclosure }: BodyEntity): Partial<StoredEntry> {
  if (secret !== null) return { body, secret };
  return disclosure === null ? { body } : { body, part: disclosure };
}

/** Of a row outside decisions: whether its leaf is one at its place, and of the type that the row says. */
function isOfItsLeaf({ seq, type, leaf }: EntryEntity): boolean {
  return !('unread' in readLeafAt({ leaf, type }, { seq, decision: undefined }));
}

function readAs<Type extends RecordType>(
  entry: StoredEntry,
  type: Type,
  granularity: 'scalar' | 'whole',
): StoredRecord<Type> | undefined {
  if (entry.type !== type || entry.decisionId !== undefined) return undefined;
  const bytes = (of: Uint8Array | undefined) => (of === undefined ? null : Buffer.from(of));
  const row = {
    type,
    leaf: Buffer.from(entry.leaf),
    body: bytes(entry.body),
    secret: bytes(entry.secret),
    disclosure: bytes(entry.part),
  };
  const read = readRecord(row, { seq: entry.seq, decision: undefined, granularity });
  // Of this schema: it was held against it.
  return 'unread' in read ? undefined : { entry, body: read.body as RecordBodies[Type] };
}

/**
 * What an entry's leaf commits to: the whole body with the secret of its salts, or what is left where values are
 * erased; undefined where the store has lost it, or has no object any more.
 * @throws {SyntaxError} where it is no JSON any more.
 */
export function discloseEntry({ body, secret, part }: StoredEntry): BodyDisclosure | undefined {
  // What this package wrote; whether it still is, the commitment tells.
  if (part !== undefined)
    return wellFormed(JSON.parse(Buffer.from(part).toString('utf8')) as PartialDisclosure);
  if (body === undefined || secret === undefined) return undefined;
  const read = JSON.parse(Buffer.from(body).toString('utf8')) as JsonObject;
  return wellFormed(discloseAll(read, secret));
}

function wellFormed(disclosure: BodyDisclosure): BodyDisclosure | undefined {
  return disclosureFault(disclosure) === undefined ? disclosure : undefined;
}

function unknownDecision(decisionId: string): StoreRefusal {
  return new StoreRefusal(
    'unknown_decision',
    `There is no decision ${decisionId.slice(0, 64)} in this ledger.`,
    {
      next: 'Correct its id, or open it first.',
    },
  );
}

/** What the columns of the decision repeat of its state. */
function summarize(id: string, state: DecisionState): StoredSummary {
  const { openedSeq, lastSeq, entryCount, status, phase, directive, stakes, needsHuman } = state;
  const { agent, goal, outcome, openedAt, lastTime } = state;
  return {
    id,
    openedSeq,
    lastSeq,
    entryCount,
    status,
    phase,
    directive,
    stakes,
    needsHuman,
    agentId: agent.id,
    agentName: agent.name,
    goal,
    outcome,
    openedAt,
    lastTime,
  };
}

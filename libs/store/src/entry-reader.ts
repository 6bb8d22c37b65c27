import { discloseAll } from '@docket/chain';
import type { BodyDisclosure, JsonObject, PartialDisclosure } from '@docket/chain';
import type { DecisionState, RecordType } from '@docket/record';
import { Between, In, IsNull, LessThan } from 'typeorm';
import { decisionUnreadable } from './append/decision-refusals.js';
import { readDecisions } from './append/refold.js';
import type { Database } from './database.js';
import { BodyEntity, DecisionEntity, EntryEntity } from './entities/index.js';
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

  /** The entries at these positions, in order, as far as there are any; 10,000 at most. */
  async entriesAt(ledgerId: string, seqs: readonly number[]): Promise<StoredEntry[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const entries = await this.#entries(ledgerNo).find({
      where: { ledgerNo, seq: In(seqs.slice(0, ENTRIES_MAX)) },
      order: { seq: 'ASC' },
    });
    return this.#withBodies(ledgerNo, entries);
  }

  /** Records of one type that stand outside decisions and before `before`, in order, at most 10,000. */
  async ledgerRecords(ledgerId: string, type: RecordType, before: number): Promise<StoredEntry[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const entries = await this.#entries(ledgerNo).find({
      where: { ledgerNo, type, decisionId: IsNull(), seq: LessThan(before) },
      order: { seq: 'ASC' },
      take: ENTRIES_MAX,
    });
    return this.#withBodies(ledgerNo, entries);
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

  /** The newest record of one type that stands outside decisions and before `before`, if there is one. */
  async latestLedgerRecord(
    ledgerId: string,
    type: RecordType,
    before = Number.MAX_SAFE_INTEGER,
  ): Promise<StoredEntry | undefined> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const entries = await this.#entries(ledgerNo).find({
      where: { ledgerNo, type, decisionId: IsNull(), seq: LessThan(before) },
      order: { seq: 'DESC' },
      take: 1,
    });
    return (await this.#withBodies(ledgerNo, entries))[0];
  }

  /** @throws {StoreRefusal} `unknown_ledger`, `unknown_decision`, `decision_unreadable`. */
  async decisionSummary(
    ledgerId: string,
    decisionId: string,
  ): Promise<StoredSummary & { state: DecisionState }> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const found = await this.#decisions(ledgerNo).findOneBy({ ledgerNo, decisionId });
    if (found === null) throw unknownDecision(decisionId);
    const row = { decision_id: decisionId, last_hash: found.lastHash, state: found.state };
    const read = await readDecisions(this.#database.of(ledgerNo), ledgerNo, [row]);
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

  #decisions(ledgerNo: number) {
    return this.#database.entities(ledgerNo, DecisionEntity);
  }
}

function contentOf({ body, secret, disclosure }: BodyEntity): Partial<StoredEntry> {
  if (secret !== null) return { body, secret };
  return disclosure === null ? { body } : { body, part: disclosure };
}

/**
 * What an entry's leaf commits to: the whole body with the secret of its salts, or what is left where values are
 * erased; undefined where the store has lost it. @throws {SyntaxError} where it is no JSON any more.
 */
export function discloseEntry({ body, secret, part }: StoredEntry): BodyDisclosure | undefined {
  // Canonical JSON that this package wrote; whether it still is, the commitment tells.
  if (part !== undefined)
    return JSON.parse(Buffer.from(part).toString('utf8')) as PartialDisclosure;
  if (body === undefined || secret === undefined) return undefined;
  return discloseAll(JSON.parse(Buffer.from(body).toString('utf8')) as JsonObject, secret);
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

import type { CompactRange, JsonObject } from '@docket/chain';
import { DOCKET_AUTHOR, validateRecord } from '@docket/record';
import type { Author, LedgerState, Policy, RecordType } from '@docket/record';
import type pg from 'pg';
import { batchMaxOf, draftEntry, sealEntries, TreeEdge } from './append/batch.js';
import type { Attesting } from './append/batch.js';
import type { DraftedEntry, LedgerHead, PlannedEntry } from './append/batch.js';
import { clockAhead } from './append/clock-ahead.js';
import { lockHead } from './append/lookups.js';
import { readLedgerState } from './append/ledger-state.js';
import { sealRecord } from './append/submission.js';
import { prepareWrite, write } from './append/write-set.js';
import { DATABASE_NOW, now } from './clock.js';
import { findRestoredSince, headReads } from './found-heads.js';
import type { KnownHeads } from './known-heads.js';
import { nameLedger } from './ledger-scope.js';
import { StoreRefusal } from './refusal.js';
import type { KeysInForce } from './signing/keys-in-force.js';
import type { SignedLedger, TreeSigner } from './signing/tree-signer.js';

/** What the creation of a ledger is held to. */
export interface CreationTerms {
  /** What was seen on disk; what is written is noted. */
  heads: KnownHeads;
  signer: TreeSigner;
  keys: KeysInForce;
  clockAheadMaxMs: number;
}

/** A ledger as a creation leaves it. */
export interface Noted {
  ledgerNo: number;
  head: LedgerHead;
  restorations: number;
  signed: SignedLedger;
  /** C2SP verifier key that signed. */
  key: string;
  /** Of the tree that was signed for. */
  range: CompactRange;
}

/** A record about the ledger, by Docket itself unless it says by whom. */
export interface FoundingRecord {
  readonly type: RecordType;
  readonly body: JsonObject;
  readonly author?: Author;
}

interface Position {
  ledgerNo: number;
  origin: string;
  /** Gives a checkpoint. */
  sign: (range: CompactRange) => Promise<string>;
  head: LedgerHead;
  edge: TreeEdge;
  attesting: Attesting;
  clockAheadMaxMs: number;
}

interface WrittenOwn {
  entries: readonly PlannedEntry[];
  head: LedgerHead;
  range: CompactRange;
  /** The checkpoint that covers them, a signed note. */
  note: string;
}

/**
 * Writes entries about the ledger that a transaction of Docket makes, and signs the ledger up to the last: nobody sees
 * the signature unless the transaction commits.
 */
export async function writeOwn(
  client: pg.ClientBase,
  position: Position,
  records: readonly FoundingRecord[],
  granularity: Policy['body_commitment'],
): Promise<WrittenOwn> {
  const { ledgerNo, origin, sign, head: before, edge, attesting, clockAheadMaxMs } = position;
  const clock = now();
  const time = clock > before.lastTime ? clock : before.lastTime;
  let drafted = before;
  const drafts: DraftedEntry[] = [];
  for (const { type, body, author = DOCKET_AUTHOR } of records) {
    const content = {
      type,
      schema: schemaOf(type, body),
      author,
      ...sealRecord(body, granularity),
      attesting,
    };
    const next = draftEntry(origin, drafted, content, time);
    drafts.push(next.entry);
    drafted = next.head;
  }
  const { entries, head } = sealEntries(before, drafts, batchMaxOf(attesting.serverKey));
  for (const { hash } of entries) edge.append(hash);
  const set = { before, entries, decisions: [], keys: [], head, edge, clockAheadMaxMs };
  const outcome = await write(client, await prepareWrite(client, ledgerNo, set));
  if (outcome === 'moved') throw new Error('The head moved although it was locked.');
  if (outcome !== 'written') throw clockAhead(outcome, clock, time, clockAheadMaxMs);
  const root = edge.range.root();
  const note = await sign(edge.range);
  await client.query(
    `INSERT INTO docket.checkpoint (ledger_no, size, root, issued_at, note)
     VALUES ($1, $2, $3, ${DATABASE_NOW}, $4)`,
    [ledgerNo, head.size, Buffer.from(root), note],
  );
  return { entries, head, range: edge.range, note };
}

/** @throws {StoreRefusal} `invalid_record` */
function schemaOf(type: RecordType, body: JsonObject): string {
  const validated = validateRecord(type, body);
  if (validated.ok) return validated.schema;
  throw new StoreRefusal('invalid_record', `The ${type} record is not valid.`, {
    next:
      type === 'ledger.created'
        ? "Correct the ledger's policy."
        : 'Correct what it says, and send it again.',
    problems: validated.problems,
  });
}

/** A ledger whose head is locked by a transaction, and is what was seen of it before. */
interface LockedLedger {
  readonly head: LedgerHead;
  /** What is recorded outside decisions. */
  state(): Promise<LedgerState>;
  /** Writes behind its head, and proves what it signs. Once. */
  write(
    records: readonly FoundingRecord[],
    granularity: Policy['body_commitment'],
  ): Promise<Noted & WrittenOwn>;
}

/** Waits for the lock of a ledger's head. @throws {StoreRefusal} `ledger_went_back`. */
export async function lockLedger(
  client: pg.ClientBase,
  signed: SignedLedger,
  { heads, signer: trees, keys: inForce, clockAheadMaxMs }: CreationTerms,
): Promise<LockedLedger> {
  const { id, ledgerNo, origin, publicKey } = signed;
  const seen = heads.of(ledgerNo);
  await nameLedger(client, ledgerNo);
  const locked = await lockHead(client, ledgerNo, seen?.size);
  const restoredSince = await findRestoredSince(client, ledgerNo, (seen?.size ?? 0) - 1);
  const read = locked && { ...locked.head, restoredSince };
  const state = (): Promise<LedgerState> => readLedgerState(client, ledgerNo);
  await heads.check({ id, ledgerNo, origin }, seen, read, headReads(client, ledgerNo));
  // Unreachable: without a head the check has thrown.
  if (locked === undefined) throw new Error(`The ledger ${id} has no head.`);
  const { head, frontier } = locked;
  const restorations = (seen?.restorations ?? 0) + restoredSince;
  return {
    head,
    state,
    async write(records, granularity) {
      // Behind the lock: none that is in force is missing.
      const { keys, secondKey, serverKey } = await inForce.read(id);
      const attestor = await inForce.attestor(signed);
      const attesting = { serverKey, attestor };
      const sign = (range: CompactRange): Promise<string> =>
        trees.sign(signed, keys, range, secondKey);
      const edge = TreeEdge.decode(frontier, head.size);
      const position = { ledgerNo, origin, sign, head, edge, attesting, clockAheadMaxMs };
      const written = await writeOwn(client, position, records, granularity);
      const wanted = { ...written.head, root: written.range.root(), restorations };
      await trees.prove(client, signed, await trees.newest(signed), wanted);
      const key = keys.at(-1)?.key ?? publicKey;
      return { ledgerNo, restorations, signed, key, ...written };
    },
  };
}

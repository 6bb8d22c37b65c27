import { decodeLeaf, toHex, type JsonObject, type Leaf } from '@docket/chain';
import { isOwnDecision, type DecisionState } from '@docket/record';
import { EntryFinder, EntryReader, type StoredSummary, type StoredEntry } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { holdContent, holdDecision } from '../access/audit-scope.js';
import { Custody, type HandedOut } from '../custody/custody.js';
import { disclose } from '../evidence/disclose.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { VerdictWaiters } from './verdict-waiters.js';
import { Traced } from '../observation/tracing.js';

/** UTF-16 units of one page; a page has one entry at least. */
const PAGE_LENGTH_MAX = 4 * 1024 * 1024;

export interface DecisionRequest {
  ledger: string;
  decisionId: string;
  /** How long to wait for the directive to be no longer `hold`, in milliseconds. */
  waitMs?: number;
  /** Aborts when nobody waits any more. */
  signal?: AbortSignal;
}

export interface DecisionReading {
  summary: StoredSummary & { state: DecisionState };
  /** Idempotency keys of its side effects, by the position of the entry that began each. */
  keys: ReadonlyMap<number, string>;
}

export interface DecisionEntriesRequest {
  ledger: string;
  decisionId: string;
  /** First position in the decision. */
  from: number;
  limit: number;
  /** With the bodies, and the secrets that let the reader check them. */
  bodies: boolean;
  /** What they are read for; recorded. */
  purpose?: string;
}

/** An entry as it is handed out. */
interface ChainEntry extends JsonObject {
  seq: number;
  decision_seq: number;
  type: string;
  /** Null where the leaf is damaged. */
  actor: string | null;
  role: string | null;
  via: string | null;
}

interface ChainPage extends JsonObject {
  decision_id: string;
  entry_count: number;
  entries: ChainEntry[];
  next: string | null;
}

/**
 * Reads where a decision stands, and what its entries say. Every body that leaves a decision one by one
 * leaves through here: who may see it, and what is recorded about that, has this one place.
 */
@Injectable()
export class Decisions {
  constructor(
    @Inject(EntryReader) private readonly stored: EntryReader,
    @Inject(EntryFinder) private readonly finder: EntryFinder,
    private readonly waiters: VerdictWaiters,
    private readonly custody: Custody,
  ) {}

  /** @throws {ServiceError} for another role or ledger, `actor_not_allowed` for an agent whose decision it is not. @throws {StoreRefusal} `unknown_decision`. */
  @Traced()
  async read(principal: Principal, request: DecisionRequest): Promise<DecisionReading> {
    const { ledger, decisionId, waitMs = 0, signal } = request;
    admit(principal, { roles: ACCESS.readDecisions, ledger, scope: 'held' });
    holdContent(principal);
    if (principal.role === 'agent' || principal.scope !== undefined)
      await this.#holdOwn(principal, ledger, decisionId);
    const summary = await this.waiters.read(ledger, decisionId, waitMs, signal);
    const causes = summary.state.sideEffects.map((effect) => effect.cause);
    return { summary, keys: await this.finder.keysOf(ledger, decisionId, causes) };
  }

  /**
   * A page of a decision's chain as JSON: `{"decision_id", "entry_count", "entries", "next"}`. That anybody
   * but its agents was handed bodies is recorded first.
   *
   * @throws {ServiceError} `actor_not_allowed` for an agent whose decision it is not,
   * `access_not_recorded`.
   */
  @Traced()
  async entries(principal: Principal, request: DecisionEntriesRequest): Promise<HandedOut> {
    const { ledger, decisionId, bodies, purpose } = request;
    admit(principal, { roles: ACCESS.readDecisions, ledger, scope: 'held' });
    if (bodies) holdContent(principal);
    const page = await this.#page(principal, request);
    const bytes = Buffer.from(JSON.stringify(page));
    // An agent that looks at its own work is no reader from outside.
    const isRecorded =
      bodies &&
      principal.role !== 'agent' &&
      page.entries.some((one) => isNews(one, principal.actor));
    const accessSeq = !isRecorded
      ? undefined
      : await this.custody.recordAccess(principal, {
          ledger,
          decisionId,
          kind: 'decision_entries',
          bytes,
          entries: page.entries.length,
          firstSeq: page.entries[0]?.seq ?? 0,
          lastSeq: page.entries.at(-1)?.seq ?? 0,
          ...(purpose === undefined ? {} : { purpose }),
        });
    return { bytes, accessSeq };
  }

  /** @throws {ServiceError} `actor_not_allowed` for an agent whose decision it is not, `role_not_allowed` outside of an auditor's scope. */
  async #holdOwn(
    principal: Principal,
    ledger: string,
    decisionId: string,
  ): Promise<StoredSummary & { state: DecisionState }> {
    const summary = await this.stored.decisionSummary(ledger, decisionId);
    holdDecision(principal, decisionId, summary.state);
    if (isOpenTo(principal, summary.state)) return summary;
    throw new ServiceError(
      'actor_not_allowed',
      'An agent reads the decisions that it opened or that were handed over to it, and no other.',
      {
        next: 'Let the agent whose decision it is hand it over (handoff.to_principal), or let a reviewer, an officer or an auditor read it.',
      },
    );
  }

  async #page(principal: Principal, request: DecisionEntriesRequest): Promise<ChainPage> {
    const { ledger, decisionId, from, limit, bodies } = request;
    const { state } = await this.#holdOwn(principal, ledger, decisionId);
    const stored = await this.stored.decisionEntries(ledger, decisionId, from, limit + 1);
    const entries: ChainEntry[] = [];
    let length = 0;
    for (const [index, entry] of stored.slice(0, limit).entries()) {
      const encoded = encodeEntry(entry, { position: from + index, bodies });
      length += (entry.body?.length ?? 0) + entry.leaf.length;
      if (entries.length > 0 && length > PAGE_LENGTH_MAX) break;
      entries.push(encoded);
    }
    const isMore = stored.length > entries.length;
    return {
      decision_id: decisionId,
      entry_count: state.entryCount,
      entries,
      next: isMore ? String(from + entries.length) : null,
    };
  }
}

/** What an agent may read is what it may write in: the rules say the same of both. */
function isOpenTo({ role, actor }: Principal, state: DecisionState): boolean {
  return role !== 'agent' || isOwnDecision(state, actor);
}

/** Whether an entry says more than that this same reader read something: see the log's entries. */
function isNews({ type, actor }: ChainEntry, reader: string): boolean {
  return type !== 'access.recorded' || actor !== reader;
}

function encodeEntry(
  entry: StoredEntry,
  { position, bodies }: { position: number; bodies: boolean },
): ChainEntry {
  const leaf = readLeaf(entry.leaf);
  return {
    seq: entry.seq,
    decision_seq: entry.decisionSeq ?? position,
    type: entry.type,
    // Null where the leaf is damaged: verification says so.
    time: leaf?.time ?? null,
    actor: leaf?.actor ?? null,
    role: leaf?.role ?? null,
    via: leaf?.via ?? null,
    schema: leaf?.schema ?? null,
    leaf_hash: toHex(entry.leafHash),
    leaf: Buffer.from(entry.leaf).toString('utf8'),
    ...(bodies ? { disclosure: encodeDisclosure(entry) } : {}),
  };
}

function readLeaf(bytes: Uint8Array): Leaf | undefined {
  try {
    return decodeLeaf(bytes);
  } catch {
    // Shown as it is, beside what the database says of it.
    return undefined;
  }
}

function encodeDisclosure(entry: StoredEntry): JsonObject | null {
  const disclosure = disclose(entry);
  // JSON, as it was read.
  return disclosure as unknown as JsonObject | null;
}

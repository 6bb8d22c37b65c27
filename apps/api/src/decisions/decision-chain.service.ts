import { decodeLeaf, toHex, type JsonObject, type Leaf } from '@docket/chain';
import { discloseEntry, EntryReader, type StoredEntry } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../http/authentication.js';
import { Problem } from '../http/problem.js';

/** UTF-16 units of one page; a page has one entry at least. */
const PAGE_LENGTH_MAX = 4 * 1024 * 1024;

export interface ChainRequest {
  ledger: string;
  decisionId: string;
  /** First position in the decision. */
  from: number;
  limit: number;
  /** With the bodies, and the secrets that let the reader check them. */
  bodies: boolean;
}

/** An entry as it goes over the wire. */
export interface ChainEntry extends JsonObject {
  seq: number;
  decision_seq: number;
  type: string;
  /** Null where the leaf is damaged. */
  actor: string | null;
  role: string | null;
  via: string | null;
}

export interface ChainPage extends JsonObject {
  decision_id: string;
  entry_count: number;
  entries: ChainEntry[];
  next: string | null;
}

/**
 * Reads what a decision's entries say. Every body that leaves over `…/decisions/{decision}/entries` leaves
 * through here: who may see it, and what is recorded about that, has this one place.
 */
@Injectable()
export class DecisionChain {
  constructor(@Inject(EntryReader) private readonly entries: EntryReader) {}

  /** Throws `actor_not_allowed` for an agent that wrote nothing in the decision. */
  async read(principal: Principal, request: ChainRequest): Promise<ChainPage> {
    const { ledger, decisionId, from, limit, bodies } = request;
    const { state } = await this.entries.decisionSummary(ledger, decisionId);
    if (principal.role === 'agent' && !state.writers.includes(principal.actor)) {
      throw new Problem(
        'actor_not_allowed',
        'An agent reads the entries of decisions that it writes in, and of no other.',
        { next: 'Let a reviewer, an officer or an auditor read it.' },
      );
    }
    const stored = await this.entries.decisionEntries(ledger, decisionId, from, limit + 1);
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
    ...(bodies ? { disclosure: disclose(entry) } : {}),
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

/** Null where the body is lost or no longer JSON. */
function disclose(entry: StoredEntry): JsonObject | null {
  try {
    const disclosure = discloseEntry(entry);
    return disclosure === undefined ? null : { ...disclosure };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

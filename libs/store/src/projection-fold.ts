import { decodeLeaf, leafHash, toHex } from '@docket/chain';
import type { JsonObject } from '@docket/chain';
import { evolve, evolveLedger, isConsequence, isRecordType, reasonsFor } from '@docket/record';
import type { Consequence, FoldEntry, LedgerEntry, LedgerState } from '@docket/record';
import type { KeyUse } from './append/columns.js';
import type { DecisionCursor } from './append/decision-cursor.js';
import { encodeAnswer } from './append/receipt.js';
import { foldEntry } from './append/refold.js';
import { digestRequest } from './append/submission.js';

/**
 * What the entries give, taken in order: the state of each decision, and the answer to each key's first use. Fed with
 * all entries of a ledger, or with those of some decisions and what brings a policy.
 */
export class ProjectionFold {
  readonly cursors = new Map<string, DecisionCursor>();
  /** Decisions that entries were taken of. */
  readonly changed = new Set<string>();
  /** Uses of keys that are complete. */
  keys: KeyUse[] = [];
  entries = 0;
  decisions = 0;
  /** What the entries outside decisions say so far: the policy in force. */
  #ledger: LedgerState | undefined;
  /** The keyed entry whose consequences are being counted. */
  #open: { use: KeyUse; decisionId: string | undefined; consequences: Consequence[] } | undefined;

  /** The decision whose key is not complete yet. */
  get open(): string | undefined {
    return this.#open?.decisionId;
  }

  /** @throws {Error} for an entry without a body: verify first. */
  take(bytes: Uint8Array, bodyBytes: Uint8Array | undefined): void {
    const leaf = decodeLeaf(bytes);
    if (bodyBytes === undefined)
      throw new Error(`Entry ${leaf.seq} has no body: verify the ledger first.`);
    this.entries += 1;
    const { type, actor, role, seq, time, decision } = leaf;
    // Recorded as a valid record of this type; that it still is, verification shows.
    const said = JSON.parse(Buffer.from(bodyBytes).toString('utf8')) as unknown;
    const entry = foldEntry(leaf, said);
    const { body } = entry;
    if (isConsequence(entry))
      this.#open?.consequences.push({ type: entry.type, body: entry.body } as Consequence);
    else this.#beginGroup(entry, decision?.id);
    if (decision === undefined) {
      // What a later version records has no meaning here.
      if (isRecordType(type)) {
        const record = { type, body, actor, role, seq, time } as LedgerEntry;
        this.#ledger = evolveLedger(this.#ledger, record);
      }
      return;
    }
    if (this.#ledger === undefined) throw new Error('The ledger has no entry 0.');
    const before = this.cursors.get(decision.id);
    if (before === undefined) this.decisions += 1;
    const state = evolve(before?.state, entry, this.#ledger.policy);
    const lastHash = toHex(leafHash(bytes));
    this.cursors.set(decision.id, { decisionId: decision.id, state, lastHash });
    this.changed.add(decision.id);
  }

  #beginGroup(entry: FoldEntry, decisionId: string | undefined): void {
    this.end();
    // Stored as canonical JSON.
    const body = entry.body as unknown as JsonObject;
    const key = body['idempotency_key'];
    if (typeof key !== 'string') return;
    const asked = entry.type === 'decision.opened' ? undefined : decisionId;
    const requestDigest = digestRequest(entry.type, asked, body);
    this.#open = {
      use: {
        principal: entry.actor,
        key,
        seq: entry.seq,
        entryCount: 1,
        requestDigest,
        answer: null,
        decisionId: decisionId ?? null,
        sideEffectId: null,
      },
      decisionId,
      consequences: [],
    };
  }

  /** Completes the last key. The answer that was given: how the decision stood when the last consequence was in. */
  end(): void {
    const group = this.#open;
    this.#open = undefined;
    if (group === undefined) return;
    const state = this.cursors.get(group.decisionId ?? '')?.state;
    const answer =
      state === undefined
        ? null
        : encodeAnswer({
            directive: state.directive,
            reasons: reasonsFor(state, group.consequences),
          });
    this.keys.push({ ...group.use, entryCount: 1 + group.consequences.length, answer });
  }
}

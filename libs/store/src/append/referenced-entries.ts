import { isAgentIn, referencesOf } from '@docket/record';
import type { RecordBodies, RecordedBefore, RecordedEntry, RecordType } from '@docket/record';
import { int4Array, textArray } from '../binary-array.js';
import type { DraftedEntry, PlannedEntry } from './batch.js';
import { ReferencedElsewhere } from './referenced-elsewhere.js';
import { FIND_REFERENCED_ENTRIES } from './statements.js';
import type { PreparedSubmission } from './submission.js';
import type { LedgerAsker } from '../ledger-scope.js';
import type { ToolCallIndex } from './tool-call-index.js';
import { FIND_RECENT_CALLS } from './tool-call-statements.js';

/** What records refer to in one decision, and what is known of it. */
interface OfDecision {
  /** `undefined`: not found so far. */
  readonly entries: Map<number, RecordedEntry | undefined>;
  /** `false`: no card that was read has it. `undefined`: a card that may have it could not be read. */
  readonly toolCalls: Map<string, boolean | undefined>;
}

/** Positions are stored as int4; no decision has an entry beyond. */
const POSITION_MAX = 2 ** 31 - 1;

/**
 * The entries that the records of a batch refer to. Most batches refer to none, and then nothing is read.
 * A recorded entry never changes, so that what was found without the lock of the head stays true; what was
 * not found is looked for again once nobody else can write.
 */
export class ReferencedEntries {
  readonly #decisions = new Map<string, OfDecision>();
  /** Some record refers to something. */
  #refers = false;
  readonly #elsewhere = new ReferencedElsewhere();
  readonly #flying: PlannedEntry[] = [];

  constructor(
    submissions: readonly PreparedSubmission[],
    readonly calls: ToolCallIndex,
  ) {
    this.also(submissions);
  }

  /** More records of the batch. */
  also(submissions: readonly PreparedSubmission[]): void {
    for (const submission of submissions) {
      this.#elsewhere.note(submission);
      const { type, body, decisionId } = submission;
      this.#want(decisionId, type, body);
    }
  }

  /** Reads what is not known yet. */
  async read(client: LedgerAsker, ledgerNo: number): Promise<void> {
    if (!this.#refers) return;
    const positions: [string, number][] = [];
    const calls: WantedCall[] = [];
    for (const [decisionId, { entries, toolCalls }] of this.#decisions) {
      for (const [position, entry] of entries) {
        if (entry === undefined) positions.push([decisionId, position]);
      }
      for (const [id, isThere] of toolCalls) if (isThere !== true) calls.push({ decisionId, id });
    }
    await Promise.all([
      this.#elsewhere.read(client, ledgerNo),
      positions.length === 0 ? undefined : this.#readEntries(client, ledgerNo, positions),
      calls.length === 0 ? undefined : this.#readCalls(client, ledgerNo, calls),
    ]);
  }

  /** Entries that are on their way to the database. */
  take(entries: readonly PlannedEntry[]): void {
    if (this.#refers) this.#flying.push(...entries);
  }

  /**
   * What is known for the records of this batch in a decision, or outside of all; `drafted` comes behind
   * what was read.
   */
  of(decisionId: string | undefined, drafted: readonly DraftedEntry[]): RecordedBefore | undefined {
    if (!this.#refers) return undefined;
    const known = decisionId === undefined ? undefined : this.#decisions.get(decisionId);
    const coming = [...this.#flying, ...drafted];
    const own = coming.filter((entry) => entry.decisionId === decisionId);
    return {
      entryAt: (position) => {
        const entry = own.find(({ decisionSeq }) => decisionSeq === position);
        if (entry !== undefined)
          return { type: entry.type, ...('hashHex' in entry && { leafHash: entry.hashHex }) };
        return known?.entries.get(position);
      },
      hasToolCall: (id) =>
        own.some(({ type, bytes }) => type === 'job_card.filed' && hasCall(bytes, id)) ||
        known?.toolCalls.get(id),
      hasDecision: (id) => this.#elsewhere.hasDecision(id, coming),
      hasAgent: (name, before) => {
        const wrote = isAgentIn(before, name);
        if (wrote !== false || decisionId === undefined) return wrote;
        return this.#elsewhere.hasAgent(decisionId, name, coming);
      },
    };
  }

  #want(decisionId: string | undefined, type: RecordType, body: PreparedSubmission['body']): void {
    // prepareSubmission held the body against the schema of this type.
    for (const reference of referencesOf(type, body as unknown as RecordBodies[typeof type])) {
      this.#refers = true;
      if (reference.kind === 'decision') this.#elsewhere.wantDecision(reference.value);
      if (decisionId === undefined) continue;
      switch (reference.kind) {
        case 'job_card':
        case 'side_effect_entry':
          this.#of(decisionId).entries.set(reference.value, undefined);
          break;
        case 'leaf_hash':
          this.#of(decisionId).entries.set(reference.position, undefined);
          break;
        case 'tool_call':
          this.#of(decisionId).toolCalls.set(reference.value, false);
          break;
        case 'agent':
          this.#elsewhere.wantAgent(reference.value, decisionId);
          break;
        default:
        // The decision's state is enough.
      }
    }
  }

  #of(decisionId: string): OfDecision {
    const known = this.#decisions.get(decisionId);
    if (known !== undefined) return known;
    const wanted: OfDecision = { entries: new Map(), toolCalls: new Map() };
    this.#decisions.set(decisionId, wanted);
    return wanted;
  }

  async #readEntries(
    client: LedgerAsker,
    ledgerNo: number,
    wanted: readonly [string, number][],
  ): Promise<void> {
    const possible = wanted.filter(([, position]) => position <= POSITION_MAX);
    const values = [
      ledgerNo,
      textArray(possible.map(([decisionId]) => decisionId)),
      int4Array(possible.map(([, position]) => position)),
    ];
    const { rows } = await client.query<EntryRow>({ ...FIND_REFERENCED_ENTRIES, values });
    for (const { decision_id: decisionId, decision_seq: position, type, leaf_hash: hash } of rows) {
      this.#decisions
        .get(decisionId)
        ?.entries.set(position, { type, leafHash: hash.toString('hex') });
    }
  }

  /** Most references are to a call of late; only for others a decision is read whole, and that once. */
  async #readCalls(
    client: LedgerAsker,
    ledgerNo: number,
    wanted: readonly WantedCall[],
  ): Promise<void> {
    const recent = wanted.filter(({ decisionId }) => !this.calls.isRead(decisionId));
    const found = recent.length === 0 ? [] : await findRecent(client, ledgerNo, recent);
    for (const { decisionId, id } of found) this.#of(decisionId).toolCalls.set(id, true);
    const left = wanted.filter((call) => !found.includes(call));
    for (const decisionId of new Set(left.map((call) => call.decisionId))) {
      const ids = left.flatMap((call) => (call.decisionId === decisionId ? call.id : []));
      const known = await this.calls.find(client, ledgerNo, decisionId, ids);
      for (const [id, isThere] of known) this.#of(decisionId).toolCalls.set(id, isThere);
    }
  }
}

interface WantedCall {
  readonly decisionId: string;
  readonly id: string;
}

/** Those that a Job Card among the newest entries has. */
async function findRecent(
  client: LedgerAsker,
  ledgerNo: number,
  wanted: readonly WantedCall[],
): Promise<WantedCall[]> {
  const values = [
    ledgerNo,
    textArray(wanted.map(({ decisionId }) => decisionId)),
    int4Array(wanted.map((_, i) => i)),
    textArray(wanted.map(({ id }) => id)),
  ];
  const { rows } = await client.query<{ position: number }>({ ...FIND_RECENT_CALLS, values });
  return rows.flatMap(({ position }) => wanted[position] ?? []);
}

interface EntryRow {
  decision_id: string;
  decision_seq: number;
  type: string;
  leaf_hash: Buffer;
}

/** Whether a Job Card has a tool call of this id, and does not only refer to one. */
function hasCall(body: Uint8Array, id: string): boolean {
  // Recorded as a valid Job Card.
  const card = JSON.parse(Buffer.from(body).toString('utf8')) as RecordBodies['job_card.filed'];
  return card.tool_calls?.some((call) => call.tool_call_id === id) ?? false;
}

import { toHex } from '@docket/chain';
import type { FoldEntry, RecordedBefore, RecordedEntry } from '@docket/record';

const HASH_BYTES = 32;
const FIRST_ENTRIES = 16;

/**
 * What the references of later entries need of one decision's entries so far: a type and a leaf hash each,
 * and the ids of the tool calls. Kept small, because twenty thousand decisions are in memory at a time:
 * some 40 bytes an entry, and the ids as one text.
 */
export class RecordedEntries implements RecordedBefore {
  readonly #types: string[] = [];
  #hashes = new Uint8Array(FIRST_ENTRIES * HASH_BYTES);
  /** JSON texts of the ids, each between line breaks, which no JSON text has. */
  #toolCalls = '\n';

  /** `entry` is the decision's next; `hash` its leaf hash. */
  take(entry: FoldEntry, hash: Uint8Array): void {
    const at = this.#types.length * HASH_BYTES;
    if (at + HASH_BYTES > this.#hashes.length) {
      const longer = new Uint8Array(2 * this.#hashes.length);
      longer.set(this.#hashes);
      this.#hashes = longer;
    }
    this.#hashes.set(hash.subarray(0, HASH_BYTES), at);
    this.#types.push(entry.type);
    if (entry.type !== 'job_card.filed') return;
    for (const { tool_call_id: id } of entry.body.tool_calls ?? []) {
      if (id !== undefined) this.#toolCalls += `${JSON.stringify(id)}\n`;
    }
  }

  entryAt(position: number): RecordedEntry | undefined {
    const type = this.#types[position];
    if (type === undefined) return undefined;
    const at = position * HASH_BYTES;
    return { type, leafHash: toHex(this.#hashes.subarray(at, at + HASH_BYTES)) };
  }

  hasToolCall(id: string): boolean {
    return this.#toolCalls.includes(`\n${JSON.stringify(id)}\n`);
  }

  /** Of other decisions nothing is at hand. */
  hasDecision(): undefined {
    return undefined;
  }

  hasAgent(): undefined {
    return undefined;
  }
}

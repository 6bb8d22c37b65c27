import { toHex } from '@docket/chain';
import { type RecordedBefore, type RecordedEntry, toolCallsIn } from '@docket/record';

const HASH_BYTES = 32;
const FIRST_ENTRIES = 16;

/** What RecordedEntries have taken in. */
export interface KeptEntries {
  types: readonly string[];
  hashes: Uint8Array;
  toolCalls: string;
  signatures: string;
  hasEveryCall: boolean;
}

/**
 * What the references of later entries need of one decision's entries so far: a type and a leaf hash each,
 * and the ids of the tool calls. Kept small, because twenty thousand decisions are in memory at a time:
 * some 40 bytes an entry, and the ids as one text. Of other decisions nothing is at hand.
 */
export class RecordedEntries implements RecordedBefore {
  #types: string[] = [];
  #hashes = new Uint8Array(FIRST_ENTRIES * HASH_BYTES);
  /** JSON texts of the ids, each between line breaks, which no JSON text has. */
  #toolCalls = '\n';
  /** Beginnings of agents' signatures, which are as good as random. */
  #signatures = '';

  /** False once an entry is missing, or is not disclosed whole: there may be calls that nobody sees. */
  hasEveryCall = true;

  kept(): KeptEntries {
    return {
      types: this.#types,
      hashes: this.#hashes.subarray(0, this.#types.length * HASH_BYTES),
      toolCalls: this.#toolCalls,
      signatures: this.#signatures,
      hasEveryCall: this.hasEveryCall,
    };
  }

  /** Of none so far. */
  takeKept({ types, hashes, toolCalls, signatures, hasEveryCall }: KeptEntries): void {
    this.#types = [...types];
    this.#hashes = new Uint8Array(Math.max(hashes.length, FIRST_ENTRIES * HASH_BYTES));
    this.#hashes.set(hashes);
    this.#toolCalls = toolCalls;
    this.#signatures = signatures;
    this.hasEveryCall = hasEveryCall;
  }

  /** The decision's next entry; `hash` is its leaf hash, `body` what of it is disclosed. */
  take(type: string, position: number, hash: Uint8Array, body: object = {}): void {
    if (position !== this.#types.length) {
      this.hasEveryCall = false;
      return;
    }
    const at = position * HASH_BYTES;
    if (at + HASH_BYTES > this.#hashes.length) {
      const longer = new Uint8Array(2 * this.#hashes.length);
      longer.set(this.#hashes);
      this.#hashes = longer;
    }
    this.#hashes.set(hash.subarray(0, HASH_BYTES), at);
    this.#types.push(type);
    const signature = signatureIn(body);
    if (signature !== undefined) this.#signatures += `${signature.slice(0, KEPT_OF_SIGNATURE)}\n`;
    if (type !== 'job_card.filed') return;
    for (const id of toolCallsIn(body)) this.#toolCalls += `${JSON.stringify(id)}\n`;
  }

  entryAt(position: number): RecordedEntry | undefined {
    const type = this.#types[position];
    if (type === undefined) return undefined;
    const at = position * HASH_BYTES;
    return { type, leafHash: toHex(this.#hashes.subarray(at, at + HASH_BYTES)) };
  }

  hasToolCall(id: string): boolean | undefined {
    if (this.#toolCalls.includes(`\n${JSON.stringify(id)}\n`)) return true;
    return this.hasEveryCall ? false : undefined;
  }

  /** Whether an earlier entry carries the agent's signature that this body carries. */
  hasSignatureOf(body: object): boolean {
    const value = signatureIn(body);
    return (
      value !== undefined && this.#signatures.includes(`${value.slice(0, KEPT_OF_SIGNATURE)}\n`)
    );
  }
}

/** 132 bits of it. */
const KEPT_OF_SIGNATURE = 22;

function signatureIn(body: object): string | undefined {
  const { signature } = body as { signature?: { kind?: unknown; value?: unknown } };
  const { kind, value } = signature ?? {};
  return kind === 'ed25519' && typeof value === 'string' ? value : undefined;
}

import { sha256, utf8 } from '@docket/chain';

/** What is remembered of one decision. */
export interface DecisionMark {
  /** Entries of the decision so far. */
  count: number;
  /** The last of them: its position in the ledger. */
  entry: number;
  /** Any number the user of the table likes, 0 to 255. */
  flag: number;
}

const KEY_BYTES = 8;
/** Beside key and digest: count, entry and flag. */
const ROW_BYTES = 4 + 8 + 2;
/** Decisions in a piece of what is kept. */
const ROWS_KEPT = 2_048;
const SLOTS_MIN = 1024;
/** Full at three quarters. */
const LOAD_MAX = 0.75;

/**
 * A table of decisions that takes some 40 bytes for each, so that a ledger of a million decisions
 * fits in memory. Ids are kept as the first 8 bytes of their SHA-256; two that share a slot could only
 * raise a false alarm.
 */
export class DecisionTable {
  #slots = SLOTS_MIN;
  #size = 0;
  #keys = new Uint8Array(SLOTS_MIN * KEY_BYTES);
  #digests: Uint8Array;
  #counts = new Uint32Array(SLOTS_MIN);
  #entries = new Float64Array(SLOTS_MIN);
  /** 0: the slot is free; otherwise flag + 1. */
  #flags = new Uint16Array(SLOTS_MIN);

  /** `digestBytes`: how many bytes are kept beside each decision. */
  constructor(readonly digestBytes: number) {
    this.#digests = new Uint8Array(SLOTS_MIN * digestBytes);
  }

  get size(): number {
    return this.#size;
  }

  get(id: string): DecisionMark | undefined {
    const slot = this.#find(keyOf(id));
    return this.#flags[slot] === 0 ? undefined : this.#read(slot);
  }

  /** What is kept beside the decision; undefined if it is not known. */
  digest(id: string): Uint8Array | undefined {
    const slot = this.#find(keyOf(id));
    if (this.#flags[slot] === 0) return undefined;
    return this.#digests.subarray(slot * this.digestBytes, (slot + 1) * this.digestBytes);
  }

  set(id: string, mark: DecisionMark, digest?: Uint8Array): void {
    this.#put(keyOf(id), mark, digest);
  }

  #put(key: Uint8Array, mark: DecisionMark, digest: Uint8Array | undefined): void {
    if (this.#size >= this.#slots * LOAD_MAX) this.#grow();
    const slot = this.#find(key);
    if (this.#flags[slot] === 0) this.#size++;
    this.#keys.set(key, slot * KEY_BYTES);
    this.#write(slot, mark);
    if (digest !== undefined)
      this.#digests.set(digest.subarray(0, this.digestBytes), slot * this.digestBytes);
  }

  /** Every mark, in no order; `change` puts another flag on it. */
  *marks(): Generator<{ mark: DecisionMark; change(flag: number): void }> {
    for (let slot = 0; slot < this.#slots; slot++) {
      if (this.#flags[slot] === 0) continue;
      yield {
        mark: this.#read(slot),
        change: (flag) => {
          this.#flags[slot] = flag + 1;
        },
      };
    }
  }

  /** All of it, some decisions at a time, for another table to begin with. */
  *kept(): Generator<Uint8Array> {
    const width = KEY_BYTES + ROW_BYTES + this.digestBytes;
    let rows = 0;
    let piece = new Uint8Array(width * Math.min(ROWS_KEPT, this.#size));
    for (let slot = 0; slot < this.#slots; slot++) {
      if (this.#flags[slot] === 0) continue;
      const at = rows++ * width;
      const fields = new DataView(piece.buffer, at + KEY_BYTES, ROW_BYTES);
      piece.set(this.#keys.subarray(slot * KEY_BYTES, (slot + 1) * KEY_BYTES), at);
      fields.setUint32(0, this.#counts[slot]!);
      fields.setFloat64(4, this.#entries[slot]!);
      fields.setUint16(12, this.#flags[slot]!);
      const digest = slot * this.digestBytes;
      piece.set(
        this.#digests.subarray(digest, digest + this.digestBytes),
        at + KEY_BYTES + ROW_BYTES,
      );
      if (rows < ROWS_KEPT) continue;
      yield piece;
      piece = new Uint8Array(piece.length);
      rows = 0;
    }
    if (rows > 0) yield piece.subarray(0, rows * width);
  }

  /** Takes in what another one gave. @throws RangeError where it is no piece of such a table. */
  takeKept(piece: Uint8Array): void {
    const width = KEY_BYTES + ROW_BYTES + this.digestBytes;
    if (piece.length % width !== 0) throw new RangeError('not of a table of decisions');
    for (let at = 0; at < piece.length; at += width) {
      const fields = new DataView(piece.buffer, piece.byteOffset + at + KEY_BYTES, ROW_BYTES);
      const digest = piece.subarray(at + KEY_BYTES + ROW_BYTES, at + width);
      const mark = {
        count: fields.getUint32(0),
        entry: fields.getFloat64(4),
        flag: fields.getUint16(12) - 1,
      };
      this.#put(piece.slice(at, at + KEY_BYTES), mark, digest);
    }
  }

  #read(slot: number): DecisionMark {
    return {
      count: this.#counts[slot] ?? 0,
      entry: this.#entries[slot] ?? 0,
      flag: (this.#flags[slot] ?? 1) - 1,
    };
  }

  #write(slot: number, mark: DecisionMark): void {
    this.#counts[slot] = mark.count;
    this.#entries[slot] = mark.entry;
    this.#flags[slot] = mark.flag + 1;
  }

  /** The slot of a key, or the free one where it belongs. */
  #find(key: Uint8Array): number {
    let slot = (key[0]! * 0x1000000 + key[1]! * 0x10000 + key[2]! * 0x100 + key[3]!) % this.#slots;
    while (this.#flags[slot] !== 0 && !this.#isKeyAt(slot, key)) slot = (slot + 1) % this.#slots;
    return slot;
  }

  #isKeyAt(slot: number, key: Uint8Array): boolean {
    const at = slot * KEY_BYTES;
    for (let i = 0; i < KEY_BYTES; i++) if (this.#keys[at + i] !== key[i]) return false;
    return true;
  }

  #grow(): void {
    const old = { slots: this.#slots, keys: this.#keys, digests: this.#digests };
    const [counts, entries, flags] = [this.#counts, this.#entries, this.#flags];
    this.#slots *= 2;
    this.#keys = new Uint8Array(this.#slots * KEY_BYTES);
    this.#digests = new Uint8Array(this.#slots * this.digestBytes);
    this.#counts = new Uint32Array(this.#slots);
    this.#entries = new Float64Array(this.#slots);
    this.#flags = new Uint16Array(this.#slots);
    for (let from = 0; from < old.slots; from++) {
      if (flags[from] === 0) continue;
      const key = old.keys.subarray(from * KEY_BYTES, (from + 1) * KEY_BYTES);
      const slot = this.#find(key);
      this.#keys.set(key, slot * KEY_BYTES);
      this.#digests.set(
        old.digests.subarray(from * this.digestBytes, (from + 1) * this.digestBytes),
        slot * this.digestBytes,
      );
      this.#counts[slot] = counts[from]!;
      this.#entries[slot] = entries[from]!;
      this.#flags[slot] = flags[from]!;
    }
  }
}

function keyOf(id: string): Uint8Array {
  return sha256(utf8(id)).subarray(0, KEY_BYTES);
}

import { randomBytes } from 'node:crypto';
import { NoteError, openCheckpoint, toHex } from '@docket/chain';
import { readSmallFile, type HeldAnswer, type HeldQuestion, type Holder } from '@docket/store';
import { AnchorFailure } from '../anchors/bounded-post.js';
import { SinkClient, type SinkAddress } from './sink-client.js';
import { slotsAbove, slotsOf, type Slot } from './slots.js';

/** An answer will do for so long before the next signature, in milliseconds. */
const FRESH_MS = 10_000;
const AT_ONCE_MAX = 8;
/** Names for the same entries, of which one after the other may be taken by what is no such checkpoint. */
const NAMES_MAX = 8;
/** Restorations that are looked through for the newest of which something is there. */
const RESTORATIONS_MAX = 64;
/** Restorations that the database may know nothing of, as it was set back. */
const AHEAD_MAX = 4;

/** A file of the directory. */
export interface PendingCheckpoint {
  path: string;
  restorations: number;
  size: number;
}

interface LostCheckpoint {
  reason: string;
  /** RFC 3339. */
  at: string;
  /** Id of the ledger. */
  ledger: string;
}

interface SignedHead {
  size: number;
  /** Hex. */
  root: string;
}

interface FoundHead extends SignedHead {
  /** Under which it was read. */
  name: string;
}

/** What was found of a ledger and one of its restorations, since this process began. It never gets less. */
interface Known {
  /** The largest that the ledger's key signed. */
  largest: FoundHead | undefined;
  /** Slots of the last one that was put, which were read back. */
  taken: ReadonlySet<string>;
}

interface SinkLedger {
  id: string;
  publicKey: string;
}

/** Of a ledger. */
interface Place {
  ledger: SinkLedger;
  restorations: number;
}

/**
 * A place outside that keeps checkpoints, each under several names that are taken once (`slots.ts`), so that the largest
 * is found by asking. Nobody signed a name: it says where to look, and counts only with a note under it that the ledger's
 * key signed and that covers as many entries as it says. What was put and read back is therefore found whatever
 * whoever may put adds to it.
 */
export class Sink implements Holder {
  readonly name: string;
  readonly freshMs = FRESH_MS;
  readonly #client: SinkClient;
  readonly #stop = new AbortController();
  readonly #known = new Map<string, Known>();
  /** Ledgers that are asked about at present. */
  readonly #asking = new Set<string>();
  /** What was said of each ledger. */
  readonly #said = new Set<string>();
  readonly #onNotice: ((text: string) => void)[] = [];
  #lost: LostCheckpoint | undefined;

  constructor(address: SinkAddress) {
    this.name = `the sink ${address.name}`;
    this.#client = new SinkClient(address, this.#stop.signal);
  }

  /** What it had and has not any more, as long as this process lives, and when that was found (RFC 3339). */
  get lost(): LostCheckpoint | undefined {
    return this.#lost;
  }

  /** Calls back once with each sentence about what is there that should not be, or is not and should. */
  onNotice(listener: (text: string) => void): void {
    this.#onNotice.push(listener);
  }

  /** Ends what is asked. */
  close(): void {
    this.#stop.abort();
  }

  async ask({ ledger, restorations, signal }: HeldQuestion): Promise<HeldAnswer[]> {
    if (this.#asking.has(ledger.id))
      throw new AnchorFailure('it has not answered what it was asked before', { isAway: true });
    this.#asking.add(ledger.id);
    try {
      await this.#requireSink(ledger.id);
      return [
        ...(await this.#recorded(ledger, restorations, signal)),
        ...(await this.#ahead(ledger, restorations, signal)),
      ];
    } finally {
      this.#asking.delete(ledger.id);
    }
  }

  /**
   * Puts what is newer than what is there, oldest first, and reads each back: what is left is to be put later.
   *
   * @param pending in order. @param onPut told of each. @throws {AnchorFailure}
   */
  async put(
    ledger: SinkLedger,
    pending: readonly PendingCheckpoint[],
    onPut: (checkpoint: PendingCheckpoint) => void,
  ): Promise<void> {
    if (pending.length === 0) return;
    await this.#requireSink(ledger.id);
    const looked = new Map<number, Known>();
    for (const checkpoint of pending) {
      const { restorations } = checkpoint;
      const place = { ledger, restorations };
      const known = looked.get(restorations) ?? (await this.#look(place, this.#stop.signal));
      looked.set(restorations, known);
      // One of the same size too: whoever put it may have ended before it was whole.
      if (known.largest === undefined || checkpoint.size >= known.largest.size)
        looked.set(restorations, await this.#putOne(place, checkpoint, known.taken));
      onPut(checkpoint);
    }
  }

  async #putOne(
    place: Place,
    { path, size }: PendingCheckpoint,
    taken: ReadonlySet<string>,
  ): Promise<Known> {
    const text = await readSmallFile(path);
    const signed = open(text, place.ledger);
    if (signed?.size !== size)
      throw new AnchorFailure(`${path} is no checkpoint of ${size} entries by the ledger’s key`);
    let largest: FoundHead | undefined;
    const slots = slotsOf(size);
    for (const slot of slots) {
      if (taken.has(nameOf(place.restorations, slot))) continue;
      const there = await this.#take(place, slot, text);
      if (largest === undefined || there.size > largest.size) largest = there;
    }
    const names = slots.map((slot) => nameOf(place.restorations, slot));
    return this.#note(place, largest, new Set(names));
  }

  /** @returns what is there, which another server may have put. @throws {AnchorFailure} */
  async #take({ ledger, restorations }: Place, slot: Slot, text: string): Promise<FoundHead> {
    for (let again = 0; again < NAMES_MAX; again++) {
      const name = nameOf(restorations, slot, again);
      await this.#client.put(ledger.id, name, text);
      // Whatever it answered: what counts is what is there.
      const there = await this.#client.get(ledger.id, name);
      if (there === undefined)
        throw new AnchorFailure(`it took ${name} of the ledger ${ledger.id}, and does not hold it`);
      const held = open(there, ledger);
      if (held !== undefined && held.size >= slot.least) return { ...held, name };
    }
    throw new AnchorFailure(this.#takenBy(ledger, nameOf(restorations, slot)));
  }

  /** Of the newest restoration that the database has recorded and of which there is a checkpoint. */
  async #recorded(
    ledger: SinkLedger,
    recorded: number,
    signal: AbortSignal,
  ): Promise<HeldAnswer[]> {
    const first = Math.max(0, recorded - RESTORATIONS_MAX + 1);
    for (let restorations = recorded; restorations >= first; restorations--) {
      const { largest } = await this.#look({ ledger, restorations }, signal);
      if (largest !== undefined) return [answerOf(largest, restorations)];
    }
    return [];
  }

  /**
   * Under names of restorations that the database has not recorded: it may have been set back to before them, or
   * somebody else put them there. What is signed is held against it, as of the restorations that it has.
   */
  async #ahead(ledger: SinkLedger, recorded: number, signal: AbortSignal): Promise<HeldAnswer[]> {
    const ahead = Array.from({ length: AHEAD_MAX }, (_, i) => recorded + 1 + i);
    const names = ahead.map((restorations) => nameOf(restorations, FIRST));
    const texts = await this.#read(ledger.id, names, signal);
    const answers: HeldAnswer[] = [];
    for (const [i, restorations] of ahead.entries()) {
      if (texts[i] === undefined) continue;
      this.#say(
        `${this.name} has something foreign: ${names[i]} of the ledger ${ledger.id}, of which the database has recorded ${recorded} restorations. It is held against the database, and counts for nothing else`,
      );
      const { largest } = await this.#look({ ledger, restorations }, signal);
      if (largest !== undefined) answers.push(answerOf(largest, recorded));
    }
    return answers;
  }

  /** What is there beside what is known, and whether that still is. @throws {AnchorFailure} */
  async #look(place: Place, signal: AbortSignal): Promise<Known> {
    const before = this.#known.get(keyOf(place));
    if (before?.largest !== undefined) await this.#checkKept(place, before.largest, signal);
    let largest = before?.largest;
    const absent = new Set<string>();
    for (;;) {
      const found = await this.#above(place, largest?.size ?? 0, absent, signal);
      if (found === undefined) return this.#note(place, largest, before?.taken);
      largest = found;
    }
  }

  /** One that is larger; undefined: there is none. `absent`: names under which nothing is, to which it adds. */
  async #above(
    place: Place,
    size: number,
    absent: Set<string>,
    signal: AbortSignal,
  ): Promise<FoundHead | undefined> {
    const { restorations } = place;
    const slots = slotsAbove(size).filter((slot) => !absent.has(nameOf(restorations, slot)));
    for (let i = 0; i < slots.length; i += AT_ONCE_MAX) {
      const some = slots.slice(i, i + AT_ONCE_MAX);
      const heads = await this.#readSlots(place, some, signal);
      let largest: FoundHead | undefined;
      for (const [at, slot] of some.entries()) {
        const head = heads[at];
        if (head === undefined) absent.add(nameOf(restorations, slot));
        else if (largest === undefined || head.size > largest.size) largest = head;
      }
      if (largest !== undefined) return largest;
    }
    return undefined;
  }

  /** Of each slot, the checkpoint there that covers as many entries. */
  async #readSlots(
    { ledger, restorations }: Place,
    slots: readonly Slot[],
    signal: AbortSignal,
  ): Promise<(FoundHead | undefined)[]> {
    const heads: (FoundHead | undefined)[] = slots.map(() => undefined);
    let left = [...slots.entries()];
    for (let again = 0; left.length > 0 && again < NAMES_MAX; again++) {
      const names = left.map(([, slot]) => nameOf(restorations, slot, again));
      const texts = await this.#read(ledger.id, names, signal);
      left = left.filter(([at, slot], i) => {
        const [text, name] = [texts[i], names[i]];
        if (text === undefined || name === undefined) return false;
        const held = open(text, ledger);
        if (held === undefined || held.size < slot.least) return true;
        heads[at] = { ...held, name };
        return false;
      });
    }
    for (const [, slot] of left) {
      const name = nameOf(restorations, slot);
      this.#say(`${this.name} has something foreign: ${this.#takenBy(ledger, name)}`);
    }
    return heads;
  }

  #takenBy(ledger: SinkLedger, name: string): string {
    return `${name} of the ledger ${ledger.id} and all ${NAMES_MAX - 1} names beside it are taken by what is no checkpoint of so many entries, so that none of them can be put or found there`;
  }

  /** What was seen and is gone is remembered, and said, whatever the sink takes and holds from then on. */
  async #checkKept(
    { ledger }: Place,
    { name, root }: FoundHead,
    signal: AbortSignal,
  ): Promise<void> {
    const [text] = await this.#read(ledger.id, [name], signal);
    if (text !== undefined && open(text, ledger)?.root === root) return;
    const reason = `it held ${name} of the ledger ${ledger.id}, and does not any more`;
    this.#lost ??= { reason, at: new Date().toISOString(), ledger: ledger.id };
    this.#say(
      `${this.name} loses what it holds: ${reason}. Find out who can delete there; until this server is started anew it counts as failed`,
    );
  }

  /** In the order of the names, some at once. */
  async #read(
    ledgerId: string,
    names: readonly string[],
    signal: AbortSignal,
  ): Promise<(string | undefined)[]> {
    const texts: (string | undefined)[] = [];
    for (let i = 0; i < names.length; i += AT_ONCE_MAX) {
      // Nobody waits for it any more.
      if (signal.aborted) throw new AnchorFailure('it did not answer in time', { isAway: true });
      const some = names.slice(i, i + AT_ONCE_MAX);
      texts.push(...(await Promise.all(some.map((name) => this.#client.get(ledgerId, name)))));
    }
    return texts;
  }

  /** Something that answers to a name that nobody puts has no names. @throws {AnchorFailure} */
  async #requireSink(ledgerId: string): Promise<void> {
    const nobodys = `none-${randomBytes(8).toString('hex')}.txt`;
    if ((await this.#client.get(ledgerId, nobodys)) === undefined) return;
    throw new AnchorFailure('it is no sink: it has an object under a name that nobody put', {
      isAway: true,
    });
  }

  #note(place: Place, found: FoundHead | undefined, taken: Known['taken'] = NONE): Known {
    // Another round may have noted more meanwhile.
    const before = this.#known.get(keyOf(place))?.largest;
    const isMore = found !== undefined && (before === undefined || found.size > before.size);
    const known = { largest: isMore ? found : before, taken };
    if (known.largest !== undefined) this.#known.set(keyOf(place), known);
    return known;
  }

  #say(text: string): void {
    if (this.#said.has(text)) return;
    this.#said.add(text);
    for (const listener of this.#onNotice) listener(text);
  }
}

const keyOf = ({ ledger, restorations }: Place): string => `${restorations} ${ledger.id}`;

/** The n-th name for the same entries has `-n` at its end, from 2 on. */
function nameOf(restorations: number, { level, least }: Slot, again = 0): string {
  const parts = [pad(restorations, 6), pad(level, 2), pad(least, 16)];
  return `${parts.join('-')}${again === 0 ? '' : `-${again + 1}`}.txt`;
}

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** Of any history, something is there. */
const FIRST: Slot = { level: 0, least: 1 };

const NONE: ReadonlySet<string> = new Set();

const answerOf = ({ size, root }: SignedHead, restorations: number): HeldAnswer => ({
  kind: 'checkpoint',
  size,
  root,
  restorations,
});

/** Undefined for what is no checkpoint that the ledger's key signed: anybody who may put could have put it. */
function open(text: string, { publicKey }: SinkLedger): SignedHead | undefined {
  try {
    const { size, root } = openCheckpoint(text, publicKey, publicKey, 'told');
    return { size, root: toHex(root) };
  } catch (error) {
    if (error instanceof NoteError) return undefined;
    throw error;
  }
}

import { randomBytes, randomInt } from 'node:crypto';
import { NoteError, openCheckpoint, toHex } from '@docket/chain';
import { readSmallFile, type HeldAnswer, type HeldQuestion, type Holder } from '@docket/store';
import { AnchorFailure } from '../anchors/bounded-post.js';
import { newestNumber } from './newest-number.js';
import { SinkClient, type SinkAddress } from './sink-client.js';

/** An answer will do for so long before the next signature, in milliseconds. */
const FRESH_MS = 10_000;
/** Checkpoints of different sizes on top that are read where nothing is known yet: the largest of them counts. */
const CHECKPOINTS_MAX = 16;
/** For that, objects that are read: what is none, or repeats another, is passed over. */
const OBJECTS_MAX = 128;
const AT_ONCE_MAX = 4;
/** Between two numbers, so many others are looked for before those between are taken to be there. */
const BETWEEN = 3;
/** Restorations that are looked through for the newest of which something is there. */
const RESTORATIONS_MAX = 64;
/** Restorations that the database may know nothing of, as it was set back. */
const AHEAD_MAX = 4;
/** Another server may take the next number meanwhile. */
const ATTEMPTS_MAX = 64;

/** A file of the directory. */
export interface PendingCheckpoint {
  path: string;
  restorations: number;
  size: number;
}

interface SignedHead {
  size: number;
  /** Hex. */
  root: string;
}

/** What was found of a ledger and one of its restorations, since this process began. Neither ever gets less. */
interface Known {
  /** The highest that was seen; 0 where nothing is there. */
  number: number;
  /** The largest that the ledger's key signed, and its number. */
  largest: (SignedHead & { number: number }) | undefined;
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
 * A place outside that keeps checkpoints, each under a name that is taken once: `<restorations>-<number>.txt`, where
 * numbers count from 1 without a gap. Nobody signed a name, and whoever may put may put an old note again: a name says
 * only where to look, and what counts is the largest of the notes found there.
 */
export class Sink implements Holder {
  readonly name: string;
  readonly isAwaited: boolean;
  readonly freshMs = FRESH_MS;
  readonly #client: SinkClient;
  readonly #stop = new AbortController();
  readonly #known = new Map<string, Known>();
  /** Ledgers that are asked about at present. */
  readonly #asking = new Set<string>();
  /** What was said of each ledger. */
  readonly #said = new Set<string>();
  readonly #onNotice: ((text: string) => void)[] = [];
  #lost: { reason: string; at: string } | undefined;

  constructor(address: SinkAddress & { isAwaited: boolean }) {
    this.name = `the sink ${address.name}`;
    this.isAwaited = address.isAwaited;
    this.#client = new SinkClient(address, this.#stop.signal);
  }

  /** What it had and has not any more, as long as this process lives, and when that was found (RFC 3339). */
  get lost(): { reason: string; at: string } | undefined {
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
      if (known.largest === undefined || checkpoint.size > known.largest.size)
        looked.set(restorations, await this.#putOne(place, checkpoint, known));
      onPut(checkpoint);
    }
  }

  async #putOne(
    place: Place,
    { path, size }: PendingCheckpoint,
    { number: before }: Known,
  ): Promise<Known> {
    const { ledger, restorations } = place;
    const text = await readSmallFile(path);
    const signed = open(text, ledger);
    if (signed?.size !== size)
      throw new AnchorFailure(`${path} is no checkpoint of ${size} entries by the ledger’s key`);
    for (let number = before + 1; number <= before + ATTEMPTS_MAX; number++) {
      const name = nameOf(restorations, number);
      await this.#client.put(ledger.id, name, text);
      // Whatever it answered: what counts is what is there.
      const there = await this.#client.get(ledger.id, name);
      if (there === undefined)
        throw new AnchorFailure(`it took ${name} of the ledger ${ledger.id}, and does not hold it`);
      const held = open(there, ledger);
      const known = this.#note(place, number, [[number, held]]);
      // Another server may have been first: what it put may cover this one.
      if (there === text || (held !== undefined && held.size > size)) return known;
    }
    throw new AnchorFailure('others were first each time');
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
    const texts = await this.#read(
      ledger.id,
      ahead.map((restorations) => nameOf(restorations, 1)),
      signal,
    );
    const answers: HeldAnswer[] = [];
    for (const [i, restorations] of ahead.entries()) {
      if (texts[i] === undefined) continue;
      this.#say(
        `${this.name} has something foreign: ${nameOf(restorations, 1)} of the ledger ${ledger.id}, of which the database has recorded ${recorded} restorations. It is held against the database, and nothing is numbered by it`,
      );
      const { largest } = await this.#look({ ledger, restorations }, signal);
      if (largest !== undefined) answers.push(answerOf(largest, recorded));
    }
    return answers;
  }

  /** What is there beside what is known, and whether that still is. @throws {AnchorFailure} */
  async #look(place: Place, signal: AbortSignal): Promise<Known> {
    const before = this.#known.get(keyOf(place)) ?? { number: 0, largest: undefined };
    await this.#checkKept(place, before, signal);
    const number = await newestNumber(
      (one, low) => this.#isThere(place, one, low, signal),
      before.number,
    );
    return this.#note(place, number, await this.#top(place, before.number, number, signal));
  }

  /** Signed ones behind `low`, from `number` downwards, as many as count. */
  async #top(
    { ledger, restorations }: Place,
    low: number,
    number: number,
    signal: AbortSignal,
  ): Promise<[number: number, held: SignedHead][]> {
    const found: [number, SignedHead][] = [];
    const sizes = new Set<number>();
    const end = Math.max(low, number - OBJECTS_MAX);
    for (let one = number; one > end && sizes.size < CHECKPOINTS_MAX;) {
      const numbers = Array.from({ length: Math.min(AT_ONCE_MAX, one - end) }, (_, i) => one - i);
      const names = numbers.map((at) => nameOf(restorations, at));
      for (const [i, text] of (await this.#read(ledger.id, names, signal)).entries()) {
        const held = text === undefined ? undefined : open(text, ledger);
        if (held === undefined) continue;
        sizes.add(held.size);
        found.push([one - i, held]);
      }
      one -= numbers.length;
    }
    if (end > low && sizes.size < CHECKPOINTS_MAX)
      this.#say(
        `${this.name} has something foreign: of the newest ${OBJECTS_MAX} objects of the ledger ${ledger.id} most are no checkpoints that its key signed, or the same ones again. What is below them was not looked at`,
      );
    return found;
  }

  /** What was seen and is gone is remembered, and said, whatever the sink takes and holds from then on. */
  async #checkKept(place: Place, { number, largest }: Known, signal: AbortSignal): Promise<void> {
    if (number === 0) return;
    const { ledger, restorations } = place;
    const numbers = [number, largest?.number ?? number];
    const names = numbers.map((one) => nameOf(restorations, one));
    const [last, of] = await this.#read(ledger.id, names, signal);
    const isSame =
      largest === undefined || (of !== undefined && open(of, ledger)?.root === largest.root);
    if (last !== undefined && isSame) return;
    const name = last === undefined ? names[0] : names[1];
    const reason = `it held ${name} of the ledger ${ledger.id}, and does not any more`;
    this.#lost ??= { reason, at: new Date().toISOString() };
    this.#say(
      `${this.name} loses what it holds: ${reason}. Find out who can delete there; until this server is started anew it counts as failed`,
    );
  }

  /** Whoever put single ones far ahead has not put all that would be between. */
  async #isThere(place: Place, number: number, low: number, signal: AbortSignal): Promise<boolean> {
    const others = Math.min(BETWEEN, number - low - 1);
    const isFew = number - low - 1 <= BETWEEN;
    const numbers = new Set([number]);
    for (let i = 1; i <= others; i++) numbers.add(isFew ? low + i : between(low, number));
    const names = [...numbers].map((one) => nameOf(place.restorations, one));
    const texts = await this.#read(place.ledger.id, names, signal);
    return texts.every((text) => text !== undefined);
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

  #note(
    place: Place,
    number: number,
    found: readonly (readonly [number: number, held: SignedHead | undefined])[],
  ): Known {
    // Another round may have noted more meanwhile.
    const before = this.#known.get(keyOf(place));
    let largest = before?.largest;
    for (const [at, held] of found)
      if (held !== undefined && (largest === undefined || held.size > largest.size))
        largest = { ...held, number: at };
    const known = { number: Math.max(number, before?.number ?? 0), largest };
    if (known.number > 0) this.#known.set(keyOf(place), known);
    return known;
  }

  #say(text: string): void {
    if (this.#said.has(text)) return;
    this.#said.add(text);
    for (const listener of this.#onNotice) listener(text);
  }
}

const keyOf = ({ ledger, restorations }: Place): string => `${restorations} ${ledger.id}`;

const nameOf = (restorations: number, number: number): string =>
  `${String(restorations).padStart(6, '0')}-${String(number).padStart(10, '0')}.txt`;

const between = (low: number, high: number): number => randomInt(low + 1, high);

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

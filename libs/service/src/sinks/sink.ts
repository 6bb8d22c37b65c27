import { NoteError, openCheckpoint, toHex } from '@docket/chain';
import { readSmallFile, type HeldAnswer, type HeldQuestion, type Holder } from '@docket/store';
import { AnchorFailure } from '../anchors/bounded-post.js';
import { newestNumber } from './newest-number.js';
import { SinkClient, type SinkAddress } from './sink-client.js';

/** An answer will do for so long before the next signature, in milliseconds. */
const FRESH_MS = 10_000;
/** Objects that are no checkpoint of the ledger's and are passed over, the newest first. */
const PASSED_OVER_MAX = 8;
/** Restorations that are looked through for the newest. */
const RESTORATIONS_MAX = 64;
/** Another server may take the next number meanwhile. */
const ATTEMPTS_MAX = 100;

/** A file of the directory. */
export interface PendingCheckpoint {
  path: string;
  restorations: number;
  size: number;
}

/** The newest that a sink has of a ledger. */
interface Newest {
  restorations: number;
  /** How many are there of this restoration; 0 where there is none. */
  number: number;
  /** Of the newest that the ledger's key signed. */
  held: { size: number; root: string } | undefined;
}

interface SinkLedger {
  id: string;
  publicKey: string;
}

/**
 * A place outside that keeps checkpoints, each under a name that is taken once: `<restorations>-<number>.txt`, where
 * numbers count from 1 without a gap. So the newest is found by asking which are there, and nothing is ever replaced.
 */
export class Sink implements Holder {
  readonly name: string;
  readonly isAwaited: boolean;
  readonly freshMs = FRESH_MS;
  readonly #client: SinkClient;
  readonly #stop = new AbortController();
  /** By ledger, the newest that was seen there. */
  readonly #seen = new Map<string, { restorations: number; number: number }>();

  constructor(address: SinkAddress & { isAwaited: boolean }) {
    this.name = `the sink ${address.name}`;
    this.isAwaited = address.isAwaited;
    this.#client = new SinkClient(address, this.#stop.signal);
  }

  /** Ends what is asked. */
  close(): void {
    this.#stop.abort();
  }

  async ask({ ledger, restorations }: HeldQuestion): Promise<HeldAnswer> {
    const before = this.#seen.get(ledger.id);
    const newest = await this.#newest(ledger, restorations);
    if (before !== undefined && isBefore(newest, before))
      throw new AnchorFailure(
        `it held checkpoint ${nameOf(before)} of the ledger ${ledger.id}, and does not any more`,
      );
    if (newest.held === undefined) return { kind: 'nothing' };
    return { kind: 'checkpoint', restorations: newest.restorations, ...newest.held };
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
    const last = pending.at(-1);
    if (last === undefined) return;
    let newest = await this.#newest(ledger, last.restorations);
    for (const checkpoint of pending) {
      if (!isCovered(checkpoint, newest)) newest = await this.#putOne(ledger, checkpoint, newest);
      onPut(checkpoint);
    }
  }

  async #putOne(
    ledger: SinkLedger,
    { path, restorations, size }: PendingCheckpoint,
    before: Newest,
  ): Promise<Newest> {
    const text = await readSmallFile(path);
    const { size: signed, root } = open(text, ledger) ?? {};
    if (signed !== size || root === undefined)
      throw new AnchorFailure(`${path} is no checkpoint of ${size} entries by the ledger’s key`);
    if (restorations > before.restorations) await this.#fill(ledger.id, restorations, text);
    let number = restorations === before.restorations ? before.number : 0;
    for (let i = 0; i < ATTEMPTS_MAX; i++) {
      number += 1;
      const name = nameOf({ restorations, number });
      await this.#client.put(ledger.id, name, text);
      // Whatever it answered: what counts is what is there.
      const there = await this.#client.get(ledger.id, name);
      if (there === undefined)
        throw new AnchorFailure(`it took ${name} of the ledger ${ledger.id}, and does not hold it`);
      this.#seen.set(ledger.id, { restorations, number });
      if (there === text) return { restorations, number, held: { size, root } };
      // Another server was first: that may cover this one.
      const held = open(there, ledger);
      const other = { restorations, number, held };
      if (isCovered({ restorations, size }, other)) return other;
    }
    throw new AnchorFailure('others were first each time');
  }

  /** So that there is no gap: a restoration of which nothing was signed before the next has this in its place. */
  async #fill(ledgerId: string, restorations: number, text: string): Promise<void> {
    for (let one = 0; one < Math.min(restorations, RESTORATIONS_MAX); one++) {
      const name = nameOf({ restorations: one, number: 1 });
      if ((await this.#client.get(ledgerId, name)) === undefined)
        await this.#client.put(ledgerId, name, text);
    }
  }

  async #newest(ledger: SinkLedger, known: number): Promise<Newest> {
    const { id } = ledger;
    const isThere = async (restorations: number, number: number): Promise<boolean> =>
      (await this.#client.get(id, nameOf({ restorations, number }))) !== undefined;
    let restorations = Math.min(known, RESTORATIONS_MAX);
    // Of later ones the database may know nothing.
    while (await isThere(restorations + 1, 1)) restorations += 1;
    const seen = this.#seen.get(id);
    for (; ; restorations -= 1) {
      const guess = seen?.restorations === restorations ? seen.number : 0;
      const of = restorations;
      const number = await newestNumber((one) => isThere(of, one), guess);
      if (number === 0 && restorations > 0) continue;
      if (number > 0) this.#seen.set(id, { restorations, number });
      else this.#seen.delete(id);
      return { restorations, number, held: await this.#held(ledger, restorations, number) };
    }
  }

  /** Anybody who may put there could have put what is no checkpoint: it is passed over. */
  async #held(ledger: SinkLedger, restorations: number, number: number): Promise<Newest['held']> {
    if (number === 0) return undefined;
    for (let one = number; one > Math.max(0, number - PASSED_OVER_MAX); one--) {
      const text = await this.#client.get(ledger.id, nameOf({ restorations, number: one }));
      const held = text === undefined ? undefined : open(text, ledger);
      if (held !== undefined) return held;
    }
    throw new AnchorFailure(
      `its newest objects of the ledger ${ledger.id} are no checkpoints that the ledger’s key signed`,
    );
  }
}

const nameOf = ({ restorations, number }: { restorations: number; number: number }): string =>
  `${String(restorations).padStart(6, '0')}-${String(number).padStart(10, '0')}.txt`;

function open(text: string, { publicKey }: SinkLedger): { size: number; root: string } | undefined {
  try {
    const { size, root } = openCheckpoint(text, publicKey, publicKey, 'told');
    return { size, root: toHex(root) };
  } catch (error) {
    if (error instanceof NoteError) return undefined;
    throw error;
  }
}

const isBefore = (
  one: { restorations: number; number: number },
  other: { restorations: number; number: number },
): boolean =>
  one.restorations < other.restorations ||
  (one.restorations === other.restorations && one.number < other.number);

/** Whether what a sink holds reaches as far. */
const isCovered = (
  { restorations, size }: { restorations: number; size: number },
  { restorations: there, held }: Newest,
): boolean =>
  held !== undefined && (restorations < there || (restorations === there && size <= held.size));

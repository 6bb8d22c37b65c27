import type { LedgerState } from '@docket/record';
import { AppendFailed } from './append/append-failed.js';
import { StoreRefusal } from './refusal.js';

/** A ledger as of one size. Its last leaf hash stands for everything before it: each leaf names the one before. */
export interface SeenHead {
  readonly size: number;
  /** Leaf hash of entry `size - 1`, hex. */
  readonly lastHash: string;
  /** How often a person had decided by then that the ledger goes on from what was put back. */
  readonly restorations: number;
}

/** What the database says now of a ledger of which a head was seen before. */
export interface FoundHead {
  readonly size: number;
  /** Hex, as of a head that was seen. */
  readonly lastHash: string;
  /** Leaf hash of the entry that was the last one seen, hex; null: there is none at its position. */
  readonly atSeen: string | null;
  /** Restorations that were recorded behind the head that was seen. */
  readonly restoredSince: number;
  /** Origin of the ledger that has this number now. */
  readonly origin: string;
}

/** What was signed for, which whoever holds a checkpoint of it can prove. */
export interface SignedHead {
  readonly size: number;
  /** Root of a checkpoint that was handed out, hex. */
  readonly root: string;
  /** Leaf hash of its last entry, hex, where that was seen on disk too. */
  readonly lastHash?: string;
  readonly restorations: number;
  /** Who holds it outside, where that is not the directory of checkpoints: `the witness north`. */
  readonly by?: string;
}

/** What somebody outside says that they vouched for. */
interface ToldHead {
  readonly size: number;
  readonly restorations: number;
  /** `the witness north`. */
  readonly by: string;
  readonly lastHash?: undefined;
}

/** What the last entry that there is says: it was attested together with what follows it. */
interface BatchHead {
  readonly size: number;
  readonly restorations: number;
  /** Position of that entry. */
  readonly lastOfBatch: number;
  readonly by?: undefined;
  readonly lastHash?: undefined;
}

/** What is known of the history that the database does not hold: seen on disk, signed for, vouched for, or attested. */
export type LostHead = SeenHead | SignedHead | ToldHead | BatchHead;

/** What a check asks of the database where it has to. */
export interface HeadReads {
  /** The ledger's state, from the database alone. */
  state(): Promise<Restorations>;
  /** How many entries there are by the batch of the last of `size`, where the server attested it. */
  end(size: number): Promise<number | undefined>;
}

/** A ledger of which the database holds less, or something else, than what was seen or signed for. */
export interface WentBack {
  readonly ledger: PlacedLedger;
  readonly seen: LostHead;
  /** Undefined: the ledger is gone. */
  readonly found: Pick<SeenHead, 'size' | 'lastHash'> | undefined;
  /** This process's clock, RFC 3339. */
  readonly noticedAt: string;
  /** A sentence: where the database differs first. Undefined: not looked for yet, or not to be told. */
  readonly where?: string;
}

export interface PlacedLedger {
  readonly id: string;
  readonly ledgerNo: number;
  readonly origin: string;
}

/** Ledgers of which a head is remembered. */
const HEADS_MAX = 10_000;

/**
 * What this process has seen on disk of each ledger, held against what the database says later. A failover
 * that lost its tail, or a data folder put back under a running server, makes it say less; who then went on
 * would give two entries one position, and sign both.
 *
 * Such a ledger stays refused until a person has recorded which of the two histories counts
 * (`ledger.restored`). Memory that rests on the database is dropped by whoever asked `onBreak` to be told.
 */
export class KnownHeads {
  readonly #heads = new Map<number, SeenHead>();
  /** By the id of the ledger. */
  readonly #alarms = new Map<string, WentBack>();
  #afterReconnect: ((ledgerId: string) => Promise<void>) | undefined;
  #signedFor: ((ledger: PlacedLedger) => Promise<SignedHead | undefined>) | undefined;
  readonly #onAlarm: ((alarm: WentBack) => void)[] = [];
  readonly #onLocated: ((alarm: WentBack) => void)[] = [];
  readonly #onBreak: ((ledger: PlacedLedger) => void)[] = [];

  /** Calls back once for each ledger that went back. */
  onAlarm(listener: (alarm: WentBack) => void): void {
    this.#onAlarm.push(listener);
  }

  /** Calls back when it was found out where a ledger that went back differs first. */
  onLocated(listener: (alarm: WentBack) => void): void {
    this.#onLocated.push(listener);
  }

  /** Calls back when what is kept in memory of a ledger is of another history than the one that counts. */
  onBreak(listener: (ledger: PlacedLedger) => void): void {
    this.#onBreak.push(listener);
  }

  readonly #lost: () => number;
  /** Ledgers of which the last entry was looked at. */
  readonly #whole = new Set<number>();
  readonly #asksForEnd: boolean;

  /**
   * @param lost how many connections to the database ended: what is made then may lead to another server.
   * @param asksForEnd whether a ledger that is cut inside of a batch is refused; else a person has decided that it goes on.
   */
  constructor(lost: () => number = () => 0, asksForEnd = true) {
    this.#lost = lost;
    this.#asksForEnd = asksForEnd;
  }

  get connectionsLost(): number {
    return this.#lost();
  }

  /** What was signed last for a ledger that does not hold any more what was seen of it; undefined: not known. */
  askSigned(signedFor: (ledger: PlacedLedger) => Promise<SignedHead | undefined>): void {
    this.#signedFor = signedFor;
  }

  /** What is to be done for a ledger before its next batch, once a connection was lost. */
  afterReconnect(check: (ledgerId: string) => Promise<void>): void {
    this.#afterReconnect = check;
  }

  /** Before a batch. @throws {StoreRefusal} `ledger_went_back`. @throws {SigningKeyError} */
  async mayWrite(ledgerId: string, isReconnected: boolean): Promise<void> {
    if (isReconnected) await this.#afterReconnect?.(ledgerId);
  }

  get alarms(): readonly WentBack[] {
    return [...this.#alarms.values()];
  }

  /** What was noticed of the ledger of this id. */
  alarmOf(ledgerId: string): WentBack | undefined {
    return this.#alarms.get(ledgerId);
  }

  /** Ledgers with a head that was seen, and none that went back. */
  seen(): [ledgerNo: number, head: SeenHead][] {
    const alarmed = new Set(this.alarms.map(({ ledger }) => ledger.ledgerNo));
    return [...this.#heads].filter(([ledgerNo]) => !alarmed.has(ledgerNo));
  }

  /** The largest head that was seen on disk. */
  of(ledgerNo: number): SeenHead | undefined {
    return this.#heads.get(ledgerNo);
  }

  /** Notes what is on disk: written by this process, or read. */
  note(ledgerNo: number, head: SeenHead): void {
    const seen = this.#heads.get(ledgerNo);
    if (seen === undefined ? this.#heads.size >= HEADS_MAX : seen.size >= head.size) return;
    const { size, lastHash, restorations } = head;
    this.#heads.set(ledgerNo, { size, lastHash, restorations });
  }

  /** @throws {StoreRefusal} `ledger_went_back` where it was noticed before of the ledger of this id. */
  refuse(ledgerId: string): void {
    const alarm = this.alarmOf(ledgerId);
    if (alarm !== undefined) throw wentBackRefusal(alarm);
  }

  /**
   * Holds what the database says against what had been seen when it was asked, and the first time against what its own
   * last entry says, and notes it. `found`: undefined where the ledger has no head.
   *
   * @throws {StoreRefusal} `ledger_went_back`. @throws {AppendFailed} a person has decided that this history
   * counts, and what was kept of the other is dropped: the next attempt builds on it.
   */
  async check(
    ledger: PlacedLedger,
    seen: SeenHead | undefined,
    found: FoundHead | undefined,
    reads: HeadReads,
  ): Promise<FoundHead> {
    this.refuse(ledger.id);
    if (found?.origin === ledger.origin && continues(seen, found)) {
      await this.checkEnd(ledger, found, reads);
      const restorations = (seen?.restorations ?? 0) + found.restoredSince;
      this.note(ledger.ledgerNo, { ...found, restorations });
      return found;
    }
    const lost = seen ?? { size: 0, lastHash: '', restorations: 0 };
    const here = found?.origin === ledger.origin ? found : undefined;
    const state = here === undefined ? undefined : await reads.state();
    if (here === undefined || state === undefined || !gaveUp(state, lost)) {
      throw wentBackRefusal(this.raise(ledger, await this.#named(ledger, seen, lost), here));
    }
    this.follow(ledger, { ...here, restorations: state.restorations });
    throw new AppendFailed('not_written', { cause: new Error('the ledger was restored') });
  }

  /**
   * What was written in one transaction is there as a whole: what follows a part of it would not verify for good.
   * @throws {StoreRefusal} `ledger_went_back`.
   */
  async checkEnd(ledger: PlacedLedger, found: FoundHead, reads: HeadReads): Promise<void> {
    if (!this.#asksForEnd || this.#whole.has(ledger.ledgerNo)) return;
    const end = await reads.end(found.size);
    if (end !== undefined && end > found.size) {
      const { restorations } = await reads.state();
      const lost = { size: end, restorations, lastOfBatch: found.size - 1 };
      throw wentBackRefusal(this.raise(ledger, lost, found));
    }
    if (this.#whole.size >= HEADS_MAX) this.#whole.clear();
    this.#whole.add(ledger.ledgerNo);
  }

  /**
   * By the root that was signed, where that covers what was lost: it proves more than a head that one process
   * remembers. One of another restoration is of another history, which may be the one that counts.
   */
  async #named(
    ledger: PlacedLedger,
    seen: SeenHead | undefined,
    lost: SeenHead,
  ): Promise<LostHead> {
    const signed = await this.#signedFor?.(ledger);
    if (signed === undefined || signed.size < lost.size) return lost;
    if (seen !== undefined && signed.restorations !== seen.restorations) return lost;
    return signed.size === lost.size ? { ...lost, ...signed } : signed;
  }

  /**
   * Refuses the ledger from now on. One that is refused already stays so for what it is refused for: there is one
   * alarm, which is told once, until something is found to be lost that it does not speak of.
   */
  raise(ledger: PlacedLedger, seen: LostHead, found: WentBack['found'], where?: string): WentBack {
    const { id, ledgerNo, origin } = ledger;
    const standing = this.#alarms.get(id);
    if (standing !== undefined && speaksOf(standing, seen, found)) return standing;
    const noticedAt = new Date().toISOString();
    const alarm = {
      ledger: { id, ledgerNo, origin },
      seen,
      found,
      noticedAt,
      ...(where === undefined ? {} : { where }),
    };
    this.#alarms.set(id, alarm);
    for (const listener of this.#onBreak) listener(alarm.ledger);
    for (const listener of this.#onAlarm) listener(alarm);
    return alarm;
  }

  /** Adds to an alarm that is still on where the database differs first. */
  locate(alarm: WentBack, where: string): void {
    if (this.#alarms.get(alarm.ledger.id) !== alarm) return;
    const located = { ...alarm, where };
    this.#alarms.set(alarm.ledger.id, located);
    for (const listener of this.#onLocated) listener(located);
  }

  /** Goes on from this head: it was recorded that the other history does not count. */
  follow(ledger: PlacedLedger, head: SeenHead): void {
    this.#alarms.delete(ledger.id);
    this.#heads.delete(ledger.ledgerNo);
    this.note(ledger.ledgerNo, head);
    for (const listener of this.#onBreak) listener(ledger);
  }
}

/** Whether the alarm says all that there is to say: no more is lost, no less is there, and no better proof of it. */
function speaksOf(
  { seen: told, found: there }: WentBack,
  seen: LostHead,
  found: WentBack['found'],
) {
  if (seen.size > told.size || seen.restorations > told.restorations) return false;
  if ('root' in seen && !('root' in told) && seen.size === told.size) return false;
  return found?.size === there?.size && found?.lastHash === there?.lastHash;
}

/** What a ledger's state says of those that it was put back. */
export type Restorations = Pick<LedgerState, 'restorations' | 'lostSize'>;

/** Whether a restoration was recorded since that gave up all of what is lost. */
export const gaveUp = (state: Restorations, lost: LostHead): boolean =>
  state.restorations > lost.restorations && state.lostSize >= lost.size;

function continues(seen: SeenHead | undefined, found: FoundHead): boolean {
  if (seen === undefined || seen.size === 0) return true;
  if (found.size < seen.size) return false;
  return found.size === seen.size
    ? found.lastHash === seen.lastHash
    : found.atSeen === seen.lastHash;
}

export function wentBackRefusal(alarm: WentBack): StoreRefusal {
  return new StoreRefusal('ledger_went_back', `${describeWentBack(alarm)} Nothing was written.`, {
    next: 'Keep what was not taken and the receipts you have. The operator has to decide which history counts.',
  });
}

/** One sentence for people: what was seen, and what there is now. */
export function describeWentBack({ ledger: { id }, seen, found, where }: WentBack): string {
  const had = knownOf(id, seen);
  if (found === undefined) return `The database does not hold the ledger any more: ${had}.`;
  const at = where === undefined ? '' : ` ${where}`;
  if (found.size < seen.size)
    return `The database went back: ${had}, and now it holds ${found.size}.${at}`;
  const differs = isSeen(seen)
    ? `entry ${seen.size - 1} is not the one it was`
    : 'its first entries are not those';
  return `The database holds another history: ${had}, and ${differs}.${at}`;
}

const isSeen = (head: LostHead): head is SeenHead =>
  !('root' in head || 'by' in head || 'lastOfBatch' in head);

function knownOf(id: string, seen: LostHead): string {
  const size = entries(seen.size);
  if (isSeen(seen)) return `this server has seen ${size} of the ledger ${id} on disk`;
  if ('lastOfBatch' in seen)
    return `entry ${seen.lastOfBatch} of the ledger ${id} was written together with those up to entry ${seen.size - 1}, so that there were ${size}`;
  if (!('root' in seen)) return `${seen.by} says that it cosigned ${size} of the ledger ${id}`;
  if (seen.by !== undefined)
    return `${seen.by} holds a checkpoint of the ledger ${id} that covers ${size}`;
  return `a checkpoint of the ledger ${id} was handed out that covers ${size}`;
}

const entries = (n: number): string => (n === 1 ? '1 entry' : `${n} entries`);

import { Anchors } from '../anchors/anchors.js';
import { decodeLeaf, isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { isRefusedMeanwhile, type RecordBodies, type RecordType } from '@docket/record';
import type { Evidence } from '@docket/report';
import {
  CheckpointService,
  Database,
  EntryReader,
  findAuthorRecords,
  findCustodyRecords,
  LedgerService,
  TileReader,
  type IssuedCheckpoint,
  type StoredEntry,
} from '@docket/store';
import { commitRecords } from '@docket/verify';
import { Inject, Injectable } from '@nestjs/common';
import { ServiceError } from '../service-error.js';
import { readSeen } from '../seen/read-seen.js';
import { proveEntries } from './prove.js';

/** Most entries of a decision that one dossier takes. */
const ENTRIES_MAX = 50_000;

/** Most reads and exports of the ledger that one dossier lists; of older ones it says how many. */
const CUSTODY_MAX = 200;

/** Most actions, observations and watches of a ledger that are compared for one dossier. */
const SEEN_MAX = 100_000;

interface GatherOptions {
  /** Of the dossier of an export: position in the decision of the entry that it ends with, and what that says. */
  exported?: { position: number; chosen: ChosenRecords };
  /**
   * Only what its entries are verified and judged by, and nobody outside is asked: without who read it, what was seen of
   * it, and what else is told with a decision.
   */
  isBare?: boolean;
}

/** What a dossier tells beside its decision, chosen before its export is recorded: that entry names them. */
export interface ChosenRecords {
  seqs: readonly number[];
  /** As the entry says it. */
  committed: NonNullable<RecordBodies['export.recorded']['ledger_records']>;
}

/** Up to where the ledger is looked through for what is told with a decision. */
interface Reach {
  /** Entries of it. */
  until: number;
  /** Changes of the policy and of the system count before this position, */
  changes: number;
  /** and what happened outside up to this time (RFC 3339); absent: up to now. */
  time?: string;
}

export interface GatheredEvidence {
  evidence: Evidence;
  checkpoint: IssuedCheckpoint;
  /** Older reads and exports of the ledger that covered the decision and are not in the evidence. */
  unlisted?: number;
}

/** The entries of one decision, in order. */
interface OwnEntries {
  decisionId: string;
  stored: readonly StoredEntry[];
}

/** How long evidence waits for witnesses, where there are any. */
const COSIGNED_MS_MAX = 3_000;

/** Gathers what proves a decision: its entries, their places in the tree, and the signed root. */
@Injectable()
export class EvidenceGathering {
  constructor(
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    private readonly anchors: Anchors,
    @Inject(TileReader) private readonly tiles: TileReader,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** @throws {ServiceError} `not_possible` for a decision of more entries than one dossier takes. */
  admitEntries(count: number): void {
    if (count > ENTRIES_MAX) throw tooManyEntries();
  }

  /**
   * Chooses what a dossier of this decision tells beside its entries, of the ledger as it is now; of one whose export is
   * recorded already, as it was then.
   *
   * @param by `author`: principal that its export is recorded by.
   */
  async choose(
    ledgerId: string,
    decisionId: string,
    { author, dossierId }: { author: string; dossierId: string },
  ): Promise<ChosenRecords> {
    const now = await this.entries.size(ledgerId);
    const all = await this.#entriesOf(ledgerId, decisionId, Number.MAX_SAFE_INTEGER);
    const before = chosenBefore(all, dossierId) ?? now;
    const stored = all.filter(({ seq }) => seq < before);
    const reach = { until: before, changes: before };
    const { told, omitted } = await this.#tellable(ledgerId, { decisionId, stored }, reach);
    const orders = await this.#erasuresOf(ledgerId, decisionId, before);
    const actors = [author, ...authorsIn([...stored, ...told, ...orders])];
    const chosen = [...told, ...(await this.#authorsOf(ledgerId, actors, before))];
    return {
      seqs: chosen.map(({ seq }) => seq),
      committed: {
        ...commitRecords(chosen, before),
        ...(omitted === 0 ? {} : { unlisted: omitted }),
      },
    };
  }

  async gather(
    ledgerId: string,
    decisionId: string,
    { exported, isBare = false }: GatherOptions = {},
  ): Promise<GatheredEvidence> {
    const { publicKey } = await this.ledgers.getLedger(ledgerId);
    const last = exported?.position ?? Number.MAX_SAFE_INTEGER;
    const stored = await this.#entriesOf(ledgerId, decisionId, last);
    // Issued after the entries were read, so that it covers every one of them.
    const checkpoint = await this.checkpoints.issue(ledgerId);
    const [genesis] = await this.entries.entriesRange(ledgerId, 0, 1);
    if (genesis === undefined) throw new Error('a ledger without its first entry');
    const reader = await this.tiles.hashReader(ledgerId, checkpoint.size);
    const [first, ...rest] = await proveEntries(reader, [genesis, ...stored], checkpoint.size);
    if (first === undefined) throw new Error('no evidence for the first entry');
    const own = { decisionId, stored };
    const { records, omitted } =
      exported === undefined
        ? await this.#toldNow(ledgerId, own, { size: checkpoint.size, isBare })
        : await this.#toldAsChosen(ledgerId, own, {
            chosen: exported.chosen,
            size: checkpoint.size,
          });
    const orders = await this.#erasuresOf(ledgerId, decisionId, checkpoint.size);
    const told = inOrder([...records, ...orders]);
    const evidence = {
      public_key: publicKey,
      checkpoint: await this.anchors.note(ledgerId, checkpoint, isBare ? 0 : COSIGNED_MS_MAX),
      genesis: first,
      entries: rest,
      ledger_records: await proveEntries(reader, told, checkpoint.size),
    };
    return {
      evidence,
      checkpoint,
      ...(omitted === 0 ? {} : { unlisted: omitted }),
    };
  }

  /** What is told with a decision as it is now. */
  async #toldNow(
    ledgerId: string,
    { decisionId, stored }: OwnEntries,
    { size, isBare }: { size: number; isBare: boolean },
  ): Promise<{ records: StoredEntry[]; omitted: number }> {
    const last = stored.at(-1);
    const reach = {
      until: size,
      changes: last?.seq ?? 0,
      ...(last === undefined ? {} : { time: decodeLeaf(last.leaf).time }),
    };
    const { told, omitted } = isBare
      ? { told: await this.#judgedBy(ledgerId, reach), omitted: 0 }
      : await this.#tellable(ledgerId, { decisionId, stored }, reach);
    const orders = await this.#erasuresOf(ledgerId, decisionId, size);
    const actors = authorsIn([...stored, ...told, ...orders]);
    return { records: [...told, ...(await this.#authorsOf(ledgerId, actors, size))], omitted };
  }

  /** What was chosen for the dossier of an export, and what came since that its entries are judged by. */
  async #toldAsChosen(
    ledgerId: string,
    { decisionId, stored }: OwnEntries,
    { chosen: { seqs, committed }, size }: { chosen: ChosenRecords; size: number },
  ): Promise<{ records: StoredEntry[]; omitted: number }> {
    // A dossier is of the time of its last entry.
    const until = stored.at(-1)?.seq ?? 0;
    const chosen = await this.entries.entriesAt(ledgerId, seqs);
    const orders = await this.#erasuresOf(ledgerId, decisionId, size);
    const actors = authorsIn([...stored, ...chosen, ...orders]);
    const judgedBy = [
      // The checkpoint is of now, and names every key that signed up to it.
      ...(await this.#judgedBy(ledgerId, { until: size, changes: until })),
      ...(await this.#authorsOf(ledgerId, actors, size)),
    ];
    const known = new Set(seqs);
    const others = judgedBy.filter(({ seq }) => !known.has(seq));
    const since = others.filter(({ seq }) => seq >= committed.before);
    if (since.length < others.length) throw erasedMeanwhile();
    return { records: [...chosen, ...since], omitted: committed.unlisted ?? 0 };
  }

  /** Who wrote any of it was registered before, and may have been revoked since. */
  #authorsOf(ledger: string, actors: readonly string[], before: number): Promise<StoredEntry[]> {
    const authors = new Set(actors);
    return findAuthorRecords(this.database, this.ledgers, { ledger, authors, before });
  }

  /**
   * What values of the decision were erased, and who asked for it: of the time when they are read, also behind the
   * last entry, because what is gone is gone from the entries too.
   */
  async #erasuresOf(ledgerId: string, decisionId: string, before: number): Promise<StoredEntry[]> {
    const orders = await this.entries.readableRecords(ledgerId, 'erasure.executed', before);
    const own = orders.filter(({ body }) =>
      body.values.some(({ decision }) => decision === decisionId),
    );
    const asked = new Set(own.map(({ body }) => body.request));
    const requests =
      asked.size === 0
        ? []
        : await this.entries.ledgerRecords(ledgerId, 'erasure.requested', before);
    return [...requests.filter(({ seq }) => asked.has(seq)), ...own.map(({ entry }) => entry)];
  }

  /**
   * What was seen from outside of the decision's actions, or may be of them, who watched, and what was seen at their
   * targets meanwhile and declared by no decision: chosen by comparing the whole ledger, which a ledger without observers is spared. None where that is more than one file takes.
   */
  async #seenOf(
    ledgerId: string,
    { decisionId, stored }: OwnEntries,
    { until: before, time }: Reach,
  ): Promise<StoredEntry[]> {
    const newest = await Promise.all(
      (['observation.recorded', 'watch.recorded'] as const).map((type) =>
        this.entries.latestLedgerRecord(ledgerId, type, before),
      ),
    );
    if (newest.every((one) => one === undefined)) return [];
    const fold = await readSeen(this.database, ledgerId, { size: before, max: SEEN_MAX });
    const first = stored[0];
    const during = {
      fromMs: first === undefined ? 0 : Date.parse(decodeLeaf(first.leaf).time),
      untilMs: time === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(time),
    };
    const seqs = fold?.bearingOn(fold.compare(), decisionId, during) ?? [];
    return seqs.length === 0 ? [] : this.entries.entriesAt(ledgerId, seqs);
  }

  /** What entries and the checkpoint are judged by. */
  async #judgedBy(ledgerId: string, { until, changes }: Reach): Promise<StoredEntry[]> {
    const of = (type: RecordType, before: number): Promise<StoredEntry[]> =>
      this.entries.ledgerRecords(ledgerId, type, before);
    return [
      // The rules are judged by the policy in force at each entry.
      ...(await of('policy.changed', changes)),
      // Whether another person had proposed what is in force.
      ...(await of('policy.proposed', changes)),
      // With which key the checkpoint is signed, and who brought it into force.
      ...(await of('key.proposed', until)),
      ...(await of('key.rotated', until)),
      ...(await of('key.replaced', until)),
    ];
  }

  /** What stands outside decisions and is told with this one, but for erasures and who wrote any of it. */
  async #tellable(
    ledgerId: string,
    own: OwnEntries,
    reach: Reach,
  ): Promise<{ told: StoredEntry[]; omitted: number }> {
    const { stored } = own;
    const { until, changes, time } = reach;
    const first = stored[0];
    const since = async (type: RecordType, before: number): Promise<StoredEntry[]> =>
      (await this.entries.ledgerRecords(ledgerId, type, before)).filter(
        ({ seq }) => seq > (first?.seq ?? 0),
      );
    const verified = await this.entries.latestLedgerRecord(
      ledgerId,
      'verification.recorded',
      until,
    );
    // Who read or exported a range of the ledger that this decision is in.
    const covering = await findCustodyRecords(this.database, this.ledgers, {
      ledger: ledgerId,
      seqs: stored.map(({ seq }) => seq),
      before: until,
      max: CUSTODY_MAX,
    });
    const told = [
      ...(await this.#judgedBy(ledgerId, reach)),
      // What produced the behaviour may have been another thing at the end than at the beginning.
      ...(await since('system.changed', changes)),
      // What was lost when the database was put back may have been about this decision.
      ...(await since('ledger.restored', until)),
      // Where new work goes on.
      ...(await since('ledger.closed', until)),
      // What a clock refused meanwhile, too.
      ...(await since('clock.refused', until)).filter(isMeanwhile(first, time)),
      // What the ledger last recorded of its own verification.
      ...(verified === undefined ? [] : [verified]),
      ...covering.entries,
      ...(await this.#seenOf(ledgerId, own, reach)),
    ];
    return { told, omitted: covering.omitted };
  }

  async #entriesOf(ledgerId: string, decisionId: string, last: number): Promise<StoredEntry[]> {
    const entries: StoredEntry[] = [];
    for (;;) {
      const page = await this.entries.decisionEntries(ledgerId, decisionId, entries.length);
      entries.push(...page.slice(0, last + 1 - entries.length));
      // Its own export is one more.
      if (entries.length > ENTRIES_MAX + 1) throw tooManyEntries();
      if (page.length === 0 || entries.length > last) return entries;
    }
  }
}

const authorsIn = (entries: readonly StoredEntry[]): string[] =>
  entries.map(({ leaf }) => decodeLeaf(leaf).actor);

const inOrder = (records: readonly StoredEntry[]): StoredEntry[] =>
  records.toSorted((a, b) => a.seq - b.seq);

/** Tells what a clock refused in the course of a decision. What cannot be read is not left out. */
function isMeanwhile(
  opened: StoredEntry | undefined,
  until: string | undefined,
): (refusal: StoredEntry) => boolean {
  if (opened === undefined) return () => false;
  const { seq, leaf } = opened;
  const course = { seq, from: decodeLeaf(leaf).time, until };
  return (refusal) =>
    isRefusedMeanwhile({ seq: refusal.seq, ...refusedBetween(refusal.body) }, course);
}

/** When a clock refused something first and last; nothing of an entry that does not say so. */
function refusedBetween(body: Uint8Array | null | undefined): { first?: string; last?: string } {
  try {
    const { first, last } = JSON.parse(
      Buffer.from(body ?? []).toString('utf8'),
    ) as RecordBodies['clock.refused'];
    return { first: first.database_time, last: last.database_time };
  } catch {
    // Somebody put it there below the server: what it is, verification says.
    return {};
  }
}

/** Somebody ordered an erasure of whom what was chosen does not say that they were registered. */
const erasedMeanwhile = (): ServiceError =>
  new ServiceError(
    'not_possible',
    'Values of the decision were erased while its dossier was made.',
    {
      next: 'Ask for the dossier again.',
    },
  );

const tooManyEntries = (): ServiceError =>
  new ServiceError('not_possible', `A dossier takes ${ENTRIES_MAX} entries at most.`, {
    next: 'Read the entries through the log instead.',
  });

/** Up to where the ledger was looked through for this dossier, where its export is recorded. */
function chosenBefore(stored: readonly StoredEntry[], dossierId: string): number | undefined {
  for (const { type, body } of stored.toReversed()) {
    if (type !== 'export.recorded' || body === undefined) continue;
    // What is none of these is held up to verification, as every body is.
    const said = readObject(body);
    if (said?.['dossier_id'] !== dossierId) continue;
    const records = said['ledger_records'];
    const before = isJsonObject(records) ? records['before'] : undefined;
    return typeof before === 'number' ? before : undefined;
  }
  return undefined;
}

function readObject(bytes: Uint8Array): JsonObject | undefined {
  try {
    const read = JSON.parse(Buffer.from(bytes).toString('utf8')) as Json;
    return isJsonObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

import { Anchors } from '../anchors/anchors.js';
import { decodeLeaf } from '@docket/chain';
import type { RecordBodies, RecordType } from '@docket/record';
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
  /** Position in the decision of the last entry that is taken; all of them if left out. */
  last?: number;
  /**
   * Only what its entries are verified and judged by, and nobody outside is asked: without who read it, what was seen of
   * it, and what else is told with a decision.
   */
  isBare?: boolean;
}

export interface GatheredEvidence {
  evidence: Evidence;
  checkpoint: IssuedCheckpoint;
  /** Older reads and exports of the ledger that covered the decision and are not in the evidence. */
  unlisted?: number;
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

  async gather(
    ledgerId: string,
    decisionId: string,
    { last = Number.MAX_SAFE_INTEGER, isBare = false }: GatherOptions = {},
  ): Promise<GatheredEvidence> {
    const { publicKey } = await this.ledgers.getLedger(ledgerId);
    const stored = await this.#entriesOf(ledgerId, decisionId, last);
    // Issued after the entries were read, so that it covers every one of them.
    const checkpoint = await this.checkpoints.issue(ledgerId);
    const [genesis] = await this.entries.entriesRange(ledgerId, 0, 1);
    if (genesis === undefined) throw new Error('a ledger without its first entry');
    const reader = await this.tiles.hashReader(ledgerId, checkpoint.size);
    const [first, ...rest] = await proveEntries(reader, [genesis, ...stored], checkpoint.size);
    if (first === undefined) throw new Error('no evidence for the first entry');
    // A dossier is of the time of its last entry.
    const lastSeq = stored.at(-1)?.seq ?? 0;
    const until = last === Number.MAX_SAFE_INTEGER ? checkpoint.size : lastSeq;
    const { records: others, omitted } = await this.#told(ledgerId, stored, { until, isBare });
    const told = [
      ...others,
      ...(isBare ? [] : await this.#seenOf(ledgerId, { decisionId, stored }, until)),
      ...(await this.#erasuresOf(ledgerId, decisionId, checkpoint.size)),
    ];
    // Who wrote any of it was registered before, and may have been revoked since.
    const authors = await findAuthorRecords(this.database, this.ledgers, {
      ledger: ledgerId,
      authors: new Set([...stored, ...told].map(({ leaf }) => decodeLeaf(leaf).actor)),
      before: until,
    });
    const records = [...told, ...authors].toSorted((a, b) => a.seq - b.seq);
    const evidence = {
      public_key: publicKey,
      checkpoint: await this.anchors.note(ledgerId, checkpoint, isBare ? 0 : COSIGNED_MS_MAX),
      genesis: first,
      entries: rest,
      ledger_records: await proveEntries(reader, records, checkpoint.size),
    };
    return {
      evidence,
      checkpoint,
      ...(omitted === 0 ? {} : { unlisted: omitted }),
    };
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
    { decisionId, stored }: { decisionId: string; stored: readonly StoredEntry[] },
    before: number,
  ): Promise<StoredEntry[]> {
    const newest = await Promise.all(
      (['observation.recorded', 'watch.recorded'] as const).map((type) =>
        this.entries.latestLedgerRecord(ledgerId, type, before),
      ),
    );
    if (newest.every((one) => one === undefined)) return [];
    const fold = await readSeen(this.database, ledgerId, { size: before, max: SEEN_MAX });
    const times = stored.map(({ leaf }) => Date.parse(decodeLeaf(leaf).time));
    // Times of a ledger never decrease.
    const during = { fromMs: times[0] ?? 0, untilMs: times.at(-1) ?? 0 };
    const seqs = fold?.bearingOn(fold.compare(), decisionId, during) ?? [];
    return seqs.length === 0 ? [] : this.entries.entriesAt(ledgerId, seqs);
  }

  /** What stands outside decisions and is told with this one, of the time before `until`. */
  async #told(
    ledgerId: string,
    stored: readonly StoredEntry[],
    { until, isBare }: { until: number; isBare: boolean },
  ): Promise<{ records: StoredEntry[]; omitted: number }> {
    const first = stored[0]?.seq ?? 0;
    const lastSeq = stored.at(-1)?.seq ?? 0;
    const of = (type: RecordType, before: number): Promise<StoredEntry[]> =>
      this.entries.ledgerRecords(ledgerId, type, before);
    const since = (records: StoredEntry[]): StoredEntry[] =>
      records.filter(({ seq }) => seq > first);
    const needed = [
      // The rules are judged by the policy in force at each entry.
      ...(await of('policy.changed', lastSeq)),
      // Whether another person had proposed what is in force.
      ...(await of('policy.proposed', lastSeq)),
      // With which key the checkpoint is signed, and who brought it into force.
      ...(await of('key.proposed', until)),
      ...(await of('key.rotated', until)),
    ];
    if (isBare) return { records: needed, omitted: 0 };
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
    const records = [
      ...needed,
      // What produced the behaviour may have been another thing at the end than at the beginning.
      ...since(await of('system.changed', lastSeq)),
      // What was lost when the database was put back may have been about this decision.
      ...since(await of('ledger.restored', until)),
      // What a clock refused meanwhile, too.
      ...refusedMeanwhile(since(await of('clock.refused', until)), stored),
      // What the ledger last recorded of its own verification.
      ...(verified === undefined ? [] : [verified]),
      ...covering.entries,
    ];
    return { records, omitted: covering.omitted };
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

/** Of what a clock refused, that of the time of these entries. What cannot be read is not left out. */
function refusedMeanwhile(
  refusals: readonly StoredEntry[],
  stored: readonly StoredEntry[],
): StoredEntry[] {
  const last = stored.at(-1);
  if (last === undefined) return [];
  const { time } = decodeLeaf(last.leaf);
  return refusals.filter(({ body }) => {
    const began = firstRefusal(body);
    return began === undefined || began <= time;
  });
}

/** When a clock refused something first; undefined of an entry that does not say so. */
function firstRefusal(body: Uint8Array | null | undefined): string | undefined {
  try {
    const { first } = JSON.parse(Buffer.from(body ?? []).toString('utf8')) as Partial<
      RecordBodies['clock.refused']
    >;
    return first?.database_time;
  } catch {
    // Somebody put it there below the server: what it is, verification says.
    return undefined;
  }
}

const tooManyEntries = (): ServiceError =>
  new ServiceError('not_possible', `A dossier takes ${ENTRIES_MAX} entries at most.`, {
    next: 'Read the entries through the log instead.',
  });

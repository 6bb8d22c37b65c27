import { checkDisclosure, decodeLeaf, type JsonObject } from '@docket/chain';
import { heldBy, PERMISSIONS, type RecordBodies, type RequestedErasure } from '@docket/record';
import { erasablePointers } from '@docket/record/schemas';
import { discloseEntry, EntryReader, LedgerService, type StoredEntry } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import type { Principal } from '../principal.js';
import { type Recorded, Recording } from '../recording/recording.js';
import { ServiceError } from '../service-error.js';

type ErasedEntry = RecordBodies['erasure.requested']['values'][number];

/** What is to be erased: values of entries of one decision, or all that can go of whole entries. */
export interface ErasureWish {
  ledger: string;
  decisionId: string;
  /** By position in the ledger; `pointers` left out: all that can go of the entry. */
  entries: readonly { seq: number; pointers?: readonly string[] }[];
}

/** What an erasure would do. Places, never values. */
export interface ErasurePreview {
  /** What would go, as the record would name it. */
  values: ErasedEntry[];
  /** What was named, or stands below it, and cannot go: the rules work with it. */
  stays: { seq: number; pointer: string }[];
  /** Entries that a legal hold covers, and the entry that placed it. */
  held: { seq: number; hold: number }[];
}

/** A request for an erasure, and what became of it. */
export interface ErasureRead {
  seq: number;
  requestedBy: string;
  time: string;
  state: 'waiting' | 'ordered' | 'lapsed';
  body: RecordBodies['erasure.requested'];
  /** The entry that orders it, and by whom and when. */
  ordered?: { seq: number; by: string; time: string };
}

/** Asks for erasures and orders them; what goes, the store erases with the record of the order. */
@Injectable()
export class Erasures {
  constructor(
    private readonly recording: Recording,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(EntryReader) private readonly entries: EntryReader,
  ) {}

  /**
   * What an erasure would do; nothing is recorded.
   * @throws {ServiceError} for another role or ledger, `invalid_request` for what is no value of the decision,
   * `not_possible` in a ledger that commits to bodies as a whole. @throws {StoreRefusal} `unknown_decision`.
   */
  async preview(principal: Principal, wish: ErasureWish): Promise<ErasurePreview> {
    const { ledger, decisionId } = wish;
    admit(principal, { roles: PERMISSIONS['erasure.requested'], ledger });
    const { policy, legalHolds } = await this.ledgers.ledgerState(ledger);
    if (policy.body_commitment === 'whole')
      throw new ServiceError(
        'not_possible',
        'This ledger commits to each body as a whole: no value of it can go by itself.',
        { next: 'Let a ledger for what may have to be erased commit to each value (`scalar`).' },
      );
    const stored = await this.#decision(ledger, decisionId);
    const preview: ErasurePreview = { values: [], stays: [], held: [] };
    const wanted = [...wish.entries].toSorted((a, b) => a.seq - b.seq);
    for (const [i, { seq, pointers }] of wanted.entries()) {
      const entry = stored.get(seq);
      const at = `/entries/${wish.entries.findIndex((one) => one.seq === seq)}`;
      if (entry === undefined || wanted[i - 1]?.seq === seq)
        throw invalid(`${at}/seq`, entry ? 'is named twice' : `is no entry of ${decisionId}`);
      const { goes, stays } = placesOf(entry, policy.body_commitment, pointers ?? [''], at);
      const { time, body: commitment } = decodeLeaf(entry.leaf);
      preview.stays.push(...stays.map((pointer) => ({ seq, pointer })));
      if (goes.length === 0) continue;
      preview.values.push({ seq, decision: decisionId, time, commitment, pointers: goes });
      const hold = heldBy(legalHolds, { decision: decisionId, time });
      if (hold !== undefined) preview.held.push({ seq, hold: hold.seq });
    }
    return preview;
  }

  /** Records the request. @throws what `preview` and `Recording.record` throw. */
  async request(
    principal: Principal,
    wish: ErasureWish & { reason: string; legalBasis: string; idempotencyKey?: string },
  ): Promise<Recorded> {
    const { ledger, reason, legalBasis, idempotencyKey, entries } = wish;
    const { values } = await this.preview(principal, wish);
    if (values.length === 0) throw invalid('/entries', 'name nothing that can be erased');
    const about = entries.every(({ pointers }) => pointers === undefined) ? 'records' : 'values';
    const body: RecordBodies['erasure.requested'] = {
      about,
      reason,
      legal_basis: legalBasis,
      values,
    };
    return this.#record(principal, 'erasure.requested', { ledger, body, idempotencyKey });
  }

  /**
   * Orders what somebody else asked for: with the record it is gone.
   * @throws {ServiceError} `unknown_entry`. @throws what `Recording.record` throws: `second_person_required`,
   * `under_legal_hold`, `erasure_mismatch` among it.
   */
  async order(
    principal: Principal,
    wish: { ledger: string; request: number; note?: string; idempotencyKey?: string },
  ): Promise<Recorded> {
    const { ledger, request, note, idempotencyKey } = wish;
    admit(principal, { roles: PERMISSIONS['erasure.executed'], ledger });
    const { body: asked } = await this.#requested(ledger, request);
    const { values } = asked;
    const body = { request, values, ...(note === undefined ? {} : { note }) };
    return this.#record(principal, 'erasure.executed', { ledger, body, idempotencyKey });
  }

  /** A request and what became of it. @throws {ServiceError} `unknown_entry`, or for another role or ledger. */
  async read(principal: Principal, ledger: string, request: number): Promise<ErasureRead> {
    admit(principal, { roles: ACCESS.readErasures, ledger });
    const { entry, body } = await this.#requested(ledger, request);
    const { actor, time } = decodeLeaf(entry.leaf);
    const orders = await this.entries.ledgerRecords(
      ledger,
      'erasure.executed',
      Number.MAX_SAFE_INTEGER,
    );
    const order = orders.find((one) => readBody<'erasure.executed'>(one).request === request);
    const { openErasures } = await this.ledgers.ledgerState(ledger);
    const waits = openErasures.some(({ seq, lapsesAt }) => seq === request && isAhead(lapsesAt));
    const read = { seq: request, requestedBy: actor, time, body };
    if (order === undefined) return { ...read, state: waits ? 'waiting' : 'lapsed' };
    const { actor: by, time: at, seq } = decodeLeaf(order.leaf);
    return { ...read, state: 'ordered', ordered: { seq, by, time: at } };
  }

  /** What waits for a second person, and which legal holds are in force, oldest first. */
  async list(
    principal: Principal,
    ledger: string,
  ): Promise<{ waiting: RequestedErasure[]; legalHolds: { seq: number }[] }> {
    admit(principal, { roles: ACCESS.readErasures, ledger });
    const { openErasures, legalHolds } = await this.ledgers.ledgerState(ledger);
    const waiting = openErasures.filter(({ lapsesAt }) => isAhead(lapsesAt));
    return { waiting, legalHolds: legalHolds.map(({ seq }) => ({ seq })) };
  }

  #record(
    principal: Principal,
    type: 'erasure.requested' | 'erasure.executed',
    given: { ledger: string; body: object; idempotencyKey: string | undefined },
  ): Promise<Recorded> {
    const { ledger, idempotencyKey, body } = given;
    const record = { ledger, type, body: body as JsonObject };
    return this.recording.record(
      principal,
      idempotencyKey === undefined ? record : { ...record, idempotencyKey },
    );
  }

  async #requested(
    ledger: string,
    request: number,
  ): Promise<{ entry: StoredEntry; body: RecordBodies['erasure.requested'] }> {
    const [entry] = await this.entries.entriesRange(ledger, request, request + 1);
    if (entry?.type !== 'erasure.requested' || entry.decisionId !== undefined)
      throw new ServiceError('unknown_entry', `Entry ${request} asks for no erasure.`);
    return { entry, body: readBody<'erasure.requested'>(entry) };
  }

  async #decision(ledger: string, decisionId: string): Promise<Map<number, StoredEntry>> {
    const found = new Map<number, StoredEntry>();
    for (;;) {
      const page = await this.entries.decisionEntries(ledger, decisionId, found.size);
      for (const entry of page) found.set(entry.seq, entry);
      if (page.length === 0) return found;
      if (found.size > ENTRIES_MAX)
        throw new ServiceError(
          'not_possible',
          `A decision has ${ENTRIES_MAX} entries at most here.`,
        );
    }
  }
}

const ENTRIES_MAX = 50_000;

/** By this process's clock; the ledger's own decides when it is ordered. */
const isAhead = (time: string): boolean => Date.parse(time) > Date.now();

/** Of a record that was held against its schema when it was written. */
function readBody<Type extends keyof RecordBodies>(entry: StoredEntry): RecordBodies[Type] {
  return JSON.parse(Buffer.from(entry.body ?? '{}').toString('utf8')) as RecordBodies[Type];
}

/** What of an entry goes and stays of what is at or below the pointers. */
function placesOf(
  entry: StoredEntry,
  granularity: 'scalar' | 'whole',
  pointers: readonly string[],
  at: string,
): { goes: string[]; stays: string[] } {
  const { schema, body: commitment } = decodeLeaf(entry.leaf);
  const disclosure = discloseEntry(entry);
  const checked = checkDisclosure(commitment, disclosure, granularity);
  if (!checked.ok || disclosure === undefined || entry.body === undefined)
    throw new ServiceError(
      'not_possible',
      `Entry ${entry.seq} is not what its leaf commits to: verify the ledger.`,
    );
  const body = JSON.parse(Buffer.from(entry.body).toString('utf8')) as JsonObject;
  const gone = new Set(
    [...checked.states].flatMap(([pointer, state]) => (state === 'erased' ? [pointer] : [])),
  );
  const erasable = new Set(erasablePointers(schema, body).filter((one) => !gone.has(one)));
  const all = scalarsOf(body, '').filter((one) => !gone.has(one));
  const [goes, stays] = [new Set<string>(), new Set<string>()];
  for (const [i, pointer] of pointers.entries()) {
    const below = all.filter((one) => one === pointer || one.startsWith(`${pointer}/`));
    if (below.length === 0) throw invalid(`${at}/pointers/${i}`, 'names no value that is there');
    for (const one of below) (erasable.has(one) ? goes : stays).add(one);
  }
  return { goes: [...goes].toSorted(), stays: [...stays].toSorted() };
}

function scalarsOf(value: unknown, pointer: string): string[] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (children.length === 0) return [pointer];
  return children.flatMap(([name, child]) =>
    scalarsOf(child, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

const invalid = (pointer: string, detail: string): ServiceError =>
  new ServiceError('invalid_request', 'The erasure cannot be asked for like this.', {
    places: [{ pointer, detail }],
  });

import {
  type BodyDisclosure,
  decodeLeaf,
  isFullDisclosure,
  withhold,
  fromHex,
} from '@docket/chain';
import type { RecordType } from '@docket/record';
import {
  concealRest,
  type Evidence,
  isShownOfHold,
  type Locale,
  rendererHere,
} from '@docket/report';
import {
  CheckpointService,
  Database,
  EntryReader,
  findAuthorRecords,
  LedgerService,
  type StoredEntry,
  type StoredRecord,
  TileReader,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Anchors } from '../anchors/anchors.js';
import { type Background, CERTIFICATE_WORK } from '../background.js';
import { disclose } from '../evidence/disclose.js';
import { proveEntries } from '../evidence/prove.js';
import { Traced } from '../observation/tracing.js';
import type { Principal } from '../principal.js';
import { Seals } from '../seals/seals.js';
import { ServiceError } from '../service-error.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import type { CertificateAnswer, CertificateJob } from './make-certificate.js';

export const CERTIFICATE_FORMATS = ['json', 'pdf'] as const;
export type CertificateFormat = (typeof CERTIFICATE_FORMATS)[number];
export const CERTIFICATE_MEDIA_TYPES = {
  json: 'application/json',
  pdf: 'application/pdf',
} as const satisfies Record<CertificateFormat, string>;

interface CertificateFile {
  bytes: Uint8Array;
  /** Name of the file: ids and closed words only. */
  name: string;
  mediaType: string;
}

/** How long a certificate waits for witnesses, where there are any. */
const COSIGNED_MS_MAX = 3_000;

/** Makes certificates of erasures: who asked, who ordered, what is gone, and what proves it. */
@Injectable()
export class ErasureCertificates {
  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    @Inject(TileReader) private readonly tiles: TileReader,
    @Inject(Database) private readonly database: Database,
    private readonly anchors: Anchors,
    private readonly seals: Seals,
    @Inject(CERTIFICATE_WORK)
    private readonly work: Background<CertificateJob, CertificateAnswer>,
  ) {}

  /**
   * The certificate of an erasure that was ordered. It names places and digests, and holds no value.
   *
   * @throws {ServiceError} for another role or ledger, `unknown_entry`, `not_possible` where it was not ordered or does not
   * verify, `overloaded`, `took_too_long`, `seal_failed`.
   */
  @Traced()
  async make(
    principal: Principal,
    wish: { ledger: string; request: number; format: CertificateFormat; locale: Locale },
  ): Promise<CertificateFile> {
    const { ledger, request, format, locale } = wish;
    admit(principal, { roles: ACCESS.readErasures, ledger });
    const { asked, order } = await this.#ordered(ledger, request);
    const { documents = {} } = (await this.ledgers.ledgerState(ledger)).policy;
    const { deployer } = documents;
    const share = { ledger, principal: principal.actor };
    const place = this.work.reserve(share, { timeMs: this.settings.answerTimeMs });
    try {
      const answer = await place.run(async () => {
        const evidence = await this.#gather(ledger, asked, order);
        // By this process's clock, but never before the order: the ledger's time may be another clock's.
        const at =
          [new Date().toISOString(), decodeLeaf(order.entry.leaf).time].toSorted().at(-1) ?? '';
        const issue = { at, locale, renderer: rendererHere() };
        return { evidence, issue: { ...issue, ...(deployer && { deployer }) }, format };
      });
      if ('refusal' in answer)
        throw new ServiceError(
          'not_possible',
          `There is no certificate of what does not verify: ${answer.refusal}`,
          { next: 'Verify the ledger, and mend what is found.' },
        );
      const name = `${ledger}.erasure-${request}.${format}`;
      const bytes = format === 'pdf' ? await this.seals.seal(answer.bytes) : answer.bytes;
      return { bytes, name, mediaType: CERTIFICATE_MEDIA_TYPES[format] };
    } finally {
      place.leave();
    }
  }

  async #ordered(
    ledger: string,
    request: number,
  ): Promise<{ asked: StoredEntry; order: StoredRecord<'erasure.executed'> }> {
    const asked = await this.entries.recordAt(ledger, 'erasure.requested', request);
    if (asked === undefined)
      throw new ServiceError('unknown_entry', `Entry ${request} asks for no erasure.`);
    const orders = await this.entries.readableRecords(ledger, 'erasure.executed');
    const order = orders.find(({ body }) => body.request === request);
    if (order !== undefined) return { asked: asked.entry, order };
    throw new ServiceError('not_possible', `The erasure of entry ${request} was not ordered.`, {
      next: 'Let another person order it: until then nothing is gone, and there is nothing to certify.',
    });
  }

  async #gather(
    ledger: string,
    asked: StoredEntry,
    { entry: order, body }: StoredRecord<'erasure.executed'>,
  ): Promise<Evidence> {
    const { publicKey } = await this.ledgers.getLedger(ledger);
    const gone = await this.entries.entriesAt(
      ledger,
      body.values.map(({ seq }) => seq),
    );
    // Issued after the entries were read, so that it covers every one of them.
    const checkpoint = await this.checkpoints.issue(ledger);
    const { size } = checkpoint;
    const [genesis] = await this.entries.entriesRange(ledger, 0, 1);
    if (genesis === undefined) throw new Error('a ledger without its first entry');
    const told = [
      asked,
      order,
      ...(await this.#holdsAt(ledger, order.seq)),
      ...(await this.#records(ledger, 'policy.changed', size)),
      ...(await this.#records(ledger, 'policy.proposed', size)),
      ...(await this.#records(ledger, 'key.proposed', size)),
      ...(await this.#records(ledger, 'key.rotated', size)),
      ...(await this.#records(ledger, 'key.replaced', size)),
    ];
    const authors = await findAuthorRecords(this.database, this.ledgers, {
      ledger,
      authors: new Set(told.map(({ leaf }) => decodeLeaf(leaf).actor)),
      before: size,
    });
    const records = [...told, ...authors].toSorted((a, b) => a.seq - b.seq);
    const reader = await this.tiles.hashReader(ledger, size);
    const [first] = await proveEntries(reader, [genesis], size);
    if (first === undefined) throw new Error('no evidence for the first entry');
    return {
      public_key: publicKey,
      checkpoint: await this.anchors.note(ledger, checkpoint, COSIGNED_MS_MAX),
      genesis: first,
      entries: await proveEntries(reader, gone, size, (entry) => shownOf(entry, order.seq)),
      ledger_records: await proveEntries(reader, records, size, (entry) =>
        entry.type === 'legal_hold.placed' ? shownOfHold(entry) : disclose(entry),
      ),
    };
  }

  /** Legal holds in force at a position. */
  async #holdsAt(ledger: string, seq: number): Promise<StoredEntry[]> {
    const lifts = await this.entries.readableRecords(ledger, 'legal_hold.lifted', seq);
    const lifted = new Set(lifts.map(({ body }) => body.hold));
    const placed = await this.#records(ledger, 'legal_hold.placed', seq);
    return placed.filter((entry) => !lifted.has(entry.seq));
  }

  #records(ledger: string, type: RecordType, before: number): Promise<StoredEntry[]> {
    return this.entries.ledgerRecords(ledger, type, before);
  }
}

function shownOf(entry: StoredEntry, order: number): BodyDisclosure | null {
  const disclosure = disclose(entry);
  // Whole: nothing is gone of it. The certificate is refused then, and its body is no business of whoever makes it.
  if (disclosure === null || isFullDisclosure(disclosure)) return null;
  return concealRest(disclosure, order);
}

function shownOfHold(entry: StoredEntry): BodyDisclosure | null {
  const disclosure = disclose(entry);
  if (disclosure === null || !isFullDisclosure(disclosure)) return disclosure;
  const { body, secret } = disclosure;
  const hidden = Object.keys(body)
    .map((name) => `/${name}`)
    .filter((pointer) => !isShownOfHold(pointer));
  const reasons = hidden.map((pointer) => ({ pointer, reason: 'not_needed' }));
  return withhold(body, fromHex(secret), 'scalar', reasons);
}

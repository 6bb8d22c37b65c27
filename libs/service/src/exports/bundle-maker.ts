import { CheckpointService, EntryReader, LedgerService } from '@docket/store';
import { encodeWitnessPolicy, LEDGER_FILE_FORMAT, type Selection } from '@docket/verify';
import { Inject, Injectable } from '@nestjs/common';
import { Anchors } from '../anchors/anchors.js';
import { LEDGER_FILE_WORK, type Background } from '../background.js';
import { readMoment } from '../search/moment.js';
import { ServiceError } from '../service-error.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import type { ExportMaker, MakeContext } from './export-maker.js';
import { refuseExport, type BundleWish, type ExportRequest } from './export-request.js';
import { LedgerMaker } from './ledger-maker.js';
import type { BundleJob, WrittenBundle } from './write-bundle.js';

/** How long witnesses and time-stamp authorities are waited for, in milliseconds. */
const COSIGNED_MS_MAX = 3_000;

/**
 * A ledger, or some decisions of it, as a BagIt bag in a ZIP archive: evidence, tables, PROV, schemas and a verifier.
 * Of decisions that are not chosen it has the leaves, so that what belongs to the part cannot be left out unseen.
 */
@Injectable()
export class BundleMaker implements ExportMaker {
  readonly kind = 'bundle';
  readonly recordedAs = 'export.recorded';
  readonly formats = ['zip'];
  /** As for a ledger: it holds bodies, and headers of every decision. */
  readonly allow = ['auditor'] as const;

  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    private readonly anchors: Anchors,
    private readonly whole: LedgerMaker,
    @Inject(LEDGER_FILE_WORK)
    private readonly work: Background<BundleJob, WrittenBundle, { entriesDone: number }>,
  ) {}

  async check(ledger: string, request: ExportRequest): Promise<void> {
    await this.whole.check(ledger, request);
    if (this.settings.verifierPage === undefined)
      throw new ServiceError('not_possible', 'This server has no docket-verify.html to put in.');
    const selection = selectionOf(request);
    const decisions =
      selection !== undefined && 'decisions' in selection ? selection.decisions : [];
    for (const decision of decisions) await this.entries.decisionSummary(ledger, decision);
  }

  async make({ ledger, job, request, bytesMax, report }: MakeContext) {
    const { origin, publicKey } = await this.ledgers.getLedger(ledger);
    const issued = await this.checkpoints.issue(ledger);
    const { size } = issued;
    report({ done: 0, total: size });
    const selection = selectionOf(request);
    const header = {
      format: LEDGER_FILE_FORMAT,
      origin,
      public_key: publicKey,
      checkpoint: await this.anchors.note(ledger, issued, COSIGNED_MS_MAX),
      size,
      ...(selection && { selection }),
    };
    const folder = `${ledger}-${size}${selection === undefined ? '' : '-part'}`;
    const { disclosed, ...written } = await this.work.run(
      { ledger, principal: job.requestedBy },
      {
        databaseUrl: this.settings.databaseUrl,
        ledger,
        header: `${JSON.stringify(header)}\n`,
        size,
        exportId: job.id,
        ledgerNo: job.ledgerNo,
        attempt: job.attempts,
        bytesMax,
        bundle: {
          origin,
          folder,
          verifier: (await this.settings.verifierPage?.()) ?? new Uint8Array(),
          policy: encodeWitnessPolicy(this.settings.witnessing?.policy, publicKey),
          askedAt: job.createdAt,
          ...(selection && { selection }),
        },
      },
      ({ entriesDone }) => report({ done: entriesDone, total: size }),
      { isBounded: false },
    );
    return {
      ...written,
      mediaType: 'application/zip',
      name: `${folder}.bundle.zip`,
      facts: {
        document_id: job.id,
        // Of the others their headers left as well: they lie in the range.
        entries: disclosed,
        first_seq: 0,
        last_seq: size - 1,
        checkpoint_size: size,
      },
    };
  }
}

/** Undefined: the whole ledger. @throws {ServiceError} `invalid_request`. */
function selectionOf({ bundle = {} }: ExportRequest): Selection | undefined {
  const { decisions } = bundle;
  const from = momentOf(bundle, 'opened_from');
  const to = momentOf(bundle, 'opened_to');
  if (decisions !== undefined) {
    if (from === undefined && to === undefined) return { decisions: [...decisions] };
    throw refuseExport('/bundle/decisions', 'is not taken together with a period');
  }
  if (from !== undefined && to !== undefined) {
    if (from < to) return { opened_from: from, opened_to: to };
    throw refuseExport('/bundle/opened_to', 'must be later than opened_from');
  }
  if (from !== undefined) return { opened_from: from };
  return to === undefined ? undefined : { opened_to: to };
}

function momentOf(wish: BundleWish, name: 'opened_from' | 'opened_to'): string | undefined {
  const text = wish[name];
  if (text === undefined) return undefined;
  const moment = readMoment(text);
  if (moment !== undefined) return moment;
  throw refuseExport(`/bundle/${name}`, 'must be a date-time such as 2026-11-01T00:00:00Z');
}

import { CheckpointService, LedgerService, REGISTRY } from '@docket/store';
import { LEDGER_FILE_FORMAT } from '@docket/verify';
import { Inject, Injectable } from '@nestjs/common';
import { LEDGER_FILE_WORK, type Background } from '../background.js';
import { ServiceError } from '../service-error.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import type { ExportMaker, MakeContext } from './export-maker.js';
import { refuseExport, type ExportRequest } from './export-request.js';
import type { LedgerFileJob, WrittenFile } from './write-ledger-file.js';

/** Every entry of a ledger with its body, under a signed checkpoint: verifies offline. */
@Injectable()
export class LedgerMaker implements ExportMaker {
  readonly kind = 'ledger';
  readonly recordedAs = 'export.recorded';
  readonly formats = ['ndjson'];
  /** As for reading entries: it holds every body. */
  readonly allow = ['auditor'] as const;

  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(LEDGER_FILE_WORK)
    private readonly work: Background<LedgerFileJob, WrittenFile, { entriesDone: number }>,
  ) {}

  async check(ledger: string, { decision, dossier }: ExportRequest): Promise<void> {
    if (dossier !== undefined) {
      throw refuseExport('/dossier', 'is not taken: a ledger is exported as a whole');
    }
    if (decision !== undefined) {
      throw refuseExport('/decision', 'is not taken: a ledger is exported as a whole');
    }
    if (ledger === REGISTRY) {
      throw new ServiceError(
        'not_possible',
        'An export of the registry could not be recorded in it.',
        {
          next: 'Read its entries instead.',
        },
      );
    }
    await this.ledgers.getLedger(ledger);
  }

  async make({ ledger, job, bytesMax, report }: MakeContext) {
    const { origin, publicKey } = await this.ledgers.getLedger(ledger);
    const { size, note } = await this.checkpoints.issue(ledger);
    report({ done: 0, total: size });
    const header = {
      format: LEDGER_FILE_FORMAT,
      origin,
      public_key: publicKey,
      checkpoint: note,
      size,
    };
    const written = await this.work.run(
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
      },
      ({ entriesDone }) => report({ done: entriesDone, total: size }),
      { isBounded: false },
    );
    return {
      ...written,
      mediaType: 'application/x-ndjson',
      name: `${ledger}-${size}.ledger.ndjson`,
      facts: {
        document_id: job.id,
        entries: size,
        first_seq: 0,
        last_seq: size - 1,
        checkpoint_size: size,
      },
    };
  }
}

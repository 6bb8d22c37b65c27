import { CheckpointService, LedgerService, REGISTRY } from '@docket/store';
import { LEDGER_FILE_FORMAT } from '@docket/verify';
import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../config.js';
import { Problem } from '../http/problem.js';
import { LedgerFileThread } from '../threads/threads.module.js';
import type { ExportMaker, MakeContext } from './export-maker.js';
import { refuseMember, type ExportRequest } from './export-request.js';

/** Every entry of a ledger with its body, under a signed checkpoint: verifies offline. */
@Injectable()
export class LedgerMaker implements ExportMaker {
  readonly kind = 'ledger';
  readonly formats = ['ndjson'];
  /** As for reading entries: it holds every body. */
  readonly allow = ['auditor'] as const;

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    private readonly thread: LedgerFileThread,
  ) {}

  async check(ledger: string, { decision, dossier }: ExportRequest): Promise<void> {
    if (dossier !== undefined) {
      throw refuseMember('/dossier', 'is not taken: a ledger is exported as a whole');
    }
    if (decision !== undefined) {
      throw refuseMember('/decision', 'is not taken: a ledger is exported as a whole');
    }
    if (ledger === REGISTRY) {
      throw new Problem(
        'record_refused',
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
    const written = await this.thread.run(
      {
        databaseUrl: this.config.databaseUrl,
        ledger,
        header: `${JSON.stringify(header)}\n`,
        size,
        exportId: job.id,
        attempt: job.attempts,
        bytesMax,
      },
      ({ entriesDone }) => report({ done: entriesDone, total: size }),
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

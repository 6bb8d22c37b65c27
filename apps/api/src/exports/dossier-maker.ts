import { Database, EntryReader, ExportWriter } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { EvidenceService } from '../dossier/evidence.service.js';
import { DossierThread } from '../threads/threads.module.js';
import type { ExportMaker, MakeContext } from './export-maker.js';
import { refuseMember, type ExportRequest } from './export-request.js';

const MEDIA_TYPES = { json: 'application/json', pdf: 'application/pdf' } as const;

/** The dossier of one decision. */
@Injectable()
export class DossierMaker implements ExportMaker {
  readonly kind = 'dossier';
  readonly formats = ['json', 'pdf'];
  readonly allow = ['officer', 'auditor'] as const;

  constructor(
    private readonly evidence: EvidenceService,
    private readonly thread: DossierThread,
    @Inject(Database) private readonly database: Database,
    @Inject(EntryReader) private readonly entries: EntryReader,
  ) {}

  async check(ledger: string, { decision }: ExportRequest): Promise<void> {
    if (decision === undefined) throw refuseMember('/decision', 'is required for a dossier');
    await this.entries.decisionSummary(ledger, decision);
  }

  async make({ ledger, job, request, bytesMax, report }: MakeContext) {
    const { decision = '' } = request;
    const format = request.format === 'pdf' ? 'pdf' : 'json';
    const { status } = await this.entries.decisionSummary(ledger, decision);
    const { evidence, checkpoint, ...rest } = await this.evidence.gather(ledger, decision);
    const total = evidence.entries.length;
    report({ done: 0, total });
    const variant = status === 'closed' ? 'full' : 'interim';
    const issuedAt = new Date().toISOString();
    const made = await this.thread.run({ evidence, variant, issuedAt, format, ...rest });
    const file = new ExportWriter(this.database, {
      exportId: job.id,
      attempt: job.attempts,
      bytesMax,
    });
    await file.write(made.bytes);
    report({ done: total, total });
    return {
      ...(await file.end()),
      mediaType: MEDIA_TYPES[format],
      name: `${decision}.dossier.${format}`,
      facts: {
        dossier_id: made.dossierId,
        variant,
        entries: total,
        checkpoint_size: checkpoint.size,
      },
    };
  }
}

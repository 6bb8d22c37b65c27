import { Database, EntryReader, ExportWriter } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import type { JsonObject } from '@docket/chain';
import type { Role } from '@docket/record';
import { admitRole, checkWish } from '../dossier/dossier-request.js';
import { DossierService } from '../dossier/dossier.service.js';
import type { ExportFacts, ExportMaker, MakeContext } from './export-maker.js';
import { refuseMember, type ExportRequest } from './export-request.js';

const MEDIA_TYPES = { json: 'application/json', pdf: 'application/pdf' } as const;

/** The dossier of one decision. */
@Injectable()
export class DossierMaker implements ExportMaker {
  readonly kind = 'dossier';
  readonly formats = ['json', 'pdf'];
  readonly allow = ['officer', 'auditor'] as const;

  constructor(
    private readonly dossiers: DossierService,
    @Inject(Database) private readonly database: Database,
    @Inject(EntryReader) private readonly entries: EntryReader,
  ) {}

  async check(
    ledger: string,
    { decision, dossier = {} }: ExportRequest,
    role: Role,
  ): Promise<void> {
    if (decision === undefined) throw refuseMember('/decision', 'is required for a dossier');
    checkWish(dossier, '/dossier');
    admitRole(role, dossier);
    await this.entries.decisionSummary(ledger, decision);
  }

  async make({ ledger, job, request, bytesMax, report }: MakeContext) {
    const { decision = '', dossier = {} } = request;
    const format = request.format === 'pdf' ? 'pdf' : 'json';
    const made = await this.dossiers.make(ledger, decision, format, dossier);
    const total = made.facts.entries ?? 0;
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
      name: made.name,
      facts: made.facts as ExportFacts & JsonObject,
    };
  }
}

import { Database, EntryReader, ExportWriter } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import type { JsonObject } from '@docket/chain';
import { ACCESS } from '../access/access.js';
import { admitVariant, checkWish } from '../dossier/dossier-wish.js';
import { Dossiers } from '../dossier/dossiers.js';
import type { Principal } from '../principal.js';
import type { ExportFacts, ExportMaker, MakeContext } from './export-maker.js';
import { refuseExport, type ExportRequest } from './export-request.js';

/** The dossier of one decision. */
@Injectable()
export class DossierMaker implements ExportMaker {
  readonly kind = 'dossier';
  readonly recordedAs = 'export.completed';
  readonly formats = ['json', 'pdf'];
  readonly allow = ACCESS.export;

  constructor(
    private readonly dossiers: Dossiers,
    @Inject(Database) private readonly database: Database,
    @Inject(EntryReader) private readonly entries: EntryReader,
  ) {}

  async check(
    ledger: string,
    { decision, dossier = {} }: ExportRequest,
    principal: Principal,
  ): Promise<void> {
    if (decision === undefined) throw refuseExport('/decision', 'is required for a dossier');
    checkWish(dossier, '/dossier');
    admitVariant(principal, dossier);
    await this.entries.decisionSummary(ledger, decision);
  }

  async make({ ledger, job, request, bytesMax, report }: MakeContext) {
    const { decision = '', dossier = {}, purpose, recipient } = request;
    const format = request.format === 'pdf' ? 'pdf' : 'json';
    const made = await this.dossiers.makeInBackground(
      { actor: job.requestedBy, role: job.role, via: job.via },
      {
        ledger,
        decisionId: decision,
        format,
        wish: dossier,
        ...(purpose === undefined ? {} : { purpose }),
        ...(recipient === undefined ? {} : { recipient }),
      },
      { exportId: job.id, attempt: job.attempts },
    );
    const total = made.facts.entries ?? 0;
    const file = new ExportWriter(this.database, {
      exportId: job.id,
      ledgerNo: job.ledgerNo,
      attempt: job.attempts,
      bytesMax,
    });
    await file.write(made.bytes);
    report({ done: total, total });
    return {
      ...(await file.end()),
      mediaType: made.mediaType,
      name: made.name,
      facts: made.facts as ExportFacts & JsonObject,
    };
  }
}

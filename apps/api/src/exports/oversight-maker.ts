import type { JsonObject } from '@docket/chain';
import { Database, ExportWriter } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '../http/problem.js';
import { readOversightQuery, type OversightQuery } from '../oversight/oversight-query.js';
import { OversightService } from '../oversight/oversight.service.js';
import type { ExportFacts, ExportMaker, MakeContext } from './export-maker.js';
import { refuseMember, type ExportRequest } from './export-request.js';

/** The oversight report of a period. */
@Injectable()
export class OversightMaker implements ExportMaker {
  readonly kind = 'oversight_report';
  readonly formats = ['json', 'pdf', 'csv'];
  readonly allow = ['officer', 'auditor'] as const;

  constructor(
    private readonly reports: OversightService,
    @Inject(Database) private readonly database: Database,
  ) {}

  async check(ledger: string, request: ExportRequest): Promise<void> {
    if (request.decision !== undefined) {
      throw refuseMember('/decision', 'is not taken: a report is of a period of the ledger');
    }
    readQuery(request);
    await this.reports.check(ledger);
  }

  async make({ ledger, job, request, bytesMax, report }: MakeContext) {
    const made = await this.reports.make(ledger, readQuery(request), ({ entriesDone }) =>
      report({ done: entriesDone, total: null }),
    );
    const file = new ExportWriter(this.database, {
      exportId: job.id,
      attempt: job.attempts,
      bytesMax,
    });
    await file.write(made.bytes);
    return {
      ...(await file.end()),
      mediaType: made.mediaType,
      name: made.name,
      facts: made.facts as ExportFacts & JsonObject,
    };
  }
}

/** The same rules as those of the address, with pointers instead of parameters. */
function readQuery({ oversight, format }: ExportRequest): OversightQuery {
  if (oversight === undefined) throw refuseMember('/oversight', 'is required for a report');
  const query = Object.fromEntries(
    Object.entries(oversight).map(([name, value]) => [name, String(value)]),
  );
  try {
    return readOversightQuery({ ...query, format }, undefined);
  } catch (error) {
    const [place] = error instanceof Problem ? (error.errors ?? []) : [];
    if (place?.parameter === undefined) throw error;
    throw refuseMember(`/oversight/${place.parameter}`, place.detail);
  }
}

import type { JsonObject } from '@docket/chain';
import { Database, ExportWriter } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS } from '../access/access.js';
import { OversightReports } from '../oversight/oversight-reports.js';
import {
  OVERSIGHT_FORMATS,
  readOversightWish,
  type OversightWish,
} from '../oversight/oversight-wish.js';
import { ServiceError } from '../service-error.js';
import type { ExportFacts, ExportMaker, MakeContext } from './export-maker.js';
import { refuseExport, type ExportRequest } from './export-request.js';

/** The oversight report of a period. */
@Injectable()
export class OversightMaker implements ExportMaker {
  readonly kind = 'oversight_report';
  readonly recordedAs = 'export.recorded';
  readonly formats = OVERSIGHT_FORMATS;
  readonly allow = ACCESS.export;

  constructor(
    private readonly reports: OversightReports,
    @Inject(Database) private readonly database: Database,
  ) {}

  async check(ledger: string, request: ExportRequest): Promise<void> {
    if (request.decision !== undefined) {
      throw refuseExport('/decision', 'is not taken: a report is of a period of the ledger');
    }
    readWish(request);
    await this.reports.check(ledger);
  }

  async make({ ledger, job, request, bytesMax, report }: MakeContext) {
    const share = { ledger, principal: job.requestedBy };
    const made = await this.reports.make(
      share,
      readWish(request),
      { isBounded: false },
      ({ entriesDone }) => report({ done: entriesDone, total: null }),
    );
    const file = new ExportWriter(this.database, {
      exportId: job.id,
      ledgerNo: job.ledgerNo,
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

/** The same rules as by itself, with pointers into this request. */
function readWish({ oversight, format }: ExportRequest): OversightWish {
  if (oversight === undefined) throw refuseExport('/oversight', 'is required for a report');
  const named = OVERSIGHT_FORMATS.find((one) => one === format);
  if (named === undefined)
    throw refuseExport('/format', `must be one of ${OVERSIGHT_FORMATS.join(', ')}`);
  const members = Object.fromEntries(
    Object.entries(oversight).map(([name, value]) => [name, String(value)]),
  );
  try {
    return readOversightWish(members, named);
  } catch (error) {
    const [place] = error instanceof ServiceError ? error.places : [];
    if (place === undefined) throw error;
    throw refuseExport(`/oversight${place.pointer ?? ''}`, place.detail);
  }
}

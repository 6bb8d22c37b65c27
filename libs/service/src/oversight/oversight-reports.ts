import { sha256, toHex } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import { CheckpointService, KeyVault, LedgerService, REGISTRY } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { OVERSIGHT_WORK, type Background } from '../background.js';
import { Custody } from '../custody/custody.js';
import { Seals } from '../seals/seals.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import type { Share } from '../turns/fair-queue.js';
import type { PlaceOptions } from '../turns/turns.js';
import type { OversightFile, OversightFormat, OversightJob } from './make-oversight-report.js';
import { refuseMember, type OversightWish } from './oversight-wish.js';
import { Traced } from '../observation/tracing.js';

const MEDIA_TYPES = {
  json: 'application/json',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8; header=present',
} as const satisfies Record<OversightFormat, string>;

export interface OversightRequest {
  ledger: string;
  wish: OversightWish;
  /** What it is for; recorded. */
  purpose?: string;
}

/** What the entry of an export says about its report. */
type OversightFacts = Pick<
  RecordBodies['export.recorded'],
  'document_id' | 'locale' | 'checkpoint_size' | 'entries' | 'first_seq' | 'last_seq'
>;

export interface MadeOversightReport {
  bytes: Uint8Array;
  name: string;
  mediaType: string;
  facts: OversightFacts;
}

/** Makes oversight reports, for whoever waits and in the background. */
@Injectable()
export class OversightReports {
  constructor(
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(KeyVault) private readonly vault: KeyVault,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    private readonly custody: Custody,
    private readonly seals: Seals,
    @Inject(OVERSIGHT_WORK)
    private readonly work: Background<OversightJob, OversightFile, { entriesDone: number }>,
  ) {}

  /**
   * Makes the report of a period, and records that it was handed out with the digest of its bytes.
   *
   * @throws {ServiceError} for another role or ledger, `not_possible` of the registry, `invalid_request`
   * for a table that there is not, `overloaded`, `took_too_long`, `seal_failed`,
   * `access_not_recorded`.
   */
  @Traced()
  async export(principal: Principal, request: OversightRequest): Promise<MadeOversightReport> {
    const { ledger, wish, purpose } = request;
    admit(principal, { roles: ACCESS.export, ledger });
    const timeMs = this.settings.answerTimeMs;
    const made = await this.make({ ledger, principal: principal.actor }, wish, { timeMs });
    await this.custody.recordExport(
      principal,
      { ledger },
      {
        kind: 'oversight_report',
        ...made.facts,
        format: wish.format,
        sha256: toHex(sha256(made.bytes)),
        bytes: made.bytes.byteLength,
        ...(purpose === undefined ? {} : { purpose }),
      },
    );
    return made;
  }

  /** Refuses a ledger of which there is no report. */
  async check(ledger: string): Promise<void> {
    if (ledger === REGISTRY) {
      throw new ServiceError(
        'not_possible',
        'The registry has no decisions, and an export of it could not be recorded in it.',
        { next: 'Name the ledger that the report is of.' },
      );
    }
    await this.ledgers.getLedger(ledger);
  }

  /** Makes a report without a record of it: for exports in the background, which record it themselves. */
  async make(
    share: Share,
    { format, table, ...options }: OversightWish,
    place: PlaceOptions,
    report?: (progress: { entriesDone: number }) => void,
  ): Promise<MadeOversightReport> {
    const { ledger } = share;
    await this.check(ledger);
    const { origin } = await this.ledgers.getLedger(ledger);
    const { documents = {} } = (await this.ledgers.ledgerState(ledger)).policy;
    const { deployer, classification } = documents;
    // So that everything acknowledged so far is under a signature that is then checked.
    await this.checkpoints.issue(ledger);
    const trustedKey = await this.vault.trustedKey(ledger, origin);
    const made = await this.work.run(
      share,
      {
        databaseUrl: this.settings.databaseUrl,
        ledger,
        options: {
          ...(deployer === undefined ? {} : { deployer }),
          ...(classification === undefined ? {} : { classification }),
          ...options,
          trustedKey,
        },
        format,
        ...(table === undefined ? {} : { table }),
      },
      report,
      place,
    );
    const { bytes, firstSeq, lastSeq } = made;
    if (bytes === undefined) throw refuseMember('table', 'is not the name of a table');
    return {
      bytes: format === 'pdf' ? await this.seals.seal(bytes) : bytes,
      name: `${ledger}.oversight.${options.from.slice(0, 10)}.${format}`,
      mediaType: MEDIA_TYPES[format],
      facts: {
        document_id: made.reportId,
        locale: options.locale,
        checkpoint_size: made.size,
        ...(firstSeq === null || lastSeq === null
          ? { entries: 0 }
          : { entries: lastSeq - firstSeq + 1, first_seq: firstSeq, last_seq: lastSeq }),
      },
    };
  }
}

import { formatVerifierKey } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import { CheckpointService, KeyVault, LedgerService, REGISTRY } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../config.js';
import { invalidParameter } from '../http/parameters.js';
import { Problem } from '../http/problem.js';
import { OversightThread } from '../threads/threads.module.js';
import { MEDIA_TYPES, type OversightQuery } from './oversight-query.js';

/** What the entry of an export says about its report. */
export type OversightFacts = Pick<
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
export class OversightService {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(KeyVault) private readonly vault: KeyVault,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    private readonly thread: OversightThread,
  ) {}

  /** Refuses a ledger of which there is no report. */
  async check(ledger: string): Promise<void> {
    if (ledger === REGISTRY) {
      throw new Problem(
        'record_refused',
        'The registry has no decisions, and an export of it could not be recorded in it.',
        { next: 'Name the ledger that the report is of.' },
      );
    }
    await this.ledgers.getLedger(ledger);
  }

  async make(
    ledger: string,
    { format, table, ...options }: OversightQuery,
    report?: (progress: { entriesDone: number }) => void,
  ): Promise<MadeOversightReport> {
    await this.check(ledger);
    const { origin } = await this.ledgers.getLedger(ledger);
    const { publicKey } = await this.vault.signer(ledger, origin);
    const { documents = {} } = (await this.ledgers.ledgerState(ledger)).policy;
    const { deployer, classification } = documents;
    // So that everything acknowledged so far is under a signature that is then checked.
    await this.checkpoints.issue(ledger);
    const made = await this.thread.run(
      {
        databaseUrl: this.config.databaseUrl,
        ledger,
        options: {
          ...(deployer === undefined ? {} : { deployer }),
          ...(classification === undefined ? {} : { classification }),
          ...options,
          issuedAt: new Date().toISOString(),
          trustedKey: formatVerifierKey(origin, publicKey),
        },
        format,
        ...(table === undefined ? {} : { table }),
      },
      report,
    );
    const { bytes, firstSeq, lastSeq } = made;
    if (bytes === undefined) throw invalidParameter('table', 'is not the name of a table');
    return {
      bytes,
      name: `${ledger}.oversight.${options.from.slice(0, 10)}.${format}`,
      mediaType: format === 'csv' ? 'text/csv; charset=utf-8; header=present' : MEDIA_TYPES[format],
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

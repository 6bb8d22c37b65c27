import { Injectable, Module, type OnModuleDestroy } from '@nestjs/common';
import { BackgroundWorker } from './background-worker.js';

/** Builds and renders dossiers, so that a hundred of them do not hold up the writers. */
@Injectable()
export class DossierThread extends BackgroundWorker<'dossier'> implements OnModuleDestroy {
  constructor() {
    // One of 10,000 cards takes a minute of CPU, and makes way for the writers meanwhile.
    super('dossier', { jobsMax: 32, jobTimeMsMax: 600_000 });
  }
  onModuleDestroy(): Promise<void> {
    return this.close();
  }
}

/** Writes files of whole ledgers, with connections of its own. */
@Injectable()
export class LedgerFileThread extends BackgroundWorker<'ledgerFile'> implements OnModuleDestroy {
  constructor() {
    super('ledgerFile', { jobsMax: 1, jobTimeMsMax: 6 * 3_600_000 });
  }
  onModuleDestroy(): Promise<void> {
    return this.close();
  }
}

/** Makes oversight reports: each verifies its whole ledger, with connections of its own. */
@Injectable()
export class OversightThread extends BackgroundWorker<'oversight'> implements OnModuleDestroy {
  constructor() {
    super('oversight', { jobsMax: 4, jobTimeMsMax: 3_600_000 });
  }
  onModuleDestroy(): Promise<void> {
    return this.close();
  }
}

/** Verifies whole ledgers, with connections of its own. */
@Injectable()
export class VerificationThread
  extends BackgroundWorker<'verification'>
  implements OnModuleDestroy
{
  constructor() {
    super('verification', { jobsMax: 4, jobTimeMsMax: 3_600_000 });
  }
  onModuleDestroy(): Promise<void> {
    return this.close();
  }
}

@Module({
  providers: [DossierThread, LedgerFileThread, OversightThread, VerificationThread],
  exports: [DossierThread, LedgerFileThread, OversightThread, VerificationThread],
})
export class ThreadsModule {}

import { Injectable, Module, type OnModuleDestroy } from '@nestjs/common';
import type { TaskName } from './tasks.js';
import { ThreadPool } from './thread-pool.js';

/** Memory of a thread, in MiB; a dossier of 10,000 cards needs about half of it. */
const HEAP_MB_MAX = 1_024;

/** One thread of a server for one kind of task: whoever writes is waited for, it can wait. */
abstract class BackgroundThread<Name extends TaskName>
  extends ThreadPool<Name>
  implements OnModuleDestroy
{
  protected constructor(task: Name, limits: { jobsMax: number; jobTimeMsMax: number }) {
    super(task, { ...limits, threadsMax: 1, heapMbMax: HEAP_MB_MAX, isBackground: true });
  }

  onModuleDestroy(): Promise<void> {
    return this.close();
  }
}

/** Builds and renders dossiers, so that a hundred of them do not hold up the writers. */
@Injectable()
export class DossierThread extends BackgroundThread<'dossier'> {
  constructor() {
    // One of 10,000 cards takes a minute of CPU, and makes way for the writers meanwhile.
    super('dossier', { jobsMax: 32, jobTimeMsMax: 600_000 });
  }
}

/** Writes files of whole ledgers, with connections of its own. */
@Injectable()
export class LedgerFileThread extends BackgroundThread<'ledgerFile'> {
  constructor() {
    super('ledgerFile', { jobsMax: 1, jobTimeMsMax: 6 * 3_600_000 });
  }
}

/** Makes oversight reports: each verifies its whole ledger, with connections of its own. */
@Injectable()
export class OversightThread extends BackgroundThread<'oversight'> {
  constructor() {
    super('oversight', { jobsMax: 4, jobTimeMsMax: 3_600_000 });
  }
}

/** Verifies whole ledgers, with connections of its own. */
@Injectable()
export class VerificationThread extends BackgroundThread<'verification'> {
  constructor() {
    super('verification', { jobsMax: 4, jobTimeMsMax: 3_600_000 });
  }
}

@Module({
  providers: [DossierThread, LedgerFileThread, OversightThread, VerificationThread],
  exports: [DossierThread, LedgerFileThread, OversightThread, VerificationThread],
})
export class ThreadsModule {}

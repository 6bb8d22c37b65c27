import { Injectable, Module, type OnModuleDestroy } from '@nestjs/common';
import { ThreadPool } from './thread-pool.js';

/** Memory of a thread, in MiB; a dossier of 10,000 cards needs about half of it. */
const HEAP_MB_MAX = 1_024;

/** Threads of a server for one kind of task: whoever writes is waited for, they can wait. */
const TWO_THREADS = {
  threadsMax: 2,
  // The other one is for the other ledgers: what takes long for one does not stop them.
  threadsOfLedgerMax: 1,
  // Those that wait hold next to nothing.
  jobsMax: 256,
  jobsOfLedgerMax: 32,
  jobsOfPrincipalMax: 16,
  heapMbMax: HEAP_MB_MAX,
  isBackground: true,
};

/** Builds and renders dossiers, so that a hundred of them do not hold up the writers. */
@Injectable()
export class DossierThread extends ThreadPool<'dossier'> implements OnModuleDestroy {
  constructor() {
    // One of 10,000 cards takes a minute of CPU, and makes way for the writers meanwhile.
    super('dossier', { ...TWO_THREADS, jobTimeMsMax: 600_000 });
  }

  onModuleDestroy(): Promise<void> {
    return this.close();
  }
}

/** Makes certificates of erasures. */
@Injectable()
export class CertificateThread extends ThreadPool<'certificate'> implements OnModuleDestroy {
  constructor() {
    super('certificate', { ...TWO_THREADS, jobTimeMsMax: 600_000 });
  }

  onModuleDestroy(): Promise<void> {
    return this.close();
  }
}

/** Makes lines of feedback, of one decision at a time. */
@Injectable()
export class FeedbackThread extends ThreadPool<'feedback'> implements OnModuleDestroy {
  constructor() {
    super('feedback', { ...TWO_THREADS, jobTimeMsMax: 600_000 });
  }

  onModuleDestroy(): Promise<void> {
    return this.close();
  }
}

/** Writes files of whole ledgers, with connections of its own. */
@Injectable()
export class LedgerFileThread extends ThreadPool<'ledgerFile'> implements OnModuleDestroy {
  constructor() {
    super('ledgerFile', { ...TWO_THREADS, jobTimeMsMax: 6 * 3_600_000 });
  }

  onModuleDestroy(): Promise<void> {
    return this.close();
  }
}

/** Makes oversight reports: each verifies its whole ledger, with connections of its own. */
@Injectable()
export class OversightThread extends ThreadPool<'oversight'> implements OnModuleDestroy {
  constructor() {
    super('oversight', { ...TWO_THREADS, jobTimeMsMax: 3_600_000 });
  }

  onModuleDestroy(): Promise<void> {
    return this.close();
  }
}

/** Verifies whole ledgers, with connections of its own. */
@Injectable()
export class VerificationThread extends ThreadPool<'verification'> implements OnModuleDestroy {
  constructor() {
    super('verification', { ...TWO_THREADS, jobTimeMsMax: 3_600_000 });
  }

  onModuleDestroy(): Promise<void> {
    return this.close();
  }
}

@Module({
  providers: [
    CertificateThread,
    DossierThread,
    FeedbackThread,
    LedgerFileThread,
    OversightThread,
    VerificationThread,
  ],
  exports: [
    CertificateThread,
    DossierThread,
    FeedbackThread,
    LedgerFileThread,
    OversightThread,
    VerificationThread,
  ],
})
export class ThreadsModule {}

/** Work of one kind that would hold up requests, done where it does not. */
export interface Background<Job, Answer, Progress = never> {
  /** @throws {ServiceError} `overloaded` when too many jobs wait already. */
  run(job: Job, report?: (progress: Progress) => void): Promise<Answer>;
  /** Ends what is being done; it rejects. */
  close(): Promise<void>;
}

/** Injection tokens. */
export const DOSSIER_WORK = Symbol('DossierWork');
export const LEDGER_FILE_WORK = Symbol('LedgerFileWork');
export const OVERSIGHT_WORK = Symbol('OversightWork');

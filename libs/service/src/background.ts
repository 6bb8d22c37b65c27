import type { Share } from './turns/fair-queue.js';
import type { PlaceOptions } from './turns/turns.js';

/** Work of one kind that would hold up requests, done where it does not, fairly between ledgers and principals. */
export interface Background<Job, Answer, Progress = never> {
  /** @throws {ServiceError} at once: `overloaded` where too many jobs wait already, `shutting_down`. */
  reserve(share: Share, options?: PlaceOptions): BackgroundPlace<Job, Answer, Progress>;
  /** One job, at a place of its own. @throws {ServiceError} as `reserve` does, and as a place's `run`. */
  run(
    share: Share,
    job: Job,
    report?: (progress: Progress) => void,
    options?: PlaceOptions,
  ): Promise<Answer>;
  /** Ends what is being done; it rejects. */
  close(): Promise<void>;
}

/** A place among the jobs that wait; leave it. */
export interface BackgroundPlace<Job, Answer, Progress = never> {
  /**
   * `prepare` is asked when the turn has come. @throws {ServiceError} `overloaded` where it did not come in
   * time, `took_too_long`.
   */
  run(prepare: () => Promise<Job>, report?: (progress: Progress) => void): Promise<Answer>;
  leave(): void;
}

/** Injection tokens. */
export const CERTIFICATE_WORK = Symbol('CertificateWork');
export const DOSSIER_WORK = Symbol('DossierWork');
export const FEEDBACK_WORK = Symbol('FeedbackWork');
export const LEDGER_FILE_WORK = Symbol('LedgerFileWork');
export const OVERSIGHT_WORK = Symbol('OversightWork');

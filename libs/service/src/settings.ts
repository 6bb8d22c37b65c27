import type { X509Certificate } from 'node:crypto';
import type { LedgerService, People } from '@docket/store';
import type { WitnessPolicy } from '@docket/verify';
import type { InsideNetworks } from './outbox/reachable-address.js';
import type { Sink } from './sinks/sink.js';
import type { MailSettings } from './outbox/send-mail.js';

/** Injection token of the settings. */
export const SERVICE_SETTINGS = Symbol('ServiceSettings');

/**
 * What a process does: `api` answers requests; `worker` makes exports in the background, deletes their
 * files when they expire, and fills the search index behind the appends.
 */
export const PROCESS_ROLES = ['api', 'worker'] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];

export interface ServiceSettings {
  roles: readonly ProcessRole[];
  /** For connections of their own, which verification, reports and ledger files have. */
  databaseUrl: string;
  exports: ExportLimits;
  /**
   * Milliseconds within which a document is made that somebody waits for; it is less than a connection is kept
   * without a byte, so that there always is an answer.
   */
  answerTimeMs: number;
  /** Undefined where no witness is asked. */
  witnessing: Witnessing | undefined;
  /** Undefined where checkpoints are put nowhere but in the directory. */
  sinking: Sinking | undefined;
  /** Undefined where no time-stamp authority is asked. */
  timeStamping: TimeStamping | undefined;
  /** Undefined where PDFs are handed out without a seal. */
  sealing: Sealing | undefined;
  outbox: OutboxSettings;
  /** Undefined where no ledger is verified unless somebody asks. */
  selfVerification: SelfVerifying | undefined;
  /**
   * Milliseconds from one run to the next that asks for what is older than policies keep it; undefined where none is made.
   */
  expiryEveryMs: number | undefined;
  /** Reads the page that verifies files by itself, `docket-verify.html`; undefined where there is none, and no bundle. */
  verifierPage: (() => Promise<Uint8Array>) | undefined;
  /** Undefined where the installation is one database. */
  cells: CellLinks | undefined;
}

/** What the services of one cell, which are those of one database, have of the whole installation. */
export interface CellLinks {
  /**
   * Does the work that makes a ledger while no other is made, and none of this name is in any cell.
   * @throws {StoreRefusal} `ledger_exists`. @throws {ServiceError} `database_not_ready` where a cell does not answer,
   * `overloaded`. Whatever `work` throws.
   */
  claim<Made>(id: string, work: () => Promise<Made>): Promise<Made>;
  /**
   * Who people are in a ledger, wherever it lives; `by` is registered there first, where it is an administrator of the
   * installation.
   * @throws {ServiceError} `database_not_ready` where its cell does not answer, or it may be in one that does not.
   */
  placeOf(ledger: string, by?: string): Promise<{ people: People; ledgers: LedgerService }>;
  /** Entries of ledgers, wherever they live; without those whose cell does not answer. */
  sizesOf(ledgers: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** How others are told of what happens in ledgers. */
export interface OutboxSettings {
  /** Where browsers reach this installation, without a path; messages have no links for people where it is not known. */
  publicUrl: string | undefined;
  /** Networks that are not of the public internet and that messages may go to. */
  inside: InsideNetworks;
  /** Undefined where no mail is sent. */
  mail: MailSettings | undefined;
}

/** How often each ledger is verified without being asked, and how deep. */
export interface SelfVerifying {
  /** Milliseconds from one to the next; the first is so long after the ledger began. */
  everyMs: number;
  depth: 'chain' | 'full';
}

/** Whom to have checkpoints cosigned by, and where what they signed is kept. */
export interface Witnessing {
  policy: WitnessPolicy;
  /** That of the kept checkpoints. */
  directory: string;
}

/** Where checkpoints are put beside the directory, and where they wait for it. */
export interface Sinking {
  sink: Sink;
  /** Its host. */
  name: string;
  /** That of the kept checkpoints. */
  directory: string;
}

/** Whom to have checkpoints stamped with the time by (RFC 3161), and where the tokens are kept. */
export interface TimeStamping {
  /** http or https. */
  url: string;
  /** What its lines are called: a key name of C2SP signed-note. */
  name: string;
  /** That of the kept checkpoints. */
  directory: string;
}

/** With what PDFs are sealed. */
export interface Sealing {
  /** The sealer's own first, whose key is RSA or ECDSA; then those that lead from it to a root. */
  certificates: readonly X509Certificate[];
  /** Signs with SHA-256 by its key: RSASSA-PKCS1-v1_5, or ECDSA as DER. @throws {SealError} */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

export const ANSWER_TIME_MS = 100_000;

/** Bounds on exports that are made in the background. */
export interface ExportLimits {
  /** Longest file, in bytes. */
  bytesMax: number;
  /** Exports that may wait or be under way in the whole installation. */
  waitingMax: number;
  /** And of one ledger; one principal may have half of them, rounded up. */
  waitingOfLedgerMax: number;
  /** How long a file is kept, in hours. */
  keptHours: number;
}

export const EXPORT_LIMITS: ExportLimits = {
  bytesMax: 2_048 * 1024 ** 2,
  waitingMax: 1_000,
  waitingOfLedgerMax: 100,
  keptHours: 24,
};

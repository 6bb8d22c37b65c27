import { StoreModule, type Holder, type StoreModuleOptions } from '@docket/store';
import { Module, type DynamicModule } from '@nestjs/common';
import {
  CERTIFICATE_WORK,
  DOSSIER_WORK,
  FEEDBACK_WORK,
  LEDGER_FILE_WORK,
  OVERSIGHT_WORK,
} from './background.js';
import { Alerts } from './alerts/alerts.js';
import { AlertWatch } from './alerts/alert-watch.js';
import { ReminderSchedules } from './alerts/reminder-schedules.js';
import { Reminding } from './alerts/reminding.js';
import { CellServices } from './cells/cell-services.js';
import { Custody } from './custody/custody.js';
import { ClockWatch } from './clocks/clock-watch.js';
import { DeadlineWatch } from './deadlines/deadline-watch.js';
import { Decisions } from './decisions/decisions.js';
import { VerdictWaiters } from './decisions/verdict-waiters.js';
import { Dossiers } from './dossier/dossiers.js';
import { EvidenceReads } from './evidence/evidence-reads.js';
import { EvidenceGathering } from './evidence/evidence.js';
import { BundleMaker } from './exports/bundle-maker.js';
import { DossierMaker } from './exports/dossier-maker.js';
import { FeedbackMaker } from './exports/feedback-maker.js';
import { EXPORT_MAKERS, type ExportMaker } from './exports/export-maker.js';
import { ExportRunner } from './exports/export-runner.js';
import { Exports } from './exports/exports.js';
import { LedgerMaker } from './exports/ledger-maker.js';
import { OversightMaker } from './exports/oversight-maker.js';
import { Authentication } from './keys/authentication.js';
import { Keys } from './keys/keys.js';
import { Passkeys } from './keys/passkeys.js';
import { Confirmations } from './keys/confirmations.js';
import { CheckpointKeys } from './keys/checkpoint-keys.js';
import { SigningKeys } from './keys/signing-keys.js';
import { ErasureCertificates } from './erasure/certificates.js';
import { Erasures } from './erasure/erasures.js';
import { ExpiredValues } from './erasure/expired-values.js';
import { ExpiryRuns } from './erasure/expiry-runs.js';
import { Ledgers } from './ledgers/ledgers.js';
import { PolicyHistory } from './ledgers/policy-history.js';
import { LedgerEntries } from './log/ledger-entries.js';
import { Proofs } from './log/proofs.js';
import { PublicLog } from './log/public-log.js';
import { Observation } from './observation/observation.js';
import { traced } from './observation/tracing.js';
import { Work } from './observation/work.js';
import { OtlpAssembler } from './otlp/otlp-assembler.js';
import { OtlpIntake } from './otlp/otlp-intake.js';
import { OutboxSender } from './outbox/outbox-sender.js';
import { Webhooks } from './outbox/webhooks.js';
import { OversightReports } from './oversight/oversight-reports.js';
import { Positions } from './positions/positions.js';
import { SizeWatch } from './positions/size-watch.js';
import { Readiness } from './readiness/readiness.js';
import { Recording } from './recording/recording.js';
import { BackgroundIndexing } from './search/background-indexing.js';
import { LocalSignIn } from './sessions/local-sign-in.js';
import { PersonSessions } from './sessions/person-sessions.js';
import { LineSearch } from './search/line-search.js';
import { Search } from './search/search.js';
import { SeenFromOutside } from './seen/seen-from-outside.js';
import {
  ANSWER_TIME_MS,
  EXPORT_LIMITS,
  PROCESS_ROLES,
  SERVICE_SETTINGS,
  type CellLinks,
  type ExportLimits,
  type OutboxSettings,
  type ProcessRole,
  type Sealing,
  type SelfVerifying,
  type ServiceSettings,
  type Sinking,
  type TimeStamping,
  type Witnessing,
} from './settings.js';
import {
  CertificateThread,
  DossierThread,
  FeedbackThread,
  LedgerFileThread,
  OversightThread,
  ThreadsModule,
} from './threads/threads.module.js';
import { SelfVerification } from './verification/self-verification.js';
import { VerificationRuns } from './verification/verification-runs.js';
import { AnchorStates } from './anchors/anchor-states.js';
import { Anchors } from './anchors/anchors.js';
import { Seals } from './seals/seals.js';
import { TimeStamps } from './time-stamps/time-stamps.js';
import { Witnesses } from './witnesses/witnesses.js';
import { WitnessHolder } from './witnesses/witness-holder.js';
import { Sinks } from './sinks/sinks.js';
import { ShownWatch } from './search/shown-watch.js';
import { SeenWatch } from './seen/seen-watch.js';
import { UnreadWatch } from './unread/unread-watch.js';
import { Views } from './views/views.js';
import { QuestionClaims } from './waiting/question-claims.js';
import { WaitingEscalations } from './waiting/waiting.js';

export interface ServiceModuleOptions {
  store: StoreModuleOptions;
  /** Both where left out. */
  roles?: readonly ProcessRole[];
  /** EXPORT_LIMITS where left out. */
  exports?: ExportLimits;
  /** ANSWER_TIME_MS where left out. */
  answerTimeMs?: number;
  /** No witness is asked where left out. */
  witnessing?: Witnessing;
  /** Checkpoints are put nowhere but in the directory where left out. */
  sinking?: Sinking;
  /** No time-stamp authority is asked where left out. */
  timeStamping?: TimeStamping;
  /** PDFs are handed out without a seal where left out. */
  sealing?: Sealing;
  /** No links, and no inner networks, where left out. */
  outbox?: Partial<OutboxSettings>;
  /** No ledger is verified unless somebody asks where left out. */
  selfVerification?: SelfVerifying;
  /** Nothing is asked to be erased for its age unless somebody does where left out. */
  expiryEveryMs?: number;
  /** No bundle is made where left out. */
  verifierPage?: () => Promise<Uint8Array>;
  /** The installation is one database where left out. */
  cells?: CellLinks;
}

/** What adapters call. */
const USE_CASES = [
  Alerts,
  AnchorStates,
  Authentication,
  CellServices,
  Decisions,
  EvidenceReads,
  Dossiers,
  Exports,
  Keys,
  Passkeys,
  SigningKeys,
  CheckpointKeys,
  Confirmations,
  LedgerEntries,
  Ledgers,
  Erasures,
  ErasureCertificates,
  LocalSignIn,
  Observation,
  OtlpIntake,
  OversightReports,
  PersonSessions,
  PolicyHistory,
  Positions,
  Proofs,
  PublicLog,
  QuestionClaims,
  Views,
  Readiness,
  Recording,
  ReminderSchedules,
  LineSearch,
  Search,
  SeenFromOutside,
  VerificationRuns,
  WaitingEscalations,
  Webhooks,
  Work,
];

/** What use cases share. */
const PARTS = [
  AlertWatch,
  BackgroundIndexing,
  BundleMaker,
  ClockWatch,
  Custody,
  DeadlineWatch,
  DossierMaker,
  EvidenceGathering,
  ExportRunner,
  FeedbackMaker,
  LedgerMaker,
  OtlpAssembler,
  OutboxSender,
  OversightMaker,
  Reminding,
  SeenWatch,
  SelfVerification,
  ExpiredValues,
  ExpiryRuns,
  ShownWatch,
  SizeWatch,
  UnreadWatch,
  VerdictWaiters,
  Anchors,
  Seals,
  Sinks,
  TimeStamps,
  Witnesses,
];

/** Everything that Docket does, over its store: an adapter puts its controllers beside it. */
@Module({})
export class ServiceModule {
  static forRoot(options: ServiceModuleOptions): DynamicModule {
    const { store, roles = PROCESS_ROLES, exports = EXPORT_LIMITS } = options;
    const { answerTimeMs = ANSWER_TIME_MS, witnessing, timeStamping, sealing, outbox } = options;
    const { selfVerification, expiryEveryMs, sinking, verifierPage, cells } = options;
    const { url: databaseUrl } = store;
    const settings: ServiceSettings = {
      databaseUrl,
      exports,
      roles,
      answerTimeMs,
      witnessing,
      sinking,
      timeStamping,
      sealing,
      selfVerification,
      expiryEveryMs,
      verifierPage,
      cells,
      outbox: { publicUrl: outbox?.publicUrl, inside: outbox?.inside ?? [], mail: outbox?.mail },
    };
    return {
      module: ServiceModule,
      global: true,
      imports: [
        StoreModule.forRoot({
          ...store,
          observer: traced(store.observer),
          holders: holdersOf(settings),
        }),
        ThreadsModule,
      ],
      providers: [
        { provide: SERVICE_SETTINGS, useValue: settings },
        { provide: CERTIFICATE_WORK, useExisting: CertificateThread },
        { provide: DOSSIER_WORK, useExisting: DossierThread },
        { provide: FEEDBACK_WORK, useExisting: FeedbackThread },
        { provide: LEDGER_FILE_WORK, useExisting: LedgerFileThread },
        { provide: OVERSIGHT_WORK, useExisting: OversightThread },
        {
          provide: EXPORT_MAKERS,
          inject: [BundleMaker, DossierMaker, FeedbackMaker, LedgerMaker, OversightMaker],
          useFactory: (...makers: ExportMaker[]) => makers,
        },
        ...PARTS,
        ...USE_CASES,
      ],
      exports: USE_CASES,
    };
  }
}

/** Who holds what was signed, beside the directory of checkpoints. */
function holdersOf({ witnessing, sinking }: ServiceSettings): Holder[] {
  const asked = witnessing?.policy.witnesses.filter(({ url }) => url !== undefined) ?? [];
  return [
    ...(sinking === undefined ? [] : [sinking.sink]),
    ...asked.map((witness) => new WitnessHolder(witness, witnessing?.directory ?? '')),
  ];
}

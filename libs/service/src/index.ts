export { ACCESS, admit } from './access/access.js';
export type { AlertFiring, ListedAlertRule } from '@docket/store';
export { ALERT_KINDS, type AlertKind, type AlertTerms } from './alerts/alert-kinds.js';
export { Alerts, type AlertPreview } from './alerts/alerts.js';
export { ANCHOR_KINDS, type AnchorState } from './anchors/anchor-state.js';
export { AnchorStates } from './anchors/anchor-states.js';
export type { LedgerReminders, ReminderSchedule } from '@docket/store';
export { ReminderSchedules } from './alerts/reminder-schedules.js';
export { REGISTRY } from '@docket/store';
export { CellServices } from './cells/cell-services.js';
export type { HandedOut } from './custody/custody.js';
export { Decisions } from './decisions/decisions.js';
export { EvidenceReads } from './evidence/evidence-reads.js';
export {
  LOCALES,
  WISHED_VARIANTS,
  type DossierWish,
  type WishedVariant,
} from './dossier/dossier-wish.js';
export { Dossiers } from './dossier/dossiers.js';
export type { DossierFormat } from './dossier/make-dossier.js';
export type { ExportRequest } from './exports/export-request.js';
export { Exports, type ExportContent } from './exports/exports.js';
export { Authentication, type EndedKey } from './keys/authentication.js';
export { readScope, type ScopeRequest } from './keys/audit-terms.js';
export { type KeyRequest, Keys, OVERLAP_S, OVERLAP_S_MAX } from './keys/keys.js';
export { type PasskeyRegistration, Passkeys } from './keys/passkeys.js';
export { CheckpointKeys, type LedgerKeys } from './keys/checkpoint-keys.js';
export { Confirmations } from './keys/confirmations.js';
export {
  type RegisteredSigningKey,
  type SigningKeyRegistration,
  SigningKeys,
} from './keys/signing-keys.js';
export { Ledgers, type LedgerReading } from './ledgers/ledgers.js';
export { PolicyHistory, type PolicyTerm } from './ledgers/policy-history.js';
export { LedgerEntries } from './log/ledger-entries.js';
export { Positions } from './positions/positions.js';
export { Proofs, type InclusionRequest } from './log/proofs.js';
export { PublicLog, type TileRequest } from './log/public-log.js';
export { migrateDatabase, planDatabaseMigration } from './migration/migrate-database.js';
export {
  moveTo,
  partitionsOf,
  splitAt,
  type Partition,
  type TablePartitions,
} from './partitions/partitions.js';
export { APPEND_OUTCOMES, type AppendObserver } from '@docket/store';
export { traceRequest, type RequestTrace } from './observation/tracing.js';
export { readMetricsToken } from './observation/metrics-token.js';
export { readSmallFile } from '@docket/store';
export { Observation, type ProcessFigures } from './observation/observation.js';
export { Work } from './observation/work.js';
export { WORK_NAMES, WORK_STATES, type WorkItem } from './observation/work-items.js';
export { OtlpIntake } from './otlp/otlp-intake.js';
export { releaseMemory } from './otlp/release-memory.js';
export { retrySetAsideTraces, setAsideTraces } from './otlp/set-aside-traces.js';
export { WEBHOOK_FORMS, type WebhookForm } from './outbox/message-forms.js';
export { readInsideNetworks, type InsideNetworks } from './outbox/reachable-address.js';
export { MAIL_LOCALES } from './outbox/mail-words.js';
export type { MailSettings } from './outbox/send-mail.js';
export { TOLD_EVENTS, type ToldEvent } from './outbox/told-events.js';
export {
  SECRET_OVERLAP_S,
  SECRET_OVERLAP_S_MAX,
  type WebhookRequest,
  Webhooks,
} from './outbox/webhooks.js';
export type { OversightFormat } from './oversight/make-oversight-report.js';
export { OversightReports } from './oversight/oversight-reports.js';
export {
  OVERSIGHT_FORMATS,
  OVERSIGHT_LIMITS,
  OVERSIGHT_LOCALES,
  readOversightWish,
  type OversightWish,
} from './oversight/oversight-wish.js';
export type { Principal } from './principal.js';
export { Readiness } from './readiness/readiness.js';
export { rebuildLedger } from './rebuild/rebuild-ledger.js';
export {
  abandonMove,
  moveLedger,
  type MoveOutcome,
  type MoveRequest,
  type MovingCell,
} from './move/move-ledger.js';
export { repairableLedgers, repairLedger, type LedgerRepair } from './repair/repair-ledger.js';
export { recoverKey } from './keys/recover-key.js';
export { allowLostKeyReplacement } from './keys/replace-key.js';
export type { AllowedReplacement, KeyProposal } from '@docket/store';
export {
  CERTIFICATE_FORMATS,
  CERTIFICATE_MEDIA_TYPES,
  ErasureCertificates,
  type CertificateFormat,
} from './erasure/certificates.js';
export { Erasures, type ErasureRead, type ErasureWish } from './erasure/erasures.js';
export type { ErasurePreview } from './erasure/request-room.js';
export { Recording, type Recorded, type RecordRequest } from './recording/recording.js';
export type { Activity } from '@docket/store';
export { readMoment } from './search/moment.js';
export { LineSearch, type PrincipalAt } from './search/line-search.js';
export { Search, type DecisionsRequest, type ListedDecision } from './search/search.js';
export { type SeenAnswer, SeenFromOutside } from './seen/seen-from-outside.js';
export {
  SESSION_TIMES,
  type Enrolment,
  type LocalPerson,
  type Session,
  type SignedInPerson,
} from '@docket/store';
export {
  LocalSignIn,
  type PersonRequest,
  type PersonWithAudits,
} from './sessions/local-sign-in.js';
export { PASSPHRASE_LENGTH } from './sessions/passphrase.js';
export { PersonSessions, type SessionCaller } from './sessions/person-sessions.js';
export { Rounds } from './rounds.js';
export { ServiceError, type ServiceErrorCode } from './service-error.js';
export { ServiceModule } from './service.module.js';
export {
  ANSWER_TIME_MS,
  EXPORT_LIMITS,
  PROCESS_ROLES,
  type CellLinks,
  type ExportLimits,
  type ProcessRole,
  type Sealing,
  type SelfVerifying,
  type TimeStamping,
  type Sinking,
  type Witnessing,
} from './settings.js';
export { openSealing, SealError, type SealSource } from './seals/open-sealing.js';
export { readDatabase } from './verification/read-database.js';
export {
  VerificationRuns,
  type Depth,
  type VerificationRun,
} from './verification/verification-runs.js';
export { verifyDatabase, type VerifyDatabaseOptions } from './verification/verify-database.js';
export { Sink } from './sinks/sink.js';
export { parseHeaders } from './sinks/sink-client.js';
export { openWitness } from './witnesses/open-witness.js';
export type { Witness, WitnessAnswer } from './witnesses/witness.js';
export {
  DECISION_QUERY_NAMES,
  DECISION_QUERY_VALUE_MAX,
  DECISION_QUERY_WORDS,
  readDecisionQuery,
  type DecisionQuery,
  type DecisionQueryName,
} from './search/decision-query.js';
export { CURRENCY_PATTERN, DECIMAL_PATTERN, readEffect } from './search/effect-query.js';
export { present } from './search/present.js';
export { VIEW_NAME_MAX, Views, type NamedView } from './views/views.js';
export { QuestionClaims } from './waiting/question-claims.js';
export { WaitingEscalations } from './waiting/waiting.js';
export type { ListedMessage, OutboxEndpoint, QuestionWork, WaitingEscalation } from '@docket/store';
export { DOCKET_VERSION } from './version.js';
export type { DiagnosisCheck } from './diagnosis/check.js';
export { diagnose, type DiagnosisRequest } from './diagnosis/diagnose.js';
export { diagnoseCells } from './diagnosis/diagnose-cells.js';
export {
  checkBeforeStart,
  checkStart,
  sentenceOf,
  StartRefused,
} from './diagnosis/start-checks.js';
export { SETTING_NAMES } from './diagnosis/setting-names.js';

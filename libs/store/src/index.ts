export { ApiKeys } from './api-keys.js';
export { recoverAdministratorKey } from './recovered-key.js';
export type { ApiKey, NewApiKey } from './api-keys.js';
export type { KeyHolder } from './key-holder.js';
export type { EndedKey } from './ended-key.js';
export { AppendFailed } from './append/append-failed.js';
export { WRITER_LIMITS } from './append/request-queue.js';
export type { WriterLimits } from './append/request-queue.js';
export type { AppendReceipt, ReceiptEntry } from './append/receipt.js';
export { digestRequest } from './append/submission.js';
export type { AppendSubmission } from './append/submission.js';
export { BATCH_SUBMISSIONS_MAX } from './batch-openings.js';
export type { BatchSubmission } from './batch-openings.js';
export { stoppedClock } from './clock.js';
export type { ClockRefusal } from './append/clock-refusals.js';
export { CheckpointService } from './checkpoint-service.js';
export { createDurably } from './durable-file.js';
export { KeptCheckpoints } from './kept-checkpoints.js';
export { KeptCosignatures } from './kept-cosignatures.js';
export { readPrivateFile } from './signing/private-file.js';
export { readSmallBytes, readSmallFile } from './small-file.js';
export type { IssuedCheckpoint } from './checkpoint-service.js';
export { openClient, sqlState } from './connections.js';
export { connectDatabase, Database, openDatabase } from './database.js';
export { DatabaseUnfit } from './database-unfit.js';
export type { DatabaseOptions } from './database.js';
export { readDatabaseAddresses } from './database-addresses.js';
export type { DatabaseAddresses } from './database-addresses.js';
export { readDeadlines } from './deadlines.js';
export { makeServerDirectory, startEmbeddedPostgres } from './embedded-postgres.js';
export type { EmbeddedPostgresOptions, EmbeddedPostgresServer } from './embedded-postgres.js';
export {
  ApiKeyEntity,
  BodyEntity,
  CheckpointEntity,
  DecisionEntity,
  EntryEntity,
  LedgerEntity,
  TileEntity,
} from './entities/index.js';
export { findAuthorRecords } from './author-records.js';
export { findCustodyRecords } from './exports/custody-records.js';
export type { CustodyRecords } from './exports/custody-records.js';
export { EXPORT_PART_BYTES, EXPORT_STATES } from './exports/export-job.js';
export type { ExportFile, ExportJob, ExportState } from './exports/export-job.js';
export { EXPORT_LEASE_S, ExportJobs, ExportLost } from './exports/export-jobs.js';
export type { NewExport } from './exports/export-jobs.js';
export { ExportFileChanged } from './exports/stored-file.js';
export { ExportTooLarge, ExportWriter } from './exports/export-writer.js';
export type { ExportAttempt } from './exports/export-writer.js';
export { EntryFinder } from './entry-finder.js';
export {
  ExpirySchedule,
  type ExpiryOutcome,
  type ExpiryState,
  type LastExpiry,
} from './erasure/expiry-schedule.js';
export { discloseEntry, ENTRIES_MAX, EntryReader } from './entry-reader.js';
export type { StoredSummary, StoredEntry, StoredRecord } from './entry-reader.js';
export { type AllowedReplacement, allowKeyReplacement } from './signing/allow-replacement.js';
export { KeyRotations } from './signing/key-rotation.js';
export type { KeyProposal } from './signing/key-rotation.js';
export { KeyVault, SigningKeyError } from './key-vault.js';
export { afterCreation, REGISTRY } from './ledger-creation.js';
export type { HeldAnswer, HeldQuestion, Holder } from './holder.js';
export { describeWentBack, type WentBack } from './known-heads.js';
export type { LedgerSuccession } from './ledger-maker.js';
export { LedgerService } from './ledger-service.js';
export type { LedgerServiceOptions } from './ledger-service-options.js';
export type { Ledger } from './ledger-service.js';
export { LedgerSizes } from './ledger-sizes.js';
export { LedgerMove, type MoveReason, type MoveStep } from './move/ledger-move.js';
export type { MoveCell } from './move/move-end.js';
export { isStandingStill, type LedgerStanding } from './move/standing.js';
export { migrate } from './migrate.js';
export type { MigrateOptions } from './migrate.js';
export { planMigration } from './migration-plan.js';
export type { MigrationStep } from './migration-plan.js';
export { DatabaseReader, databaseReader } from './read/database-reader.js';
export { presentLedgers } from './read/present-ledgers.js';
export type { StoredGenesis } from './read/present-ledgers.js';
export { adoptAdministrator, adoptRevocations } from './adopted-administrators.js';
export { alone, type SoleTurn } from './alone.js';
export { Snapshot } from './read/snapshot.js';
export type { StoredMaterial } from './read/database-reader.js';
export { EvidenceBeyondHead, repairDerived } from './repair/repair-derived.js';
export type { Repaired } from './repair/repair-derived.js';
export { rebuildProjections } from './rebuild.js';
export type { Rebuilt } from './rebuild.js';
export { RollbackWatch } from './rollback-watch.js';
export { StoreRefusal } from './refusal.js';
export type { RefusalDetails, RefusalProblem, StoreRefusalCode } from './refusal.js';
export type { AsOf } from './search/as-of.js';
export { HOW_TO_BE_LET_IN, isShutOut, WHY_SHUT_OUT } from './shut-out.js';
export { ActivityReader, type Activity } from './search/activity.js';
export {
  type ComparedShown,
  SHOWN_POSITIONS_MAX,
  ShownDecisions,
} from './search/shown-decisions.js';
export { CounterReader } from './search/counters.js';
export type { Counters, Counts, KindCounters } from './search/counters.js';
export { OTLP_ATTEMPTS_MAX, OtlpInbox, type OtlpRound } from './otlp/otlp-inbox.js';
export type { StagedRequest } from './otlp/staged-chunk.js';
export { listSetAside, retrySetAside, type SetAsideTrace } from './otlp/set-aside.js';
export {
  type DueReminder,
  type LedgerReminders,
  Reminders,
  type ReminderSchedule,
} from './outbox/reminders.js';
export type { EndpointSecrets } from './outbox/endpoint-vault.js';
export { ENDPOINTS_MAX, OutboxEndpoints, type OutboxEndpoint } from './outbox/outbox-endpoints.js';
export {
  Outbox,
  type SendingAttempt,
  type ListedMessage,
  type OutboxLease,
  type OutboxMessage,
} from './outbox/outbox.js';
export type { ToldEntry } from './outbox/told-entries.js';
export { AlertFinder, type ReadEarlier } from './alerts/alert-finder.js';
export type { FoundAlert } from './alerts/alert-firings.js';
export { ViewAlertFinder } from './alerts/view-alert-finder.js';
export {
  SEEN_KIND,
  SeenFindings,
  type DueLedger,
  type KeptFinding,
  type SeenProgress,
} from './seen/seen-findings.js';
export {
  ALERT_RULES_MAX,
  type AlertFiring,
  type AlertRule,
  AlertRules,
  type ListedAlertRule,
} from './alerts/alert-rules.js';
export type { OutboxEvent } from './outbox/add-messages.js';
export { SavedViews, VIEWS_MAX } from './views/saved-views.js';
export type { SavedView, ViewsOf } from './views/saved-views.js';
export { Claims } from './search/claims.js';
export type { Answerer, QuestionWork } from './search/claims.js';
export { OverdueFinder, type OpenQuestion, type OverduePage } from './search/overdue.js';
export { WaitingFinder } from './search/waiting.js';
export type { WaitingEscalation, WaitingList } from './search/waiting.js';
export { DecisionSearch } from './search/decision-search.js';
export type {
  FoundDecision,
  FoundPage,
  Match,
  Order,
  SearchPage,
} from './search/decision-search.js';
export type { DecisionFilters, EffectFilters } from './search/filters.js';
export { CATCH_UP_ENTRIES_MAX, SearchIndexer } from './search/search-indexer.js';
export type { IndexerOptions } from './search/search-indexer.js';
export { DOUBTS, OPEN_SECONDS_DEFAULT, SideEffectSearch } from './search/side-effect-search.js';
export type {
  Doubt,
  FoundSideEffect,
  SideEffectFilters,
  SideEffectPage,
} from './search/side-effect-search.js';
export { readQuery } from './search/words.js';
export type { WordQuery } from './search/words.js';
export { LocalPeople, newPersonId } from './sessions/local-people.js';
export type { Enrolment, LocalPerson } from './sessions/local-people.js';
export { People } from './sessions/people.js';
export { SessionSecret } from './sessions/session-secret.js';
export { RowSeals } from './signing/row-seal.js';
export { SESSION_TIMES, Sessions } from './sessions/sessions.js';
export type { NotBegun, Session, SignedInPerson } from './sessions/sessions.js';
export { StoreModule } from './store.module.js';
export type { StoreModuleOptions } from './store.module.js';
export { ProvenLog } from './proven-log.js';
export { TileReader } from './tile-reader.js';
export { unusableKeys } from './unusable-keys.js';
export { NotWritable } from './writable.js';
export type { NotWritableCode } from './writable.js';
export { readInstallation } from './figures/installation-figures.js';
export type { InstallationFigures } from './figures/installation-figures.js';
export type { PoolFigures } from './database.js';
export type { QueueFigures } from './append/request-queue.js';
export { APPEND_OUTCOMES, NO_OBSERVER } from './append/append-observer.js';
export type { AppendObserver, SubmissionTrace } from './append/append-observer.js';
export { examineDatabase } from './examination/examine-database.js';
export type {
  DatabaseAnswer,
  DatabaseFacts,
  ExaminedDatabase,
} from './examination/examine-database.js';
export { listPartitions, splitPartitions } from './partitions/split-partitions.js';
export type { Partition, TablePartitions } from './partitions/read-partitions.js';
export { movePartitions } from './partitions/move-partitions.js';

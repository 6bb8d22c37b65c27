export type { Directive, Policy, Reason, Role, SideEffectStatus } from '@docket/record';
export type { Traceparent } from './calling-trace.js';
export { DocketAdministration } from './administration.js';
export type {
  ApiKeySummary,
  AuditedDecisions,
  CreatedApiKey,
  RotatedApiKey,
  SuccessionWish,
  PersonEnrolment,
  PersonSummary,
  SigningKeySummary,
} from './administration.js';
export type { LedgersFound, LedgerSummary } from './ledgers-found.js';
export type {
  BatchAnswer,
  DecisionSummary,
  LedgerWriteAnswer,
  IncidentAnswer,
  PendingHandoff,
  PolicyInForce,
  PolicyProposed,
  Receipt,
  SideEffectSummary,
  SpooledAnswer,
  WriteAnswer,
} from './answer.js';
export { readAnchors, type LedgerAnchor, type LedgerAnchors } from './anchors.js';
export { DocketCheckpointKeys } from './checkpoint-keys.js';
export type { CheckpointKeyList, RecordedCheckpointKey } from './checkpoint-keys.js';
export { DocketExports } from './exports.js';
export type { BundleToExport, ExportSummary } from './exports.js';
export { DocketErasures } from './erasures.js';
export type {
  ErasureOutlook,
  ErasuresAndHolds,
  ErasureSummary,
  ExpiredToErase,
  SubjectToErase,
  ValuesToErase,
} from './erasures.js';
export { signPolicy, signRegistration } from './registrar.js';
export type { RegistrarSignature, WaitingRegistration } from './registrar.js';
export { DocketQuestions } from './questions.js';
export type {
  QuestionReference,
  QuestionReviewer,
  QuestionStanding,
  QuestionSummary,
  QuestionList,
} from './questions.js';
export { DocketViews } from './views.js';
export type { ViewSummary } from './views.js';
export { DocketWebhooks } from './webhooks.js';
export type { NewWebhook, WebhookMessage, WebhookSummary } from './webhooks.js';
export { FailedClosed } from './away.js';
export type { RetryPolicy } from './backoff.js';
export { DocketClient, type ProofFormat } from './client.js';
export type { BatchRecord } from './batch-records.js';
export type { AnswerWith, DocketClientOptions, OversightQuery } from './client.js';
export { Decision } from './decision.js';
export type { WriteOptions } from './decision.js';
export type { DossierRequest, ValueToWithhold, RedactionPreview } from './dossier-request.js';
export { hashPassage, retrieved, sourceDocument } from './lineage.js';
export type {
  Chunk,
  DocumentVersion,
  LineageReference,
  RetrievedPassage,
  RetrieverSearch,
  SourceDocument,
  Use,
} from './lineage.js';
export { CLIENT_ERRORS, ClientError, DocketError } from './client-error.js';
export type { ClientErrorCode, ClientErrorDefinition } from './client-error.js';
export { DocketProblem, DocketUnreachable, RequestFailed, UnexpectedAnswer } from './problem.js';
export type { FieldProblem, ProblemDetails } from './problem.js';
export { InvalidValue, toRecordJson } from './record-json.js';
export type { JsonLimits, JsonValue } from './record-json.js';
export type {
  Closing,
  Comment,
  DecisionOpening,
  Evaluation,
  GapReport,
  HandoffAcknowledgement,
  IncidentClosing,
  IncidentOpening,
  IncidentUpdate,
  JobCard,
  ObservationRecord,
  PolicyChange,
  PolicyProposal,
  Reconciliation,
  Review,
  SideEffectIntent,
  SideEffectTransition,
  SystemChange,
  WatchRecord,
} from './records.js';
export type { OnSetAside, ReplayReport } from './replay.js';
export { askFor, callTool } from './run/action.js';
export type { ChangingTool, ReadingTool, ToolAction, ToolKind, ToolUse } from './run/action.js';
export { AgentRun } from './run/agent-run.js';
export type { RunDefaults } from './run/agent-run.js';
export { AlreadyPerformed } from './run/guarded.js';
export type { GuardedCall, GuardedEffect } from './run/guarded.js';
export { importSigningKey, proveSigningKey } from './signing-key.js';
export type { SigningKey, ProvenSigningKey, SigningSecret } from './signing-key.js';
export { NotPerformed, NotReleased, OutcomeNotRecorded } from './side-effect.js';
export type { Performed, SideEffectOutcome } from './side-effect.js';
export { localId, SpoolError } from './spool.js';
export type {
  GivenIds,
  OutgoingRecord,
  SetAside,
  Spool,
  SpooledRecord,
  SpoolLoss,
} from './spool.js';
export type { SpoolStatus } from './spooling-recorder.js';
export type { TransportOptions } from './transport.js';
export type { WaitOptions } from './verdict.js';

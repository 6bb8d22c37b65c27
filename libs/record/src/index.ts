export { PROBLEMS_MAX } from './limits.js';
export { DEFAULT_POLICY, FOUNDING_POLICY, RULES_VERSION } from './policy.js';
export { weakenedBy } from './policy-weakness.js';
export type { BodyProblem, ProblemKeyword } from './problem.js';
export {
  CUSTODY_TYPES,
  type CustodyType,
  type DeclarationOf,
  type Directive,
  type Outcome,
  type Phase,
  type Policy,
  RECORD_TYPES,
  PERSON_ROLES,
  ROLES,
  type RecordBodies,
  type RecordType,
  type Role,
  type SchemaId,
  type Severity,
  type Stakes,
  type Verdict,
  VERDICTS,
  isRecordType,
} from './types.js';
export {
  type Author,
  type AuthorRole,
  DOCKET_ACTOR,
  DOCKET_AUTHOR,
  SIGN_INS,
  type SignIn,
} from './author.js';
export {
  type AttestationFault,
  attestationFault,
  AttestedBatches,
  batchFault,
  type ServerKey,
  takesAttestation,
} from './attestation.js';
export { type Place, placeOf } from './places.js';
export {
  type Validation,
  isKnownSchema,
  latestSchemaId,
  validateEntry,
  validateRecord,
} from './validate.js';
export {
  type RecordedBefore,
  type RecordedEntry,
  type Refusal,
  type RefusalCode,
  REFUSAL_CODES,
} from './gates/gate.js';
export { refuseReference, toolCallsIn } from './gates/reference-gate.js';
export { type Reference, referencesOf } from './references/references.js';
export type { ReferenceKind } from './references/table.js';
export { STAKES } from './gates/stakes.js';
export { PERMISSIONS } from './gates/permissions.js';
export {
  asksForSignature,
  refuseReviewSignature,
  type SignedEntry,
} from './gates/signature-gate.js';
export { refuseAgentSignature, type SignableEntry } from './gates/agent-signature-gate.js';
export {
  agentMessage,
  type RecordToSign,
  signingKeyFault,
  signingKeyId,
  signingKeyMessage,
  type SigningKeyToRegister,
  type SigningPublicKey,
} from './agent-signature.js';
export { type LedgerKeyFault, replacementFault, rotationFault } from './ledger-key.js';
export { gatewayUrl, traceUrl } from './trace-links.js';
export { requestedBody } from './requested-body.js';
export { inTrace, readTraceparent, type TraceContext, withoutTrace } from './trace-context.js';
export { passkeyChallenge, passkeyFault, type PasskeyToRegister } from './passkey-challenge.js';
export { reviewChallenge, type ReviewToSign } from './review-challenge.js';
export { refuseAfterClosing } from './gates/closing-gate.js';
export { refuseAuthor } from './gates/principal-gate.js';
export { SIDE_EFFECT_TRANSITIONS } from './gates/side-effect-gate.js';
export {
  BOARD_COLUMNS,
  type BoardColumn,
  type BoardPlace,
  DECISION_STATUSES,
  boardColumn,
  boardPlaces,
} from './fold/board.js';
export { mostAgreed, withYes, yesTo } from './fold/agreement.js';
export {
  type ActionMember,
  announcedBy,
  differencesOf,
  type Difference,
  isApproving,
  isCorrecting,
} from './fold/approvals.js';
export { type DecodedState, decodeState, encodeState } from './fold/codec.js';
export {
  type Consequence,
  type ConsequenceType,
  isConsequence,
  verdictDirective,
} from './fold/consequences.js';
export {
  type Decided,
  type DraftEntry,
  type EarlierUse,
  type RuleContext,
  type Submission,
  decide,
  decideDeadline,
  decideRefusedAttempt,
  decideRefusedKey,
  refusedByStatus,
} from './fold/decide.js';
export { evolve } from './fold/evolve.js';
export {
  type LedgerDecided,
  type LedgerFinding,
  decideLedger,
  replayLedgerCheck,
} from './fold/decide-ledger.js';
export { carriedFault } from './fold/carried.js';
export { OPEN_INCIDENTS_MAX, type OpenIncident } from './fold/incidents.js';
export {
  type ClosedLedger,
  type KeyInForce,
  type LedgerEntry,
  type LedgerEntryOf,
  type LedgerState,
  type Predecessor,
  type ProposedPolicy,
  type UnreadEntries,
  asksTwo,
  evolveLedger,
  passOver,
} from './fold/ledger.js';
export { heldBy, legalHold, type RequestedErasure } from './fold/erasures.js';
export { expiryOf, isExpired, retentionRules, shortestDays } from './fold/retention.js';
export {
  AUDIT_MS_MAX,
  type AuditScope,
  type AuditTerms,
  isInScope,
  SHOWN_WHOLE,
} from './audit-scope.js';
export {
  type AuthorFault,
  type Principals,
  type RegisteredPrincipal,
  NO_PRINCIPALS,
  authorFault,
  evolvePrincipals,
  isBefore,
  isConfirmed,
  isGood,
} from './fold/principals.js';
export { type Repeats, callCount, repeatsOf } from './fold/loop-calls.js';
export { type Reason, explainFinding, reasonsFor } from './fold/reasons.js';
export {
  DecisionReplay,
  type RuleFinding,
  type RuleFindingCode,
  replayCheck,
} from './fold/replay.js';
export { loopSignature, plainDecimal } from './fold/signature.js';
export {
  type DecisionCounters,
  type DecisionState,
  type FoldEntry,
  type FoldEntryOf,
  type Handoff,
  type LoopCalls,
  type OpenEscalation,
  STATE_LIMITS,
  STATE_VERSION,
  type SideEffectState,
  type SideEffectStatus,
  type Yes,
  findSideEffect,
  isOwnDecision,
  isAgentIn,
} from './fold/state.js';
export { policyMessage, registrationMessage, type VouchedRegistration } from './registrars.js';
export type { SeenComparison } from './seen/compare.js';
export type { SeenDifference } from './seen/differences.js';
export {
  type EffectPlace,
  SEEN_FINDING_CODES,
  type SeenFinding,
  type SeenFindingCode,
  seenFindings,
  SEEN_DISAGREEMENT_CODES,
} from './seen/findings.js';
export { type SeenBy, SEEN_WITHIN_MS } from './seen/match.js';
export {
  type ClockRefusalEntry,
  type DecisionCourse,
  isRefusedMeanwhile,
} from './clock-refusals.js';
export { isSeenType, type SeenEntry, SeenFold } from './seen/seen-fold.js';
export { PHASE_TRANSITIONS } from './rules/phases.js';
export { RULE_NAMES, type RuleName, isRuleName } from './rules/index.js';

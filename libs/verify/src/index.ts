export { readKeptCheckpoint } from './kept-checkpoint.js';
export type { CheckedEntry } from './checked-entry.js';
export { type Finding, FINDING_CODES, type FindingCode, type FindingKind } from './finding.js';
export {
  type EntriesOptions,
  type EntryColumns,
  type EntryMaterial,
  type InstallationCheck,
  type LedgerReader,
  type Projections,
  ReaderError,
  type SourceDescription,
  type StoredBody,
  type StoredDecision,
  type StoredHead,
  type StoredIdempotencyKey,
  type StoredLedger,
  type StoredTile,
} from './reader.js';
export {
  CHECK_NAMES,
  type CheckName,
  type CheckResult,
  type CheckState,
  encodeKey,
  encodeReport,
  type MadeCheck,
  madeChecks,
  type VerificationReport,
} from './report.js';
export { type EarlierReading, type Keeping, KeptStateError } from './keeping/keeping.js';
export type { Progress, VerifyOptions, VerifyWorkers } from './options.js';
export {
  type Installation,
  installationCheck,
  type PresentLedger,
  registrationOf,
} from './registry.js';
export { type ExportClaim, exportClaimOf } from './checks/export-record.js';
export { type CommittedRecords, commitRecords, type ToldRecord } from './checks/ledger-records.js';
export type { Seam } from './checks/succession.js';
export type { HeldReceipts, KeptReceipt } from './checks/receipts.js';
export { verify } from './verify.js';
export { replacedKeyLimits } from './limits.js';
export {
  encodeEntryProof,
  type EntryProofReport,
  isProofFile,
  verifyProofFile,
} from './proof-file.js';
export {
  encodeErasureProof,
  type ErasureProofReport,
  type ProvedErasure,
  verifyErasure,
} from './erasure-proof.js';
export { encodeGrowth, type GrowthReport, type GrowthSource, verifyGrowth } from './growth.js';
export { runVerifyTask, type VerifyTask, type VerifyTaskResult } from './task.js';
export { type EvidenceEntry, type EvidenceDocument, evidenceReader } from './readers/evidence.js';
export {
  type Fetch,
  type FetchResponse,
  httpGrowthSource,
  httpReader,
  type HttpReaderOptions,
} from './readers/http.js';
export {
  DOCUMENT_BYTES_MAX,
  EVIDENCE_FORMAT,
  evidenceOf,
  fileReader,
  formatOf,
  parseFile,
} from './readers/file.js';
export {
  BAG_FINDING_CODES,
  type BagCheck,
  type BagFinding,
  type BagFindingCode,
  type BagSource,
  checkBag,
} from './bag.js';
export { isBagPath, requireDistinct } from './bag-paths.js';
export {
  describeSelection,
  isSelected,
  readSelection,
  type SelectedPart,
  SELECTED_DECISIONS_MAX,
  type Selection,
} from './selection.js';
export { RecordsOfSelection } from './selected-records.js';
export type { HiddenBasis, Withheld } from './withheld.js';
export { toDisclosure } from './checks/content.js';
export { readReceipts } from './readers/receipts.js';
export { type KnownPeople, readKnownPeople } from './readers/people.js';
export { isLedgerFile, LEDGER_FILE_FORMAT, ledgerFileReader } from './readers/ledger-file.js';
export type { Attestation, AttestedCheckpoint } from './attestations/attestation.js';
export type { WitnessedCheckpoint } from './attestations/cosignature/quorum.js';
export type {
  TimeStampChecker,
  TimeStampFault,
  TimeStampOutcome,
} from './attestations/time-stamp/time-stamp.js';
export type { DocumentSeal, SealFault, SealTime, SealTrust } from './seal/document-seal.js';
export {
  describeQuorum,
  encodeWitnessPolicy,
  meetsQuorum,
  parseWitnessPolicy,
  PolicyError,
  type PolicyWitness,
  type WitnessPolicy,
} from './attestations/cosignature/witness-policy.js';

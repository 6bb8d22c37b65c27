export {
  buildDossier,
  checkDossier,
  recordFindings,
  statementsOf,
  verifyDossier,
  decodeDossier,
  DossierError,
  encodeDossier,
  type DossierCheck,
  type DossierDifference,
  type DossierOptions,
} from './dossier.js';
export { disagreeing, evaluationVerdict } from './model/evaluation-verdicts.js';
export { checkPdf, extractDossier } from './extract.js';
export { sealPdf } from './pages/append-signature.js';
export type { PdfCheck } from './pages/check.js';
export { rendererHere } from './pdf/edition.js';
export { ATTACHMENT_NAME } from './pdf/draw.js';
export {
  renderPdf,
  renderVolumes,
  VOLUME_PAGES_MAX,
  type Volume,
  type VolumeOptions,
} from './pdf/render.js';
export {
  NARRATIVE_TEMPLATE,
  SUMMARY_WORDS_MAX,
  summaryClauses,
  wordCount,
} from './narrative/compose.js';
export { narrativeText, storyText } from './narrative/print-clauses.js';
export {
  PLACES_MAX,
  planRedaction,
  redactEvidence,
  RedactionError,
  type PlaceToWithhold,
  type RedactionPlan,
  type RedactionRequest,
} from './variants/redact.js';
export { isUnavoidable, type Residue, type WithheldPlace } from './variants/places.js';
export {
  findProfile,
  PROFILE_REFERENCES,
  profileReference,
  PROFILES,
  SUBJECT_PROFILE,
  type Profile,
} from './variants/profiles.js';
export {
  meaningOf,
  REASON_CODES,
  STATED_REASON_CODES,
  type ReasonCode,
} from './variants/reasons.js';
export { FRAMEWORKS, LEGAL_BASIS, LEGAL_BASES } from './legal-basis/select.js';
export { LEGAL_BASIS_SCHEMA, type LegalBasis } from './legal-basis/schema.js';
export { CHECK_IDS, type CheckId } from './model/check-ids.js';
export {
  DOSSIER_FORMAT,
  DOSSIER_SCHEMA,
  type Clause,
  type Contact,
  type Explanation,
  type Dossier,
  type DossierModel,
  type EntryEvidence,
  type Evidence,
  type Fact,
  type FactState,
  type Issue,
  type Locale,
  type Narrative,
  type Variant,
} from './schema/index.js';
export {
  buildOversightReport,
  checkOversightReport,
  decodeOversightReport,
  encodeOversightReport,
  isOversightReport,
  type OversightCheck,
  type OversightOptions,
} from './period/report.js';
export { PERIOD_LIMITS } from './period/limits.js';
export { sampleDigest } from './period/sample.js';
export { OVERSIGHT_REPORT_SCHEMA, REPORT_FORMAT, type OversightReport } from './period/schema.js';
export { reportCsv, reportCsvFiles, reportCsvTable } from './period/csv.js';
export {
  checkOversightPdf,
  extractOversightReport,
  renderOversightPdf,
  REPORT_ATTACHMENT,
} from './period/pdf/render.js';
export {
  FEEDBACK_FORMATS,
  formatFeedback,
  hollowItem,
  type FeedbackFormat,
} from './feedback/formats.js';
export { feedbackOf, type Feedback, type FeedbackFilter } from './feedback/lines.js';
export {
  checkCertificate,
  concealRest,
  decodeCertificate,
  encodeCertificate,
  isCertificate,
  isShownOfHold,
  makeCertificate,
  type CertificateCheck,
} from './erasure/certificate.js';
export { checkCertificatePdf, extractCertificate, renderCertificatePdf } from './erasure/render.js';
export {
  CERTIFICATE_FORMAT,
  type CertificateIssue,
  type ErasureCertificate,
} from './erasure/schema.js';

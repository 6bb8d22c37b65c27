export {
  makeDossier,
  type DossierAnswer,
  type DossierFile,
  type DossierFormat,
  type DossierJob,
  type RedactionRefusal,
} from './dossier/make-dossier.js';
export {
  writeLedgerFile,
  type LedgerFileJob,
  type WrittenFile,
} from './exports/write-ledger-file.js';
export { encodeLine } from './log/entry-line.js';
export {
  makeOversightReport,
  type OversightFile,
  type OversightFormat,
  type OversightJob,
} from './oversight/make-oversight-report.js';
export type { Principal } from './principal.js';
export {
  ServiceError,
  type RequestPlace,
  type ServiceErrorCode,
  type ServiceErrorDetails,
} from './service-error.js';

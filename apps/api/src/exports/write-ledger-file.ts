export { writeLedgerFile, type LedgerFileJob, type WrittenFile } from '@docket/service';

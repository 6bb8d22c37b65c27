export {
  makeOversightReport,
  type OversightFile,
  type OversightFormat,
  type OversightJob,
} from '@docket/service';

export { makeOversightReport, type OversightFile, type OversightJob } from '@docket/service';

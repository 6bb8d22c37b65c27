export { cutText, cutTexts, fitBody, fitsLedger, visibleText } from './fit.js';
export { agentSight } from './observed/agentsight.js';
export { cloudEvents, mapCloudEvent } from './observed/cloud-events.js';
export type { Mapped, SourceChoices, SourceFormat } from './observed/event.js';
export { pgaudit } from './observed/pgaudit.js';
export { fitRecord, type FittedRecord, type ImportedRecord } from './imported-record.js';
export { textOfAnswer } from './otlp/answer-text.js';
export type { OtlpLog, OtlpSpan } from './otlp/items.js';
export { OTLP_LIMITS } from './otlp/limits.js';
export { mapTrace, type MappedDecision } from './otlp/map-trace.js';
export { MAPPING_VERSION } from './otlp/conventions.js';
export { OtlpError } from './otlp/otlp-error.js';
export { type OtlpEncoding, readLogs, readSpans } from './otlp/read-request.js';
export {
  ItemGathering,
  sortByTrace,
  type OtlpRoundItems,
  type OtlpSignal,
} from './otlp/trace-chunks.js';

export { BODY_BYTES_MAX, BODY_DEPTH_MAX, BODY_VALUES_MAX, PROBLEMS_MAX } from './limits.js';
export { DEFAULT_POLICY, RULES_VERSION } from './policy.js';
export type { Problem } from './problem.js';
export {
  type Directive,
  type Outcome,
  type Phase,
  type Policy,
  RECORD_TYPES,
  ROLES,
  type RecordBodies,
  type RecordType,
  type Role,
  type SchemaId,
  type Stakes,
  type Verdict,
  isRecordType,
} from './types.js';
export { SCHEMAS, type Validation, latestSchema, validateEntry, validateRecord } from './validate.js';

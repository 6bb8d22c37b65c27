/**
 * The record schemas as data, and what is derived from them: for documents, for OpenAPI and for whoever
 * walks a schema. Apart from the rest, because what checks or folds records in a browser needs none of it.
 */
export {
  type MemberOf,
  type MemberName,
  OMITTED,
  type OmittedOf,
  type ShownOf,
  WITHHELD,
  memberNames,
  membersOf,
} from './members.js';
export { erasablePointers } from './erasable.js';
export { PLAIN_LINE, PLAIN_TEXT } from './visible.js';
export { SCHEMAS, latestSchema, publishedSchema } from './published-schemas.js';

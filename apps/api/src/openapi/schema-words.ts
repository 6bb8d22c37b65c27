import type { JsonObject } from '@docket/chain';
import { PLAIN_LINE, PLAIN_TEXT } from '@docket/record/schemas';
import type { JsonSchema } from './operation.js';

/** The words that the API's own schemas are written in. */

export const string = (description: string, more: JsonObject = {}): JsonSchema => ({
  type: 'string',
  description,
  ...more,
});
/** A line that is shown as it is: a label. At most `max` Unicode code points. */
export const labelLine = (max: number, description: string): JsonSchema =>
  string(description, { ...PLAIN_LINE, maxLength: max });
/** As `labelLine`, of several lines: a note that is no record. */
export const labelText = (max: number, description: string): JsonSchema =>
  string(description, { ...PLAIN_TEXT, maxLength: max });
export const integer = (description: string): JsonSchema => ({
  type: 'integer',
  minimum: 0,
  description,
});
export const array = (items: JsonSchema, description: string): JsonSchema => ({
  type: 'array',
  items,
  description,
});
export const object = (
  properties: { [name: string]: JsonSchema },
  optional: string[] = [],
  more: JsonObject = {},
): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  ...more,
});
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

import type { Json } from '@docket/chain';
import { visibleText } from '../fit.js';

/** A value as a text that shows something; numbers in digits. */
export function attributeText(value: Json | undefined): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? visibleText(value) : undefined;
}

import type { Json } from '@docket/chain';
import { told } from '../words/index.js';

/** Characters of a value that are shown: the entry holds it whole. */
const VALUE_MAX = 200;

/** A recorded value in one line: text in quotation marks, and what is none without, so that null is not the word. */
export function valueInWords(value: Json): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean')
    return JSON.stringify(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const characters = [...text];
  const cut = characters.slice(0, VALUE_MAX).join('');
  return told.value.quote(characters.length > VALUE_MAX ? `${cut}…` : cut);
}

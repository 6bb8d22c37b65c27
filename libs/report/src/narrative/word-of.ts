import { quoteText, type QuotationMarks, type Told } from './told.js';

/** The word for a name of a closed list; a name that a newer writer used is quoted as it is recorded. */
export function wordIn(
  table: Readonly<Record<string, Told>>,
  name: string,
  marks: QuotationMarks,
): Told {
  return (Object.hasOwn(table, name) ? table[name] : undefined) ?? quoteText(name, marks);
}

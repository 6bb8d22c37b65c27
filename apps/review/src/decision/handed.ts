import type { SeenDecision } from '../question/seen.js';

type CustodyEvent = SeenDecision['model']['custody']['events'][number];

/** What the record of an export says of the copy; what it does not say is not known. */
type CopyFacts = { readonly [Name in CopyMember]?: string };
type CopyMember = (typeof COPY_MEMBERS)[number];
const COPY_MEMBERS = ['variant', 'profile', 'format', 'locale', 'recipient'] as const;

/** Something left: a copy by itself, reads by the same person one after the other together. */
export interface HandedRow {
  /** The last of them. */
  event: CustodyEvent;
  /** When the first of them was. */
  since: string;
  times: number;
  isCopy: boolean;
  copy: CopyFacts;
  /** Of all of them. */
  marks: readonly string[];
}

type NeededEntry = Pick<SeenDecision['entries'][number], 'mark' | 'body' | 'trusted' | 'hidden'>;
interface Needed {
  entries: readonly NeededEntry[];
  model: { custody: { events: readonly CustodyEvent[] } };
}

/**
 * handedRows lists who was handed what, the newest first. Pure.
 * @param exported what an export is called: records of the ledger say what they are in words only.
 */
export function handedRows({ entries, model }: Needed, exported: string): HandedRow[] {
  const byMark = new Map(entries.map((entry) => [entry.mark, entry]));
  const rows: HandedRow[] = [];
  for (const event of model.custody.events) {
    const entry = byMark.get(event.evidence[0] ?? '');
    const isCopy = event.event.startsWith(exported);
    const last = rows.at(-1);
    if (!isCopy && last !== undefined && isSameReading(last, event)) {
      const marks = [...last.marks, ...event.evidence];
      rows[rows.length - 1] = { ...last, event, times: last.times + 1, marks };
      continue;
    }
    const copy = isCopy && entry !== undefined ? copyFacts(entry) : {};
    rows.push({ event, since: event.at, times: 1, isCopy, copy, marks: event.evidence });
  }
  return rows.toReversed();
}

/** By the same, of the same, for the same: they differ in when only. */
function isSameReading({ event: last, isCopy }: HandedRow, event: CustodyEvent): boolean {
  const what = ({ actor, event: told, kind, scope, role, purpose }: CustodyEvent): string =>
    JSON.stringify([actor, told, kind, scope, role.text, purpose.text]);
  return !isCopy && what(last) === what(event);
}

/** Of an entry that does not verify, and of what is withheld, nothing. */
function copyFacts({ body, trusted, hidden }: NeededEntry): CopyFacts {
  if (!trusted || typeof body !== 'object' || body === null || Array.isArray(body)) return {};
  return Object.fromEntries(
    COPY_MEMBERS.flatMap((name) => {
      const value = body[name];
      return typeof value === 'string' && !hidden.has(`/${name}`) ? [[name, value]] : [];
    }),
  );
}

import { isJsonObject, type Json, type JsonObject } from '@docket/chain';

/**
 * Which decisions of a ledger a file discloses: those opened in a period, `opened_to` not included, or those that are
 * named. Of the others it has the leaves only, and so it may have of records outside decisions that belong to them.
 */
export type Selection =
  | { opened_from: string; opened_to?: string }
  | { opened_from?: string; opened_to: string }
  | { decisions: readonly string[] };

/** Most decisions that are named. */
export const SELECTED_DECISIONS_MAX = 500;

/** As leaves have it: texts of this form are in the order of time. */
const LEDGER_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ID_CHARACTERS_MAX = 128;

/** readSelection reads one; undefined for what is none. */
export function readSelection(value: Json): Selection | undefined {
  if (!isJsonObject(value)) return undefined;
  const { opened_from: from, opened_to: to, decisions, ...others } = value;
  if (Object.keys(others).length > 0) return undefined;
  if (decisions !== undefined) {
    const isPeriod = from !== undefined || to !== undefined;
    return !isPeriod && isListOfIds(decisions) ? { decisions } : undefined;
  }
  if (!isTime(from) || !isTime(to)) return undefined;
  if (from !== undefined && to !== undefined)
    return from < to ? { opened_from: from, opened_to: to } : undefined;
  if (from !== undefined) return { opened_from: from };
  return to === undefined ? undefined : { opened_to: to };
}

function isTime(value: Json | undefined): value is string | undefined {
  return value === undefined || (typeof value === 'string' && LEDGER_TIME.test(value));
}

function isListOfIds(value: Json): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= SELECTED_DECISIONS_MAX &&
    value.every((id) => typeof id === 'string' && id.length <= ID_CHARACTERS_MAX) &&
    new Set(value).size === value.length
  );
}

/** Whether a decision is chosen, by its first leaf: `time` is that leaf's. */
export function isSelected(selection: Selection, id: string, time: string): boolean {
  if ('decisions' in selection) return selection.decisions.includes(id);
  const { opened_from: from, opened_to: to } = selection;
  return (from === undefined || time >= from) && (to === undefined || time < to);
}

/** What a file that discloses some decisions is part of. */
export interface SelectedPart {
  selection: Selection;
  /** Decisions that are chosen, of those there are; and the same of entries, records outside decisions included. */
  chosen: number;
  decisions: number;
  disclosed: number;
  entries: number;
  /** Chosen decisions of which nothing is withheld or erased. */
  whole: number;
  /** Records outside decisions of which nothing is here. */
  withheldRecords: number;
}

/** The same with the names that it has on the wire. */
export function encodePart({ selection, withheldRecords, ...counts }: SelectedPart): JsonObject {
  return {
    ...('decisions' in selection ? { named: [...selection.decisions] } : selection),
    ...counts,
    withheld_records: withheldRecords,
  };
}

/** describeSelection says in words which decisions are chosen. */
export function describeSelection(selection: Selection): string {
  if ('decisions' in selection)
    return selection.decisions.length === 1
      ? 'the one decision that is named'
      : `the ${selection.decisions.length} decisions that are named`;
  const { opened_from: from, opened_to: to } = selection;
  const since = from === undefined ? '' : ` from ${from}`;
  return `decisions opened${since}${to === undefined ? '' : ` before ${to}`}`;
}

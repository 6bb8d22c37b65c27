/** What a clock refused: the entry that says so, and the database's clock at the first and the last refusal. */
export interface ClockRefusalEntry {
  seq: number;
  /** RFC 3339. Absent: it cannot be read. */
  first?: string | undefined;
  last?: string | undefined;
}

/** From where to where a decision is looked at. */
export interface DecisionCourse {
  /** Its first entry, and the time of it (RFC 3339). */
  seq: number;
  from: string;
  /** Absent: it is looked at as it is now. */
  until?: string | undefined;
}

/**
 * isRefusedMeanwhile says whether what a clock refused may have been about a decision: it is recorded behind the
 * opening, and neither were all of the refusals before that nor is the first of them later than what is looked at.
 * What cannot be read is not ruled out.
 */
export function isRefusedMeanwhile(
  { seq, first, last }: ClockRefusalEntry,
  { seq: opened, from, until }: DecisionCourse,
): boolean {
  return seq > opened && !isEarlier(last, from) && !isEarlier(until, first);
}

/** False where either is no time. */
const isEarlier = (one: string | undefined, other: string | undefined): boolean =>
  Date.parse(one ?? '') < Date.parse(other ?? '');

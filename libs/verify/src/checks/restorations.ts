import type { JsonObject, Leaf } from '@docket/chain';

/** An entry that says that the ledger was put back to an older state. Plain data. */
export interface Restoration {
  seq: number;
  /** Entries that were kept, and that there had been; absent: that is not shown. */
  kept?: number;
  lost?: number;
}

/** restorationOf gives what an entry says of it; undefined for any other entry. */
export function restorationOf(
  seq: number,
  { type, decision }: Leaf,
  body: JsonObject | undefined,
): Restoration | undefined {
  if (type !== 'ledger.restored' || decision !== undefined) return undefined;
  const { kept_size: kept, lost_size: lost } = body ?? {};
  if (typeof kept !== 'number' || typeof lost !== 'number') return { seq };
  return { seq, kept, lost };
}

/** What was there before is no part of what is verified: nothing is missing of what there is now, and that says so. */
export const restorationLimits = (restorations: readonly Restoration[]): string[] =>
  restorations.map(({ seq, kept, lost }) =>
    kept === undefined || lost === undefined
      ? `Entry ${seq} says that the ledger was put back to an older state, and does not show here how many entries were lost.`
      : `Entry ${seq} says that the ledger was put back to ${entries(kept)}, when it had had ${lost}: ${lost - kept === 1 ? `entry ${kept}` : `entries ${kept} to ${lost - 1}`} of then ${lost - kept === 1 ? 'is' : 'are'} not in it. Whoever keeps a checkpoint or a copy from before can show what ${lost - kept === 1 ? 'it was' : 'they were'}.`,
  );

const entries = (n: number): string => (n === 1 ? 'one entry' : `${n} entries`);

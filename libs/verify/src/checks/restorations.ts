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
  restorations.map((one) => `Entry ${one.seq} says that the ledger was put back to ${said(one)}`);

function said({ kept, lost }: Restoration): string {
  if (kept === undefined || lost === undefined)
    return 'an older state, and does not show here how many entries were lost.';
  const [gone, they] =
    lost - kept === 1
      ? [`entry ${kept} of then is`, 'it was']
      : [`entries ${kept} to ${lost - 1} of then are`, 'they were'];
  const left = kept === 1 ? 'one entry' : `${kept} entries`;
  return `${left}, when it had had ${lost}: ${gone} not in it. Whoever keeps a checkpoint or a copy from before can show what ${they}.`;
}

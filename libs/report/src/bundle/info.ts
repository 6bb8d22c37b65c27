import { describeSelection, type SelectedPart, type Selection } from '@docket/verify';
import { VIEWS_EDITION } from './views.js';

/** Of how much a bundle is how much. */
export type BundleCounts = Omit<SelectedPart, 'selection'>;

/** Where a bundle has its entries. */
export const BUNDLE_LEDGER = 'data/ledger.ndjson';
/** Which views it has: those of another edition cannot be compared. */
export const VIEWS_LABEL = 'Docket-Views';

/** What `bag-info.txt` says of a bundle that follows from its entries: label and value. */
export function bundleInfo(
  origin: string,
  { chosen, decisions, disclosed, entries }: BundleCounts,
  selection: Selection | undefined,
): [label: string, value: string][] {
  return [
    ['External-Identifier', `${origin} ${entries}`],
    [VIEWS_LABEL, VIEWS_EDITION],
    ['Docket-Part', selection === undefined ? 'the whole ledger' : describeSelection(selection)],
    ['Docket-Decisions-Disclosed', `${chosen} of ${decisions}`],
    ['Docket-Entries-Disclosed', `${disclosed} of ${entries}`],
  ];
}

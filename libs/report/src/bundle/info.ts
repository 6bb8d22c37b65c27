import { describeSelection, type SelectedPart, type Selection } from '@docket/verify';
import { VIEWS_EDITION } from './views.js';

/** Of how much a bundle is how much. */
export type BundleCounts = Pick<SelectedPart, 'chosen' | 'decisions' | 'disclosed' | 'entries'>;

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

/** Labels that bags of others have too, and a bundle as well. */
const BAG_LABELS = [
  'Bagging-Date',
  'Bag-Software-Agent',
  'Internal-Sender-Identifier',
  'Payload-Oxum',
];

/** Labels that no bundle has: each would be a statement that nothing here holds against the entries. */
export function foreignLabels(info: ReadonlyMap<string, string>): string[] {
  const own = bundleInfo('', { chosen: 0, decisions: 0, disclosed: 0, entries: 0 }, undefined);
  const known = new Set([...own.map(([label]) => label), ...BAG_LABELS]);
  return [...info.keys()].filter((label) => !known.has(label));
}

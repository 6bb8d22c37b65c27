import type { EntryMaterial } from '@docket/verify';
import { CSV_VIEWS, type CsvView } from './csv-views.js';
import { ProvDocument } from './prov.js';
import { tellEntry } from './bundled-entry.js';

/** Moves with whatever changes in the text of a view: another edition's cannot be compared. */
export const VIEWS_EDITION = '1';

/** Entries of one PROV document: it is held in memory while it is made. */
const PROV_ENTRIES = 5_000;

/** A file of a bundle that follows from the ledger's entries [from, to). */
export interface BundleView {
  /** Within the bundle, beginning with `data/`. */
  path: string;
  from: number;
  to: number;
  begin(): ViewText;
}

/** The text of a view in pieces, as entries come. */
interface ViewText {
  /** How it begins. */
  head: string;
  /**
   * Not checked: a view of entries that do not verify shows what is wrong with them.
   *
   * @throws LeafError
   */
  take(entry: EntryMaterial): string;
  /** How it ends. */
  end(): string;
}

/** The views of a ledger of `size` entries, in the order in which they stand. */
export function bundleViews(origin: string, size: number): BundleView[] {
  const tables = CSV_VIEWS.map((view) => ({
    path: `data/csv/${view.name}.csv`,
    from: 0,
    to: size,
    begin: () => tableOf(view),
  }));
  const documents: BundleView[] = [];
  for (let from = 0; from < size; from += PROV_ENTRIES) {
    documents.push({
      path: `data/prov/${String(from).padStart(10, '0')}.prov.json`,
      from,
      to: Math.min(size, from + PROV_ENTRIES),
      begin: () => documentOf(origin),
    });
  }
  return [...tables, ...documents];
}

function tableOf({ header, row }: CsvView): ViewText {
  return { head: header, take: (entry) => row(tellEntry(entry)) ?? '', end: () => '' };
}

function documentOf(origin: string): ViewText {
  const document = new ProvDocument(origin);
  return {
    head: '',
    take(entry) {
      document.take(tellEntry(entry));
      return '';
    },
    end: () => document.text(),
  };
}

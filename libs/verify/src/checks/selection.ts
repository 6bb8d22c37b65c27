import type { CheckedEntry } from '../checked-entry.js';
import type { Findings, FindingsOutcome } from '../finding.js';
import { isSelected, type SelectedPart, type Selection } from '../selection.js';

/** What a SelectionCheck has seen. */
export interface KeptSelection {
  chosen: ReadonlyMap<string, boolean>;
  cut: ReadonlySet<string>;
  counts: readonly [withheldRecords: number, entries: number, disclosed: number];
  findings: FindingsOutcome;
}

/**
 * Holds what a file discloses against what it says it discloses: of each decision that is chosen every entry, of no
 * other any. Leaves say which is which, so no entry of the selection can be kept back without being seen. Values that an
 * entry withholds are no finding, so it counts the decisions that are whole; and the records outside decisions that are
 * not here, since nothing in a leaf says which decisions these are of.
 */
export class SelectionCheck {
  readonly #chosen = new Map<string, boolean>();
  /** Chosen, and something is withheld, erased or damaged. */
  readonly #cut = new Set<string>();
  #withheldRecords = 0;
  #entries = 0;
  #disclosed = 0;

  constructor(
    readonly selection: Selection,
    readonly findings: Findings,
  ) {}

  kept(): KeptSelection {
    return {
      chosen: this.#chosen,
      cut: this.#cut,
      counts: [this.#withheldRecords, this.#entries, this.#disclosed],
      findings: this.findings.outcome(),
    };
  }

  takeKept({ chosen, cut, counts, findings }: KeptSelection): void {
    this.findings.takeAll(findings);
    for (const [id, isChosen] of chosen) this.#chosen.set(id, isChosen);
    for (const id of cut) this.#cut.add(id);
    [this.#withheldRecords, this.#entries, this.#disclosed] = counts;
  }

  /** Entries in order, of a decision from its first on: what is not is found by its chain. */
  take({ seq, leaf, body, isUndisclosed }: CheckedEntry): void {
    this.#entries++;
    if (isUndisclosed !== true) this.#disclosed++;
    if (leaf.decision === undefined) {
      if (isUndisclosed === true) this.#withheldRecords++;
      return;
    }
    const { id } = leaf.decision;
    const isChosen = this.#chosen.get(id) ?? isSelected(this.selection, id, leaf.time);
    this.#chosen.set(id, isChosen);
    if (isChosen && body === undefined) this.#cut.add(id);
    const at = { seq, decision: id };
    if (isChosen && isUndisclosed === true) {
      const message = `The content of entry ${seq} is not there, and its decision is one of those that the file says it discloses.`;
      this.findings.add('content_missing', message, at);
    } else if (!isChosen && isUndisclosed !== true) {
      const message = `The content of entry ${seq} is there, and its decision is none of those that the file says it discloses.`;
      this.findings.add('header_mismatch', message, { ...at, pointer: '/selection' });
    }
  }

  /** Once every entry was taken. */
  end(): SelectedPart {
    const { selection } = this;
    for (const id of 'decisions' in selection ? selection.decisions : []) {
      if (this.#chosen.has(id)) continue;
      const message =
        'The file says that it discloses a decision of which the ledger has no entry.';
      this.findings.add('decision_entries_missing', message, { decision: id });
    }
    const chosen = [...this.#chosen.values()].filter(Boolean).length;
    return {
      selection,
      chosen,
      decisions: this.#chosen.size,
      disclosed: this.#disclosed,
      entries: this.#entries,
      whole: chosen - this.#cut.size,
      withheldRecords: this.#withheldRecords,
    };
  }
}

import type { BatchAnswer } from '@docket/client';
import type { ImportedRecord } from '@docket/ingest';

/** How often a rule found something, and in which runs of the source. */
export interface RuleTally {
  rule: string;
  count: number;
  /** In the source's order. */
  runs: readonly number[];
}

/** What an import wrote, and what the ledger's rules made of it. */
export class ImportSummary {
  /** Records sent, and of those the ones that were in the ledger before. */
  records = 0;
  replayed = 0;
  /** Entries that Docket added because of new records: trip-wires and escalations. */
  added = 0;
  readonly #tripWires = new Map<string, Tally>();
  readonly #escalations = new Map<string, Tally>();

  add(_record: ImportedRecord, run: number, answer: BatchAnswer): void {
    this.records += 1;
    const consequences = answer.receipt.entries.slice(1);
    if (answer.replayed) this.replayed += 1;
    else this.added += consequences.length;
    if (consequences.length === 0) return;
    const times = (type: string): number =>
      consequences.filter((entry) => entry.type === type).length;
    // The reasons begin with those of the trip-wires that this very record set off.
    for (const { rule } of answer.reasons.slice(0, times('tripwire.tripped'))) {
      tally(this.#tripWires, rule, run);
    }
    // Escalations are numbered; those that this record opened are the newest.
    const open = answer.reasons
      .flatMap(({ rule, escalation_id: id }) =>
        id === undefined ? [] : [{ rule, number: numberOf(id) }],
      )
      .sort((a, b) => b.number - a.number);
    for (const { rule } of open.slice(0, times('escalation.opened'))) {
      tally(this.#escalations, rule, run);
    }
  }

  /** Trip-wires by rule, most frequent first. */
  get tripWires(): RuleTally[] {
    return sorted(this.#tripWires);
  }

  /** Escalations by the rule that opened them, most frequent first. */
  get escalations(): RuleTally[] {
    return sorted(this.#escalations);
  }
}

interface Tally {
  count: number;
  runs: Set<number>;
}

function tally(tallies: Map<string, Tally>, rule: string, run: number): void {
  const known = tallies.get(rule) ?? { count: 0, runs: new Set() };
  known.count += 1;
  known.runs.add(run);
  tallies.set(rule, known);
}

function sorted(tallies: ReadonlyMap<string, Tally>): RuleTally[] {
  return (
    [...tallies]
      // Batches are written at the same time, and answered in any order.
      .map(([rule, { count, runs }]) => ({ rule, count, runs: [...runs].sort((a, b) => a - b) }))
      .sort((a, b) => b.count - a.count || a.rule.localeCompare(b.rule))
  );
}

/** "esc-12" is the twelfth of its decision. */
function numberOf(escalationId: string): number {
  return Number(escalationId.slice('esc-'.length));
}

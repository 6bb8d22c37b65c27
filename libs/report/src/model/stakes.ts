import type { Fact } from '../schema/index.js';
import type { ModelContext } from './context.js';
import type { EntryView } from './entry.js';

/** Importers, and the mapping of telemetry, say of stakes that no source states who gave them. */
const ASSIGNED = ['/ext/import/assigned/stakes', '/ext/otlp/assigned/stakes'];

/** The stakes; of an import that they were given at import, where it says so. */
export function stakesFact({ facts, words }: ModelContext, opened: EntryView | undefined): Fact {
  const fact = facts.at(opened, '/stakes');
  const isAssigned = ASSIGNED.some((at) => facts.at(opened, at).state === 'recorded');
  return fact.state === 'recorded' && isAssigned
    ? { ...fact, text: words.imported.assigned(fact.text) }
    : fact;
}

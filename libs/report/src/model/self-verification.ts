import { joined, say } from '../narrative/told.js';
import type { Fact } from '../schema/index.js';
import type { ModelContext } from './context.js';
import { itemsAt, stringAt } from './entry.js';

/**
 * What the newest verification says that Docket made of the ledger by itself: a record like any other, and Docket's
 * word about itself.
 */
export function selfVerificationFact({ facts, words, ledgerRecords }: ModelContext): Fact {
  const entry = ledgerRecords.findLast(({ type }) => type === 'verification.recorded');
  const { selfVerification: told } = words.records;
  if (entry === undefined) return { ...facts.notRecorded(), text: told.none };
  const result = facts.at(entry, '/result');
  const depth = facts.at(entry, '/depth');
  const entries = facts.at(entry, '/entries');
  const untold = [result, depth, entries].find(({ state }) => state !== 'recorded');
  if (untold !== undefined) return untold;
  const findings = itemsAt(entry, '/findings').map(
    (at) => say`${facts.at(entry, `${at}/code`).text} (${facts.at(entry, `${at}/count`).text})`,
  );
  const at = facts.recorded(entry.time, [entry.mark]).text;
  const said = told.said({ result: result.text, depth: depth.text, entries: entries.text, at });
  const text = findings.length === 0 ? said : told.found(said, joined(findings, ', '));
  return facts.recorded(stringAt(entry, '/result') ?? null, [entry.mark], text);
}

import type { VerificationReport } from '@docket/verify';
import type { DossierModel, Fact } from '../schema/index.js';
import type { ModelContext } from './context.js';

/**
 * Which ledger this one continues, as entry 0 says it, and in which new work goes on, as the record says that closes this
 * one. What stands in either is not in the evidence.
 */
export function seamFacts(
  { facts, words, ledgerRecords }: ModelContext,
  { seam, findings }: Pick<VerificationReport, 'seam' | 'findings'>,
): Pick<DossierModel['integrity'], 'continues' | 'continued_in'> {
  const told = words.seam;
  const continues = (): Fact | undefined => {
    if (findings.some(({ code, seq }) => code === 'predecessor_invalid' && seq === 0))
      return {
        state: 'unverified',
        text: told.invalid,
        evidence: [],
        reason: 'predecessor_invalid',
      };
    if (seam === undefined) return undefined;
    const { origin, size } = seam.predecessor;
    const of = (value: string | number): Fact['text'] => facts.recorded(value, []).text;
    return facts.recorded(origin, [], told.continues(of(origin), of(size)));
  };
  const closing = ledgerRecords.find(({ type }) => type === 'ledger.closed');
  const successor = facts.at(closing, '/successor/origin');
  const goesOn = (): Fact =>
    successor.state === 'recorded'
      ? { ...successor, text: told.continuedIn(successor.text) }
      : successor;
  const before = continues();
  return {
    ...(before === undefined ? {} : { continues: before }),
    ...(closing === undefined ? {} : { continued_in: goesOn() }),
  };
}

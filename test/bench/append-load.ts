import type { Policy } from '@docket/record';
import { DEFAULT_POLICY } from '@docket/record';
import type { LedgerService, AppendSubmission } from '@docket/store';
import { makeCard } from './cards.js';
import { closedLoop } from './measure.js';
import type { Run } from './measure.js';

/** Cards of one decision before its writer opens the next: the length of a usual dossier. */
const CARDS_PER_DECISION = 30;

const AGENT = { actor: 'prn_bench', role: 'agent', via: 'api_key' } as const;

export const WHOLE_POLICY: Policy = { ...DEFAULT_POLICY, body_commitment: 'whole' };

export function openDecision(): AppendSubmission {
  const body = {
    agent: { id: 'refund-agent' },
    goal: 'Refund order 44812 in part',
    stakes: 'medium',
  };
  return { ...AGENT, type: 'decision.opened', body };
}

export function fileCard(decisionId: string, n: number): AppendSubmission {
  return { ...AGENT, type: 'job_card.filed', decisionId, body: makeCard(n) };
}

/** Writers that file single cards, each in a decision of its own. */
export async function appendCards(
  ledgers: LedgerService,
  ledgerOf: (writer: number) => string,
  writers: number,
  operations: number,
): Promise<Run> {
  const decisions: { id: string; cards: number }[] = [];
  return closedLoop(writers, operations, async (writer, n) => {
    const decision = decisions[writer];
    const ledger = ledgerOf(writer);
    if (decision === undefined || decision.cards === CARDS_PER_DECISION) {
      const { decisionId = '' } = await ledgers.append(ledger, openDecision());
      decisions[writer] = { id: decisionId, cards: 0 };
      return;
    }
    decision.cards += 1;
    await ledgers.append(ledger, fileCard(decision.id, n));
  });
}

/** Entries that one call of fillLedger appends. */
export const FILLED_AT_ONCE = 500;

/** A decision with its cards in two transactions: the fast way to a long ledger. */
export async function fillLedger(ledgers: LedgerService, ledger: string): Promise<void> {
  const { decisionId = '' } = await ledgers.append(ledger, openDecision());
  const cards = Array.from({ length: FILLED_AT_ONCE - 1 }, (_, n) => fileCard(decisionId, n));
  await ledgers.appendBatch(ledger, cards);
}

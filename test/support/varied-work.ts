import type { LedgerService, SearchIndexer } from '@docket/store';
import { AGENT, REVIEWER, card, closed, intent, opened } from './records.js';

export interface Workplace {
  ledgers: LedgerService;
  indexer: SearchIndexer;
}

/** A workload that reaches every table, with a look at the index after every so many records. */
export async function work(
  { ledgers, indexer }: Workplace,
  { ledger, seed, decisions }: { ledger: string; seed: number; decisions: number },
): Promise<void> {
  const { ledgerNo } = await ledgers.getLedger(ledger);
  const pick = picker(seed);
  for (let i = 0; i < decisions; i += 1) {
    const { decisionId: id = '' } = await ledgers.append(ledger, {
      ...opened({
        stakes: pick(['low', 'medium', 'high', 'critical']),
        agent: { id: pick(['refund-agent', 'claims-agent']) },
        ...(pick([true, false]) ? { subject_ref: pick(['sub-1', 'sub-2']) } : {}),
      }),
      actor: pick(['prn_agent', 'prn_other']),
    });
    for (let n = pick([0, 1, 4]); n > 0; n -= 1) {
      const lineage = [
        {
          role: pick(['cited', 'decisive']),
          document_id: pick(['refund-policy', 'terms']),
          version: pick(['3.0', '3.1', null]),
          chunk: { id: pick(['11', '12']), section: '4.2' },
        },
        { role: 'input', document_id: 'ticket', version: null },
      ];
      const tool_calls = [{ tool_name: 'search', arguments: { q: 'policy' } }];
      const rationale = pick(['receipt found', 'no receipt', 'Beleg fehlt']);
      const current_phase = pick(['PLANNING', 'EXECUTING', 'BLOCKED', 'ESCALATING', 'DONE']);
      const body = { lineage, tool_calls, rationale, current_phase, reason_blocked: 'waits' };
      const needs_human = pick([true, false, false, false]);
      await ledgers.append(ledger, card(id, { ...body, needs_human })).catch(ignoreRefusal);
      if (pick([true, false])) await indexer.catchUp(ledgerNo, pick([1, 3, 50]));
    }
    await ledgers
      .append(ledger, {
        ...REVIEWER,
        type: 'review.recorded',
        decisionId: id,
        body: { verdict: 'approve', reason: 'Looked at it', as_of: 0 },
      })
      .catch(ignoreRefusal);
    await act(ledgers, { ledger, decisionId: id, key: `${ledger}-${i}` }, pick);
    if (pick([true, false])) await ledgers.append(ledger, closed(id)).catch(ignoreRefusal);
    if (pick([true, false])) await indexer.catchUp(ledgerNo, pick([2, 10]));
  }
}

async function act(
  ledgers: LedgerService,
  { ledger, decisionId, key }: { ledger: string; decisionId: string; key: string },
  pick: ReturnType<typeof picker>,
): Promise<void> {
  const target = { system: pick(['payments', 'mail']), resource: `order/${pick([1, 2])}` };
  const amount = pick([true, false]) ? { amount: { value: '25.00', currency: 'EUR' } } : {};
  const registered = await ledgers
    .append(ledger, intent(decisionId, key, { target, ...amount }))
    .catch(ignoreRefusal);
  if (registered === undefined) return;
  const side_effect_id = registered.sideEffectId ?? '';
  for (const state of pick([[], ['executing'], ['executed'], ['executing', 'outcome_unknown']])) {
    const type = `side_effect.${state as 'executing' | 'executed' | 'outcome_unknown'}` as const;
    await ledgers.append(ledger, { ...AGENT, type, decisionId, body: { side_effect_id } });
  }
}

/** Picks at random, the same for the same seed (mulberry32). */
function picker(seed: number): <Item>(items: readonly Item[]) => Item {
  let state = seed;
  return <Item>(items: readonly Item[]): Item => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const fraction = ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
    return items[Math.floor(fraction * items.length)] as Item;
  };
}

/** Held and closed decisions refuse some records: the workload goes on. */
function ignoreRefusal(error: unknown): undefined {
  if (error instanceof Error && error.name === 'StoreRefusal') return undefined;
  throw error;
}

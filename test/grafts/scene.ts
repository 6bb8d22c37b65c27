import { DocketClient, sourceDocument } from '@docket/client';
import { DocketAgent } from '@docket/client/node';
import type { EffectMap } from '@docket/grafts';
import type { DocketServer } from '../support/docket-server.js';
import { readSubmitted } from '../client-spool/entries.js';

/** A ledger with an agent that looks a policy up and pays. What was really paid is in `paid`. */
export async function scene(server: DocketServer, ledger: string) {
  const { client, createKey } = await server.createLedger(ledger);
  const agent = new DocketClient({
    url: server.url,
    apiKey: await createKey('agent'),
    ledger,
    retry: { attemptsMax: 1 },
  });
  const auditor = await createKey('auditor');
  const docket = new DocketAgent(agent, { agent: { id: 'refund-agent' }, confidence: 0.9 });
  const paid: string[] = [];
  /** A reviewer answers what is open. */
  const answer = async (decisionId: string, verdict: 'approve' | 'reject') => {
    const decision = (await client('reviewer')).existing(decisionId);
    const { reasons } = await decision.read();
    const escalation = reasons[0]?.escalation_id;
    if (escalation === undefined) throw new Error('nothing waits for a reviewer');
    await decision.review({
      verdict,
      reason: 'the order was looked at',
      escalation_id: escalation,
    });
  };
  const all = () => readSubmitted(server.url, ledger, auditor);
  const entries = async (decisionId: string) =>
    (await all()).filter(({ decision }) => decision === decisionId);
  /** The decision that was opened last. */
  const newest = async (): Promise<string> => {
    const opened = (await all()).filter(({ type }) => type === 'decision.opened');
    return opened.at(-1)!.decision!;
  };
  /** Resolves when a change is under way: whoever began it may be killed from then on. */
  const underWay = async (): Promise<void> => {
    while (!(await all()).some(({ type }) => type === 'side_effect.executing'))
      await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { docket, paid, answer, entries, newest, underWay };
}

/** What a model is told of a change that another process began, and did not report. */
export const BEGUN_BEFORE =
  'Docket: not performed again. The ledger says of this action: executing.';

export type Scene = Awaited<ReturnType<typeof scene>>;

const POLICY = sourceDocument({ document_id: 'refund-policy', version: '3.1' });

/** What the tools of all specs do to the world. */
export const EFFECTS: EffectMap = {
  search_policy: { effect: 'read', lineage: () => [POLICY.decisive({ section: '4.2' })] },
  issue_refund: {
    effect: 'external',
    action: ({ order, value }) => ({
      target: { system: 'payments', resource: String(order) },
      owner: 'finance',
      amount: { value: String(value), currency: 'EUR' },
    }),
  },
};

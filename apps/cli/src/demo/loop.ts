import { NotReleased, type Decision, type Reason, type WriteAnswer } from '@docket/client';
import * as records from './loop-records.js';
import { DemoFailure, must, mustEqual, type Narrator } from './narrator.js';
import type { Players } from './stage.js';
import { mustHaveAdded, seqNote } from './write-note.js';

/** Decision b: an agent that repeats itself is stopped by the ledger, and a human ends it. */
export async function playLoop(narrator: Narrator, stage: Players): Promise<string> {
  const { decision, tripped } = await playOpenLoop(narrator, stage);
  await tryToActAnyway(narrator, decision);
  await endByReview(narrator, stage, decision.id, tripped);
  return decision.id;
}

/** The same, as far as to where a human is asked. */
export async function playOpenLoop(
  narrator: Narrator,
  stage: Players,
): Promise<{ decision: Decision; tripped: Reason }> {
  narrator.quote(`“${records.loopOpening.request ?? ''}”`);
  const decision = await stage.client('reconciler').decision(records.loopOpening);
  for (const attempt of [1, 2]) {
    await narrator.step('agent', `calls 2 tools, learns nothing, attempt ${attempt}`, async () =>
      seqNote(await decision.jobCard(records.repeatedCard(attempt)), 'proceed'),
    );
  }
  const tripped = await tripTheWire(narrator, decision);
  narrator.quote(tripped.message);
  return { decision, tripped };
}

async function tripTheWire(narrator: Narrator, decision: Decision): Promise<Reason> {
  let answer: WriteAnswer | undefined;
  await narrator.step('agent', 'calls them a third time; says it is no loop', async () => {
    answer = await decision.jobCard(records.repeatedCard(3));
    return seqNote(answer);
  });
  const reason = answer?.reasons.find((item) => item.rule === 'loop');
  await narrator.step('docket', 'counts: trips, answers “stop”, escalates', async () => {
    must(answer !== undefined, 'The third card was answered');
    mustEqual(answer.directive, 'stop', 'Directive at the third identical pair');
    mustHaveAdded(answer, 'tripwire.tripped');
    mustHaveAdded(answer, 'escalation.opened');
    must(reason?.escalation_id !== undefined, 'The answer names the loop rule and its escalation');
    return answer.receipt.entries
      .slice(1)
      .map((entry) => `#${entry.seq}`)
      .join(' ');
  });
  if (reason === undefined) throw new DemoFailure('The answer names the loop rule');
  return reason;
}

async function tryToActAnyway(narrator: Narrator, decision: Decision): Promise<void> {
  await narrator.step('agent', 'tries to correct the stock anyway: refused', async () => {
    let stockChanges = 0;
    const refusal = await decision
      .sideEffect(
        'stock:lyon:1Z-7781',
        {
          operation: 'correct_stock',
          target: { system: 'warehouse', resource: 'lyon/1Z-7781' },
          owner: 'logistics',
        },
        async () => ({ value: ++stockChanges }),
      )
      .catch((error: unknown) => error);
    must(
      refusal instanceof NotReleased,
      `A stopped decision is refused, found: ${String(refusal)}`,
    );
    mustEqual(refusal.directive, 'stop', 'Directive in the refusal');
    mustEqual(stockChanges, 0, 'Changes of the stock');
    return refusal.directive;
  });
}

async function endByReview(
  narrator: Narrator,
  stage: Players,
  decisionId: string,
  tripped: Reason,
): Promise<void> {
  const escalationId = tripped.escalation_id;
  must(escalationId !== undefined, 'The escalation has an id');
  await narrator.step('reviewer', 'stops the work, with a reason', async () => {
    const answer = await stage
      .client('reviewer')
      .existing(decisionId)
      .review({
        verdict: 'stop',
        reason:
          'The carrier has no date yet: asking again cannot bring one. A person will call them.',
        escalation_id: escalationId,
        reviewer: { display_role: 'Logistics shift lead' },
        meaning: 'I stopped this work.',
      });
    mustHaveAdded(answer, 'escalation.resolved');
    return seqNote(answer);
  });
  await narrator.step('agent', 'obeys and closes the decision as stopped', async () => {
    const decision = stage.client('reconciler').existing(decisionId);
    const answer = await decision.close({
      outcome: 'stopped',
      summary: 'Stopped in a loop of two tool calls; the stock record was not changed.',
    });
    mustEqual((await decision.read()).status, 'closed', 'Status of the decision');
    return seqNote(answer);
  });
}

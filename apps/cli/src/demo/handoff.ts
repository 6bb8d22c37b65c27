import { NotReleased, type Decision, type JobCard, type Reason } from '@docket/client';
import * as records from './handoff-records.js';
import { must, mustEqual, type Narrator } from './narrator.js';
import type { Player, Players } from './stage.js';
import { mustHaveAdded, seqNote } from './write-note.js';

/** Decision c: a weak handoff is held, and the third agent waits until a human has decided. */
export async function playHandoff(narrator: Narrator, stage: Players): Promise<string> {
  narrator.quote(`“${records.letterOpening.request ?? ''}”`);
  const opened = await stage.client('classifier').decision(records.letterOpening);
  const asDrafter = stage.client('drafter').existing(opened.id);
  const letters = { queued: 0 };
  await classify(narrator, opened, handedTo(records.classifierCard, stage, 'researcher'));
  await narrator.step('agent', 'Researcher passes the warning on, asks for a human', async () => {
    const card = await stage
      .client('researcher')
      .existing(opened.id)
      .jobCard(handedTo(records.researcherCard, stage, 'drafter'));
    return seqNote(card, 'hold');
  });
  await draftTooEarly(narrator, asDrafter, letters);
  await decideTheType(narrator, stage, opened.id);
  await draftAndClose(narrator, asDrafter, letters);
  return opened.id;
}

/** The card with the principal that takes over: until then the decision is not its own, and it may not write in it. */
function handedTo(card: JobCard, stage: Players, player: Player): JobCard {
  const { handoff } = card;
  if (handoff === undefined) throw new Error('The card hands nothing over.');
  return { ...card, handoff: { ...handoff, to_principal: stage.principal(player) } };
}

async function classify(narrator: Narrator, decision: Decision, card: JobCard): Promise<void> {
  let reasons: readonly Reason[] = [];
  await narrator.step('agent', 'Classifier: INSURANCE_ADDENDUM at 0.41, a warning', async () => {
    const answer = await decision.jobCard(card);
    mustEqual(answer.directive, 'hold', 'Directive for a handoff at 0.41 with a warning');
    mustHaveAdded(answer, 'tripwire.tripped');
    mustHaveAdded(answer, 'escalation.opened');
    must(
      answer.reasons.some((reason) => reason.rule.includes('handoff')),
      `The answer names the rule on handoffs, found ${answer.reasons.map((r) => r.rule).join(', ')}`,
    );
    ({ reasons } = answer);
    return `#${answer.receipt.seq} ${answer.directive}`;
  });
  for (const reason of reasons) narrator.quote(reason.message);
}

async function draftTooEarly(
  narrator: Narrator,
  drafter: Decision,
  letters: { queued: number },
): Promise<void> {
  await narrator.step('agent', 'Drafter tries to queue the letter: held', async () => {
    const refusal = await queueLetter(drafter, letters).catch((error: unknown) => error);
    must(refusal instanceof NotReleased, `A held decision is refused, found: ${String(refusal)}`);
    mustEqual(refusal.directive, 'hold', 'Directive in the refusal');
    mustEqual(letters.queued, 0, 'Letters queued');
    return refusal.directive;
  });
}

async function decideTheType(
  narrator: Narrator,
  stage: Players,
  decisionId: string,
): Promise<void> {
  await narrator.step('reviewer', 'corrects it to INSURANCE_POLICY, with a reason', async () => {
    const decision = stage.client('reviewer').existing(decisionId);
    // No escalation named: the verdict answers every one that was open when the reviewer looked.
    const { entryCount } = await decision.read();
    const answer = await decision.review({ ...records.verdict, as_of: entryCount - 1 });
    mustHaveAdded(answer, 'escalation.resolved');
    mustEqual(answer.directive, 'proceed', 'Directive after the review');
    mustEqual((await decision.read()).directive, 'proceed', 'Directive that agents read');
    return `#${answer.receipt.seq} ${answer.directive}`;
  });
}

async function draftAndClose(
  narrator: Narrator,
  drafter: Decision,
  letters: { queued: number },
): Promise<void> {
  await narrator.step('agent', 'Drafter goes on: acknowledges the decided type', async () =>
    seqNote(await drafter.jobCard(records.drafterCard), 'proceed'),
  );
  await narrator.step('agent', 'Drafter queues the letter, once', async () => {
    const outcome = await queueLetter(drafter, letters);
    mustEqual(outcome.performed, true, 'The letter is queued');
    mustEqual(letters.queued, 1, 'Letters queued');
    return outcome.performed ? seqNote(outcome.answer, 'proceed') : undefined;
  });
  await narrator.step('agent', 'Drafter closes the decision', async () => {
    const answer = await drafter.close({
      outcome: 'completed',
      decided: 'acknowledge a new policy',
      summary: 'D-2207 filed as INSURANCE_POLICY by a person’s decision; the reply is queued.',
      confidence: 0.93,
    });
    mustEqual((await drafter.read()).status, 'closed', 'Status of the decision');
    return seqNote(answer);
  });
}

function queueLetter(drafter: Decision, letters: { queued: number }) {
  return drafter.sideEffect(
    records.LETTER_KEY,
    {
      operation: 'queue_letter',
      target: { system: 'post-room', resource: 'document/D-2207' },
      owner: 'policy-administration',
      agent: records.AGENTS.drafter,
      reversibility: 'reversible',
      rollback_plan: 'Take the letter out of the queue before the evening run.',
    },
    async () => {
      letters.queued++;
      return { value: letters.queued, externalRef: `queue/2026-11-23/${letters.queued}` };
    },
  );
}

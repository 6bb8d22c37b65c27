import type { Decision } from '@docket/client';
import { mustEqual, type Narrator } from './narrator.js';
import * as records from './refund-records.js';
import type { Players } from './stage.js';
import { MailSystem, PaymentSystem } from './stand-ins.js';
import { seqNote } from './write-note.js';

/** Decision a: a refund that is announced, made once, retried without effect, judged and closed. */
export async function playRefund(narrator: Narrator, stage: Players): Promise<string> {
  narrator.quote(`“${records.refundOpening.request ?? ''}”`);
  const decision = await openDecision(narrator, stage);
  const payments = new PaymentSystem();
  const mail = new MailSystem();
  await fileCards(narrator, decision);
  await refundOnce(narrator, decision, payments);
  await refundAgain(narrator, stage, decision.id, payments);
  await sendEmail(narrator, decision, mail);
  await evaluateAndClose(narrator, decision);
  return decision.id;
}

async function openDecision(narrator: Narrator, stage: Players): Promise<Decision> {
  let opened: Decision | undefined;
  await narrator.step('agent', 'resolves the goal: partial refund, e-mail; plans', async () => {
    opened = await stage.client('resolver').decision(records.refundOpening);
    return seqNote(opened.opened);
  });
  if (opened === undefined) throw new Error('unreachable: the step either assigns or throws');
  return opened;
}

async function fileCards(narrator: Narrator, decision: Decision): Promise<void> {
  await narrator.step('agent', 'reads ticket T-9031 and order #44812', async () =>
    seqNote(await decision.jobCard(records.readingCard), 'proceed'),
  );
  await narrator.step('agent', 'finds refund policy v3.1 of 2026-01-15, section 4.2', async () =>
    seqNote(await decision.jobCard(records.policyCard), 'proceed'),
  );
  await narrator.step('agent', 'has a tool check 3 criteria, all true; decides, 0.94', async () =>
    seqNote(await decision.jobCard(records.eligibilityCard), 'proceed'),
  );
}

async function refundOnce(
  narrator: Narrator,
  decision: Decision,
  payments: PaymentSystem,
): Promise<void> {
  await narrator.step(
    'agent',
    `refunds ${records.REFUND_VALUE} EUR: intent, executing, executed`,
    async () => {
      const outcome = await issueRefund(decision, payments);
      mustEqual(outcome.performed, true, 'The first refund is performed');
      mustEqual(payments.refunds.length, 1, 'Refunds that reached the payment system');
      return outcome.performed ? seqNote(outcome.answer, 'proceed') : undefined;
    },
  );
}

/** A new client with the same key, as after a crash: it must neither pay nor write anything. */
async function refundAgain(
  narrator: Narrator,
  stage: Players,
  decisionId: string,
  payments: PaymentSystem,
): Promise<void> {
  await narrator.step('agent', 'restarts, tries it again: not paid twice', async () => {
    const restarted = stage.client('resolver').existing(decisionId);
    const before = await restarted.read();
    const outcome = await issueRefund(restarted, payments);
    const after = await restarted.read();
    mustEqual(outcome.performed, false, 'The retry performs the refund');
    mustEqual(outcome.status, 'executed', 'Status that the retry is told');
    mustEqual(payments.refunds.length, 1, 'Refunds that reached the payment system');
    mustEqual(after.entryCount, before.entryCount, 'Entries of the decision after the retry');
    mustEqual(after.sideEffects.length, 1, 'Registered side effects after the retry');
    return 'nothing new';
  });
}

function issueRefund(decision: Decision, payments: PaymentSystem) {
  return decision.sideEffect(
    records.REFUND_KEY,
    {
      operation: 'issue_refund',
      target: { system: 'payments', resource: 'order/44812' },
      owner: 'customer-service-finance',
      amount: { value: records.REFUND_VALUE, currency: 'EUR' },
      reversibility: 'compensable',
      rollback_plan: 'Charge the same amount again with the customer’s consent; finance approves.',
      rationale: 'Section 4.2: half of the price of a damaged item that the customer keeps.',
    },
    async () => {
      const reference = await payments.refund('44812', records.REFUND_VALUE);
      return { value: reference, externalRef: reference, result: { state: 'succeeded' } };
    },
  );
}

async function sendEmail(narrator: Narrator, decision: Decision, mail: MailSystem): Promise<void> {
  await narrator.step('agent', 'tells the customer by e-mail', async () => {
    const outcome = await decision.sideEffect(
      records.EMAIL_KEY,
      {
        operation: 'send_email',
        target: { system: 'mail', resource: 'subj_9d41c07e' },
        owner: 'customer-service',
        reversibility: 'irreversible',
        rationale: 'The policy asks for a notice whenever money is refunded.',
      },
      async () => {
        const reference = await mail.send('subj_9d41c07e', 'refund-issued');
        return { value: reference, externalRef: reference };
      },
    );
    mustEqual(outcome.performed, true, 'The e-mail is sent');
    mustEqual(mail.sent.length, 1, 'E-mails that reached the mail system');
    return outcome.performed ? seqNote(outcome.answer, 'proceed') : undefined;
  });
}

async function evaluateAndClose(narrator: Narrator, decision: Decision): Promise<void> {
  await narrator.step('agent', 'has the request checked by its schema: passed', async () =>
    seqNote(await decision.evaluate(records.schemaCheck)),
  );
  await narrator.step('agent', 'has the decision judged: 0.92', async () =>
    seqNote(await decision.evaluate(records.judgeScore)),
  );
  await narrator.step('agent', 'is done', async () =>
    seqNote(await decision.jobCard(records.doneCard), 'proceed'),
  );
  await narrator.step('agent', 'closes the decision', async () => {
    const answer = await decision.close({
      outcome: 'completed',
      decided: 'issue refund',
      summary: 'Refunded half of the price of the damaged kettle and told the customer.',
      confidence: 0.94,
    });
    mustEqual((await decision.read()).status, 'closed', 'Status of the decision');
    return seqNote(answer);
  });
}

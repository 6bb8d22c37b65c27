import { weakenedBy } from '@docket/record';
import { useSignal } from '@preact/signals';
import { ask, inLedger, refusedBy, type Refused } from '../ask.js';
import { Field } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { told } from '../words/index.js';
import type { AdministrationWords } from '../words/english-administration.js';
import { PolicyChanges } from './policy-changes.js';
import type { AdministeredPolicy } from './read-administration.js';

interface ProposalProps {
  ledger: string;
  say: AdministrationWords;
  inForce: AdministeredPolicy;
  proposed: NonNullable<AdministeredPolicy['proposed']>;
  /** Called when it is in force. */
  onDone: () => void;
}

/** What a proposed policy would change, and the form by which another administrator brings it into force. */
export function Proposal({ ledger, say, inForce, proposed, onDone }: ProposalProps) {
  const { quote, moment } = told.value;
  const isWeaker = weakenedBy(inForce.policy, proposed.policy).length > 0;
  const isOver = Date.parse(proposed.lapses_at) <= Date.now();
  const until = moment(proposed.lapses_at);
  return (
    <>
      <p class="notice">
        {isOver
          ? say.proposalOver(quote(proposed.policy.version), proposed.proposed_by, until)
          : say.proposed(quote(proposed.policy.version), proposed.proposed_by, until)}{' '}
        {quote(proposed.reason)}
      </p>
      <PolicyChanges say={say} before={inForce.policy} after={proposed.policy} />
      <p>{isWeaker ? say.weaker : say.asStrict}</p>
      {!isOver && <ConfirmForm {...{ ledger, say, inForce, proposed, onDone }} />}
    </>
  );
}

/** Sends the policy as it stood on the screen: what has been changed meanwhile is refused. */
function ConfirmForm({ ledger, say, inForce, proposed, onDone }: ProposalProps) {
  const refused = useSignal<Refused | undefined>(undefined);
  const isMissing = useSignal(false);
  const isBusy = useSignal(false);
  const confirm = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement).get('reason');
    const reason = typeof given === 'string' ? given.trim() : '';
    isMissing.value = reason === '';
    if (isMissing.value || isBusy.value) return;
    isBusy.value = true;
    refused.value = undefined;
    try {
      const body = { policy: proposed.policy, reason, revision: inForce.revision + 1 };
      await ask(inLedger(ledger, 'policy'), { method: 'PUT', body });
      onDone();
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <form noValidate onSubmit={(event) => void confirm(event)}>
      <Field
        id="policy-reason"
        label={say.reason}
        hint={say.reasonHint}
        error={isMissing.value ? say.reasonMissing : undefined}
      >
        {(field) => <input {...field} name="reason" type="text" required maxLength={4_000} />}
      </Field>
      <button type="submit" disabled={isBusy.value}>
        {say.confirm(told.value.quote(proposed.policy.version))}
      </button>
      {refused.value !== undefined && <Problem refused={refused.value} />}
    </form>
  );
}

import { validateRecord, weakenedBy, type BodyProblem, type Policy } from '@docket/record';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { ask, inLedger } from '../ask.js';
import { Recording } from '../erasures/recording.js';
import { Field } from '../parts/field.js';
import { told } from '../words/index.js';
import type { AdministrationWords } from '../words/english-administration.js';
import { PolicyChanges } from './policy-changes.js';
import type { AdministeredPolicy } from './read-administration.js';

interface PolicyWeighingProps {
  ledger: string;
  say: AdministrationWords;
  inForce: AdministeredPolicy;
  /** Called when something was recorded. */
  onDone: () => void;
}

/** A file that somebody opened: a policy, or what keeps it from being one. */
type Opened = { policy: Policy } | { problems: readonly BodyProblem[] };

/** Largest file that is read as a policy, in bytes: a record takes less. */
const BYTES_MAX = 512 * 1024;

/** A policy from a file, held against the one in force before anything is recorded; then proposed, or brought into force. */
export function PolicyWeighing({ ledger, say, inForce, onDone }: PolicyWeighingProps) {
  const opened = useSignal<Opened | undefined>(undefined);
  const last = useRef(0);
  const open = async (file: File | undefined): Promise<void> => {
    // Of two files the later one counts, whichever is read first.
    const round = ++last.current;
    const next = file === undefined ? undefined : await readPolicyFile(file);
    if (round === last.current) opened.value = next;
  };
  const { value } = opened;
  return (
    <>
      <h3>{say.weigh}</h3>
      <p>{say.weighMeans}</p>
      <Field id="policy-file" label={say.policyFile}>
        {(field) => (
          <input
            {...field}
            type="file"
            accept=".json"
            onChange={({ currentTarget }) => void open(currentTarget.files?.[0])}
          />
        )}
      </Field>
      {value !== undefined && 'problems' in value && (
        <div class="notice bad" role="alert">
          <p>{say.noPolicy}</p>
          <ul lang="en">
            {value.problems.map(({ pointer, message }) => (
              <li key={`${pointer} ${message}`}>
                <code>{pointer}</code> {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      {value !== undefined && 'policy' in value && (
        <>
          <PolicyChanges say={say} before={inForce.policy} after={value.policy} />
          <GiveForm {...{ ledger, say, inForce, onDone }} policy={value.policy} />
        </>
      )}
    </>
  );
}

/** One that takes two people is proposed, any other brought into force: as it stood on the screen. */
function GiveForm({
  ledger,
  say,
  inForce,
  onDone,
  policy,
}: PolicyWeighingProps & { policy: Policy }) {
  const isWeaker = weakenedBy(inForce.policy, policy).length > 0;
  const isForTwo = isWeaker && inForce.policy.two_people_for?.includes('weaker_policy') === true;
  const version = told.value.quote(policy.version);
  const give = async (reason: string): Promise<void> => {
    if (isForTwo) {
      const body = { policy, reason };
      await ask(inLedger(ledger, 'policy', 'proposals'), { method: 'POST', body });
    } else {
      const body = { policy, reason, revision: inForce.revision + 1 };
      await ask(inLedger(ledger, 'policy'), { method: 'PUT', body });
    }
    onDone();
  };
  return (
    <Recording
      text={isForTwo ? say.proposeIt(version) : say.confirm(version)}
      missing={say.reasonMissing}
      send={(given) => (given('reason') === '' ? undefined : give(given('reason')))}
    >
      <p>{isForTwo ? say.takesTwo : `${isWeaker ? say.asksLess : say.asStrict} ${say.takesOne}`}</p>
      <Field
        id="weighed-reason"
        label={isForTwo ? say.whyPropose : say.reason}
        hint={say.reasonHint}
      >
        {(field) => <input {...field} name="reason" type="text" required maxLength={4_000} />}
      </Field>
    </Recording>
  );
}

async function readPolicyFile(file: File): Promise<Opened> {
  if (file.size > BYTES_MAX) return { problems: [problem('is larger than a record may be')] };
  let policy: unknown;
  try {
    policy = JSON.parse(await file.text());
  } catch {
    return { problems: [problem('is not JSON')] };
  }
  // As the proposal would be held against its schema by the server: of that the policy is a part.
  const found = validateRecord('policy.proposed', { policy, reason: '-' });
  return found.ok ? { policy: found.body.policy } : { problems: found.problems };
}

const problem = (message: string): BodyProblem => ({ pointer: '', keyword: 'type', message });

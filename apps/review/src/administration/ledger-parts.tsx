import { useLoaded } from '../parts/loaded.js';
import { Problem } from '../parts/problem.js';
import { told, words } from '../words/index.js';
import type { AdministrationWords } from '../words/english-administration.js';
import { Listed } from './listed.js';
import { Proposal } from './proposal.js';
import {
  readCheckpointText,
  readLedgerKeys,
  readPending,
  readPolicyInForce,
  readWebhooks,
  type AdministeredKey,
  type AdministeredWebhook,
} from './read-administration.js';

interface PartProps {
  ledger: string;
  say: AdministrationWords;
}

/** One ledger: its checkpoint, its policy, its keys and its webhooks. Each part is read by itself. */
export function LedgerParts(props: PartProps) {
  return (
    <>
      <CheckpointPart {...props} />
      <PolicyPart {...props} />
      <KeyTable {...props} />
      <PendingTable {...props} />
      <WebhookTable {...props} />
    </>
  );
}

function CheckpointPart({ ledger, say }: PartProps) {
  const loaded = useLoaded(async () => ({ said: await readCheckpointText(ledger) }), [ledger]);
  const { value, refused, again } = loaded;
  return (
    <section>
      <h2>{say.checkpoint}</h2>
      {refused !== undefined && <Problem refused={refused} again={again} />}
      {value !== undefined &&
        (value.said === undefined ? (
          <p class="notice bad">{say.noCheckpoint}</p>
        ) : (
          <>
            <p>
              {say.covers(words.value.number(value.said.entries))} {say.signer}:{' '}
              {value.said.signers.map((name) => told.value.quote(name)).join(', ')}.
            </p>
            <p class="small">{say.notVerified}</p>
          </>
        ))}
    </section>
  );
}

function PolicyPart({ ledger, say }: PartProps) {
  const { value, refused, again } = useLoaded(() => readPolicyInForce(ledger), [ledger]);
  const { quote } = told.value;
  return (
    <section>
      <h2>{say.policy}</h2>
      {refused !== undefined && <Problem refused={refused} again={again} />}
      {value !== undefined && (
        <>
          <p>{say.revision(quote(value.policy.version), value.revision, value.seq)}</p>
          <WholeText name={say.wholePolicy} value={value.policy} />
          {value.proposed === undefined ? (
            <p>{say.notProposed}</p>
          ) : (
            <>
              <Proposal
                ledger={ledger}
                say={say}
                inForce={value}
                proposed={value.proposed}
                onDone={again}
              />
              <WholeText name={say.wholeProposal} value={value.proposed.policy} />
            </>
          )}
        </>
      )}
    </section>
  );
}

function WholeText({ name, value }: { name: string; value: unknown }) {
  return (
    <details>
      <summary>{name}</summary>
      <pre class="said whole-text">{JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}

function KeyTable({ ledger, say }: PartProps) {
  const { quote, moment } = told.value;
  return (
    <Listed
      title={say.keys}
      none={say.none}
      columns={[say.keyLabel, say.role, say.state, say.lastUsed]}
      loaded={useLoaded(() => readLedgerKeys(ledger), [ledger])}
      row={(key) => [
        quote(key.label),
        key.role,
        keyState(key, say),
        key.last_used_at === null ? say.neverUsed : moment(key.last_used_at),
      ]}
    />
  );
}

function keyState(
  { revoked_at: gone, expires_at: until }: AdministeredKey,
  say: AdministrationWords,
) {
  const { moment } = told.value;
  if (gone !== null) return say.revokedAt(moment(gone));
  if (until === null) return say.good;
  return Date.parse(until) > Date.now()
    ? say.goodUntil(moment(until))
    : say.overSince(moment(until));
}

function PendingTable({ ledger, say }: PartProps) {
  const loaded = useLoaded(() => readPending(ledger), [ledger]);
  if (loaded.value?.length === 0) return null;
  return (
    <Listed
      title={say.pending}
      none={say.none}
      columns={[say.person, say.role, say.state]}
      loaded={loaded}
      row={({ principal, role }) => [principal, role, say.pendingMeans]}
    />
  );
}

function WebhookTable({ ledger, say }: PartProps) {
  const { quote } = told.value;
  const { number } = words.value;
  return (
    <Listed
      title={say.webhooks}
      none={say.none}
      columns={[say.keyLabel, say.address, say.events, say.waiting, say.state]}
      loaded={useLoaded(() => readWebhooks(ledger), [ledger])}
      row={(hook) => [
        quote(hook.label),
        quote(hook.url),
        hook.events.join(', '),
        `${number(hook.waiting)} / ${number(hook.dead)}`,
        webhookState(hook, say),
      ]}
    />
  );
}

function webhookState(hook: AdministeredWebhook, say: AdministrationWords): string {
  const { moment, quote } = told.value;
  const { disabled_at: off, failing_since: failing, delivered_at: taken } = hook;
  const why = (text: string | null): string => (text === null ? '' : ` (${quote(text)})`);
  if (off !== null) return say.disabled(moment(off)) + why(hook.disabled_why);
  if (failing !== null) return say.failing(moment(failing)) + why(hook.last_error);
  return taken === null ? say.untried : say.takes;
}

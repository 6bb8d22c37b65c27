import { inLedger } from '../ask.js';
import { type Loaded, useLoaded } from '../parts/loaded.js';
import { Problem } from '../parts/problem.js';
import { Seam } from '../parts/seam.js';
import { told, words } from '../words/index.js';
import type { AdministrationWords } from '../words/english-administration.js';
import { ActTable, type Act } from './act-table.js';
import { KeyForm } from './admit.js';
import { PolicyHistory } from './policy-history.js';
import { PolicyWeighing } from './policy-weighing.js';
import { Proposal } from './proposal.js';
import { SigningKeyTable } from './signing-keys.js';
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
      <Seam ledger={props.ledger} />
      <CheckpointPart {...props} />
      <SigningKeyTable {...props} />
      <PolicyPart {...props} />
      <KeyPart {...props} />
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
    <>
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
            <PolicyWeighing
              key={value.revision}
              ledger={ledger}
              say={say}
              inForce={value}
              onDone={again}
            />
          </>
        )}
      </section>
      {/* Read anew when another policy is in force. */}
      {value !== undefined && <PolicyHistory key={value.revision} ledger={ledger} say={say} />}
    </>
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

function KeyPart(props: PartProps) {
  const loaded = useLoaded(() => readLedgerKeys(props.ledger), [props.ledger]);
  return (
    <>
      <KeyTable {...props} loaded={loaded} />
      <KeyForm {...props} onDone={loaded.again} />
    </>
  );
}

function KeyTable({
  ledger,
  say,
  loaded,
}: PartProps & { loaded: Loaded<readonly AdministeredKey[]> }) {
  const { quote, moment } = told.value;
  return (
    <ActTable
      title={say.keys}
      none={say.none}
      columns={[say.keyLabel, say.role, say.state, say.lastUsed]}
      loaded={loaded}
      row={(key) => [
        quote(key.label),
        key.role,
        keyState(key, say),
        key.last_used_at === null ? say.neverUsed : say.usedFrom(moment(key.last_used_at)),
      ]}
      verb={say.revoke}
      act={(key) => (key.revoked_at === null ? revocation(ledger, key, say) : undefined)}
    />
  );
}

function revocation(ledger: string, key: AdministeredKey, say: AdministrationWords): Act {
  const label = told.value.quote(key.label);
  return {
    name: say.revokeKey(label, key.role),
    follows: [
      say.revokeFollows,
      ...(key.role === 'administrator' && ledger === 'registry' ? [say.somebodyElse] : []),
    ],
    path: inLedger(ledger, 'keys', key.id),
    done: say.revoked(label),
  };
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
  return (
    <ActTable
      title={say.pending}
      none={say.none}
      columns={[say.person, say.role, say.state]}
      loaded={useLoaded(() => readPending(ledger), [ledger])}
      row={({ principal, role, registration }) => [
        principal,
        role,
        registration === undefined ? say.pendingMeans : say.pendingSigned,
      ]}
      verb={say.confirmIt}
      act={({ principal, role, authenticator, proposed_by: by }) =>
        by === undefined
          ? undefined
          : {
              name: say.confirmKey(principal, role),
              follows: [say.confirmFollows(by)],
              path: inLedger(ledger, 'confirmations'),
              post: { principal, authenticator },
              done: say.confirmed(principal),
            }
      }
    />
  );
}

function WebhookTable({ ledger, say }: PartProps) {
  const { quote } = told.value;
  const { number } = words.value;
  return (
    <ActTable
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
      verb={say.remove}
      act={(hook) => ({
        name: say.removeWebhook(quote(hook.label)),
        follows: [say.removeWebhookFollows],
        path: inLedger(ledger, 'webhooks', hook.id),
        done: say.removed(quote(hook.label)),
      })}
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

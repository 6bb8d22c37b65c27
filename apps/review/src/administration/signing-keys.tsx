import type { ComponentChildren } from 'preact';
import { useLoaded } from '../parts/loaded.js';
import { told, words } from '../words/index.js';
import type { AdministrationWords } from '../words/english-administration.js';
import { Listed } from './listed.js';
import {
  idInVerifierKey,
  readLedgerKeys,
  readSigningKeys,
  type AdministeredKey,
} from './read-administration.js';

interface Row {
  key: string;
  /** Entries of the smallest and the largest checkpoint that it signs; undefined where it signs none, or no end is set. */
  from?: number;
  to?: number;
  at: string | undefined;
  /** The key before was lost, and did not hand over. */
  replaced?: true;
  proposedBy: string | undefined;
  confirmedBy: string | undefined;
  /** Of a key that waits. */
  until?: string;
}

/** The keys that sign the ledger's checkpoints: since which size, and by whom; as its entries say, unverified. */
export function SigningKeyTable({ ledger, say }: { ledger: string; say: AdministrationWords }) {
  const { moment } = told.value;
  const { number } = words.value;
  const loaded = useLoaded(() => readRows(ledger), [ledger]);
  const keys = loaded.value?.keys ?? [];
  const state = ({ at, until, replaced }: Row): string => {
    if (until !== undefined)
      return Date.parse(until) > Date.now()
        ? say.keyWaits(moment(until))
        : say.keyLapsed(moment(until));
    if (at === undefined) return say.keyFirst;
    return replaced === true ? say.keyReplacedSince(moment(at)) : say.keySince(moment(at));
  };
  const sizes = ({ from, to }: Row): string =>
    from === undefined ? '–' : say.keySizes(number(from), to === undefined ? to : number(to));
  return (
    <Listed
      title={say.signingKeys}
      none={say.none}
      columns={[say.signingKeyId, say.keySizesOf, say.state, say.keyProposedBy, say.keyConfirmedBy]}
      loaded={{ ...loaded, value: loaded.value?.rows }}
      row={(row) => [
        <code>{idInVerifierKey(row.key) ?? '?'}</code>,
        sizes(row),
        state(row),
        who(row.proposedBy, keys),
        who(row.confirmedBy, keys),
      ]}
    />
  );
}

async function readRows(
  ledger: string,
): Promise<{ rows: readonly Row[]; keys: readonly AdministeredKey[] }> {
  const [{ keys: signing, proposed }, keys] = await Promise.all([
    readSigningKeys(ledger),
    readLedgerKeys(ledger),
  ]);
  const rows = signing.map((one, i): Row => {
    const { public_key: key, from, in_force_at: at, replaced } = one;
    const next = signing[i + 1];
    const to = next === undefined ? {} : { to: next.from - 1 };
    const by = { proposedBy: one.proposed_by, confirmedBy: one.confirmed_by };
    return { key, from, ...to, at, ...by, ...(replaced === true ? { replaced } : {}) };
  });
  if (proposed === undefined) return { rows, keys };
  const { public_key: key, proposed_by: proposedBy, lapses_at: until } = proposed;
  const waits = { key, at: undefined, proposedBy, confirmedBy: undefined, until };
  return { rows: [...rows, waits], keys };
}

/** A principal, and what the keys are called that speak for it here. */
function who(actor: string | undefined, keys: readonly AdministeredKey[]): ComponentChildren {
  if (actor === undefined) return '–';
  const labels = new Set(keys.flatMap((key) => (key.actor === actor ? [key.label] : [])));
  const called = [...labels].map((label) => told.value.quote(label)).join(', ');
  return called === '' ? actor : `${actor} (${called})`;
}

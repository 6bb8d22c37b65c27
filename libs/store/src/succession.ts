import { toHex } from '@docket/chain';
import { decideLedger, isGood, refuseAuthor, SIGN_INS, validateRecord } from '@docket/record';
import type { Author, LedgerState, Policy, Predecessor, RecordBodies } from '@docket/record';
import type pg from 'pg';
import { refused } from './append/author-gate.js';
import { int8Array } from './binary-array.js';
import { now } from './clock.js';
import type { Ledger } from './ledger.js';
import { lockLedger } from './own-entries.js';
import type { CreationTerms, Noted, FoundingRecord } from './own-entries.js';
import { StoreRefusal } from './refusal.js';

/** That a ledger is closed, and by whom. */
export interface Succession {
  ledger: Ledger;
  reason: string;
  approvedBy?: string;
  /** As of `LedgerSuccession`. */
  idempotencyKeys?: 'anew';
  author: Author;
}

interface ClosedLedger {
  noted: Noted;
  /** What its successor begins with. */
  carriedOver: {
    policy: Policy;
    predecessor: Predecessor;
    registered: readonly FoundingRecord[];
    holds: readonly FoundingRecord[];
    /** Whether what agents write is attested. */
    attestsAgents: boolean;
  };
}

/**
 * Closes a ledger in the transaction that makes its successor: the last of its entries that counts for the seam names
 * the new ledger and its key, and the checkpoint that covers that entry goes into entry 0 of the new one.
 * @throws {StoreRefusal} `ledger_closed`, `author_not_in_force`, `invalid_record`, and as an append does.
 */
export async function closeLedger(
  client: pg.ClientBase,
  { ledger, reason, approvedBy, author, idempotencyKeys }: Succession,
  successor: { origin: string; publicKey: string },
  terms: CreationTerms,
): Promise<ClosedLedger> {
  const locked = await lockLedger(client, ledger, terms);
  const state = await locked.state();
  const clock = now();
  const time = clock > locked.head.lastTime ? clock : locked.head.lastTime;
  const unknown = refuseAuthor(state, { ...author, time, decision: undefined });
  if (unknown !== undefined) throw refused(unknown);
  const body: RecordBodies['ledger.closed'] = {
    successor: { origin: successor.origin, public_key: successor.publicKey },
    reason,
    ...(approvedBy === undefined ? {} : { approved_by: approvedBy }),
  };
  const validated = validateRecord('ledger.closed', body);
  if (!validated.ok)
    throw new StoreRefusal('invalid_record', 'The ledger.closed record is not valid.', {
      next: 'Correct what it says, and send it again.',
      problems: validated.problems,
    });
  const context = { actor: author.actor, role: author.role, now: time, seq: locked.head.size };
  const decided = decideLedger(state, { type: 'ledger.closed', body }, context);
  if (!decided.ok) throw refused(decided.refusal);
  const { body_commitment: granularity } = ledger.policy;
  const noted = await locked.write([{ type: 'ledger.closed', body, author }], granularity);
  const founder = author.actor;
  const registered = await carriedPrincipals(client, ledger.ledgerNo, state, { time, founder });
  const predecessor = {
    origin: ledger.origin,
    public_key: ledger.publicKey,
    size: noted.head.size,
    root: toHex(noted.range.root()),
    checkpoint: noted.note,
    registrations: registered.length,
    ...(idempotencyKeys === undefined ? {} : { idempotency_keys: idempotencyKeys }),
  };
  const holds = carriedHolds(ledger.origin, state, author);
  const attestsAgents = state.serverKey?.attests === 'everyone';
  const { policy } = state;
  return { noted, carriedOver: { policy, predecessor, registered, holds, attestsAgents } };
}

/**
 * Whoever could come in when the ledger was closed, each with the entry that says so. A passkey and a signing key are
 * proven for one ledger, and are registered in the next one by a proof of its own. The founder is registered as the
 * registry knows them.
 */
async function carriedPrincipals(
  client: pg.ClientBase,
  ledgerNo: number,
  { principals }: LedgerState,
  { time, founder }: { time: string; founder: string },
): Promise<FoundingRecord[]> {
  const found = [...principals].flatMap(
    ([principal, { role, scope, authenticators, revokedFrom }]) =>
      principal === founder || (revokedFrom !== null && Date.parse(revokedFrom) <= Date.parse(time))
        ? []
        : authenticators
            .filter(
              (one) => isGood(one, time) && SIGN_INS.some((kind) => kind === one.registered.kind),
            )
            .map(({ registered: authenticator, seq }) => ({
              seq,
              body: { principal, role, authenticator, ...(scope === null ? {} : { scope }) },
            })),
  );
  const seqs = [...new Set(found.map(({ seq }) => seq))];
  const { rows } = await client.query<{ seq: string; leaf_hash: Buffer }>(
    'SELECT seq, leaf_hash FROM docket.entry WHERE ledger_no = $1 AND seq = ANY($2::bigint[])',
    [ledgerNo, int8Array(seqs)],
  );
  const hashes = new Map(rows.map((row) => [Number(row.seq), row.leaf_hash.toString('hex')]));
  return found.map(({ seq, body }) => {
    const leafHash = hashes.get(seq);
    if (leafHash === undefined) throw new Error(`The ledger has no entry ${seq}.`);
    const entry = { seq, leaf_hash: leafHash };
    return { type: 'principal.registered', body: { ...body, predecessor_entry: entry } };
  });
}

/** Holds that cover what comes, too: of a whole ledger, or of a time. Those of single decisions stay where these are. */
function carriedHolds(
  origin: string,
  { legalHolds }: LedgerState,
  author: Author,
): FoundingRecord[] {
  return legalHolds.flatMap(({ seq, wholeLedger, period }) => {
    if (!wholeLedger && period === undefined) return [];
    const reason = `Carried over from ${origin}, where entry ${seq} places it and says why.`;
    const span = period && {
      period: { from: new Date(period.from).toISOString(), to: new Date(period.to).toISOString() },
    };
    const body = { ...(wholeLedger ? { whole_ledger: true } : {}), ...span, reason };
    return [{ type: 'legal_hold.placed' as const, body, author }];
  });
}

import { canonicalize, formatVerifierKey, signCheckpoint } from '@docket/chain';
import type { Checkpoint, CompactRange, JsonObject } from '@docket/chain';
import type { Author, Policy, Predecessor, ServerKey } from '@docket/record';
import type pg from 'pg';
import { EMPTY_HEAD, TreeEdge } from './append/batch.js';
import type { PlannedEntry } from './append/batch.js';
import { AppendFailed, outcomeOf } from './append/append-failed.js';
import type { UnknownOutcome } from './append/append-failed.js';
import { now } from './clock.js';
import { sqlState } from './connections.js';
import type { KeyVault } from './key-vault.js';
import { lockLedger, writeOwn } from './own-entries.js';
import type { CreationTerms, Noted, FoundingRecord } from './own-entries.js';
import { StoreRefusal } from './refusal.js';
import type { Registration } from './registrations.js';
import type { Attestor } from './signing/server-keys.js';
import type { TreeSigner } from './signing/tree-signer.js';
import { closeLedger } from './succession.js';
import type { Succession } from './succession.js';
import { onConnection } from './held-connection.js';
import { LedgerStatements, nameLedger } from './ledger-scope.js';

/** The ledger of ledgers: what is registered there cannot disappear without a trace. */
export const REGISTRY = 'registry';

export interface LedgerCreation {
  id: string;
  policy?: Policy;
  /** As the ledger's row names them. */
  createdBy: string;
  /**
   * The administrator of the installation who creates it, whom its entry 1 registers: from then on nobody writes
   * into it who is not registered. Left out: nobody is held to that, and nothing in the ledger shows who existed.
   */
  founder?: Author;
}

/** @throws {StoreRefusal} `invalid_ledger_id` */
export function checkLedgerId(id: string): void {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) return;
  throw new StoreRefusal(
    'invalid_ledger_id',
    'A ledger id has 1 to 63 lower-case letters, digits and hyphens.',
    { next: 'Choose another id.', pointer: '/id' },
  );
}

export interface NewLedger {
  ledgerId: string;
  origin: string;
  policy: Policy;
  createdBy: string;
  /** Whom it registers at once, and that it registers whoever writes; undefined: it registers nobody. */
  authors: readonly Registration[] | undefined;
  /** Whether a key of ML-DSA-44 signs its checkpoints beside the first. */
  hasSecondKey: boolean;
  /** Whether what agents write is attested too. A ledger that continues one of which that is so has it in any case. */
  attestsAgents: boolean;
  /** The ledger that it continues, which is closed with it; its policy is that one's then. */
  succeeds?: Succession;
  /** As entry 0 names the one before. */
  predecessor?: Predecessor;
  /** Whom the one before registered, as entry 0 counts them. */
  registered?: readonly FoundingRecord[];
  /** Holds of the one before that cover what comes. */
  holds?: readonly FoundingRecord[];
}

/**
 * Creates the ledger with its genesis entry and registers it, in one transaction. A checkpoint of both is
 * signed in the same one, so that there is no ledger whose beginning nothing is signed for.
 * @throws {StoreRefusal} `ledger_exists`, `clock_ahead`, `ledger_time_ahead`. @throws {AppendFailed} where the commit
 * was sent; any other error came before it, and nothing was written.
 */
export async function insertLedger(
  pool: pg.Pool,
  vault: KeyVault,
  ledger: NewLedger,
  terms: CreationTerms,
): Promise<void> {
  const made = await commitLedger(pool, vault, ledger, terms);
  for (const { ledgerNo, head, restorations } of made)
    terms.heads.note(ledgerNo, { ...head, restorations });
  try {
    for (const one of made) await noteSigned(pool, terms.signer, one);
  } catch (cause) {
    // It may not sound as if the ledger had not been made.
    throw new AppendFailed('unknown', { cause, unknown: creationUnknown(ledger.ledgerId) });
  }
}

async function commitLedger(
  pool: pg.Pool,
  vault: KeyVault,
  ledger: NewLedger,
  terms: CreationTerms,
): Promise<Noted[]> {
  const { ledgerId, origin } = ledger;
  const signer = await vault.create(ledgerId, origin);
  const attestor = await vault.server.create({ id: ledgerId, origin });
  const secondKey = ledger.hasSecondKey ? await vault.second.create(ledgerId, origin) : undefined;
  const creating = onConnection(pool, async (client) => {
    await client.query('BEGIN');
    const sign = async (checkpoint: Checkpoint): Promise<string> => {
      const note = signCheckpoint(checkpoint, signer);
      return secondKey === undefined
        ? note
        : vault.second.sign({ id: ledgerId, origin }, secondKey, note);
    };
    const publicKey = formatVerifierKey(origin, signer.publicKey);
    const keys = { publicKey, secondKey, attestor, sign };
    const noted: Noted[] = [];
    let begun = ledger;
    if (ledger.succeeds !== undefined) {
      const closed = await closeLedger(client, ledger.succeeds, { origin, publicKey }, terms);
      const { attestsAgents, ...carriedOver } = closed.carriedOver;
      begun = { ...ledger, ...carriedOver, attestsAgents: ledger.attestsAgents || attestsAgents };
      noted.push(closed.noted);
    }
    const created = await insertGenesis(client, begun, keys, terms.clockAheadMaxMs);
    // Behind the insertion: where another process makes the ledger too, that is what it is told.
    await terms.signer.checkUnused(ledgerId);
    noted.push(created);
    if (ledgerId !== REGISTRY) {
      const registered = { ...begun, publicKey, genesis: created.entry };
      noted.push(await register(client, registered, terms));
    }
    const { command } = await outcomeOf(client.query('COMMIT'), creationUnknown(ledger.ledgerId));
    if (command !== 'COMMIT') throw new Error(`PostgreSQL answered ${command} to COMMIT`);
    return noted;
  });
  try {
    return await creating;
  } catch (error) {
    if (isTaken(error)) {
      throw new StoreRefusal('ledger_exists', `There is a ledger ${ledger.ledgerId} already.`, {
        next: 'Use it, or choose another id.',
      });
    }
    throw error;
  }
}

/** What is said of a ledger's creation whose answer was lost: its name is its key. */
function creationUnknown(ledgerId: string): UnknownOutcome {
  return {
    message: `Whether the ledger ${ledgerId} was created is not known.`,
    next: `Read the ledger ${ledgerId}: its policy and created_at show whether it is yours. Where there is none, send the same request again; ledger_exists then says that it was created after all.`,
  };
}

/**
 * What is read of a ledger that was just created. An error may not sound as if the ledger had not been.
 * @throws {AppendFailed} `unknown`. @throws {StoreRefusal} as it is.
 */
export async function afterCreation<Read>(ledgerId: string, read: Promise<Read>): Promise<Read> {
  try {
    return await read;
  } catch (cause) {
    if (cause instanceof StoreRefusal) throw cause;
    throw new AppendFailed('unknown', { cause, unknown: creationUnknown(ledgerId) });
  }
}

/**
 * Notes what a creation signed for, once it is on disk in the database: before, it might come to nothing. Where
 * somebody signed for more meanwhile, that is noted already. A crash in between leaves a note that is behind, never
 * one that is ahead.
 */
export async function noteSigned(
  pool: pg.Pool,
  signer: TreeSigner,
  { signed: ledger, key, range, head, restorations }: Noted,
): Promise<void> {
  const wanted = { ...head, root: range.root(), restorations };
  for (;;) {
    const before = await signer.newest(ledger);
    if (before !== undefined && before.size >= range.size) return;
    const proven = await signer.prove(
      LedgerStatements.of(pool, ledger.ledgerNo),
      ledger,
      before,
      wanted,
    );
    if (await signer.note(ledger, before, proven, { restorations, key })) return;
  }
}

const UNIQUE_VIOLATION = '23505';
/** Any other, as a number that is given twice or a fork of the registry, says nothing of the name. */
const NAME_KEYS = ['ledger_ledger_id_key', 'ledger_origin_key'];

function isTaken(error: unknown): boolean {
  const { constraint } = error as { constraint?: string };
  return sqlState(error) === UNIQUE_VIOLATION && NAME_KEYS.includes(constraint ?? '');
}

/** The keys of a ledger that begins. */
interface FirstKeys {
  /** C2SP verifier keys. */
  publicKey: string;
  secondKey: string | undefined;
  attestor: Attestor;
  /** Gives the signed note. */
  sign(checkpoint: Checkpoint): Promise<string>;
}

async function insertGenesis(
  client: pg.ClientBase,
  ledger: NewLedger,
  keys: FirstKeys,
  clockAheadMaxMs: number,
): Promise<Noted & { entry: PlannedEntry }> {
  const { ledgerId, origin, policy, createdBy, authors, predecessor } = ledger;
  const { publicKey, secondKey, attestor } = keys;
  const serverKey: ServerKey = {
    ...attestor.key,
    ...(ledger.attestsAgents ? { attests: 'everyone' } : {}),
  };
  const { rows } = await client.query<{ ledger_no: number }>(
    `INSERT INTO docket.ledger (ledger_id, origin, public_key, policy, created_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING ledger_no`,
    [ledgerId, origin, publicKey, canonicalize(policy), now(), createdBy],
  );
  const ledgerNo = rows[0]?.ledger_no;
  if (ledgerNo === undefined) throw new Error('PostgreSQL returned no ledger.');
  await nameLedger(client, ledgerNo);
  const last = Buffer.from(EMPTY_HEAD.lastHash, 'hex');
  await client.query(
    `INSERT INTO docket.ledger_head (ledger_no, size, last_hash, last_time, frontier) VALUES ($1, 0, $2, '', '')`,
    [ledgerNo, last],
  );
  const body: JsonObject = {
    format: 'docket-ledger/v1',
    origin,
    public_key: publicKey,
    policy: { ...policy },
    ...(secondKey === undefined ? {} : { second_public_key: secondKey }),
    server_key: { ...serverKey },
    ...(predecessor === undefined ? {} : { predecessor: { ...predecessor } }),
    ...(authors === undefined ? {} : { authors: 'registered' }),
  };
  // Entry 0 is always committed to value by value: the policy that could say otherwise is in it.
  const sign = (range: CompactRange): Promise<string> =>
    keys.sign({ origin, size: range.size, root: range.root(), extensions: [] });
  const attesting = { serverKey, attestor };
  const edge = TreeEdge.empty();
  const position = { ledgerNo, origin, sign, edge, attesting, clockAheadMaxMs };
  const first = { ...position, head: EMPTY_HEAD };
  const genesis = await writeOwn(client, first, [{ type: 'ledger.created', body }], 'scalar');
  const [entry] = genesis.entries;
  if (entry === undefined) throw new Error('Entry 0 was not written.');
  const next = { ...position, head: genesis.head };
  // Right behind entry 0, which says how many they are.
  const following = [...(ledger.registered ?? []), ...(authors ?? []), ...(ledger.holds ?? [])];
  const written =
    following.length === 0
      ? genesis
      : await writeOwn(client, next, following, policy.body_commitment);
  const signed = { id: ledgerId, ledgerNo, origin, publicKey };
  return { ledgerNo, restorations: 0, ...written, entry, signed, key: publicKey };
}

interface RegistryRow {
  ledger_no: number;
  origin: string;
  public_key: string;
  policy: string;
}

/** Adds the new ledger to the registry, under the lock of the registry's head. */
async function register(
  client: pg.ClientBase,
  ledger: NewLedger & { publicKey: string; genesis: PlannedEntry },
  terms: CreationTerms,
): Promise<Noted> {
  const registry = await client.query<RegistryRow>(
    'SELECT ledger_no, origin, public_key, policy FROM docket.ledger WHERE ledger_id = $1',
    [REGISTRY],
  );
  const found = registry.rows[0];
  if (found === undefined) throw new Error('There is no registry ledger: start() makes it.');
  const { ledger_no: ledgerNo, origin, public_key: publicKey } = found;
  // Written by this package, see insertGenesis.
  const { body_commitment: granularity } = JSON.parse(found.policy) as Policy;
  const locked = await lockLedger(client, { id: REGISTRY, ledgerNo, origin, publicKey }, terms);
  const body = {
    ledger: ledger.ledgerId,
    origin: ledger.origin,
    genesis_leaf_hash: ledger.genesis.hashHex,
    public_key: ledger.publicKey,
  };
  return locked.write([{ type: 'ledger.registered', body }], granularity);
}

import { setTimeout as delay } from 'node:timers/promises';
import {
  connectDatabase,
  KeyVault,
  LedgerMove,
  LedgerService,
  REGISTRY,
  StoreRefusal,
  type Database,
  type MoveCell,
  type MoveReason,
} from '@docket/store';
import { verifyDatabase } from '../verification/verify-database.js';

/** A cell, with the rights of its database's owner. */
export interface MovingCell {
  name: string;
  databaseUrl: string;
  /** Address of the schema's owner; `databaseUrl` where left out. */
  ownerUrl?: string;
  /** Its own part of the directory of keys. */
  keysDirectory: string;
}

export interface MoveRequest extends MoveReason {
  ledger: string;
  /** Name of the cell that it is to live in. */
  to: string;
  cells: readonly MovingCell[];
  /** It may be taken away from the ledgers that it continues, or that continue it. */
  isApart: boolean;
  /** Told what is done, a line each. */
  tell: (line: string) => void;
}

export type MoveOutcome =
  | { outcome: 'moved'; from: string; stoodStillMs: number | undefined }
  /** It lived there already. */
  | { outcome: 'there' }
  | { outcome: 'abandoned' };

/**
 * A server that runs has heard of a move by then, and looks each second where the ledger lives: it asks every ten seconds
 * otherwise (apps/api/src/cells).
 */
const HEARD_S = 12;
/** The rest that is copied while it stands still, and rounds of copying to get there. */
const REST_MAX = 5_000;
const ROUNDS_MAX = 8;
/** Findings that are named. */
const SHOWN = 5;

/**
 * Moves a ledger to another cell, or goes on with a move that was broken off, wherever that was.
 *
 * @throws {StoreRefusal} nothing was switched. @throws {SigningKeyError} @throws the driver's error where a database cannot be
 * reached.
 */
export async function moveLedger(request: MoveRequest): Promise<MoveOutcome> {
  return within(request, async (move) => {
    if (move === undefined) return { outcome: 'there' };
    const { to, isApart, tell } = request;
    const { from, ledger } = move;
    let step = await ledger.step();
    const other = await ledger.underWayTo();
    if (other !== undefined && other !== to)
      throw refused(
        `A move of it to the cell ${other} is under way.`,
        `Let that come to its end, or give it up: docket ledgers move ${ledger.id} --to ${other} --abandon`,
      );
    if (step === 'none' && !isApart && (await ledger.hasLine()))
      throw refused(
        'It continues another ledger, or another one continues it: a key that was used in one is recognised in the other only within one cell.',
        'Move the others too, and say --apart for each: until all are there, a request that is repeated in another ledger of the line is taken anew.',
      );
    let stoodStillMs: number | undefined;
    if (step === 'none' || step === 'copying' || step === 'frozen') {
      const verified = await copyAndVerify(move, request, step === 'frozen');
      const began = performance.now();
      if (step !== 'frozen') await ledger.freeze();
      tell('It stands still; the rest is copied.');
      await ledger.switch(verified, request);
      stoodStillMs = Math.round(performance.now() - began);
      step = 'switched';
    }
    if (step === 'switched') await ledger.leave(request);
    await ledger.removeKeys();
    return { outcome: 'moved', from, stoodStillMs };
  });
}

/** Gives a move up that was not switched yet: the ledger lives where it did. @throws {StoreRefusal} it was. */
export async function abandonMove(request: MoveRequest): Promise<MoveOutcome> {
  return within(request, async (move) => {
    const step = await move?.ledger.step();
    const isUnderWay = step === 'copying' || step === 'frozen';
    if (move === undefined || !isUnderWay || (await move.ledger.underWayTo()) !== request.to)
      throw refused(
        'No move of it to this cell waits to be switched.',
        'Look where it lives: docket ledgers list',
      );
    await move.ledger.abandon();
    return { outcome: 'abandoned' };
  });
}

/** @returns entries that were verified in the target. */
async function copyAndVerify(
  { ledger, from }: FoundMove,
  { to, cells, tell }: MoveRequest,
  isFrozen: boolean,
): Promise<number> {
  if (isFrozen) return 0;
  await ledger.announce();
  let copied = await ledger.copy(progress(tell));
  const databaseUrl = cells.find(({ name }) => name === to)?.databaseUrl ?? '';
  tell(`${copied} entries copied; they are verified in ${to}.`);
  const addresses = new Map(cells.map((cell) => [cell.name, cell.databaseUrl]));
  // Until it is switched it is registered where it lives.
  const { findings } = await verifyDatabase({
    databaseUrl,
    ledger: ledger.id,
    depth: 'full',
    cells: addresses,
    copiedFrom: from,
  });
  if (findings.length > 0) {
    const shown = findings.slice(0, SHOWN).map(({ code, message }) => `${code}: ${message}`);
    throw refused(
      `The copy does not verify: ${shown.join(' ')}`,
      'Nothing was switched. Verify the ledger where it lives, and repair it; then give the move up with --abandon, and begin again.',
    );
  }
  const verified = copied;
  for (let i = 0; i < ROUNDS_MAX && (await ledger.behind(copied)) > REST_MAX; i++)
    copied = await ledger.copy(progress(tell));
  const leftS = HEARD_S - (await ledger.announcedS());
  if (leftS > 0) {
    tell('Waiting until all servers have heard of it.');
    await delay(leftS * 1000);
  }
  return verified;
}

/** Tells at most every so many milliseconds. */
const TOLD_MS = 5_000;
function progress(tell: (line: string) => void): (copied: number, size: number) => void {
  let toldAt = performance.now();
  return (copied, size) => {
    if (performance.now() - toldAt < TOLD_MS) return;
    toldAt = performance.now();
    tell(`${copied} of ${size} entries copied.`);
  };
}

interface FoundMove {
  from: string;
  ledger: LedgerMove;
}

/** Works with the ledger between the cell that it is in and the one that is asked for; undefined where these are one. */
async function within(
  request: MoveRequest,
  work: (move: FoundMove | undefined) => Promise<MoveOutcome>,
): Promise<MoveOutcome> {
  const { ledger: id, to, cells } = request;
  if (id === REGISTRY)
    throw refused('Each cell has a registry of its own.', 'Name another ledger.');
  const opened: MoveCell[] = [];
  try {
    for (const cell of cells) opened.push(await open(cell));
    const target = opened.find(({ name }) => name === to);
    if (target === undefined)
      throw refused(`There is no cell ${to}.`, 'Name one of DOCKET_CELLS, or home.');
    const source = await findSource(id, target, opened);
    if (source === undefined) return await work(undefined);
    const ledger = await LedgerMove.open(id, source, target);
    try {
      if (!(await ledger.hold())) throw refused('Another command is moving it.', 'Wait for that.');
      return await work({ from: source.name, ledger });
    } finally {
      await ledger.close();
    }
  } finally {
    await Promise.all(opened.map(({ database }) => database.close()));
  }
}

/** Where it lives, or lived until it moved to the target. @throws {StoreRefusal} `unknown_ledger`, `move_refused`. */
async function findSource(
  id: string,
  target: MoveCell,
  cells: readonly MoveCell[],
): Promise<MoveCell | undefined> {
  const found = await Promise.all(
    cells.map(async (cell) => ({
      cell,
      ...(await placeIn(cell.database, cell.keysDirectory, id)),
    })),
  );
  const others = found.filter(({ cell }) => cell !== target);
  const living = others.filter(({ standing }) => standing === 'here' || standing === 'leaving');
  if (living.length > 1)
    throw refused(
      'It stands in two cells.',
      'Find out which of them counts: "docket doctor" names them.',
    );
  if (living[0] !== undefined) return living[0].cell;
  const isThere = found.some(({ cell, standing }) => cell === target && standing === 'here');
  if (!isThere)
    throw new StoreRefusal('unknown_ledger', `No cell has a ledger ${id}.`, {
      next: 'Correct its id.',
    });
  return others.find(({ standing, otherCell }) => standing === 'moved' && otherCell === target.name)
    ?.cell;
}

async function placeIn(
  database: Database,
  keysDirectory: string,
  id: string,
): Promise<{ standing?: string; otherCell?: string }> {
  const ledgers = new LedgerService(database, new KeyVault(keysDirectory), {
    host: '',
    ofAnyStanding: true,
  });
  if ((await ledgers.readRow(id)) === undefined) return {};
  const own = (await ledgers.standings.all()).find((one) => one.id === id);
  return own ?? { standing: 'here' };
}

async function open({ name, databaseUrl, ownerUrl, keysDirectory }: MovingCell): Promise<MoveCell> {
  const database = await connectDatabase({
    url: databaseUrl,
    poolSize: POOL_SIZE,
    isBulk: true,
    ...(ownerUrl === undefined ? {} : { ownerUrl }),
  });
  return { name, database, keysDirectory };
}
const POOL_SIZE = 3;

const refused = (message: string, next: string): StoreRefusal =>
  new StoreRefusal('move_refused', message, { next });

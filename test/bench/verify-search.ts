import {
  connectDatabase,
  databaseReader,
  SearchIndexer,
  LedgerService,
  KeyVault,
} from '@docket/store';
import { verify, type LedgerReader, type Projections } from '@docket/verify';

/** Brings search up to the end of a ledger: before that there is little to compare. */
export async function indexWhole(url: string, keys: string, ledger: string): Promise<void> {
  const database = await connectDatabase({ url, poolSize: 4 });
  try {
    const ledgers = new LedgerService(database, new KeyVault(keys), { host: 'bench.example' });
    const { ledgerNo } = await ledgers.getLedger(ledger);
    await new SearchIndexer(database).catchUp(ledgerNo, Number.MAX_SAFE_INTEGER);
  } finally {
    await database.close();
  }
}

/** Verifies a ledger in this thread, with what decisions are found by or without. @returns seconds. */
export async function verifyWith(url: string, ledger: string, search: boolean): Promise<number> {
  const database = await connectDatabase({ url, poolSize: 4, isBulk: true });
  try {
    const stored = await databaseReader(database, ledger);
    const reader: LedgerReader = {
      describe: () => stored.describe(),
      checkpoints: () => stored.checkpoints(),
      entries: (from, to, how) => stored.entries(from, to, how),
      projections: search ? stored.projections : withoutSearch(stored.projections),
    };
    const began = performance.now();
    const { verified, findings } = await verify(reader, { depth: 'full' });
    if (!verified) throw new Error(`Not verified: ${JSON.stringify(findings.slice(0, 3))}`);
    return (performance.now() - began) / 1000;
  } finally {
    await database.close();
  }
}

function withoutSearch(all: Required<Projections>): Projections {
  return {
    decisions: () => all.decisions(),
    isOfOtherVersion: (state) => all.isOfOtherVersion(state),
    head: () => all.head(),
    beyondHead: () => all.beyondHead(),
    tiles: () => all.tiles(),
    idempotency: (from, to) => all.idempotency(from, to),
    digestRequest: (type, decision, body) => all.digestRequest(type, decision, body),
    ledger: () => all.ledger(),
  };
}

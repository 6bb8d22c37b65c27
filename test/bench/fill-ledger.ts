import { CheckpointService, KeyVault, LedgerService, openDatabase } from '@docket/store';
import pg from 'pg';
import { fileCard, openDecision, WHOLE_POLICY } from './append-load.js';

/** The length of a usual dossier: a decision is opened, has these cards, and is closed. */
const CARDS_PER_DECISION = 30;
const DECISIONS_AT_A_TIME = 16;

/** A real ledger, written by the store. Returns its size. */
export async function fillLedger(
  url: string,
  keysDirectory: string,
  ledger: string,
  entries: number,
): Promise<number> {
  const database = await openDatabase({ url });
  const vault = new KeyVault(keysDirectory);
  const ledgers = new LedgerService(database, vault, { host: 'bench.example' });
  const checkpoints = new CheckpointService(database, ledgers);
  await ledgers.start();
  const policy = ledger === 'whole' ? { policy: WHOLE_POLICY } : {};
  await ledgers.createLedger({ id: ledger, createdBy: 'bench', ...policy });
  const decisions = Math.floor(entries / (CARDS_PER_DECISION + 2));
  let next = 0;
  const write = async (): Promise<void> => {
    while (next < decisions) {
      const n = next++;
      await writeDecision(ledgers, ledger, n);
      if (n % 1000 === 999) await checkpoints.issue(ledger);
    }
  };
  await Promise.all(Array.from({ length: DECISIONS_AT_A_TIME }, write));
  const { size } = await checkpoints.issue(ledger);
  await ledgers.drain();
  await database.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('VACUUM ANALYZE');
  await client.end();
  return size;
}

async function writeDecision(ledgers: LedgerService, ledger: string, n: number): Promise<void> {
  const { decisionId = '' } = await ledgers.append(ledger, openDecision());
  const cards = Array.from({ length: CARDS_PER_DECISION }, (_, i) =>
    fileCard(decisionId, n * CARDS_PER_DECISION + i),
  );
  await ledgers.appendBatch(ledger, cards);
  const close = { ...cards[0]!, type: 'decision.closed', body: { outcome: 'completed' } };
  await ledgers.append(ledger, close);
}

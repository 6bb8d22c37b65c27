/** A second process on the same ledger. Started by store.bench.ts with IPC. */
import { KeyVault, LedgerService, connectDatabase } from '@docket/store';
import { appendCards } from './append-load.js';

interface Order {
  writers: number;
  operations: number;
}

const [url = '', keysDirectory = '', ledgerId = ''] = process.argv.slice(2);
const database = await connectDatabase({ url });
const ledgers = new LedgerService(database, new KeyVault(keysDirectory), { host: 'bench.example' });
process.on('message', (order: Order | 'end') => {
  if (order === 'end') {
    void database.close().then(() => process.disconnect());
    return;
  }
  void appendCards(ledgers, () => ledgerId, order.writers, order.operations).then(({ rate }) =>
    process.send?.(rate),
  );
});
process.send?.('ready');

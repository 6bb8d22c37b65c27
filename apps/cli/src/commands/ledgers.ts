import { Command } from 'commander';
import { DocketAdministration } from '@docket/client';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { formatTable, type Terminal } from '../terminal.js';

export function ledgersCommand(terminal: Terminal): Command {
  return new Command('ledgers')
    .description('create and list the ledgers of a server')
    .addCommand(createCommand(terminal))
    .addCommand(listCommand(terminal))
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples (with an administrator's key in DOCKET_API_KEY):
  docket ledgers create claims
  docket ledgers list
`;

function createCommand(terminal: Terminal): Command {
  return withConnection(new Command('create').description('create a ledger with its own key'))
    .argument('<id>', 'lower-case letters, digits and hyphens; it cannot be changed later')
    .action(async (id: string, options: ConnectionOptions) => {
      const ledger = await (await connect(options)).createLedger({ id });
      terminal.out(`${ledger.origin}\n${ledger.publicKey}\n`);
      terminal.err('Keep the second line, the ledger’s public key, where auditors find it.\n');
    });
}

function listCommand(terminal: Terminal): Command {
  return withConnection(new Command('list').description('list the ledgers')).action(
    async (options: ConnectionOptions) => {
      const ledgers = await (await connect(options)).listLedgers();
      const rows = ledgers.map((ledger) => [ledger.id, String(ledger.size), ledger.publicKey]);
      for (const line of formatTable([['LEDGER', 'ENTRIES', 'PUBLIC KEY'], ...rows])) {
        terminal.out(`${line}\n`);
      }
    },
  );
}

async function connect(options: ConnectionOptions): Promise<DocketAdministration> {
  return new DocketAdministration({ url: options.url, apiKey: await requireApiKey(options) });
}

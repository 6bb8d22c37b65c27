import { Command, Option } from 'commander';
import { DocketAdministration, type Role } from '@docket/client';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { requireDatabase } from '../database-setting.js';
import { formatTable, type Terminal } from '../terminal.js';

interface KeysOptions extends ConnectionOptions {
  ledger: string;
}

export function keysCommand(terminal: Terminal): Command {
  return new Command('keys')
    .description('create, list, revoke and recover API keys')
    .addCommand(createCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(revokeCommand(terminal))
    .addCommand(recoverCommand(terminal))
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples (with an administrator's key in DOCKET_API_KEY):
  docket keys create --ledger claims --role agent --label refunds > agent.key
  docket keys list --ledger claims
  docket keys revoke 4f1c09b2d3e4a5f6 --ledger claims
`;

function createCommand(terminal: Terminal): Command {
  return withLedger('create', 'create a key and print it, this once')
    .addOption(
      new Option('--role <role>', 'what the key may do')
        .choices(['agent', 'reviewer', 'officer', 'auditor', 'administrator'])
        .makeOptionMandatory(),
    )
    .requiredOption('--label <text>', 'what the key is for; not the name of a person')
    .action(async (options: KeysOptions & { role: Role; label: string }) => {
      const administration = await connect(options);
      const key = await administration.createKey(options.ledger, {
        role: options.role,
        label: options.label,
      });
      // The key alone on stdout, so that it can go into a file without being seen.
      terminal.err(`Created ${key.id}, role ${key.role}. The key is not shown again:\n`);
      terminal.out(`${key.secret}\n`);
    });
}

function listCommand(terminal: Terminal): Command {
  return withLedger('list', 'list the keys of a ledger, revoked ones included').action(
    async (options: KeysOptions) => {
      const keys = await (await connect(options)).listKeys(options.ledger);
      const rows = keys.map((key) => [
        key.id,
        key.role,
        key.label ?? '',
        key.revokedAt === undefined ? 'active' : `revoked ${key.revokedAt}`,
      ]);
      for (const line of formatTable([['ID', 'ROLE', 'LABEL', 'STATE'], ...rows])) {
        terminal.out(`${line}\n`);
      }
    },
  );
}

function revokeCommand(terminal: Terminal): Command {
  return withLedger('revoke', 'revoke a key for good')
    .argument('<key>', 'id of the key, not the key itself')
    .action(async (key: string, options: KeysOptions) => {
      await (await connect(options)).revokeKey(options.ledger, key);
      terminal.out(`Revoked ${key}.\n`);
    });
}

function recoverCommand(terminal: Terminal): Command {
  return new Command('recover')
    .description("make an administrator key as the database's owner, where all are lost")
    .option(
      '--database-url <url>',
      'the database (or set DATABASE_URL: an address holds a password)',
    )
    .addHelpText(
      'after',
      "\nNeeds the rights of the schema's owner: DATABASE_OWNER_URL where DATABASE_URL has them not.\nThe key is good for every ledger. Other keys stay as they are.\n",
    )
    .addOption(
      new Option(
        '--data <directory>',
        'the database that docket serve keeps there; stop it first',
      ).conflicts('databaseUrl'),
    )
    .action(async (options: { databaseUrl?: string; data?: string }) => {
      const { recoverAsOwner, recoverEmbedded } = await import('../recover-key.js');
      const key =
        options.data === undefined
          ? await recoverAsOwner(requireDatabase(options.databaseUrl))
          : await recoverEmbedded(options.data);
      terminal.err('Created, role administrator. The key is not shown again:\n');
      terminal.out(`${key}\n`);
    });
}

function withLedger(name: string, description: string): Command {
  return withConnection(new Command(name).description(description)).requiredOption(
    '--ledger <id>',
    'ledger of the key',
  );
}

async function connect(options: ConnectionOptions): Promise<DocketAdministration> {
  return new DocketAdministration({ url: options.url, apiKey: await requireApiKey(options) });
}

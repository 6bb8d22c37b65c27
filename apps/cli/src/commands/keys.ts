import { Command, InvalidArgumentError, Option } from 'commander';
import { type ApiKeySummary, DocketAdministration, type Role } from '@docket/client';
import { scopeSaid, type ScopeOptions } from '../audit-options.js';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { requireDatabase } from '../database-setting.js';
import { formatTable, type Terminal } from '../terminal.js';
import { vouch, type Vouching } from '../vouch.js';
import { signingKeysCommand } from './signing-keys.js';

interface KeysOptions extends ConnectionOptions {
  ledger: string;
}

export function keysCommand(terminal: Terminal): Command {
  return new Command('keys')
    .description('create, replace, list, revoke and recover API keys')
    .addCommand(createCommand(terminal))
    .addCommand(rotateCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(revokeCommand(terminal))
    .addCommand(recoverCommand(terminal))
    .addCommand(confirmCommand(terminal))
    .addCommand(signingKeysCommand(terminal))
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples (with an administrator's key in DOCKET_API_KEY):
  docket keys create --ledger claims --role agent --label refunds > agent.key
  docket keys list --ledger claims
  docket keys rotate 4f1c09b2d3e4a5f6 --ledger claims --overlap-hours 2 > agent.key
  docket keys revoke 4f1c09b2d3e4a5f6 --ledger claims
`;

function createCommand(terminal: Terminal): Command {
  return withLedger('create', 'create a key and print it, this once')
    .addOption(
      new Option('--role <role>', 'what the key may do')
        .choices(['agent', 'reviewer', 'officer', 'auditor', 'administrator', 'observer'])
        .makeOptionMandatory(),
    )
    .requiredOption('--label <text>', 'what the key is for; not the name of a person')
    .option('--expires-at <time>', 'until when it is good, as in 2027-01-31T00:00:00Z')
    .option('--opened-from <time>', 'of an auditor: decisions opened from then on')
    .option('--opened-to <time>', 'of an auditor: decisions opened before then')
    .option('--decision <id...>', 'of an auditor: only these decisions')
    .option(
      '--redaction <profile>',
      'of an auditor of some decisions: how they are shown; none for whole (default: regulator)',
    )
    .action(async (options: KeysOptions & CreateOptions) => {
      const administration = await connect(options);
      const { role, label, expiresAt } = options;
      const scope = scopeSaid(options);
      const key = await administration.createKey(options.ledger, {
        role,
        label,
        ...(expiresAt === undefined ? {} : { expiresAt }),
        ...(scope === undefined ? {} : { scope }),
      });
      // The key alone on stdout, so that it can go into a file without being seen.
      terminal.err(`Created ${key.id}, role ${key.role}. The key is not shown again:\n`);
      terminal.out(`${key.secret}\n`);
    });
}

interface CreateOptions extends ScopeOptions {
  role: Role;
  label: string;
  expiresAt?: string;
}

function rotateCommand(terminal: Terminal): Command {
  return withLedger(
    'rotate',
    'replace a key by another of the same principal, and print it, this once',
  )
    .argument('<key>', 'id of the key that is replaced, not the key itself')
    .addOption(
      new Option('--overlap-hours <hours>', 'how long that one stays good: 0 to 720')
        .default('24')
        .argParser(parseHours),
    )
    .option(
      '--expires-at <time>',
      'until when the new one is good; as long as the other where left out',
    )
    .addHelpText(
      'after',
      '\nYour own key, or as an administrator that of an agent, an auditor or an administrator. What is recorded\nunder either key has one author.\n',
    )
    .action(
      async (
        keyId: string,
        { ledger, overlapHours, expiresAt, ...options }: KeysOptions & RotateOptions,
      ) => {
        const key = await (
          await connect(options)
        ).rotateKey(ledger, keyId, {
          overlapSeconds: Math.round(Number(overlapHours) * 3_600),
          ...(expiresAt === undefined ? {} : { expiresAt }),
        });
        const { id, revokedAt, expiresAt: end } = key.replaces;
        const rest =
          revokedAt === undefined ? `is good until ${end ?? 'it is revoked'}` : 'is revoked';
        terminal.err(`Created ${key.id}; ${id} ${rest}. The key is not shown again:\n`);
        terminal.out(`${key.secret}\n`);
      },
    );
}

interface RotateOptions {
  overlapHours: string;
  expiresAt?: string;
}

function parseHours(said: string): string {
  const hours = Number(said);
  if (said.trim() !== '' && hours >= 0 && hours <= 720) return said;
  throw new InvalidArgumentError('0 to 720 hours.');
}

function listCommand(terminal: Terminal): Command {
  return withLedger('list', 'list the keys of a ledger, revoked ones included').action(
    async (options: KeysOptions) => {
      const keys = await (await connect(options)).listKeys(options.ledger);
      const rows = keys.map((key) => [
        key.id,
        key.role,
        key.actor,
        key.label ?? '',
        stateOf(key),
        key.lastUsedAt ?? 'none recorded',
      ]);
      const head = ['ID', 'ROLE', 'PRINCIPAL', 'LABEL', 'STATE', 'LAST USED'];
      for (const line of formatTable([head, ...rows])) {
        terminal.out(`${line}\n`);
      }
    },
  );
}

function stateOf({ revokedAt, expiresAt }: ApiKeySummary): string {
  if (revokedAt !== undefined) return `revoked ${revokedAt}`;
  return expiresAt === undefined ? 'good' : `good until ${expiresAt}`;
}

function revokeCommand(terminal: Terminal): Command {
  return withLedger('revoke', 'revoke a key for good')
    .argument('<key>', 'id of the key, not the key itself')
    .action(async (key: string, options: KeysOptions) => {
      await (await connect(options)).revokeKey(options.ledger, key);
      terminal.out(`Revoked ${key}.\n`);
    });
}

function confirmCommand(terminal: Terminal): Command {
  return withLedger('confirm', 'confirm what another administrator registered, or vouch for it')
    .argument('<id>', 'id of the key, passkey or signing key')
    .requiredOption('--principal <id>', 'whose it is: the actor of the key')
    .option('--sign-with <file>', "a registrar's private key: PEM (PKCS #8), or 64 hex digits")
    .option('--origin <origin>', 'with it: origin of the ledger, the first line of its checkpoints')
    .option('--role <role>', 'with it: what they are to do')
    .option('--thumbprint <text>', 'with it: of the passkey or signing key, as its holder said')
    .action(async (id: string, options: KeysOptions & Vouching) => {
      const { ledger, principal, signWith } = options;
      const administration = await connect(options);
      const signature =
        signWith === undefined
          ? {}
          : { signature: await vouch(administration, id, { ...options, signWith }) };
      const registration = { principal, authenticator: id, ...signature };
      await administration.confirmRegistration(ledger, registration);
      terminal.out(`${signWith === undefined ? 'Confirmed' : 'Vouched for'} ${id}.\n`);
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
      "\nNeeds the rights of the schema's owner: DATABASE_OWNER_URL where DATABASE_URL has them not;\nand DOCKET_KEYS_DIR as the server has it, whose key attests whom it registers.\nThe key is good for every ledger. Other keys stay as they are.\n",
    )
    .addOption(
      new Option(
        '--data <directory>',
        'the database, and the keys, that docket serve keeps there; stop it first',
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

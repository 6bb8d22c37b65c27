import { Command } from 'commander';
import {
  DocketAdministration,
  importSigningKey,
  proveSigningKey,
  type ProvenSigningKey,
} from '@docket/client';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT } from '../failure.js';
import { readGiven } from '../regular-file.js';
import { formatTable, type Terminal } from '../terminal.js';

interface SigningKeysOptions extends ConnectionOptions {
  ledger: string;
}

/** Keys that agents sign their records with. The key itself never leaves the agent's machine. */
export function signingKeysCommand(terminal: Terminal): Command {
  return new Command('signing')
    .description('prove, register, list and revoke the keys that agents sign with')
    .addCommand(proveCommand(terminal))
    .addCommand(registerCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(revokeCommand(terminal))
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples (prove where the agent runs, the others with an administrator's key in DOCKET_API_KEY):
  openssl genpkey -algorithm ed25519 -out agent.pem
  docket keys signing prove agent.pem --origin docket.example/claims --principal prn_01j9z3 > agent.json
  docket keys signing register agent.json --ledger claims
  docket keys signing list --ledger claims
`;

function proveCommand(terminal: Terminal): Command {
  return new Command('prove')
    .description('print what an administrator registers, signed with the key; sends nothing')
    .argument('<file>', 'the private key: PEM (PKCS #8), or a seed of 64 hex digits')
    .requiredOption('--origin <origin>', 'origin of the ledger: the first line of its checkpoints')
    .requiredOption('--principal <id>', "the agent's id: the actor of its API key")
    .action(async (file: string, options: { origin: string; principal: string }) => {
      const text = (await readGiven(`The key ${file}`, file, FILE_BYTES_MAX)).toString('utf8');
      const key = await importSigningKey(options.origin, text);
      const registration = await proveSigningKey(key, options.principal);
      terminal.out(`${JSON.stringify(registration)}\n`);
    });
}

function registerCommand(terminal: Terminal): Command {
  return withLedger('register', "register an agent's key")
    .argument('<file>', 'what `docket keys signing prove` printed')
    .action(async (file: string, options: SigningKeysOptions) => {
      const registration = await readRegistration(file);
      const registered = await (
        await connect(options)
      ).registerSigningKey(options.ledger, registration);
      terminal.out(`Registered ${registered.id} for ${registered.actor}.\n`);
    });
}

function listCommand(terminal: Terminal): Command {
  return withLedger('list', 'list the keys that agents sign with, revoked ones included').action(
    async (options: SigningKeysOptions) => {
      const keys = await (await connect(options)).listSigningKeys(options.ledger);
      const rows = keys.map(({ id, actor, expiresAt, revokedAt }) => [
        id,
        actor,
        revokedAt === undefined ? (expiresAt ?? 'active') : `revoked ${revokedAt}`,
      ]);
      for (const line of formatTable([['ID', 'AGENT', 'STATE'], ...rows])) {
        terminal.out(`${line}\n`);
      }
    },
  );
}

function revokeCommand(terminal: Terminal): Command {
  return withLedger('revoke', 'revoke a key that an agent signs with, for good')
    .argument('<key>', 'id of the key; behind -- where it begins with a hyphen')
    .action(async (key: string, options: SigningKeysOptions) => {
      await (await connect(options)).revokeSigningKey(options.ledger, key);
      terminal.out(`Revoked ${key}.\n`);
    });
}

/** A key, or what is registered of it. */
const FILE_BYTES_MAX = 4_096;

async function readRegistration(file: string): Promise<ProvenSigningKey> {
  const text = (await readGiven(`The registration ${file}`, file, FILE_BYTES_MAX)).toString('utf8');
  try {
    // The server holds it against its schema.
    return JSON.parse(text) as ProvenSigningKey;
  } catch (cause) {
    const message = `${file} is not what \`docket keys signing prove\` prints.`;
    throw new CommandFailure(message, EXIT.unusable, { cause });
  }
}

function withLedger(name: string, description: string): Command {
  return withConnection(new Command(name).description(description)).requiredOption(
    '--ledger <id>',
    'ledger of the agent',
  );
}

async function connect(options: ConnectionOptions): Promise<DocketAdministration> {
  return new DocketAdministration({ url: options.url, apiKey: await requireApiKey(options) });
}

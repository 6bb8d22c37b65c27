import { Command } from 'commander';
import { DocketClient, type PolicyChange, signPolicy } from '@docket/client';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT, quotedValue } from '../failure.js';
import { readGiven } from '../regular-file.js';
import { printableJson, type Terminal } from '../terminal.js';
import { registrarKeyOf } from '../vouch.js';

interface PolicyOptions extends ConnectionOptions {
  ledger: string;
}

/** The policy of a ledger, which its administrators change; where it says so, two of them. */
export function policyCommand(terminal: Terminal): Command {
  return new Command('policy')
    .description('show the policy of a ledger, change it, and propose and confirm a weaker one')
    .addCommand(showCommand(terminal))
    .addCommand(changeCommand(terminal))
    .addCommand(proposeCommand(terminal))
    .addCommand(confirmCommand(terminal))
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples (with an administrator's key in DOCKET_API_KEY; the last with that of another one):
  docket policy show --ledger claims > policy.json
  docket policy change policy.json --ledger claims --reason "After the audit of November."
  docket policy propose policy.json --ledger claims --reason "It is asked too often."
  docket policy confirm 14 --ledger claims
`;

function showCommand(terminal: Terminal): Command {
  return withLedger('show', 'print the policy in force as JSON, and what is proposed').action(
    async (options: PolicyOptions) => {
      const { policy, revision, proposed } = await (await connect(options)).policy();
      terminal.out(`${printableJson(policy, 2)}\n`);
      terminal.err(`Revision ${revision} is in force.\n`);
      if (proposed === undefined) return;
      const { seq, proposedBy, lapsesAt, reason } = proposed;
      terminal.err(
        `Proposed at entry ${seq} by ${proposedBy}, for another one to confirm until ${lapsesAt}: ${quotedValue(reason)}\n`,
      );
      terminal.err(`${printableJson(proposed.policy, 2)}\n`);
    },
  );
}

function changeCommand(terminal: Terminal): Command {
  return withSigning(withFile('change', 'bring a whole new policy into force')).action(
    async (file: string, options: PolicyOptions & SigningOptions & { reason: string }) => {
      const policy = await readPolicy(file);
      const client = await connect(options);
      const signed = await signedChange(client, policy, options);
      const { receipt } = await client.changePolicy({ ...signed, reason: options.reason });
      terminal.out(`In force behind entry ${receipt.seq}.\n`);
    },
  );
}

function proposeCommand(terminal: Terminal): Command {
  return withFile('propose', 'propose a policy for another administrator to confirm').action(
    async (file: string, options: PolicyOptions & { reason: string }) => {
      const proposal = { policy: await readPolicy(file), reason: options.reason };
      const { receipt } = await (await connect(options)).proposePolicy(proposal);
      terminal.out(`${receipt.seq}\n`);
      terminal.err('Not in force. Another administrator confirms that entry within 30 days.\n');
    },
  );
}

function confirmCommand(terminal: Terminal): Command {
  return withSigning(withLedger('confirm', 'bring into force what another administrator proposed'))
    .argument('<entry>', 'the entry that proposes it, as the proposal printed it')
    .action(async (entry: string, options: PolicyOptions & SigningOptions) => {
      const client = await connect(options);
      const { proposed, revision } = await client.policy();
      // Nobody confirms another proposal than they have seen.
      if (proposed === undefined || String(proposed.seq) !== entry) {
        const waiting = proposed === undefined ? 'none' : `that of entry ${proposed.seq}`;
        throw new CommandFailure(
          `No proposal of entry ${entry} waits for confirmation; ${waiting} does.`,
          EXIT.failed,
        );
      }
      const { policy, reason } = proposed;
      const signed = await signedChange(client, policy, options);
      const change = { revision: revision + 1, ...signed, reason };
      const { receipt } = await client.changePolicy(change);
      terminal.out(`In force behind entry ${receipt.seq}.\n`);
    });
}

interface SigningOptions {
  signWith?: string;
  origin?: string;
}

function withSigning(command: Command): Command {
  return command
    .option('--sign-with <file>', "a registrar's private key, where the policy names registrars")
    .option(
      '--origin <origin>',
      'with it: origin of the ledger, the first line of its checkpoints',
    );
}

/** Signed for the revision that it is going to be, so that it is brought into force once. */
async function signedChange(
  client: DocketClient,
  policy: PolicyChange['policy'],
  { signWith, origin }: SigningOptions,
): Promise<Omit<PolicyChange, 'reason'>> {
  if (signWith === undefined) return { policy };
  const key = await registrarKeyOf(signWith, origin);
  const { revision } = await client.policy();
  const change = { policy, revision: revision + 1 };
  return { ...change, signature: await signPolicy(key, change) };
}

/** More than any policy has. */
const POLICY_BYTES_MAX = 262_144;

/** @throws {CommandFailure} there is no such file, or it is not JSON. */
export async function readPolicy(file: string): Promise<PolicyChange['policy']> {
  const text = (await readGiven(`The policy ${file}`, file, POLICY_BYTES_MAX)).toString('utf8');
  try {
    // Held against its schema by the server.
    return JSON.parse(text) as PolicyChange['policy'];
  } catch (cause) {
    throw new CommandFailure(`${file} is not JSON.`, EXIT.unusable, { cause });
  }
}

function withFile(name: string, description: string): Command {
  return withLedger(name, description)
    .argument('<file>', 'the whole policy as JSON, with a version of its own')
    .requiredOption('--reason <text>', 'why; it is recorded for good');
}

function withLedger(name: string, description: string): Command {
  return withConnection(new Command(name).description(description)).requiredOption(
    '--ledger <id>',
    'the ledger',
  );
}

async function connect(options: PolicyOptions): Promise<DocketClient> {
  const apiKey = await requireApiKey(options);
  return new DocketClient({ url: options.url, apiKey, ledger: options.ledger });
}

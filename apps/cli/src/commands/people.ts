import { Command, InvalidArgumentError } from 'commander';
import { DocketAdministration, type PersonEnrolment, type Role } from '@docket/client';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { scopeSaid, type ScopeOptions } from '../audit-options.js';
import { formatTable, type Terminal } from '../terminal.js';

export function peopleCommand(terminal: Terminal): Command {
  return new Command('people')
    .description('let people in who sign in with a passphrase')
    .addCommand(enrolCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(renewCommand(terminal))
    .addCommand(removeCommand(terminal))
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples (with the key of an administrator of the installation in DOCKET_API_KEY):
  docket people enrol bo --role claims=reviewer
  docket people enrol kim --role claims=auditor --opened-from 2026-01-01T00:00:00Z
  docket people renew bo
  docket people remove bo
`;

type Roles = Record<string, Role>;

function enrolCommand(terminal: Terminal): Command {
  return named('enrol', 'print a link with which somebody chooses a passphrase, this once')
    .requiredOption(
      '--role <ledger=role>',
      'what they may do: reviewer, officer, auditor or administrator; once for each ledger',
      readRole,
    )
    .option('--expires-at <time>', 'of an auditor: until when (default: 90 days; 366 at most)')
    .option('--opened-from <time>', 'of an auditor: decisions opened from then on')
    .option('--opened-to <time>', 'of an auditor: decisions opened before then')
    .option('--decision <id...>', 'of an auditor: only these decisions')
    .option(
      '--redaction <profile>',
      'of an auditor of some decisions: how they are shown; none for whole (default: regulator)',
    )
    .action(
      async (
        name: string,
        options: ConnectionOptions & ScopeOptions & { role: Roles; expiresAt?: string },
      ) => {
        const { role, expiresAt } = options;
        const scope = scopeSaid(options);
        const audit = {
          ...(expiresAt === undefined ? {} : { expiresAt }),
          ...(scope === undefined ? {} : { scope }),
        };
        show(terminal, await (await connect(options)).enrolPerson(name, role, audit));
      },
    );
}

function renewCommand(terminal: Terminal): Command {
  return named('renew', 'print another link, where the passphrase is forgotten').action(
    async (name: string, options: ConnectionOptions) => {
      show(terminal, await (await connect(options)).renewEnrolment(name));
    },
  );
}

function listCommand(terminal: Terminal): Command {
  return withConnection(new Command('list').description('list people with a passphrase')).action(
    async (options: ConnectionOptions) => {
      const people = await (await connect(options)).listPeople();
      const rows = people.map(({ name, id, roles, auditEnds, isEnrolled }) => [
        name,
        id,
        Object.entries(roles)
          .map(([ledger, role]) => {
            const end = auditEnds[ledger];
            return `${ledger}=${role}${end === undefined ? '' : ` until ${end}`}`;
          })
          .join(', '),
        isEnrolled ? 'enrolled' : 'not enrolled',
      ]);
      for (const line of formatTable([['NAME', 'ID', 'ROLES', 'STATE'], ...rows])) {
        terminal.out(`${line}\n`);
      }
    },
  );
}

function removeCommand(terminal: Terminal): Command {
  return named('remove', 'end their sessions, and revoke them in their ledgers').action(
    async (name: string, options: ConnectionOptions) => {
      await (await connect(options)).removePerson(name);
      terminal.out(`Removed ${name}.\n`);
    },
  );
}

/** The link alone on stdout, or else the token, so that it can be handed on without being seen. */
function show(terminal: Terminal, { name, token, link, expiresAt }: PersonEnrolment): void {
  const what = link === undefined ? 'token' : 'link';
  terminal.err(`For ${name}, once, until ${expiresAt}. The ${what} is not shown again:\n`);
  terminal.out(`${link ?? token}\n`);
}

function named(name: string, description: string): Command {
  return withConnection(new Command(name).description(description)).argument(
    '<name>',
    'name that they sign in with; in no entry',
  );
}

const ROLES: readonly string[] = ['reviewer', 'officer', 'auditor', 'administrator'];

function readRole(text: string, before: Roles = {}): Roles {
  const [ledger = '', role = '', more] = text.split('=');
  if (ledger === '' || !ROLES.includes(role) || more !== undefined) {
    throw new InvalidArgumentError(`Say <ledger>=<role>, with ${ROLES.join(', ')} as role.`);
  }
  if (Object.hasOwn(before, ledger)) throw new InvalidArgumentError('One role in each ledger.');
  // One of ROLES.
  return { ...before, [ledger]: role as Role };
}

async function connect(options: ConnectionOptions): Promise<DocketAdministration> {
  return new DocketAdministration({ url: options.url, apiKey: await requireApiKey(options) });
}

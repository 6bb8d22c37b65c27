import type { RunningApi } from '@docket/api';
import {
  PERMISSIONS,
  placeOf,
  RECORD_TYPES,
  ROLES,
  type RecordType,
  type Role,
} from '@docket/record';

type Route = RunningApi['routes']['routes'][number];

const HEAD = `# Who may do what

Written from the code by \`DOCKET_UPDATE_GOLDEN=1 npm run jest -- test/api/authorization.spec.ts\`, which also calls every
route with every role, without a key, and with a key of another ledger. A key is for one ledger and one role; at
another ledger it opens nothing, whatever its role. What may be read without a key, everybody may read. A key of an
administrator that is made for the installation may at every ledger what an administrator may, and nothing else.
A person who signs in has a role in each ledger that a group of theirs gives them, and may there what a key of it may.
An auditor whose key has a scope reads the decisions of it, and of the rest no content: [what that is](operator-reference.md#auditors).
A decision is the agent's own that opened it, or that a Job Card handed it over to (\`handoff.to_principal\`); of another
agent's an agent reads and writes nothing.
Of a route that makes documents some variants and kinds take more: [the reference of exports](compliance-officer.md).
`;

/** The page of docs about permissions, from the routes of a server and the declarations of the records. */
export function permissionPage(routes: readonly Route[]): string {
  const columns = ['nobody', ...ROLES];
  const described = routes.filter(({ method }) => method !== 'HEAD');
  return [
    HEAD,
    '## Routes\n',
    'The first column is a caller without a key.\n',
    table(
      ['route', 'no key', ...ROLES],
      described.map((route) => [nameOf(route), ...columns.map((who) => mark(route, who))]),
    ),
    '\n## Records\n',
    'Who may file a record of each type. Where nobody may, Docket writes it itself.\n',
    table(
      ['record', ...ROLES],
      RECORD_TYPES.map((type) => [`\`${type}\``, ...ROLES.map((role) => recordMark(type, role))]),
    ),
    '',
  ].join('\n');
}

function recordMark(type: RecordType, role: Role): string {
  if (!PERMISSIONS[type].includes(role)) return '';
  if (role !== 'agent' || type === 'decision.opened' || placeOf(type) === 'ledger') return 'yes';
  return placeOf(type) === 'decision' ? 'in its own' : 'in its own, and in the ledger';
}

function nameOf({ method, url }: Route): string {
  return `\`${method} ${url}\``;
}

/** What stands in the cell of somebody: yes, under which condition, or nothing. */
function mark({ allow = [], method, url }: Route, who: string): string {
  if (allow.includes('public')) return 'yes';
  if (who === 'nobody' && allow.includes('session')) return 'with a session';
  if (who === 'nobody') return allow.includes('public-log') ? 'where the log is public' : '';
  if (!allow.some((one) => one === who)) return '';
  if (who === 'agent' && /decisions\/:decision|\/batch$/.test(url)) return 'its own';
  if (who === 'agent' && method === 'GET' && url.endsWith('/decisions')) return 'its own';
  return url.includes(':ledger') && !url.endsWith('/successor') ? 'yes' : 'of the installation';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

import type { DatabaseAnswer, DatabaseFacts, ExaminedDatabase } from '@docket/store';
import { failed, listed, note, notKnown, ok, warning } from './check.js';
import type { DiagnosisCheck, CheckFinding } from './check.js';

type Judge<Name extends keyof DatabaseFacts> = (value: DatabaseFacts[Name]) => CheckFinding;

/** Every check of the database, in the order in which they are shown. */
export function checkDatabase(facts: ExaminedDatabase, clockAheadMaxS: number): DiagnosisCheck[] {
  const findings: Record<string, CheckFinding> = {
    'database.version': judge(facts.version, checkVersion),
    'database.encoding': judge(facts.encoding, checkEncoding),
    'database.login': judge(facts.login, checkLogin),
    'database.role': judge(facts.appRole, checkRole),
    'database.privileges': judge(facts.missingPrivileges, checkMissing),
    'database.append_only': judge(facts.excessPrivileges, checkExcess),
    'database.schema': judge(facts.migrations, checkMigrations),
    'database.standby': judge(facts.isStandby, checkStandby),
    'database.writes': judge(facts.settings, checkWrites),
    'database.fsync': judge(facts.settings, mustBeOn('fsync')),
    'database.full_page_writes': judge(facts.settings, mustBeOn('full_page_writes')),
    'database.checksums': judge(facts.settings, checkChecksums),
    'database.synchronous_commit': judge(facts.settings, checkCommit),
    'database.clock': judge(facts.clockAheadS, (seconds) => checkClock(seconds, clockAheadMaxS)),
    'database.size': judge(facts.sizeBytes, checkSize),
    backups: judge(facts.settings, (settings) =>
      judge(facts.archiver, (archiver) => checkArchive(settings, archiver)),
    ),
    'search.lag': judge(facts.searchBehind, checkSearch),
    'decisions.states': judge(facts.outdatedStates, checkStates),
  };
  return Object.entries(findings).map(([id, finding]) => ({ id, ...finding }));
}

/** A check that could not be made is never `ok`. */
function judge<Value>(
  answer: DatabaseAnswer<Value>,
  check: (value: Value) => CheckFinding,
): CheckFinding {
  return 'unknown' in answer ? notKnown(answer.unknown) : check(answer.value);
}

const checkVersion: Judge<'version'> = ({ text, number }) =>
  number >= 150_000
    ? ok(`PostgreSQL ${text}.`)
    : failed(`PostgreSQL ${text}.`, 'Docket needs PostgreSQL 15 or newer.');

const checkEncoding: Judge<'encoding'> = (encoding) =>
  encoding === 'UTF8'
    ? ok('Text is kept as UTF-8.')
    : failed(
        `Text is kept as ${encoding}.`,
        "Use a database made with ENCODING 'UTF8' TEMPLATE template0.",
      );

const checkLogin: Judge<'login'> = ({ name, isSuperuser, ownsSchema }) => {
  const next =
    'Give the service a login of its own: "Database roles" in the operators\' reference.';
  if (isSuperuser) return warning(`${name} is a superuser: it can change what it wrote.`, next);
  if (ownsSchema) return warning(`${name} owns the schema: it can change what it wrote.`, next);
  return ok(`${name} is no superuser and does not own the schema.`);
};

const checkRole: Judge<'appRole'> = (role) => {
  if (role === 'yes') return ok('The login may work as the role of the server.');
  const next = 'Run docket migrate as the owner of the schema.';
  if (role === 'none')
    return failed('No role has the privileges of the server: the database is not migrated.', next);
  return failed('The login may not work as the role of the server.', next);
};

const checkMissing: Judge<'missingPrivileges'> = (missing) =>
  missing.length === 0
    ? ok('The role of the server may do what the server does.')
    : failed(
        `The role of the server lacks ${listed(missing)}.`,
        'Run docket migrate as the owner.',
      );

const checkExcess: Judge<'excessPrivileges'> = (excess) =>
  excess.length === 0
    ? ok('The role of the server may not change or delete evidence.')
    : failed(`The role of the server has ${listed(excess)}.`, 'REVOKE it as the owner.');

const checkMigrations: Judge<'migrations'> = ({ missing, unknown }) => {
  if (unknown.length > 0) {
    const found = `The schema is of another version: it had ${listed(unknown)}.`;
    return failed(found, 'Start the version that migrated it, or a later one.');
  }
  if (missing.length === 0) return ok('The schema is the one of this version.');
  return failed(`The schema lacks ${listed(missing)}.`, 'Run docket migrate.');
};

const checkStandby: Judge<'isStandby'> = (isStandby) =>
  isStandby
    ? failed('The database is a standby: it takes no writes.', 'Name the primary in DATABASE_URL.')
    : ok('The database is no standby.');

const checkWrites: Judge<'settings'> = ({ default_transaction_read_only: readOnly = '?' }) =>
  readOnly === 'off'
    ? ok('Transactions may write.')
    : failed(
        `default_transaction_read_only is ${readOnly}: nothing can be recorded.`,
        'Find out who set it, for the server, the database or the login, and why.',
      );

function mustBeOn(name: string): Judge<'settings'> {
  return ({ [name]: value }) => {
    if (value === undefined) return notKnown(`the server has no setting ${name}.`);
    if (value === 'on') return ok(`${name} is on.`);
    return failed(
      `${name} is ${value}.`,
      `Set ${name} = on: a power failure damages the database.`,
    );
  };
}

const checkChecksums: Judge<'settings'> = ({ data_checksums: checksums }) => {
  if (checksums === undefined) return notKnown('the server does not say.');
  if (checksums === 'on') return ok('Pages have checksums.');
  const next = 'Run pg_checksums --enable while the server is stopped.';
  return warning('Pages have no checksums: a disk that errs is noticed late.', next);
};

/** As this connection has it by default. The server asks for `on`, and takes no connection without. */
const checkCommit: Judge<'settings'> = ({ synchronous_commit: commit = '?' }) =>
  ['on', 'remote_apply'].includes(commit)
    ? ok(`synchronous_commit is ${commit}.`)
    : warning(
        `synchronous_commit is ${commit} by default; Docket's own connections ask for on.`,
        'Set it to on for the database, so that nothing rests on who asks.',
      );

const CLOCK_WARNING_S = 2;

function checkClock(seconds: number, aheadMaxS: number): CheckFinding {
  const by = Math.abs(seconds);
  if (by < CLOCK_WARNING_S) return ok('The clocks of this machine and the database agree.');
  const place = seconds > 0 ? 'ahead of' : 'behind';
  const found = `This machine's clock is ${by.toFixed(1)} s ${place} the database's.`;
  const next = 'Set both clocks right by NTP.';
  return seconds > aheadMaxS ? failed(found, next) : warning(found, next);
}

const checkSize: Judge<'sizeBytes'> = (bytes) =>
  note(
    `The database has ${Math.round(bytes / 1024 ** 2)} MB. How much room its disk has, PostgreSQL does not say.`,
    'Watch the disk where the database runs.',
  );

const DAY_S = 86_400;
/** Whether there are dumps or snapshots, nothing in a database says. */
const DUMPS = 'Dumps and snapshots of other tools cannot be seen from here.';

function checkArchive(
  { archive_mode: mode = '?' }: DatabaseFacts['settings'],
  { lastArchivedS, lastFailedS }: DatabaseFacts['archiver'],
): CheckFinding {
  if (mode === 'off') return notKnown(`archive_mode is off. ${DUMPS}`);
  if (lastFailedS !== null && (lastArchivedS === null || lastFailedS < lastArchivedS)) {
    const found = `Archiving failed ${Math.round(lastFailedS)} s ago, and has not worked since.`;
    return failed(found, 'Mend archive_command: the disk fills with what is not archived.');
  }
  if (lastArchivedS === null) return warning('Nothing was archived yet.', 'Look again later.');
  const found = `The newest archived segment is ${Math.round(lastArchivedS)} s old. ${DUMPS}`;
  return lastArchivedS > DAY_S ? warning(found, 'Set archive_timeout.') : ok(found);
}

const SEARCH_BEHIND_MAX = 50_000;

const checkSearch: Judge<'searchBehind'> = (entries) =>
  entries <= SEARCH_BEHIND_MAX
    ? ok(`${entries} entries are not indexed yet.`)
    : warning(`${entries} entries are not indexed yet.`, 'Run a process of role worker.');

const checkStates: Judge<'outdatedStates'> = (n) =>
  n === 0
    ? ok('Every decision is kept as this version keeps it.')
    : warning(
        `${n} decisions are kept as another version keeps them: lists may show them as they were.`,
        'Run docket rebuild for each ledger when there is time.',
      );

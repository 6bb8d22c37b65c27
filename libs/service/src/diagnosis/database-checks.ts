import type { DatabaseAnswer, DatabaseFacts, ExaminedDatabase } from '@docket/store';
import { describeUnread, WHAT_TO_DO_ABOUT_UNREAD } from '../unread/unread-watch.js';
import { failed, listed, note, notKnown, ok, warning } from './check.js';
import type { DiagnosisCheck, CheckFinding } from './check.js';

type FactName = keyof DatabaseFacts;
type Judge<Name extends FactName> = (
  value: DatabaseFacts[Name],
  context: CheckContext,
) => CheckFinding;

interface CheckContext {
  clockAheadMaxS: number;
  /** Name of the setting that has the address of the database. */
  databaseSetting: string;
}

/** A check, and the facts that it rests on. */
interface DatabaseCheck {
  facts: readonly FactName[];
  find(facts: Partial<ExaminedDatabase>, context: CheckContext): CheckFinding;
}

/** The id of a check of the database. */
export type DatabaseCheckId = keyof typeof databaseChecks;

/** Every check of the database, in the order in which they are shown. */
export const databaseCheckIds = (): DatabaseCheckId[] =>
  Object.keys(databaseChecks) as DatabaseCheckId[];

/** What these checks rest on: what is to be asked for them. */
export const factsOf = (ids: readonly DatabaseCheckId[]): FactName[] => [
  ...new Set(ids.flatMap((id) => databaseChecks[id].facts)),
];

/** The findings of these checks; of all where left out. */
export function checkDatabase(
  facts: Partial<ExaminedDatabase>,
  context: CheckContext,
  ids: readonly DatabaseCheckId[] = databaseCheckIds(),
): DiagnosisCheck[] {
  return ids.map((id) => ({ id, ...databaseChecks[id].find(facts, context) }));
}

function on<Name extends FactName>(name: Name, judge: Judge<Name>): DatabaseCheck {
  return {
    facts: [name],
    find: (facts, context) => judged(facts[name], (value) => judge(value, context)),
  };
}

/** A check that could not be made is never `ok`. */
function judged<Value>(
  answer: DatabaseAnswer<Value> | undefined,
  check: (value: Value) => CheckFinding,
): CheckFinding {
  if (answer === undefined) return notKnown('it was not asked.');
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

const checkLogin: Judge<'login'> = (
  { name, isSuperuser, ownsSchema, isEmbedded },
  { databaseSetting },
) => {
  const next =
    'Give the service a login of its own: "Database roles" in the operators\' reference.';
  if (isSuperuser && isEmbedded) {
    return note(
      `${name} is the superuser of the server that Docket runs itself: it can change what it wrote.`,
      'For more than one machine or person, use a PostgreSQL of your own with two logins.',
    );
  }
  if (isSuperuser) {
    return failed(
      `${name}, the login of ${databaseSetting}, is a superuser or may become one: nothing keeps it from changing what it wrote.`,
      next,
    );
  }
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

const checkGuards: Judge<'unguarded'> = (unguarded) =>
  unguarded === null
    ? ok('What protects the evidence is as it was made: triggers, policies, privileges.')
    : failed(
        `What protects the evidence is not as it was made: ${unguarded}.`,
        'Run docket migrate as the owner: it takes back privileges, and names what else has to be put back.',
      );

const checkMigrations: Judge<'migrations'> = ({ missing, unknown }) => {
  if (unknown.length > 0) {
    const found = `The schema is of another version: it had ${listed(unknown)}.`;
    return failed(found, 'Start the version that migrated it, or a later one.');
  }
  if (missing.length === 0) return ok('The schema is the one of this version.');
  return failed(`The schema lacks ${listed(missing)}.`, 'Run docket migrate.');
};

const checkPartitions: Judge<'partitions'> = ({ splits, copied }) => {
  const [first] = splits;
  if (first !== undefined) {
    const names = listed(splits.map(({ partition, at }) => `docket.${partition} at ${at}`));
    return failed(
      `A split was begun and is not done: ${names}. Nothing is recorded from entry ${first.at} on till then; the longest ledger has ${first.longest} entries.`,
      `Unless it runs just now, run docket partitions split --at ${first.at} again, or at a later entry, which takes it back.`,
    );
  }
  if (copied.length === 0) return ok('No split or move of a partition is unfinished.');
  return warning(
    `A copy of ${listed(copied.map((name) => `docket.${name}`))} was begun and is not in its place: what is erased by now may still be in it.`,
    'Unless it runs just now, run docket partitions move again: to the tablespace where the partition is, it takes the copy away.',
  );
};

const checkStandby: Judge<'isStandby'> = (isStandby, { databaseSetting }) =>
  isStandby
    ? failed(
        'The database is a standby: it takes no writes.',
        `Name the primary in ${databaseSetting}.`,
      )
    : ok('The database is no standby.');

const checkWrites: Judge<'settings'> = ({ default_transaction_read_only: readOnly = '?' }) =>
  readOnly === 'off'
    ? ok('Transactions may write.')
    : failed(
        `default_transaction_read_only is ${readOnly}: nothing can be recorded.`,
        'Find out who set it, for the server, the database or the login, and why.',
      );

/** Of this machine alone: what is sent there, nobody else on the way reads. */
const LOCAL_HOST = /^(localhost|127(\.\d+){3}|\[::1\]|\/.*|)$/;

const checkTransport: Judge<'transport'> = ({ host, tls, sslMode }) => {
  const next = 'Set sslmode=verify-full in the address, with the CA in sslrootcert.';
  const isLocal = LOCAL_HOST.test(host);
  if (tls === null) {
    if (isLocal) return ok('The connection does not leave this machine.');
    const found = `The connection to ${host} is not encrypted: whoever is on the way can read and change what is recorded.`;
    return warning(found, next);
  }
  if (sslMode === 'verify-full') {
    return ok(`The connection is encrypted (${tls}), and the certificate is that of ${host}.`);
  }
  if (sslMode === 'verify-ca') {
    return ok(`The connection is encrypted (${tls}), to a server with a certificate of the CA.`);
  }
  const found = `The connection is encrypted (${tls}), to whoever answers as ${host}.`;
  return isLocal ? ok(found) : warning(found, next);
};

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

const checkClock: Judge<'clockAheadS'> = (seconds, { clockAheadMaxS }) => {
  const by = Math.abs(seconds);
  if (by < CLOCK_WARNING_S) return ok('The clocks of this machine and the database agree.');
  const place = seconds > 0 ? 'ahead of' : 'behind';
  const found = `This machine's clock is ${by.toFixed(1)} s ${place} the database's.`;
  const next = 'Set both clocks right by NTP.';
  return seconds > clockAheadMaxS ? failed(found, next) : warning(found, next);
};

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

/** A trace is written fifteen minutes after its first span at the latest. */
const TELEMETRY_WAITS_MAX_S = 3_600;

const checkTelemetry: Judge<'telemetry'> = ({ waiting, failing, oldestS, setAside }) => {
  if (setAside > 0)
    return warning(
      `${setAside} traces could not be turned into records and are set aside.`,
      'See why with docket telemetry; mend the cause, and have them tried again with docket telemetry --retry.',
    );
  if (waiting === 0) return ok('No trace waits to become records.');
  const found = `${waiting} traces wait to become records, the oldest for ${Math.round(oldestS)} s; of ${failing} an attempt failed.`;
  if (failing === 0 && oldestS <= TELEMETRY_WAITS_MAX_S) return ok(found);
  return warning(found, 'Run a process of role worker; its log says why an attempt failed.');
};

const checkWebhooks: Judge<'outbox'> = ({ endpoints, failing, disabled, dead, waiting }) => {
  if (endpoints === 0) return ok('Nobody is told of what happens by a webhook.');
  const found = `${endpoints} webhooks: ${failing} take nothing, ${disabled} are disabled; ${waiting} messages wait, ${dead} were given up.`;
  if (failing + disabled + dead === 0) return ok(found);
  return warning(found, 'docket webhooks list says why, for each ledger.');
};

const checkForeignRows: Judge<'foreignRows'> = (rows) => {
  const found = Object.entries(rows).filter(([, n]) => n > 0);
  if (found.length === 0) return ok('No row waits that no server of this installation wrote.');
  const what = found.map(([table, n]) => `${n} of docket.${table}`).join(', ');
  return failed(
    `Rows are set aside that no server of this installation wrote so: ${what}.`,
    'Somebody else writes to the database, or sessions.secret is another one: see "A row that no server wrote" in the operator\'s reference.',
  );
};

const checkMoves: Judge<'moves'> = (moves) => {
  if (moves.length === 0) return ok('No ledger is on its way to another cell.');
  const told = moves.map(({ id, standing, otherCell, ageS }) => {
    const way = standing === 'coming' ? 'from' : 'to';
    const stands = standing === 'leaving' ? ', and stands still' : '';
    return `${id} ${way} ${otherCell}, for ${Math.round(ageS / 60)} minutes${stands}`;
  });
  return warning(
    `A move has not come to its end: ${listed(told)}.`,
    'Where the command no longer runs, run docket ledgers move again as before, or with --abandon.',
  );
};

/** As DOCKET_VERIFY_HOURS has it by default, twice. */
const SELF_VERIFIED_MAX_S = 2 * DAY_S;

const checkSelfVerified: Judge<'selfVerified'> = (ledgers) => {
  const ids = (wanted: typeof ledgers): string => listed(wanted.map(({ id }) => id));
  const not = ledgers.filter(({ result }) => result !== null && result !== 'verified');
  if (not.length > 0) {
    const found = `Of its own verification the newest entry of ${ids(not)} says that it does not verify.`;
    return failed(
      found,
      'Keep a copy of the database, then run docket verify: it names the entries.',
    );
  }
  const next = 'Run a process of role worker; DOCKET_VERIFY_HOURS says how often.';
  const none = ledgers.filter(({ ageS }) => ageS === null);
  const overdue = none.filter(({ madeS }) => madeS > SELF_VERIFIED_MAX_S);
  if (overdue.length > 0)
    return note(`${ids(overdue)} recorded no verification of its own yet.`, next);
  if (none.length > 0)
    return note(
      `${ids(none)} recorded no verification of its own yet, and is not two days old.`,
      'Look again when DOCKET_VERIFY_HOURS have passed since its beginning.',
    );
  const late = ledgers.filter(({ ageS }) => (ageS ?? Infinity) > SELF_VERIFIED_MAX_S);
  if (late.length === 0) return ok('Every ledger was verified by Docket itself within two days.');
  return warning(`The newest own verification of ${ids(late)} is over two days old.`, next);
};

const checkUnread: Judge<'unread'> = (ledgers) => {
  if (ledgers.length === 0) return ok('Every entry outside decisions is a record.');
  const found = ledgers.slice(0, LEDGERS_SAID).map(({ id, unread }) => describeUnread(id, unread));
  const more = ledgers.length - found.length;
  if (more > 0) found.push(`So it is in ${more} ledgers more.`);
  return failed(found.join(' '), WHAT_TO_DO_ABOUT_UNREAD);
};

const LEDGERS_SAID = 3;

const databaseChecks = {
  'database.version': on('version', checkVersion),
  'database.encoding': on('encoding', checkEncoding),
  'database.login': on('login', checkLogin),
  'database.encryption': on('transport', checkTransport),
  'database.role': on('appRole', checkRole),
  'database.privileges': on('missingPrivileges', checkMissing),
  'database.append_only': on('unguarded', checkGuards),
  'database.schema': on('migrations', checkMigrations),
  'database.standby': on('isStandby', checkStandby),
  'database.writes': on('settings', checkWrites),
  'database.fsync': on('settings', mustBeOn('fsync')),
  'database.full_page_writes': on('settings', mustBeOn('full_page_writes')),
  'database.checksums': on('settings', checkChecksums),
  'database.synchronous_commit': on('settings', checkCommit),
  'database.clock': on('clockAheadS', checkClock),
  'database.partitions': on('partitions', checkPartitions),
  'database.size': on('sizeBytes', checkSize),
  backups: {
    facts: ['settings', 'archiver'],
    find: (facts) =>
      judged(facts.settings, (settings) =>
        judged(facts.archiver, (archiver) => checkArchive(settings, archiver)),
      ),
  },
  'search.lag': on('searchBehind', checkSearch),
  'decisions.states': on('outdatedStates', checkStates),
  'telemetry.waiting': on('telemetry', checkTelemetry),
  'webhooks.failing': on('outbox', checkWebhooks),
  'database.foreign_rows': on('foreignRows', checkForeignRows),
  'ledgers.self_verified': on('selfVerified', checkSelfVerified),
  'ledgers.moves': on('moves', checkMoves),
  'ledgers.unread_entries': on('unread', checkUnread),
} as const satisfies Record<string, DatabaseCheck>;

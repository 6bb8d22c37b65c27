import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { PROJECT } from '../support/built-command.js';
import { isHere } from '../support/other-tools.js';
import { isName, isShown, printedIn, type Printed } from './printed.js';
import { startPrintedWorld, type PrintedWorld } from './printed-world.js';

/** Pages whose readers run commands. The pages of records are generated, and their command is that of one line here. */
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(`${PROJECT}docs/guide`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/guide/${name}`),
  'docs/format/README.md',
  'docs/records/README.md',
  'docs/records/rules.md',
  'docs/architecture/README.md',
  'docs/benchmarks.md',
];

/** Blocks of shell that a spec of their own runs as one session, with what they must bring about. */
const SESSIONS: Readonly<Record<string, string>> = {
  'README.md': 'test/docs/readme.spec.ts',
  'docs/guide/agent-developer.md': 'test/api/guide.spec.ts',
  'docs/guide/finding-decisions.md': 'test/docs/finding-decisions.spec.ts',
  'docs/guide/operator-reference.md': 'test/postgres/backup.spec.ts',
};

const THE_PROJECT = 'works on the project whose tests are running';
const ELSEWHERE = 'is for another folder; the same command is run here as npx docket';
const STAYS =
  'serves until it is stopped; test/cli/serve.spec.ts starts it and reads what it prints';
const NAMES = 'names the command; test/agent-keys/signed-records.spec.ts runs it';
const VOUCHED =
  'takes the key of a registrar, and what waits for one; test/tamper/forged-names.spec.ts runs it';
const PROPOSED = 'takes what waits for a second person; test/agent-keys/two-people.spec.ts runs it';
const STAMPED =
  'takes a checkpoint with a time stamp; test/time-stamps/time-stamps.spec.ts runs it';
const ANCHORED = 'takes a witness, an authority or a sink; test/witness/witness.spec.ts runs it';
const SEALED = 'takes a PDF that is sealed; test/time-stamps/time-stamps.spec.ts runs it';
const SETS = 'sets what this spec sets';
const OF_THE_PATH = 'is of the path to an installation, which test/docs/operator-path.spec.ts goes';

/** Programs that are not run, each with the reason: what they do is done to the machine. */
const PROGRAMS_NOT_RUN: Readonly<Record<string, string>> = {
  docker: 'takes Docker',
  kubectl: 'takes a Kubernetes cluster',
  systemctl: 'takes systemd',
  journalctl: 'takes systemd',
  useradd: 'makes an account',
  install: 'writes outside of a folder of its own',
  mkdir: 'prepares what the containers mount',
  cp: 'prepares what the containers mount',
  chmod: 'prepares what the containers mount',
  for: 'prepares what the containers mount',
};

/** It would close the ledger of every other page. */
const SUCCEEDED =
  'takes ledgers of its own; test/api/ledgers.spec.ts closes some, and walks over them';

const WITH_A_POLICY = 'takes a policy of the reader; test/cli/cli.spec.ts runs it with one';

/** Commands that are not run, by their text, each with the reason. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'docket ledgers create claims --cell b': 'there is one database here; test/cells makes one so',
  'npx docket ledgers move claims --to b --reason "The first database is full."':
    'there is one database here; test/cells moves one so',
  'docket ledgers move claims --to b --abandon':
    'there is one database here; test/cells gives one up so',
  'npx docket partitions move 0 --tablespace archive':
    'takes a tablespace of the server; test/postgres/partitions.spec.ts makes one',
  'python3 docs/format/example-verifier/seen.py dossier.json':
    'needs a dossier with observations; test/api/seen.spec.ts runs it on one',
  ...Object.fromEntries(
    [
      'npx docket observe --ledger claims --format cloudevents --from docs/guide/examples/observed/events.ndjson  --system payments --operation refund.created=issue_refund --outcome succeeded  --key /data/idempotency_key --reference /data/id --amount /data/amount --currency /data/currency',
      'npx docket observe --ledger claims --format pgaudit --from docs/guide/examples/observed/postgresql.txt  --system orders-db --operation INSERT=record_refund',
      'npx docket observe --ledger claims --format agentsight --from docs/guide/examples/observed/agentsight.ndjson  --key /data/headers/idempotency-key',
    ].map((command) => [command, 'takes an observer’s key; test/cli/observe.spec.ts runs it']),
  ),
  'npx docket anchors --ledger claims': ANCHORED,
  'docket anchors --ledger claims': ANCHORED,
  'npx docket': 'names the command; the others of its page run it',
  'node /path/to/docket/apps/cli/bin/docket.js': ELSEWHERE,
  'node /path/to/docket/apps/cli/bin/docket.js verify refund.dossier.pdf': ELSEWHERE,
  'npm ci && npm run build': THE_PROJECT,
  'npm run build && node docs/pictures/make.js': THE_PROJECT,
  'pip install ./libs/client-python':
    'installs for good; test/client-python/client-python.spec.ts builds and installs the wheel',
  ...Object.fromEntries(
    [
      'npm pack -w @docket/grafts -w @docket/client -w @docket/record -w @docket/chain --pack-destination out',
      'npm install out/docket-*.tgz',
    ].map((command) => [command, 'installs for good; test/pack/pack.spec.ts packs and installs']),
  ),
  'npm run demo': `${THE_PROJECT}; test/demo/demo.spec.ts runs docket demo`,
  'npm test': THE_PROJECT,
  'npm run test:unit': THE_PROJECT,
  'npm run jest -- libs/record/src/fold/fold.spec.ts': THE_PROJECT,
  'npm run jest -- --selectProjects unit': THE_PROJECT,
  'npm run build && npm run typecheck && npm run lint': THE_PROJECT,
  'npm run generate -w @docket/record': THE_PROJECT,
  'npm run lint': THE_PROJECT,
  'npm run sbom': `${THE_PROJECT}; npm test begins with it`,
  'DOCKET_UPDATE_GOLDEN=1 npm run jest -- test/api/authorization.spec.ts': THE_PROJECT,
  'npm run bench': THE_PROJECT,
  'npm run bench -- --rounds 3 store api verify proof': THE_PROJECT,
  'npm run bench -- --long store': THE_PROJECT,
  'npm run bench -- store': THE_PROJECT,
  'npm run bench -- size --long': THE_PROJECT,
  'npm run bench -- overload': THE_PROJECT,
  'npm run bench -- tracing': THE_PROJECT,
  'npm run bench -- otlp': THE_PROJECT,
  'npm run bench -- graft': THE_PROJECT,
  'npm run bench -- verify-search': THE_PROJECT,
  'npm run fuzz': THE_PROJECT,
  'npm run fonts': THE_PROJECT,
  'npm run test:faults': THE_PROJECT,
  'npm run test:faults -- faults': THE_PROJECT,
  'npm run test:faults -- overload': THE_PROJECT,
  'npm run verifier': `${THE_PROJECT}; test/review/verifier.spec.ts runs it`,
  'npm run test:faults -- failover': THE_PROJECT,
  'npm run test:faults -- soak': THE_PROJECT,
  'node docs/format/generator/generate.js': THE_PROJECT,
  'node scripts/scope.js @example':
    'renames every package; test/pack/scope.spec.ts runs it on a clone',
  'npm install': 'installs what is renamed; the README begins with npm ci',
  'node test/upgrade/make.js': THE_PROJECT,
  'npm run install:postgres': THE_PROJECT,
  'npm start': STAYS,
  'npm start -- --demo': 'serves until it is stopped; test/review/demo.spec.ts starts it',
  'npx docket serve': STAYS,
  'npx docket witness --name witness.example/w1 --key w1.seed --state w1 --logs ledgers.txt':
    'serves until it is stopped; test/witness/witness.spec.ts starts it',
  'node apps/api/dist/main.js': STAYS,
  'DOCKET_METRICS_PORT=9464 npx docket serve': STAYS,
  'curl http://127.0.0.1:9464/metrics':
    'reads the server of the line before; test/api/metrics.spec.ts does',
  'npx docket keys recover --data data > administrator.key':
    'is about an embedded database; test/cli/serve.spec.ts runs it',
  ...Object.fromEntries(
    [
      'npx docket ledgers succeed claims claims-2027 --reason "The year is over."',
      'docket verify --ledger claims-2027 --with-predecessors',
      'DATABASE_URL=… npx docket verify --ledger claims-2027 --with-predecessors',
      'DOCKET_API_KEY=… npx docket verify https://docket.example/v1/ledgers/claims-2027 --with-predecessors',
      'npx docket verify claims-2027.ndjson --predecessor claims.ndjson',
    ].map((command) => [command, SUCCEEDED]),
  ),
  'npx docket ledgers restore claims --lost 44 --kept 41 --reason "The disk failed: the newest backup is of 02:00."':
    'takes a ledger that went back; test/crash/restoration.spec.ts runs it',
  ...Object.fromEntries(
    [
      'npx docket ledgers replace-key claims',
      'npx docket ledgers rotate-key claims --occasion lost --note "The disk of the keys failed; the backup is empty."',
      'npx docket ledgers rotate-key claims --confirm 45 --note "The disk of the keys failed and was destroyed; the backup is empty. Nobody else had a copy."',
    ].map((command) => [
      command,
      'takes a key that is lost; test/api/lost-key.spec.ts runs the runbook',
    ]),
  ),
  'docket keys signing prove agent.pem --origin <origin> --principal <actor> > agent.json':
    'takes a private key of the reader; test/agent-keys/signed-records.spec.ts runs it',
  'docket keys signing register agent.json --ledger claims':
    'takes what the line before prints; test/agent-keys/signed-records.spec.ts runs it',
  'docket keys signing prove': NAMES,
  'docket keys signing register': NAMES,
  'docket keys signing revoke --ledger <ledger> -- <key>': NAMES,
  'docket keys confirm <id> --principal <actor> --ledger <ledger>': PROPOSED,
  'npx docket keys confirm <id> --principal <actor> --ledger <ledger> --sign-with registrar.pem --origin <origin> --role reviewer --thumbprint <text>':
    VOUCHED,
  'npx docket policy change <file> --ledger <ledger> --reason <text> --sign-with registrar.pem --origin <origin>':
    VOUCHED,
  'openssl genpkey -algorithm ed25519 -out registrar.pem': VOUCHED,
  "openssl pkey -in registrar.pem -pubout -outform DER | tail -c 32 | base64 | tr '+/' '-_' | tr -d '='":
    VOUCHED,
  'npx docket verify claims-48.ledger.ndjson --people people.json':
    'takes keys that people told the reader; test/tamper/forged-names.spec.ts runs it',
  'docket ledgers create <id> --policy <file>': WITH_A_POLICY,
  'docket policy show --ledger <ledger>': PROPOSED,
  'docket policy propose <file> --ledger <ledger> --reason <text>': PROPOSED,
  'docket policy confirm <entry> --ledger <ledger>': PROPOSED,
  'docket mcp-proxy': 'names the command; test/mcp-proxy/proxy.spec.ts runs it',
  'docket verify … --policy witnesses.txt': 'takes a checkpoint that witnesses cosigned',
  'DATABASE_URL=… npx docket verify --ledger claims --receipts kept-answers.ndjson':
    'takes answers that a client kept; test/cli/receipts.spec.ts runs it on an address',
  'npx docket verify refund.dossier.pdf --seal roots.pem': SEALED,
  'pdfsig refund.dossier.pdf': SEALED,
  'npx docket verify refund.dossier.pdf --tsa roots.pem': STAMPED,
  "sed '/^$/,$d' checkpoint > text": STAMPED,
  "grep '^— freetsa.org/tsr ' checkpoint | cut -d ' ' -f 3 | base64 -d | tail -c +5 > token.der":
    STAMPED,
  'openssl ts -verify -data text -in token.der -token_in -CAfile roots.pem': STAMPED,
  'export DOCKET=http://127.0.0.1:3000 ADMIN=docket_…': SETS,
  'export DOCKET_URL=http://127.0.0.1:3000': SETS,
  'export DOCKET_ADMIN_KEY=docket_…': SETS,
  'export DOCKET_KEY=docket_…': SETS,
  'export DATABASE_URL=postgresql://docket_service:…@db.example/docket': SETS,
  'export DATABASE_OWNER_URL=postgresql://docket_owner:…@db.example/docket': SETS,
  'export DATABASE_URL=postgresql://docket_service@db.example/docket': SETS,
  'export DATABASE_OWNER_URL=postgresql://docket_owner@db.example/docket': SETS,
  'export DATABASE_OWNER_PASSWORD_FILE=/etc/docket/owner-password': SETS,
  'export DOCKET_HOST_NAME=docket.example': SETS,
  'export DOCKET_API_KEY=docket_…': SETS,
  'export DOCKET_SIGN_IN_FILE=/etc/docket/sign-in.json': SETS,
  'npx docket ledgers create claims': OF_THE_PATH,
  'npx docket keys create --ledger claims --role agent --label "refund agent" > agent.key':
    OF_THE_PATH,
  'npx docket people enrol bea --role claims=reviewer': OF_THE_PATH,
  'npx docket people enrol ida --role registry=administrator': OF_THE_PATH,
  'export DOCKET_KEYS_DIR=/var/lib/docket/keys': SETS,
  'export DOCKET_API_KEY=…': SETS,
  'npx docket verify tour.dossier.json':
    'verifies what its page’s session made; test/api/guide.spec.ts does',
  'DOCKET_API_KEY="$AUDITOR" npx docket verify "$DOCKET_URL/v1/ledgers/tour"':
    'verifies what its page’s session made; the same is run for the ledger claims',
  'docket erase certificate 31 --ledger claims':
    'takes an erasure that was ordered; test/api/erasure-certificates.spec.ts makes one',
  'docket verify <URL>': 'is told of a ledger that is gone; test/tamper/registry.spec.ts',
};

/** Reads the commands that the help of a command prints, in its order. */
const examplesOf = (help: string): string[] =>
  [...help.matchAll(/^ {2}((?:[A-Z_]+=\S+ )*docket [a-z].*)$/gm)].map(([, line = '']) =>
    line.replace(/ {3,}.*$/, ''),
  );

const HELP = ['keys', 'ledgers', 'people', 'export', 'report', 'verify', 'print', 'import'];
const NOT_RUN_OF_HELP: Readonly<Record<string, string>> = {
  'docket ledgers create claims --cell b': 'there is one database here; test/cells makes one so',
  'docket ledgers move claims --to b --reason "The first database is full."':
    'there is one database here; test/cells moves one so',
  'docket ledgers move claims --to b --abandon':
    'there is one database here; test/cells gives one up so',
  'docket anchors --ledger claims --pending-max 180': ANCHORED,
  'docket ledgers rotate-key claims --confirm 41':
    'takes another person; test/api/checkpoint-keys.spec.ts runs it',
  'docket verify out/refund.dossier.json --policy witnesses.txt':
    'takes a checkpoint that witnesses cosigned',
  'docket verify out/refund.dossier.pdf --seal roots.pem': SEALED,
  'docket demo': 'test/demo/demo.spec.ts runs it',
  'docket serve': STAYS,
  // The world begins with it, so that its ledger is there for every page.
  'docket ledgers create claims': 'is how the world of this spec is made',
  'docket ledgers create claims --policy policy.json': WITH_A_POLICY,
  'docket ledgers succeed claims claims-2027 --reason "The year is over."': SUCCEEDED,
  'docket ledgers restore claims --lost 44 --kept 41 --reason "The newest backup is of 02:00."':
    'takes a ledger that went back; test/crash/restoration.spec.ts runs that of the guide',
};

let world: PrintedWorld;
beforeAll(async () => {
  world = await startPrintedWorld();
});
afterAll(() => world.close());

/** What a spec may run: Docket's own command, and what reads. Anything else on a page is listed, or fails unrun. */
const RUNNABLE = /^(?:[A-Z_]+=\S+ )*(?:(?:npx )?docket (?!serve\b|demo\b)|(?:curl|printf|ls) )/;
/** What is asked of the database, which is not named docket here. */
const SQL =
  /^(?:date -u && |PGOPTIONS='-c docket\.ledger=all' )?psql --dbname=docket --command=(?<quote>["'])(?<sql>.*)\k<quote>$/;

/** Commands that end with another status than 0, and why. */
const ENDS: Readonly<Record<string, number>> = {
  // It finds that the tests' login is a superuser.
  'npx docket doctor': 1,
};

/** Whether another program follows in the line, or stands in it, which could be any. */
const isSeveral = (command: string): boolean => {
  const quoted = /'[^']*'|"(?:\$\((?:cat|tail) [^)`$;&|]*\)|\$(?!\()|[^"`$])*"/g;
  return /[;&|`]|\$\(/.test(command.replaceAll(quoted, '').replace(/\| sha256sum$/, ''));
};

/** A command that did not end as its page says, in words; undefined where it did. */
async function failureOf({ place, command, shows }: Printed): Promise<string | undefined> {
  const sql = SQL.exec(command)?.groups?.['sql'];
  if (sql !== undefined) {
    await world.query(
      sql.replace("pg_database_size('docket')", 'pg_database_size(current_database())'),
    );
    return undefined;
  }
  if (!RUNNABLE.test(command) || isSeveral(command))
    return `${place}: ${command}: neither run nor listed`;
  const filled = world.filled(command);
  if (/…|<[a-z ]+>/i.test(filled)) return `${place}: ${command}: what stands for … is not known`;
  const { code, stdout, stderr } = await world.run(filled);
  if (code !== (ENDS[command] ?? 0))
    return `${place}: ${command}: ended with ${code}: ${stdout}${stderr}`;
  if (shows.length === 0 || isShown(shows, stdout + stderr)) return undefined;
  return `${place}: ${command}: printed ${stdout}${stderr}`;
}

const printed = new Map(PAGES.map((page) => [page, printedIn(page)]));
const programOf = (command: string): string => /^\S+/.exec(command)?.[0] ?? '';
const isLeftOut = ({ command }: Printed): boolean =>
  Object.hasOwn(NOT_RUN, command) || Object.hasOwn(PROGRAMS_NOT_RUN, programOf(command));
const toRun = (page: string): Printed[] =>
  (printed.get(page) ?? []).filter(
    (one) => one.kind !== 'block' && !isName(one) && !isLeftOut(one),
  );

describe('commands of a page end as it says, in its order', () => {
  test.each(PAGES.filter((page) => toRun(page).length > 0))('%s', async (page) => {
    const failures = [];
    for (const one of toRun(page)) {
      // The guide shows what the whole file gives; a smaller one gives other tables.
      const isOther = one.command.includes('taubench_gpt-4o-airline') && !world.hasGuideTrace;
      // Where a withheld value occurs in part depends on the decision.
      const shows = one.command.endsWith('--preview') ? one.shows.slice(0, 1) : one.shows;
      failures.push(await failureOf({ ...one, shows: isOther ? [] : shows }));
    }
    expect(failures.filter((failure) => failure !== undefined)).toEqual([]);
  });
});

test('what a page prints to be run finds the command where nothing was installed for good', () => {
  const bare = PAGES.flatMap(printedIn)
    .filter(({ kind }) => kind !== 'span')
    .filter(({ command }) => /^(?:[A-Z_]+=\S+ )*docket /m.test(command));
  expect(bare).toEqual([]);
});

test('every block of shell is in a page that a spec runs whole', () => {
  const pages = PAGES.filter((page) => printed.get(page)?.some(({ kind }) => kind === 'block'));
  expect(pages).toEqual(Object.keys(SESSIONS));
  for (const [page, spec] of Object.entries(SESSIONS)) {
    expect(existsSync(`${PROJECT}${spec}`)).toBe(true);
    expect(readFileSync(`${PROJECT}${spec}`, 'utf8')).toContain(page.split('/').at(-1));
  }
});

test.each([
  'docket export dec_1; rm -rf data',
  'docket keys list && useradd docket',
  'docket verify "$(rm -rf data)"',
  'curl -s http://127.0.0.1:3000/install | sh',
  'systemctl start docket',
])('%s would not be run', async (command) => {
  const refused = await failureOf({ place: 'page:1', command, shows: [], kind: 'line' });
  expect(refused).toMatch(/neither run nor listed$/);
});

test('nothing is left out that no page prints', () => {
  const all = [...printed.values()].flat().map(({ command }) => command);
  expect(Object.keys(NOT_RUN).filter((command) => !all.includes(command))).toEqual([]);
  const programs = all.map(programOf);
  expect(Object.keys(PROGRAMS_NOT_RUN).filter((name) => !programs.includes(name))).toEqual([]);
  expect(toRun('docs/guide/compliance-officer.md').length).toBeGreaterThan(8);
});

test.each(HELP)('examples in the help of docket %s', async (name) => {
  const { stdout } = await world.run(`docket ${name} --help`);
  const examples = examplesOf(stdout).filter((line) => !Object.hasOwn(NOT_RUN_OF_HELP, line));
  expect(examples.length).toBeGreaterThan(0);
  const failures = [];
  for (const command of examples) {
    failures.push(await failureOf({ place: name, command, shows: [], kind: 'line' }));
  }
  expect(failures.filter((failure) => failure !== undefined)).toEqual([]);
});

describe('keys and ledgers as they come', () => {
  test('--key takes the file of what docket ledgers create prints, and its second line', async () => {
    for (const key of ['"$(cat claims.vkey)"', '"$(tail -1 claims.vkey)"']) {
      const ran = await world.run(`docket verify refund.dossier.pdf --json --key ${key}`);
      expect(ran.code).toBe(0);
      expect(JSON.parse(ran.stdout)).toMatchObject({ key_pinned: true });
    }
  });

  test('--key nonsense is wrong usage and says what a key looks like', async () => {
    const { code, stderr } = await world.run('docket verify refund.dossier.pdf --key nonsense');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /--key takes a public key such as \S+, as docket ledgers create prints it/,
    );
  });

  test('the registry of a new installation verifies', async () => {
    expect(await world.run('docket verify --ledger registry')).toMatchObject({ code: 0 });
  });
});

/** Words of documents and of messages that tell a command with a place to fill in. */
const TOLD = /\bdocket [a-z]+ [^;,'`"$\n]*?<[^>]+>/g;

test('commands that documents and messages tell run as they are told', async () => {
  const sources = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(`${PROJECT}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^[^/]+\/src\/.*(?<!\.spec)\.ts$/.test(path))
      .map((path) => `${folder}/${path}`),
  );
  const told = new Map<string, string>();
  for (const place of sources) {
    for (const [command] of readFileSync(`${PROJECT}${place}`, 'utf8').matchAll(TOLD)) {
      told.set(command, place);
    }
  }
  expect(told.size).toBeGreaterThan(6);
  const failures = [];
  for (const [command, place] of told)
    failures.push(await failureOf({ place, command, shows: [], kind: 'span' }));
  expect(failures.filter((failure) => failure !== undefined)).toEqual([]);
});

describe('the command on the pages of a document', () => {
  const hasPdftotext = isHere('pdftotext', '-v');
  test.each([
    ['a dossier', 'refund.dossier.pdf', /docket verify <this file>/],
    ['an oversight report', 'report.pdf', /docket verify report\.pdf --against <[^>]+>/],
  ])('%s', async (_, file, says) => {
    if (!hasPdftotext) return;
    const { stdout: text } = await world.run(`pdftotext ${file} -`);
    const [command] = says.exec(text.replaceAll(/\s+/g, ' ')) ?? [];
    expect(command).toBeDefined();
    const filled = world.filled(command!.replace('<this file>', file));
    expect(await world.run(filled)).toMatchObject({ code: 0 });
  });
});

test('what a file leaves unchecked is closed by the command that it prints', async () => {
  const alone = await world.run('docket verify claims.oversight.json');
  expect(alone.code).toBe(3);
  const hint = /docket verify \S+ --against <[^>]+>/.exec(
    alone.stdout.replaceAll(/\s+/g, ' '),
  )?.[0];
  expect(hint).toBeDefined();
  const command = hint!.replace(
    /<[^>]+>/,
    world.filled('https://docket.example/v1/ledgers/claims'),
  );
  expect(await world.run(command)).toMatchObject({ code: 0 });
});

import { expect, test } from '@jest/globals';
import { readConfig } from './config.js';

const whole = {
  DATABASE_URL: 'postgresql://docket@db.example/docket',
  DOCKET_HOST_NAME: 'docket.example',
  DOCKET_KEYS_DIR: '/var/lib/docket/keys',
};

test('what is required is enough', () => {
  expect(readConfig(whole)).toEqual({
    databaseUrl: whole.DATABASE_URL,
    answerSMax: 100,
    selfVerification: { everyMs: 86_400_000, depth: 'full' },
    exports: {
      bytesMax: 2 * 1024 ** 3,
      keptHours: 24,
      waitingMax: 1_000,
      waitingOfLedgerMax: 100,
    },
    hostName: 'docket.example',
    keysDir: whole.DOCKET_KEYS_DIR,
    checkpointsDir: '/var/lib/docket/keys/checkpoints',
    port: 3000,
    host: '127.0.0.1',
    insideNetworks: [],
    logLevel: 'info',
    poolSize: 10,
    rates: { ofKey: 60_000, ofLedger: 180_000 },
    roles: ['api', 'worker'],
    queueRecordsMax: 10_000,
    writesAtOnceMax: 1_000,
    clockAheadSMax: 300,
    migratesAtStart: true,
  });
});

test('hosts of the Model Context Protocol are names or addresses, and have no port', () => {
  const hosts = (DOCKET_MCP_HOSTS: string) => readConfig({ ...whole, DOCKET_MCP_HOSTS }).mcpHosts;
  expect(hosts('')).toBeUndefined();
  expect(hosts('Docket.example, [::1],10.0.0.7')).toEqual(['docket.example', '[::1]', '10.0.0.7']);
  for (const none of ['docket.example:443', 'https://docket.example', 'a b', '*', ',', 'a@b', 'a/'])
    expect(() => hosts(none)).toThrow('DOCKET_MCP_HOSTS');
});

test.each([
  ['DATABASE_URL', undefined],
  ['DATABASE_URL', ''],
  ['DOCKET_HOST_NAME', undefined],
  ['DOCKET_HOST_NAME', 'Docket Example'],
  ['DOCKET_HOST_NAME', 'docket.example/claims'],
  ['DOCKET_HOST_NAME', 'docket+example'],
  ['DOCKET_KEYS_DIR', undefined],
  ['DOCKET_PORT', '65536'],
  ['DOCKET_PORT', '-1'],
  ['DOCKET_PORT', '80.5'],
  ['DOCKET_PORT', 'http'],
  ['LOG_LEVEL', 'chatty'],
  ['DATABASE_POOL_SIZE', '1'],
  ['DOCKET_QUEUE_RECORDS', '0'],
  ['DOCKET_WRITES', '0'],
  ['DOCKET_RATE_KEY', '0'],
  ['DOCKET_RATE_KEY', 'OFF'],
  ['DOCKET_RATE_LEDGER', 'no'],
  ['DOCKET_RATE_LEDGER', '1e3'],
  ['DOCKET_VERIFY_HOURS', '0'],
  ['DOCKET_VERIFY_HOURS', 'no'],
  ['DOCKET_VERIFY_DEPTH', 'quick'],
  ['DOCKET_EXPIRY_HOURS', '0'],
  ['DOCKET_EXPIRY_HOURS', 'daily'],
  ['DOCKET_ANSWER_S', '0'],
  ['DOCKET_ANSWER_S', '111'],
  ['DOCKET_EXPORT_QUEUE_LEDGER', '0'],
  ['DOCKET_ROLES', 'web'],
  ['DOCKET_ROLES', 'api,web'],
  ['DOCKET_ROLES', 'api,api'],
  ['DOCKET_ROLES', ','],
  ['DOCKET_CLOCK_AHEAD_S', '0'],
  ['DOCKET_MIGRATE_AT_START', 'never'],
  ['DOCKET_SECOND_KEYS', 'always'],
  ['DATABASE_PASSWORD_FILE', '/nowhere'],
])('%s=%s is refused, and the message names the variable', (name, value) => {
  expect(() => readConfig({ ...whole, [name]: value })).toThrow(name);
});

test.each([
  [{}, { ofKey: 60_000, ofLedger: 180_000 }],
  [
    { DOCKET_RATE_KEY: '', DOCKET_RATE_LEDGER: '' },
    { ofKey: 60_000, ofLedger: 180_000 },
  ],
  [{ DOCKET_RATE_KEY: 'off' }, { ofKey: 'off', ofLedger: 180_000 }],
  [{ DOCKET_RATE_LEDGER: '7' }, { ofKey: 60_000, ofLedger: 7 }],
])('a limit is lifted by the word for it and by nothing else: %j', (env, rates) => {
  expect(readConfig({ ...whole, ...env }).rates).toEqual(rates);
});

test('ledgers are made with a second key where the word for it says so', () => {
  expect(readConfig({ ...whole, DOCKET_SECOND_KEYS: 'yes' }).secondKeys).toBe(true);
  expect(readConfig({ ...whole, DOCKET_SECOND_KEYS: 'no' }).secondKeys).toBeUndefined();
});

test('what agents write is attested unless the word for it says no', () => {
  for (const said of [undefined, '', 'yes'])
    expect(readConfig({ ...whole, DOCKET_ATTEST_AGENTS: said }).attestsAgents).toBeUndefined();
  expect(readConfig({ ...whole, DOCKET_ATTEST_AGENTS: 'no' }).attestsAgents).toBe(false);
  expect(() => readConfig({ ...whole, DOCKET_ATTEST_AGENTS: 'No' })).toThrow(
    'DOCKET_ATTEST_AGENTS',
  );
});

test('nothing is erased by a schedule that nobody set', () => {
  for (const hours of [undefined, '', 'off'])
    expect(readConfig({ ...whole, DOCKET_EXPIRY_HOURS: hours }).expiryEveryMs).toBeUndefined();
  expect(readConfig({ ...whole, DOCKET_EXPIRY_HOURS: '24' }).expiryEveryMs).toBe(86_400_000);
});

test('verification by itself is switched off by the word for it', () => {
  expect(readConfig({ ...whole, DOCKET_VERIFY_HOURS: 'off' }).selfVerification).toBeUndefined();
});

test.each([
  ['', ['api', 'worker']],
  ['api', ['api']],
  ['worker', ['worker']],
  [' worker, api', ['api', 'worker']],
])('DOCKET_ROLES=%j is %j', (DOCKET_ROLES, roles) => {
  expect(readConfig({ ...whole, DOCKET_ROLES }).roles).toEqual(roles);
});

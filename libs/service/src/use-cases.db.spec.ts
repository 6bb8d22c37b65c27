import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROLES, type Role } from '@docket/record';
import { LedgerService, REGISTRY } from '@docket/store';
import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { registerAuthors } from '../../../test/support/registered.js';
import { AnchorStates } from './anchors/anchor-states.js';
import { Decisions } from './decisions/decisions.js';
import { Dossiers } from './dossier/dossiers.js';
import { ErasureCertificates } from './erasure/certificates.js';
import { Erasures } from './erasure/erasures.js';
import { Exports } from './exports/exports.js';
import { Keys } from './keys/keys.js';
import { Passkeys } from './keys/passkeys.js';
import { CheckpointKeys } from './keys/checkpoint-keys.js';
import { SigningKeys } from './keys/signing-keys.js';
import { EvidenceReads } from './evidence/evidence-reads.js';
import { Confirmations } from './keys/confirmations.js';
import { QuestionClaims } from './waiting/question-claims.js';
import { WaitingEscalations } from './waiting/waiting.js';
import { SoftwarePasskey } from '../../../test/support/passkey.js';
import { Ledgers } from './ledgers/ledgers.js';
import { PolicyHistory } from './ledgers/policy-history.js';
import { LedgerEntries } from './log/ledger-entries.js';
import { Proofs } from './log/proofs.js';
import { PublicLog } from './log/public-log.js';
import { Alerts } from './alerts/alerts.js';
import { ReminderSchedules } from './alerts/reminder-schedules.js';
import { Webhooks } from './outbox/webhooks.js';
import { OtlpIntake } from './otlp/otlp-intake.js';
import { OversightReports } from './oversight/oversight-reports.js';
import type { Principal } from './principal.js';
import { Recording } from './recording/recording.js';
import { LineSearch } from './search/line-search.js';
import { Search } from './search/search.js';
import { SeenFromOutside } from './seen/seen-from-outside.js';
import { ServiceModule } from './service.module.js';
import { Views } from './views/views.js';
import { VerificationRuns } from './verification/verification-runs.js';

/** The use cases in a process without a server: nothing here comes in over HTTP. */

let service: DynamicModule;
let app: INestApplicationContext;
let database: TestDatabase;
let directory: string;

const principal = (role: Role, ledger: string | undefined = 'claims'): Principal => ({
  keyId: 'k',
  actor: `prn_${role}`,
  role,
  via: 'api_key',
  ledger,
});
const INSTALLATION: Principal = { ...principal('administrator'), ledger: undefined };

beforeAll(async () => {
  database = await createTestDatabase();
  directory = await mkdtemp(join(tmpdir(), 'docket-service-'));
  service = ServiceModule.forRoot({
    store: { url: database.url, host: 'docket.example', keysDirectory: join(directory, 'keys') },
    roles: ['api'],
  });
  app = await NestFactory.createApplicationContext(service, { logger: false });
  const ledgers = app.get(LedgerService);
  await registerAuthors(ledgers, REGISTRY, [INSTALLATION]);
  await app.get(Ledgers).create(INSTALLATION, { id: 'claims' });
  const others = ROLES.filter((role) => role !== 'administrator');
  await registerAuthors(
    ledgers,
    'claims',
    others.map((role) => principal(role)),
  );
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

const decision = { ledger: 'claims', decisionId: 'dec_none' };
const question = { ...decision, escalationId: 'esc-1' };
const NEVER_REMINDED = {
  afterShare: null,
  beforeS: null,
  withoutDeadlineS: null,
  overdueEveryS: null,
};
const anAlert = { ledger: 'claims', alertId: 'alr_none' };
const aWebhook = { ledger: 'claims', webhookId: 'whk_none' };
const anExport = { ledger: 'claims', exportId: 'exp_none' };
/** Not one that is registered; who may ask is told before. */
const aPasskey = () => {
  const { credentialId, publicKey, relyingParty, origins } = new SoftwarePasskey();
  const told = { public_key: publicKey, relying_party: relyingParty, origins };
  return { credential_id: credentialId, ...told, proof: UNPROVEN };
};
const UNPROVEN = { client_data: 'AA', authenticator_data: 'AA', signature: 'AA' };
const page = {
  ledger: 'claims',
  filters: {},
  limit: 10,
  order: 'newest',
  openSeconds: 900,
} as const;
const wish = { from: '2026-11-01', to: '2026-12-01', locale: 'en', format: 'json' } as const;
const READERS = 'agent reviewer officer auditor';
const EVERYBODY = 'agent reviewer officer auditor administrator';

/**
 * Who may call what, written out by hand, apart from the list in the code: a role that is added there has
 * to be added here as well, by somebody who meant it.
 */
const CALLS: readonly (readonly [
  name: string,
  roles: string,
  call: (asking: Principal) => Promise<unknown>,
])[] = [
  [
    'OtlpIntake.take',
    'agent',
    (p) =>
      app.get(OtlpIntake).take(p, {
        ledger: 'claims',
        signal: 'traces',
        encoding: 'protobuf',
        bytes: new Uint8Array(),
      }),
  ],
  [
    'Recording.recordBatch',
    'agent',
    (p) => app.get(Recording).recordBatch(p, { ledger: 'claims', records: [] }),
  ],
  [
    'Recording.restore',
    'administrator',
    (p) => app.get(Recording).restore(p, { ledger: 'claims', body: {} }),
  ],
  [
    'Erasures.preview',
    'officer',
    (p) => app.get(Erasures).preview(p, { ...decision, entries: [] }),
  ],
  [
    'Erasures.request',
    'officer',
    (p) => app.get(Erasures).request(p, { ...decision, entries: [], reason: 'x', legalBasis: 'x' }),
  ],
  [
    'Erasures.order',
    'officer administrator',
    (p) => app.get(Erasures).order(p, { ledger: 'claims', request: 0 }),
  ],
  ['Erasures.read', 'officer auditor administrator', (p) => app.get(Erasures).read(p, 'claims', 0)],
  [
    'ErasureCertificates.make',
    'officer auditor administrator',
    (p) =>
      app
        .get(ErasureCertificates)
        .make(p, { ledger: 'claims', request: 0, format: 'json', locale: 'en' }),
  ],
  ['Erasures.list', 'officer auditor administrator', (p) => app.get(Erasures).list(p, 'claims')],
  [
    'PolicyHistory.read',
    'officer auditor administrator',
    (p) => app.get(PolicyHistory).read(p, 'claims'),
  ],
  ['Decisions.read', READERS, (p) => app.get(Decisions).read(p, decision)],
  [
    'Decisions.entries',
    READERS,
    (p) => app.get(Decisions).entries(p, { ...decision, from: 0, limit: 1, bodies: true }),
  ],
  [
    'Dossiers.export',
    'officer auditor',
    (p) => app.get(Dossiers).export(p, { ...decision, format: 'json', wish: {} }),
  ],
  [
    'Dossiers.preview',
    'officer',
    (p) => app.get(Dossiers).preview(p, { ...decision, wish: { variant: 'subject' } }),
  ],
  [
    'OversightReports.export',
    'officer auditor',
    (p) => app.get(OversightReports).export(p, { ledger: 'claims', wish }),
  ],
  [
    'Exports.request',
    'officer auditor',
    (p) =>
      app
        .get(Exports)
        .request(p, { ledger: 'claims', wanted: { kind: 'dossier', format: 'json' } }),
  ],
  ['Exports.list', 'officer auditor', (p) => app.get(Exports).list(p, { ledger: 'claims' })],
  ['Exports.read', 'officer auditor', (p) => app.get(Exports).read(p, anExport)],
  ['Exports.withdraw', 'officer auditor', (p) => app.get(Exports).withdraw(p, anExport)],
  [
    'Exports.content',
    'officer auditor',
    (p) => app.get(Exports).content(p, { ...anExport, choose: () => undefined }),
  ],
  [
    'Keys.create',
    'administrator',
    (p) => app.get(Keys).create(p, { ledger: 'claims', role: 'agent' }),
  ],
  ['Keys.list', 'administrator', (p) => app.get(Keys).list(p, 'claims')],
  [
    'Keys.revoke',
    'administrator',
    (p) => app.get(Keys).revoke(p, { ledger: 'claims', keyId: 'none' }),
  ],
  ['Keys.rotate', EVERYBODY, (p) => app.get(Keys).rotate(p, { ledger: 'claims', keyId: 'none' })],
  [
    'SigningKeys.register',
    'administrator',
    (p) =>
      app.get(SigningKeys).register(p, 'claims', {
        principal: 'prn_none',
        public_key: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) },
        proof: 'A'.repeat(86),
      }),
  ],
  [
    'AnchorStates.read',
    'officer auditor administrator',
    (p) => app.get(AnchorStates).read(p, 'claims'),
  ],
  ['CheckpointKeys.list', EVERYBODY, (p) => app.get(CheckpointKeys).list(p, 'claims')],
  [
    'CheckpointKeys.propose',
    'officer administrator',
    (p) => app.get(CheckpointKeys).propose(p, 'claims', { occasion: 'routine' }),
  ],
  [
    'CheckpointKeys.confirm',
    'officer administrator',
    (p) => app.get(CheckpointKeys).confirm(p, 'claims', { proposal: 0 }),
  ],
  ['Confirmations.pending', 'administrator', (p) => app.get(Confirmations).pending(p, 'claims')],
  [
    'Confirmations.confirm',
    'administrator',
    (p) =>
      app.get(Confirmations).confirm(p, 'claims', { principal: 'prn_none', authenticator: 'none' }),
  ],
  [
    'Alerts.create',
    'officer administrator',
    (p) => app.get(Alerts).create(p, { ledger: 'claims', kind: 'effect_in_doubt', terms: {} }),
  ],
  [
    'Alerts.list',
    'reviewer officer auditor administrator',
    (p) => app.get(Alerts).list(p, 'claims'),
  ],
  [
    'Alerts.firings',
    'reviewer officer auditor administrator',
    (p) => app.get(Alerts).firings(p, { ledger: 'claims' }),
  ],
  ['Alerts.preview', 'officer administrator', (p) => app.get(Alerts).preview(p, anAlert)],
  ['Alerts.remove', 'officer administrator', (p) => app.get(Alerts).remove(p, anAlert)],
  [
    'ReminderSchedules.read',
    'reviewer officer auditor administrator',
    (p) => app.get(ReminderSchedules).read(p, 'claims'),
  ],
  [
    'ReminderSchedules.choose',
    'officer administrator',
    (p) => app.get(ReminderSchedules).choose(p, { ledger: 'claims', schedule: NEVER_REMINDED }),
  ],
  [
    'Webhooks.create',
    'administrator',
    (p) => app.get(Webhooks).create(p, { ledger: 'claims', url: 'ftp://x' }),
  ],
  ['Webhooks.list', 'administrator', (p) => app.get(Webhooks).list(p, 'claims')],
  ['Webhooks.rotate', 'administrator', (p) => app.get(Webhooks).rotate(p, aWebhook)],
  [
    'Webhooks.enable',
    'administrator',
    (p) => app.get(Webhooks).enable(p, { ...aWebhook, fromNow: false }),
  ],
  ['Webhooks.remove', 'administrator', (p) => app.get(Webhooks).remove(p, aWebhook)],
  ['Webhooks.test', 'administrator', (p) => app.get(Webhooks).test(p, aWebhook)],
  ['Webhooks.messages', 'administrator', (p) => app.get(Webhooks).messages(p, aWebhook)],
  [
    'Webhooks.resend',
    'administrator',
    (p) => app.get(Webhooks).resend(p, { ...aWebhook, messageId: 'msg_none' }),
  ],
  ['SigningKeys.list', 'administrator', (p) => app.get(SigningKeys).list(p, 'claims')],
  [
    'SigningKeys.revoke',
    'agent administrator',
    (p) => app.get(SigningKeys).revoke(p, 'claims', 'none'),
  ],
  [
    'QuestionClaims.read',
    'reviewer officer auditor',
    (p) => app.get(QuestionClaims).read(p, question),
  ],
  ['QuestionClaims.take', 'reviewer officer', (p) => app.get(QuestionClaims).take(p, question)],
  ['QuestionClaims.answerers', 'officer', (p) => app.get(QuestionClaims).answerers(p, 'claims')],
  [
    'QuestionClaims.giveBack',
    'reviewer officer',
    (p) => app.get(QuestionClaims).giveBack(p, question),
  ],
  ['Views.list', 'reviewer officer auditor', (p) => app.get(Views).list(p, 'claims')],
  ['Views.read', 'reviewer officer auditor', (p) => app.get(Views).read(p, 'claims', 'viw_none')],
  [
    'Views.keep',
    'reviewer officer auditor',
    (p) => app.get(Views).keep(p, { ledger: 'claims', name: 'held', filter: { status: 'held' } }),
  ],
  [
    'Views.keep, shared',
    'officer',
    (p) =>
      app.get(Views).keep(p, {
        ledger: 'claims',
        name: 'held',
        filter: { status: 'held' },
        shared: true,
      }),
  ],
  [
    'Views.remove',
    'reviewer officer auditor',
    (p) => app.get(Views).remove(p, 'claims', 'viw_none'),
  ],
  [
    'WaitingEscalations.list',
    'reviewer officer auditor',
    (p) => app.get(WaitingEscalations).list(p, { ledger: 'claims', limit: 1 }),
  ],
  [
    'EvidenceReads.read',
    'reviewer officer auditor',
    (p) => app.get(EvidenceReads).read(p, { ledger: 'claims', decisionId: 'dec_none' }),
  ],
  ['Passkeys.list', 'reviewer officer', (p) => app.get(Passkeys).list(p, 'claims')],
  [
    'Passkeys.register',
    'reviewer officer',
    (p) => app.get(Passkeys).register(p, 'claims', aPasskey()),
  ],
  [
    'Passkeys.revoke',
    'reviewer officer administrator',
    (p) => app.get(Passkeys).revoke(p, 'claims', 'none'),
  ],
  ['Ledgers.read', EVERYBODY, (p) => app.get(Ledgers).read(p, 'claims')],
  ['Ledgers.policy', EVERYBODY, (p) => app.get(Ledgers).policy(p, 'claims')],
  [
    'Ledgers.openIncidents',
    'reviewer officer auditor administrator',
    (p) => app.get(Ledgers).openIncidents(p, 'claims'),
  ],
  [
    'LedgerEntries.read',
    'auditor',
    (p) => app.get(LedgerEntries).read(p, { ledger: 'claims', from: 0, limit: 1 }),
  ],
  [
    'Proofs.inclusion',
    READERS,
    (p) => app.get(Proofs).inclusion(p, { ledger: 'claims', entry: { seq: 0 } }),
  ],
  [
    'Proofs.receipt',
    READERS,
    (p) => app.get(Proofs).receipt(p, { ledger: 'claims', entry: { seq: 0 } }),
  ],
  ['Proofs.file', READERS, (p) => app.get(Proofs).file(p, { ledger: 'claims', entry: { seq: 0 } })],
  [
    'Proofs.consistency',
    READERS,
    (p) => app.get(Proofs).consistency(p, { ledger: 'claims', from: 1 }),
  ],
  ['PublicLog.checkpoint', EVERYBODY, (p) => app.get(PublicLog).checkpoint(p, 'claims')],
  [
    'PublicLog.tile',
    READERS,
    (p) =>
      app
        .get(PublicLog)
        .tile(p, { ledger: 'claims', tile: { level: 'entries', index: 0, width: 1 } }),
  ],
  [
    'VerificationRuns.start',
    'officer auditor',
    (p) => app.get(VerificationRuns).start(p, { ledger: 'claims', depth: 'chain' }),
  ],
  [
    'VerificationRuns.latest',
    'officer auditor',
    async (p) => app.get(VerificationRuns).latest(p, 'claims'),
  ],
  ['Search.decisions', READERS, (p) => app.get(Search).decisions(p, page)],
  ['LineSearch.decisions', READERS, (p) => app.get(LineSearch).decisions(p, page, async () => p)],
  ['Search.sideEffects', 'reviewer officer auditor', (p) => app.get(Search).sideEffects(p, page)],
  [
    'SeenFromOutside.compare',
    'reviewer officer auditor',
    (p) => app.get(SeenFromOutside).compare(p, page),
  ],
  [
    'Search.activity',
    'reviewer officer auditor',
    (p) => app.get(Search).activity(p, { ledger: 'claims', seconds: 60 }),
  ],
  ['Search.counters', 'reviewer officer auditor', (p) => app.get(Search).counters(p, page)],
  [
    'Search.decisionCounters',
    'reviewer officer auditor',
    (p) => app.get(Search).decisionCounters(p, page),
  ],
];

/** What asks for no role: it admits by other means, or is not for adapters. */
const OTHERS = [
  // The rules hold who may record what.
  'Recording.record',
  // Of the installation: below.
  'Ledgers.create',
  'Ledgers.list',
  'Ledgers.succeed',
  // At the first start, when nobody has a key.
  'Keys.createFirst',
  'Readiness.onModuleInit',
  // Before anybody is known.
  'Authentication.authenticate',
  'Authentication.isLogPublic',
  'LocalSignIn.enrol',
  'LocalSignIn.signIn',
  'PersonSessions.begin',
  'PersonSessions.takeBack',
  'PersonSessions.find',
  'PersonSessions.seal',
  'PersonSessions.isSealed',
  // Before a record is read; says that too many wait, or nothing.
  'Recording.requireRoom',
  // Says who somebody is; the ledger and its role are admitted with what they ask for.
  'PersonSessions.principal',
  // Of the installation: test/api/authorization.spec.ts; and one's own sessions: test/api/sign-in.spec.ts.
  'Work.read',
  'LocalSignIn.create',
  'LocalSignIn.renew',
  'LocalSignIn.list',
  'LocalSignIn.remove',
  'PersonSessions.list',
  'PersonSessions.end',
  // Of one's own session, each ledger admitted by itself: test/api/positions.spec.ts.
  'Positions.follow',
  // For anybody.
  // What cells ask one another, for whoever was admitted by one of them.
  'CellServices.adopt',
  'CellServices.adoptRevocations',
  'CellServices.alone',
  'CellServices.contents',
  'CellServices.place',
  'CellServices.readSizes',
  'Readiness.check',
  'Readiness.giveUp',
  // For the listener of the metrics, which admits by itself; figures, and no recorded text.
  'Observation.read',
  'VerificationRuns.summary',
  // On a schedule, asked for by nobody: test/api/self-verification.spec.ts.
  'VerificationRuns.runOwn',
  // Waits for a time, and says nothing.
  'VerificationRuns.wait',
  // For exports in the background, which were admitted when they were asked for.
  'Dossiers.makeInBackground',
  'OversightReports.make',
  'OversightReports.check',
];

test('every use case is in one of the lists', () => {
  // What the module hands out, not a list of its own: a use case that is new has to be put below.
  const classes = service.exports as Type[];
  expect(classes.length).toBeGreaterThan(12);
  const found = classes.flatMap(({ name, prototype }) =>
    Object.getOwnPropertyNames(prototype)
      .filter((method) => method !== 'constructor')
      .map((method) => `${name}.${method}`),
  );
  // One of them stands there once more for each way in which it takes other roles: `Views.keep, shared`.
  const called = new Set(CALLS.map(([name]) => name.replace(/, .*$/, '')));
  expect(found.sort()).toEqual([...called, ...OTHERS].sort());
});

/** Code of the refusal; undefined where it was none of admission. */
async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  const code = await work.then(
    () => undefined,
    (error: { code?: string }) => error.code,
  );
  return code === 'role_not_allowed' || code === 'wrong_ledger' ? code : undefined;
}

describe.each(CALLS)('%s', (_name, allowed, call) => {
  test.each([...ROLES])('as %s', async (role) => {
    const isAllowed = allowed.split(' ').includes(role);
    expect(await refusalOf(call(principal(role)))).toBe(isAllowed ? undefined : 'role_not_allowed');
    if (isAllowed) expect(await refusalOf(call(principal(role, 'other')))).toBe('wrong_ledger');
  });
});

test('nothing of a log is for somebody without a key, unless the policy says so', async () => {
  const log = app.get(PublicLog);
  await app.get(Ledgers).create(INSTALLATION, { id: 'open', policy: { log_access: 'public' } });
  const leaves = { level: 'entries', index: 0, width: 1 } as const;
  const hashes = { level: 0, index: 0, width: 1 };
  for (const ledger of ['claims', 'none']) {
    for (const work of [
      log.tile(undefined, { ledger, tile: leaves }),
      log.tile(undefined, { ledger, tile: hashes }),
      log.checkpoint(undefined, ledger),
    ])
      expect(await refusalOf(work)).toBe('role_not_allowed');
  }
  expect((await log.tile(undefined, { ledger: 'open', tile: leaves })).length).toBeGreaterThan(2);
  expect(await log.tile(undefined, { ledger: 'open', tile: hashes })).toHaveLength(32);
  expect(await log.checkpoint(undefined, 'open')).toContain('docket.example/open\n');
  // Hashes, not leaves, are for an administrator.
  const administrator = principal('administrator');
  expect(await log.tile(administrator, { ledger: 'claims', tile: hashes })).toHaveLength(32);
});

test('ledgers are made and listed by an administrator of the installation', async () => {
  const ledgers = app.get(Ledgers);
  expect(await refusalOf(ledgers.list(INSTALLATION))).toBeUndefined();
  for (const role of ROLES) {
    const expected = role === 'administrator' ? 'wrong_ledger' : 'role_not_allowed';
    expect(await refusalOf(ledgers.list(principal(role)))).toBe(expected);
    expect(await refusalOf(ledgers.create(principal(role), { id: 'more' }))).toBe(expected);
    const closing = { id: 'claims', successor: 'claims-2', reason: 'full' };
    expect(await refusalOf(ledgers.succeed(principal(role), closing))).toBe(expected);
  }
});

describe('Recording', () => {
  const opening = { agent: { id: 'a' }, goal: 'Refund', stakes: 'medium' };
  const record = (asking: Principal) =>
    app.get(Recording).record(asking, { ledger: 'claims', type: 'decision.opened', body: opening });

  test('a record is of who the principal is, and the rules say who may write it', async () => {
    const { receipt, origin } = await record(principal('agent'));
    expect(origin).toBe('docket.example/claims');
    const { decisionId = '' } = receipt;
    const { bytes } = await app.get(Decisions).entries(principal('officer'), {
      ledger: 'claims',
      decisionId,
      from: 0,
      limit: 1,
      bodies: false,
    });
    expect(JSON.parse(Buffer.from(bytes).toString('utf8'))).toMatchObject({
      entries: [{ actor: 'prn_agent', role: 'agent', via: 'api_key' }],
    });
    await expect(record(principal('auditor'))).rejects.toMatchObject({
      code: 'not_permitted_for_role',
    });
    expect(await refusalOf(record(principal('agent', 'other')))).toBe('wrong_ledger');
  });

  test('what describes an action has to be named by a key; what moves a named one has not', async () => {
    const { receipt } = await record(principal('agent'));
    const { decisionId = '' } = receipt;
    const recording = app.get(Recording);
    const submit = (type: 'side_effect.intent' | 'side_effect.executed', body: object) =>
      recording.record(principal('agent'), {
        ledger: 'claims',
        decisionId,
        type,
        body: { ...body },
      });
    for (const type of ['side_effect.intent', 'side_effect.executed'] as const) {
      await expect(submit(type, {})).rejects.toMatchObject({ code: 'idempotency_key_missing' });
    }
    await expect(submit('side_effect.executed', { side_effect_id: 'sfx_none' })).rejects.toThrow(
      expect.not.objectContaining({ code: 'idempotency_key_missing' }),
    );
  });

  test('whoever waits for a held decision is let go when nobody listens any more', async () => {
    const { receipt } = await record(principal('agent'));
    const { decisionId = '' } = receipt;
    const card = { current_phase: 'PLANNING', goal: 'Refund', confidence: 0.9, needs_human: true };
    const held = await app.get(Recording).record(principal('agent'), {
      ledger: 'claims',
      decisionId,
      type: 'job_card.filed',
      body: card,
    });
    expect(held.receipt.directive).toBe('hold');
    const gone = new AbortController();
    const waiting = app.get(Decisions).read(principal('agent'), {
      ...decision,
      decisionId,
      waitMs: 600_000,
      signal: gone.signal,
    });
    gone.abort();
    expect((await waiting).summary.directive).toBe('hold');
  });
});

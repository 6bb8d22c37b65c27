import 'reflect-metadata';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  Authentication,
  checkBeforeStart,
  checkStart,
  Keys,
  type MailSettings,
  Observation,
  PersonSessions,
  PROCESS_ROLES,
  Readiness,
  Recording,
  sentenceOf,
  type DiagnosisRequest,
  type ProcessRole,
  type Session,
  type Sealing,
  type Sinking,
  type TimeStamping,
  type Witnessing,
} from '@docket/service';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream } from 'pino';
import { AppModule } from './app.module.js';
import type { ApiConfig } from './config.js';
import { guardRoutes, type PeopleSource } from './http/authentication.js';
import { createLogger, NestLog } from './http/logging.js';
import { ProblemFilter } from './http/problem.filter.js';
import { refuseWhereFull } from './http/queue-room.js';
import type { RouteTable } from './http/route-table.js';
import { limitRates, RATE_LIMITS } from './http/rate-limits.js';
import { refuseUnknownParameters } from './http/query.js';
import { createHttpServer } from './http/server.js';
import { countProblems, Metrics } from './metrics/metrics.js';
import { readMailing } from './webhooks/mailing.js';
import { readSealing } from './seals/sealing.js';
import { readTimeStamping, readWitnessing } from './witnesses/witnessing.js';
import { readSinking } from './sinks/sinking.js';
import { readSignInSettings, type SignInSettings } from './sign-in/sign-in-settings.js';
import { startMetrics, type MetricsServer } from './metrics/metrics-server.js';

export interface RunningApi {
  /** Root of the server, without a trailing slash. */
  url: string;
  /** What the process does. */
  roles: readonly ProcessRole[];
  app: NestFastifyApplication;
  /** Where the metrics are, if anywhere. */
  metricsUrl?: string;
  routes: RouteTable;
  /** Set when this start made the installation's first key. Shown here and nowhere else. */
  firstAdministratorKey?: string;
  /** Answers what has begun, refuses what is new, and ends; forcibly after 15 seconds. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** Where log lines go; standard output when left out. */
  logTo?: DestinationStream;
  /** Shows the installation's first key to a person. Called before the key is kept, and at the first start only. */
  showFirstKey?: (key: string) => void;
  /** Names of the variables of the environment, among which those that nothing reads are told; none where left out. */
  environment?: readonly string[];
}

/** How loud a finding is told at a start. */
const LEVELS = {
  failed: 'error',
  warning: 'warn',
  unknown: 'info',
  note: 'debug',
  ok: 'debug',
} as const;

const CLOSE_TIME_MS_MAX = 15_000;
/** For the answers to those who waited for a database that is given up. */
const LAST_ANSWERS_MS = 1_000;
const SWEEP_MS = 100;
const LATE_END = `not everything was answered ${CLOSE_TIME_MS_MAX / 1000} s after the stop began: what the database had not answered is given up, and whether it was written is found out by its idempotency key`;

/** What settings name besides themselves: files and addresses. @throws {ConfigError} one cannot be used. */
async function readNamed(config: ApiConfig): Promise<{
  signIn?: SignInSettings;
  witnessing?: Witnessing;
  sinking?: Sinking;
  timeStamping?: TimeStamping;
  sealing?: Sealing;
  mail?: MailSettings;
}> {
  const { signInFile = '' } = config;
  const signIn = signInFile === '' ? undefined : await readSignInSettings(signInFile);
  const witnessing = await readWitnessing(config);
  const sinking = await readSinking(config);
  const timeStamping = readTimeStamping(config);
  const sealing = await readSealing(config);
  const mail = await readMailing(config);
  return {
    ...(signIn && { signIn }),
    ...(witnessing && { witnessing }),
    ...(sinking && { sinking }),
    ...(timeStamping && { timeStamping }),
    ...(sealing && { sealing }),
    ...(mail && { mail }),
  };
}

/**
 * Migrates the database, starts the service and listens; in between it looks at the installation as `docket doctor`
 * does, and logs a line for each finding.
 *
 * @throws {StartRefused} when the database cannot be reached, or what a promise rests on is not there.
 * @throws when it cannot be migrated, or the port is taken.
 */
export async function startApi(config: ApiConfig, options: StartOptions = {}): Promise<RunningApi> {
  const { roles = PROCESS_ROLES } = config;
  const logger = createLogger(config.logLevel, options.logTo);
  const named = await readNamed(config);
  // Without a listener for them nothing is counted.
  const metrics = config.metrics === undefined ? undefined : new Metrics();
  const { instance, routes, drain } = createHttpServer(logger, {
    writesAtOnceMax: config.writesAtOnceMax,
    onTurnedAway: () => metrics?.problem('overloaded'),
  });
  if (metrics !== undefined) countProblems(instance, metrics);
  const installation = installationOf(config, options);
  const found = await checkBeforeStart(installation);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config, {
      routes,
      ...(metrics === undefined ? {} : { observer: metrics }),
      ...named,
    }),
    new FastifyAdapter(instance),
    { bodyParser: false, logger: new NestLog(logger), abortOnError: false },
  );
  let metricsServer: MetricsServer | undefined;
  try {
    for (const check of [...found, ...(await checkStart(installation))]) {
      logger[LEVELS[check.verdict]]({ check: check.id }, sentenceOf(check));
    }
    guardRoutes(instance, app.get(Authentication), peopleOf(app.get(PersonSessions), named.signIn));
    // Before the rates: what is refused so is not counted.
    refuseWhereFull(instance, app.get(Recording));
    limitRates(instance, { ...RATE_LIMITS, ...config.rates });
    refuseUnknownParameters(instance);
    app.useGlobalFilters(new ProblemFilter(routes));
    await app.listen(config.port, config.host);
    if (config.metrics !== undefined && metrics !== undefined) {
      const parts = { metrics, observation: app.get(Observation), logger };
      metricsServer = await startMetrics(config.metrics, parts);
    }
    // After all that may fail. A worker takes no keys; whoever starts an api is shown the first.
    const show = options.showFirstKey ?? (() => undefined);
    const firstKey = roles.includes('api') ? await app.get(Keys).createFirst(show) : undefined;
    const url = addressOf(app.getHttpServer().address() as AddressInfo);
    const metricsUrl = metricsServer?.url;
    logger.info({ url, roles, ...(metricsUrl && { metricsUrl }) }, 'listening');
    return {
      url,
      roles,
      app,
      routes,
      ...(metricsUrl === undefined ? {} : { metricsUrl }),
      ...(firstKey === undefined ? {} : { firstAdministratorKey: firstKey }),
      close: async () => {
        drain();
        await metricsServer?.close();
        await closeInTime(app, () => {
          logger.error(LATE_END);
          app.get(Readiness).giveUp(CLOSE_TIME_MS_MAX);
        });
        logger.writeSums();
        logger.info('stopped');
      },
    };
  } catch (error) {
    await metricsServer?.close();
    await app.close();
    logger.writeSums();
    throw error;
  }
}

/** Where nobody signs in, a session opens nothing, whatever the database holds. */
function peopleOf(
  sessions: PersonSessions,
  signIn: SignInSettings | undefined,
): PeopleSource | undefined {
  if (signIn === undefined) return undefined;
  return {
    origin: signIn.publicUrl,
    find: async (token) => {
      const session = await sessions.find(token);
      return session !== undefined && takes(signIn, session) ? session : undefined;
    },
    principal: (session, ledger) => sessions.principal(session, ledger),
  };
}

/** A session that began another way than people sign in now is none. */
function takes({ oidc, passphrase }: SignInSettings, { via, person }: Session): boolean {
  if (via === 'passphrase') return passphrase !== 'nobody';
  return oidc !== undefined && person.startsWith(`oidc:${oidc.issuer}#`);
}

/** What is looked at before it serves. */
function installationOf(config: ApiConfig, options: StartOptions): DiagnosisRequest {
  return {
    databaseUrl: config.databaseUrl,
    hostName: config.hostName,
    keysDirectory: config.keysDir,
    clockAheadMaxS: config.clockAheadSMax,
    environment: options.environment ?? [],
  };
}

async function closeInTime(app: NestFastifyApplication, onLate: () => void): Promise<void> {
  const server = app.getHttpServer();
  // A client that never finishes its request must not hold up the end.
  const timers = [
    setTimeout(onLate, CLOSE_TIME_MS_MAX),
    // Who was given up is told so first.
    setTimeout(() => server.closeAllConnections(), CLOSE_TIME_MS_MAX + LAST_ANSWERS_MS),
  ];
  // Answers whose headers had gone out before the draining began leave their connections open.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const closed = server.listening ? once(server, 'close') : undefined;
  try {
    await app.close();
    await closed;
  } finally {
    for (const timer of timers) clearTimeout(timer);
    clearInterval(sweep);
  }
}

function addressOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

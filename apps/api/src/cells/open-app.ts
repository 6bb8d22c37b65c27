import {
  Authentication,
  checkBeforeStart,
  checkStart,
  PersonSessions,
  Recording,
  sentenceOf,
  type CellLinks,
  type DiagnosisRequest,
  type MailSettings,
  type Sealing,
  type Session,
  type Sinking,
  type TimeStamping,
  type Witnessing,
} from '@docket/service';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import type { ApiConfig } from '../config.js';
import { guardRoutes, type AccessSource, type PeopleSource } from '../http/authentication.js';
import { NestLog, type Logger } from '../http/logging.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { refuseUnknownParameters } from '../http/query.js';
import { refuseWhereFull } from '../http/queue-room.js';
import { limitRates, RATE_LIMITS } from '../http/rate-limits.js';
import { createHttpServer } from '../http/server.js';
import { countProblems, type Metrics } from '../metrics/metrics.js';
import { readSealing } from '../seals/sealing.js';
import { readSignInSettings, type SignInSettings } from '../sign-in/sign-in-settings.js';
import { readSinking } from '../sinks/sinking.js';
import { readMailing } from '../webhooks/mailing.js';
import { readTimeStamping, readWitnessing } from '../witnesses/witnessing.js';
import type { OpenApp } from './cell-app.js';
import { cellAddressSetting, HOME_CELL } from './cell-settings.js';
import type { LedgerCells } from './cells.js';

/** How loud a finding is told at a start. */
const LEVELS = {
  failed: 'error',
  warning: 'warn',
  unknown: 'info',
  note: 'debug',
  ok: 'debug',
} as const;

export interface AppParts {
  logger: Logger;
  metrics: Metrics | undefined;
  /** Names of the variables of the environment. */
  environment: readonly string[];
  /** The cells of the installation, of the app that has the whole of it; undefined where there is one database. */
  cells?: LedgerCells | undefined;
  /** What the services have of the other cells. */
  links?: CellLinks | undefined;
  /** Who somebody is, in the words of the app itself, for one that is not alone. */
  within?:
    | ((own: AccessSource) => {
        access: AccessSource;
        people: PeopleSource | undefined;
      })
    | undefined;
}

/**
 * Migrates the database and makes what answers from it; in between it looks at the installation as `docket doctor`
 * does, and logs a line for each finding.
 *
 * @throws {StartRefused} when the database cannot be reached, or what a promise rests on is not there.
 * @throws when it cannot be migrated.
 */
export async function openApp(config: ApiConfig, parts: AppParts): Promise<OpenApp> {
  const { logger, metrics, cells, links } = parts;
  const named = await readNamed(config);
  const http = createHttpServer(logger, {
    writesAtOnceMax: config.writesAtOnceMax,
    onTurnedAway: () => metrics?.problem('overloaded'),
    dispatch: cells && ((handle) => cells.dispatch.over(handle)),
  });
  const { instance, routes } = http;
  if (metrics !== undefined) countProblems(instance, metrics);
  const installation = installationOf(config, parts.environment);
  const found = await checkBeforeStart(installation);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config, {
      routes,
      ...(metrics === undefined ? {} : { observer: metrics }),
      ...named,
      cells,
      ...(links && { links }),
    }),
    new FastifyAdapter(instance),
    { bodyParser: false, logger: new NestLog(logger), abortOnError: false },
  );
  try {
    for (const check of [...found, ...(await checkStart(installation))]) {
      logger[LEVELS[check.verdict]]({ check: check.id }, sentenceOf(check));
    }
    const { access, people } = parts.within?.(app.get(Authentication)) ?? {
      access: app.get(Authentication),
      people: peopleOf(app.get(PersonSessions), named.signIn),
    };
    cells?.dispatch.refuseUnplaced(instance);
    guardRoutes(instance, access, people);
    // Before the rates: what is refused so is not counted.
    refuseWhereFull(instance, app.get(Recording));
    limitRates(instance, { ...RATE_LIMITS, ...config.rates });
    refuseUnknownParameters(instance);
    app.useGlobalFilters(new ProblemFilter(routes));
    return { app, http, access, people };
  } catch (error) {
    await app.close();
    throw error;
  }
}

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
function installationOf(config: ApiConfig, environment: readonly string[]): DiagnosisRequest {
  return {
    databaseUrl: config.databaseUrl,
    databaseSetting: cellAddressSetting(config.cell ?? HOME_CELL),
    hostName: config.hostName,
    keysDirectory: config.keysDir,
    clockAheadMaxS: config.clockAheadSMax,
    environment,
  };
}

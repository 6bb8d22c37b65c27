import 'reflect-metadata';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Keys, Observation, PROCESS_ROLES, Readiness, type ProcessRole } from '@docket/service';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream } from 'pino';
import { HOME_CELL } from './cells/cell-settings.js';
import type { LedgerCells } from './cells/cells.js';
import { openApp } from './cells/open-app.js';
import { openCells } from './cells/open-cells.js';
import type { ApiConfig } from './config.js';
import { createLogger } from './http/logging.js';
import type { RouteTable } from './http/route-table.js';
import { Metrics } from './metrics/metrics.js';
import { startMetrics, type MetricsServer, type Observed } from './metrics/metrics-server.js';

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

const CLOSE_TIME_MS_MAX = 15_000;
/** For the answers to those who waited for a database that is given up. */
const LAST_ANSWERS_MS = 1_000;
const SWEEP_MS = 100;
const LATE_END = `not everything was answered ${CLOSE_TIME_MS_MAX / 1000} s after the stop began: what the database had not answered is given up, and whether it was written is found out by its idempotency key`;

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
  // Without a listener for them nothing is counted.
  const metrics = config.metrics === undefined ? undefined : new Metrics();
  const parts = { logger, metrics, environment: options.environment ?? [] };
  const cells = config.cells && openCells(config, config.cells, parts);
  const links = cells?.linksOf(HOME_CELL);
  const home = await openApp(config, { ...parts, cells, links });
  const { app, http } = home;
  const { routes } = http;
  let metricsServer: MetricsServer | undefined;
  try {
    // Before it listens: else who comes first is told that there is no such ledger.
    if (cells !== undefined) {
      await app.init();
      await cells.begin(home);
    }
    await app.listen(config.port, config.host);
    if (config.metrics !== undefined && metrics !== undefined) {
      const one = [{ observation: app.get(Observation) }];
      const observations = (): readonly Observed[] => cells?.observed() ?? one;
      metricsServer = await startMetrics(config.metrics, { metrics, observations, logger });
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
        http.drain();
        cells?.drain();
        await metricsServer?.close();
        await closeInTime({ app, cells }, () => {
          logger.error(LATE_END);
          for (const open of cells?.all.flatMap((cell) => cell.app ?? []) ?? [home])
            open.app.get(Readiness).giveUp(CLOSE_TIME_MS_MAX);
        });
        logger.writeSums();
        logger.info('stopped');
      },
    };
  } catch (error) {
    await metricsServer?.close();
    await cells?.close();
    await app.close();
    logger.writeSums();
    throw error;
  }
}

async function closeInTime(
  { app, cells }: { app: NestFastifyApplication; cells: LedgerCells | undefined },
  onLate: () => void,
): Promise<void> {
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
    await cells?.close();
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

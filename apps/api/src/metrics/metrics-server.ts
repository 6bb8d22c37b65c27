import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readMetricsToken, type Observation } from '@docket/service';
import { readKey } from '../http/authentication.js';
import type { Logger } from '../http/logging.js';
import { isToken, type Metrics } from './metrics.js';

/** Where the metrics are to be had. */
export interface MetricsConfig {
  /** TCP port; 0 takes a free one. */
  port: number;
  /** Address to listen on; one that others reach is only taken with a token. */
  host: string;
  /** File with the token that `Authorization: Bearer` has to bring; read anew for each request. */
  tokenFile?: string;
}

/** The services of a database; `cell` where there are several, without services where it could not be opened. */
export interface Observed {
  cell?: string;
  observation: Observation | undefined;
}

export interface MetricsServer {
  url: string;
  close(): Promise<void>;
}

/** A client that does not go on is cut off after so long, in milliseconds. */
const REQUEST_MS_MAX = 10_000;

/**
 * A listener of its own for `GET /metrics`: a port that is not the API's can be kept from whoever may use the API.
 *
 * @throws the port is taken, or the token's file holds none.
 */
export async function startMetrics(
  config: MetricsConfig,
  parts: { metrics: Metrics; observations: () => readonly Observed[]; logger: Logger },
): Promise<MetricsServer> {
  const { tokenFile } = config;
  if (tokenFile !== undefined) await readMetricsToken(tokenFile);
  const server = createServer({ requestTimeout: REQUEST_MS_MAX }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      parts.logger.error({ err: error }, 'metrics');
      end(response, 500, 'The figures could not be read.\n');
    });
  });
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const { address, family, port } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/metrics`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (tokenFile !== undefined && !(await isPermitted(request, tokenFile))) {
      response.setHeader('www-authenticate', 'Bearer realm="docket metrics"');
      return end(response, 401, 'The request brings no token, or another one.\n');
    }
    if (request.url !== '/metrics') return end(response, 404, 'There is only /metrics here.\n');
    if (request.method !== 'GET') return end(response, 405, 'GET only.\n');
    const read = parts.observations().map(async ({ cell, observation }) => ({
      cell,
      figures: await observation?.read(),
    }));
    const text = await parts.metrics.text(await Promise.all(read));
    response.setHeader('content-type', parts.metrics.contentType);
    end(response, 200, text);
  }
}

async function isPermitted(request: IncomingMessage, tokenFile: string): Promise<boolean> {
  const { authorization } = request.headers;
  const given = authorization === undefined ? undefined : readKey(authorization);
  // Without a token to compare with, nobody is permitted: the error is logged, and answered 500.
  return given !== undefined && isToken(given, await readMetricsToken(tokenFile));
}

function end(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('cache-control', 'no-store');
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'text/plain');
  response.end(text);
}

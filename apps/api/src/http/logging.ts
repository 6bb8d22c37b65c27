import type { LoggerService } from '@nestjs/common';
import {
  levels,
  pino,
  stdSerializers,
  type DestinationStream,
  type Logger,
  type LoggerOptions,
} from 'pino';
import { RepeatedLines } from './repeated-lines.js';

export type { Logger };

/** A log in which a fault that lasts is a few lines. */
export interface BoundedLogger extends Logger {
  /** Writes the sums of what was counted and not written yet: before the process ends. */
  writeSums(): void;
}

/** How often repetitions are summed. */
const WINDOW_MS = 10_000;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * JSON lines on standard output. Request headers and bodies are never logged, so neither keys nor
 * what agents record can end up in a log; the paths below guard against a later slip. Warnings and errors
 * that are repeated are summed.
 */
export function createLogger(
  level: LogLevel,
  destination?: DestinationStream,
  windowMs = WINDOW_MS,
): BoundedLogger {
  const lines = new RepeatedLines();
  let isSumming = false;
  let timer: NodeJS.Timeout | undefined;
  const options: LoggerOptions = {
    hooks: {
      logMethod(given, write, levelNumber) {
        const name = levels.labels[levelNumber];
        const isBounded = !isSumming && (name === 'warn' || name === 'error');
        if (isBounded && !lines.admit(name, given, Date.now())) return;
        if (isBounded) timer ??= setInterval(writeSums, windowMs).unref();
        Reflect.apply(write, this, given);
      },
    },
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: [
        'authorization',
        '*.authorization',
        'headers.authorization',
        'req.headers.authorization',
        'headers.cookie',
        'req.headers.cookie',
        'passphrase',
        '*.passphrase',
        'secret',
        '*.secret',
        'password',
        '*.password',
      ],
      censor: '[redacted]',
    },
    serializers: {
      err: stdSerializers.err,
      // Fastify passes the request to the lines that it writes itself.
      req: (request: { method: string; url: string; id?: string }) => ({
        method: request.method,
        path: request.url.split('?', 1)[0],
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    },
  };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  function writeSums(): void {
    isSumming = true;
    try {
      for (const { level: of, facts, message } of lines.takeSums()) logger[of](facts, message);
    } finally {
      isSumming = false;
    }
    if (!lines.isEmpty) return;
    clearInterval(timer);
    timer = undefined;
  }
  return Object.assign(logger, { writeSums });
}

/** What Nest says under these names at a start is of interest to developers. */
const NESTS_OWN = new Set<unknown>([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Messages of services, and of Nest itself, into the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown, ...context: unknown[]): void {
    this.write(NESTS_OWN.has(context.at(-1)) ? 'debug' : 'info', message, context);
  }
  error(message: unknown, ...context: unknown[]): void {
    this.write('error', message, context);
  }
  warn(message: unknown, ...context: unknown[]): void {
    this.write('warn', message, context);
  }
  debug(message: unknown, ...context: unknown[]): void {
    this.write('debug', message, context);
  }
  verbose(message: unknown, ...context: unknown[]): void {
    this.write('trace', message, context);
  }
  fatal(message: unknown, ...context: unknown[]): void {
    this.write('fatal', message, context);
  }

  private write(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    context: unknown[],
  ): void {
    if (message instanceof Error) this.logger[level]({ err: message, context }, message.message);
    else this.logger[level]({ context }, String(message));
  }
}

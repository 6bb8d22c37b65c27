import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AccessSource, PeopleSource } from '../http/authentication.js';
import type { HttpServer } from '../http/server.js';

/** The services of one database, with the routes over them. It does not listen yet. */
export interface OpenApp {
  app: NestFastifyApplication;
  http: HttpServer;
  access: AccessSource;
  /** Undefined where nobody signs in. */
  people: PeopleSource | undefined;
}

import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { problemOf, type Answer } from '../api/support/api.js';

/**
 * A database that goes back in time under running servers, as a data folder that was put back does, or a
 * failover that lost its tail: a copy is kept while nobody is connected, and later put in its place.
 */
export class DatabaseCopies {
  readonly #name: string;
  readonly #admin: string;

  constructor(url: string) {
    const admin = new URL(url);
    this.#name = decodeURIComponent(admin.pathname.slice(1));
    admin.pathname = '/postgres';
    this.#admin = admin.href;
  }

  /** Keeps the database as it is now. */
  async keep(): Promise<void> {
    await this.#run(`CREATE DATABASE "${this.#name}_kept" TEMPLATE "${this.#name}"`);
  }

  /** Puts the kept state in the place of what there is, with the number that a data folder would have kept. */
  async putBack(): Promise<void> {
    const [found] = await this.#run('SELECT oid FROM pg_database WHERE datname = $1', this.#name);
    await this.#run(`DROP DATABASE "${this.#name}" WITH (FORCE)`);
    await this.#run(
      `CREATE DATABASE "${this.#name}" TEMPLATE "${this.#name}_kept" OID ${found?.oid ?? 0}`,
    );
    await this.drop();
  }

  async drop(): Promise<void> {
    await this.#run(`DROP DATABASE IF EXISTS "${this.#name}_kept" WITH (FORCE)`);
  }

  /** With nobody connected: a template, and a database that is renamed, take no connections. */
  async #run(sql: string, ...values: string[]): Promise<{ oid?: number }[]> {
    const client = new pg.Client({ connectionString: this.#admin });
    await client.connect();
    try {
      for (;;) {
        await client.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = ANY ($1::text[]) AND pid <> pg_backend_pid()`,
          [[this.#name, `${this.#name}_kept`]],
        );
        try {
          return (await client.query<{ oid?: number }>(sql, values)).rows;
        } catch (error) {
          // Somebody connected in between.
          if ((error as { code?: string }).code !== '55006') throw error;
        }
      }
    } finally {
      await client.end();
    }
  }
}

/** Answered, although the connections that were kept are gone. */
export async function settled(ask: () => Promise<Answer>): Promise<Answer> {
  let answer = await ask();
  for (let i = 0; i < 100 && isLost(answer); i++) {
    await setTimeout(50);
    answer = await ask();
  }
  return answer;
}

const isLost = (answer: Answer): boolean =>
  answer.status === 503 && ['not_ready', 'write_outcome_unknown'].includes(problemOf(answer).code);

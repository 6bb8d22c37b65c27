import { DATABASE_HOUR } from './clock.js';
import type { Database } from './database.js';

/**
 * When keys were last used, to the hour: at most one row of a key is written in an hour, behind the requests and one
 * statement at a time. What cannot be written is tried with a later request, and nobody waits for it.
 */
export class KeyUses {
  readonly #database: Database;
  #noted = new Set<string>();
  #isWriting = false;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Notes that a key was used in this hour. */
  note(keyId: string): void {
    this.#noted.add(keyId);
    if (!this.#isWriting) void this.#write();
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    try {
      while (this.#noted.size > 0) {
        const used = [...this.#noted];
        this.#noted = new Set();
        await this.#database.plainPool.query(
          `UPDATE docket.api_key SET last_used_at = ${DATABASE_HOUR}
           WHERE key_id = ANY ($1::text[]) AND last_used_at IS DISTINCT FROM ${DATABASE_HOUR}`,
          [used],
        );
      }
    } catch {
      // Only for people who tidy up; the next request looks the key up and notes it again.
    } finally {
      this.#isWriting = false;
    }
  }
}

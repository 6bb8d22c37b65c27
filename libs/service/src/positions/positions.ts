import { Sessions, type Session } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { ServiceError } from '../service-error.js';
import { PersonSessions } from '../sessions/person-sessions.js';
import { SizeWatch, type Sizes } from './size-watch.js';

/** How often it is looked whether a session is still good, in milliseconds, and something is told in any case. */
const CHECK_MS = 15_000;

/** How far the ledgers of somebody who is signed in go, told as they grow: so that a page reads again what changed. */
@Injectable()
export class Positions {
  constructor(
    private readonly people: PersonSessions,
    @Inject(Sessions) private readonly sessions: Sessions,
    private readonly watch: SizeWatch,
  ) {}

  /**
   * Entries of each ledger where they may see what waits: at once, at each change, and every 15 seconds. Ends with
   * their session, which it does not keep alive, when nobody listens any more, and when the process stops. Nothing is
   * recorded: no body is in it.
   */
  async *follow(session: Session, signal: AbortSignal): AsyncGenerator<Sizes> {
    let told: Sizes | undefined;
    let checkedAt = -Infinity;
    let ledgers: readonly string[] = [];
    for (;;) {
      if (performance.now() - checkedAt >= CHECK_MS) {
        if (!(await this.#isGood(session))) return;
        ledgers = await this.#ledgersOf(session);
        checkedAt = performance.now();
      }
      const waitMs = Math.max(0, checkedAt + CHECK_MS - performance.now());
      const next = await this.watch.next(ledgers, told, { waitMs, signal });
      if (next === undefined) return;
      told = next;
      yield next;
    }
  }

  /** Not by its token: that would count as a request of theirs. */
  async #isGood({ id, person }: Session): Promise<boolean> {
    return (await this.sessions.list(person)).some((one) => one.id === id);
  }

  async #ledgersOf(session: Session): Promise<string[]> {
    const found: string[] = [];
    for (const ledger of Object.keys(session.roles))
      if (await this.#sees(session, ledger)) found.push(ledger);
    return found;
  }

  async #sees(session: Session, ledger: string): Promise<boolean> {
    try {
      const principal = await this.people.principal(session, ledger);
      admit(principal, { roles: ACCESS.oversee, ledger, scope: 'no_content' });
      return true;
    } catch (error) {
      if (error instanceof ServiceError) return false;
      throw error;
    }
  }
}

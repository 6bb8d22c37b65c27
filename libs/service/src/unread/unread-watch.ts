import type { UnreadEntries } from '@docket/record';
import { LedgerService, LedgerSizes } from '@docket/store';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ledgerByLedger } from '../ledger-by-ledger.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { WorkerRounds } from '../worker-rounds.js';

/** How often a worker looks which ledgers have grown, in milliseconds: one statement where none has. */
const LOOK_MS = 15_000;

/** Entries of which a log line, or a finding, says why each is no record. */
const SHOWN_MAX = 3;

/** What of a ledger is no record, as a sentence: how much, and of the first where and why. */
export function describeUnread(ledgerId: string, { count, first }: UnreadEntries): string {
  const shown = first.slice(0, SHOWN_MAX).map(({ seq, why }) => `entry ${seq} (${why})`);
  const more = count - shown.length;
  const which = `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const [are, them] = count === 1 ? ['is', 'it'] : ['are', 'them'];
  return `In the ledger ${ledgerId} ${which} ${are} no record, and nothing of ${them} is in force.`;
}

/** Where an operator reads on. */
export const WHAT_TO_DO_ABOUT_UNREAD =
  'Run docket verify for it, and see "An entry that is no record" in the operator\'s reference.';

/**
 * Tells the log of entries that are no record, whoever met them, and looks for them while a worker runs: in every ledger
 * once, and then in each that has grown. The ledger goes on, and no other one is held up.
 */
@Injectable()
export class UnreadWatch extends WorkerRounds {
  readonly #log = new Logger('Ledgers');
  /** Entries of each ledger when it was read last. */
  #read: ReadonlyMap<string, number> = new Map();

  constructor(
    @Inject(SERVICE_SETTINGS) settings: ServiceSettings,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(LedgerSizes) private readonly sizes: LedgerSizes,
  ) {
    super(settings, LOOK_MS);
    ledgers.states.unread.onMet((id, unread) =>
      this.#log.error(`${describeUnread(id, unread)} ${WHAT_TO_DO_ABOUT_UNREAD}`),
    );
    ledgers.states.unread.onDecisionMet((id, { decisionId, seq, why }) =>
      this.#log.error(
        `In the ledger ${id} entry ${seq}, of the decision ${decisionId}, is no record (${why}): nothing is added to the decision, nor said of how it stands. ${WHAT_TO_DO_ABOUT_UNREAD}`,
      ),
    );
  }

  protected async look(): Promise<void> {
    try {
      const sizes = await this.sizes.read(await this.ledgers.ledgerIds());
      const isGrown = ([id, size]: [string, number]): boolean => this.#read.get(id) !== size;
      const grown = [...sizes].filter(isGrown).map(([id]) => id);
      const read = new Map([...sizes].filter((entry) => !isGrown(entry)));
      await ledgerByLedger(grown, {
        work: async (id) => {
          await this.ledgers.ledgerState(id);
          read.set(id, sizes.get(id) ?? 0);
        },
        onRefused: (id, why) => this.#log.warn(`${id} is not looked at: ${why}`),
        isOver: () => this.isStopping,
      });
      this.#read = read;
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown';
      this.#log.warn(`ledgers are not looked at: ${why}`);
    }
  }
}

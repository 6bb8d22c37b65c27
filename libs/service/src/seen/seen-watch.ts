import {
  isSeenType,
  RECORD_TYPES,
  SEEN_DISAGREEMENT_CODES,
  seenFindings,
  type SeenFinding,
} from '@docket/record';
import { Database, SeenFindings, type DueLedger, type KeptFinding } from '@docket/store';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ALERT_FIRED, alertOf, alertRestOf } from '../outbox/told-events.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { WorkerRounds } from '../worker-rounds.js';
import { readSeen } from './read-seen.js';

/** How often a worker looks for new entries, in milliseconds. */
const LOOK_MS = 1_000;
/** Rest after a comparison, in lengths of that comparison: it takes a tenth of the time at most. */
const REST = 9;
/** Rest of a ledger that could not be compared, in milliseconds. */
const FAILED_MS = 30_000;
/** Most actions, observations and watches that are compared, as for a dossier. */
const COMPARED_MAX = 100_000;

const TYPES = {
  seen: RECORD_TYPES.filter((type) => type === 'observation.recorded' || type === 'watch.recorded'),
  // What is erased may change what was found before.
  all: RECORD_TYPES.filter((type) => isSeenType(type) || type.startsWith('erasure.')),
};

/**
 * Holds what was declared against what was seen, of each ledger in which something new says so, while a worker runs;
 * what is found is kept for boards, and told. Each comparison is one of the whole ledger, by the rule of the record.
 */
@Injectable()
export class SeenWatch extends WorkerRounds {
  readonly #log = new Logger('Seen');
  /** Until when, by `performance.now()`, a ledger is let be. */
  readonly #resting = new Map<number, number>();

  constructor(
    @Inject(SERVICE_SETTINGS) settings: ServiceSettings,
    @Inject(Database) private readonly database: Database,
    @Inject(SeenFindings) private readonly findings: SeenFindings,
  ) {
    super(settings, LOOK_MS);
  }

  /** One that fails holds up none of the others: it is compared again. */
  protected async look(): Promise<void> {
    const now = performance.now();
    for (const [ledgerNo, until] of this.#resting) if (until <= now) this.#resting.delete(ledgerNo);
    try {
      for (const ledger of await this.findings.due()) {
        if (this.isStopping) return;
        if (!this.#resting.has(ledger.ledgerNo)) await this.#tryCompare(ledger);
      }
    } catch (error) {
      this.#noteFailure(error);
    }
  }

  async #tryCompare(ledger: DueLedger): Promise<void> {
    const startedAt = performance.now();
    try {
      if (!(await this.#compare(ledger))) return;
      const endedAt = performance.now();
      this.#resting.set(ledger.ledgerNo, endedAt + REST * (endedAt - startedAt));
    } catch (error) {
      this.#noteFailure(error);
      this.#resting.set(ledger.ledgerNo, performance.now() + FAILED_MS);
    }
  }

  #noteFailure(error: unknown): void {
    const why = error instanceof Error ? error.message : 'unknown';
    this.#log.warn(`what was seen waits to be compared: ${why}`);
  }

  /** Whether there was something to compare. */
  async #compare(ledger: DueLedger): Promise<boolean> {
    const { ledgerNo, id } = ledger;
    const size = await this.findings.pass(ledgerNo, TYPES);
    if (size === undefined) return false;
    const fold = await readSeen(this.database, id, { size, max: COMPARED_MAX });
    const compared = fold?.compare();
    const found = compared === undefined ? [] : seenFindings(compared);
    const pending = compared && [...compared.effects, ...compared.events];
    await this.findings.keep(
      ledgerNo,
      {
        size,
        state: compared === undefined ? 'too_many' : 'compared',
        isPending: pending?.some(({ verdict }) => verdict === 'pending') === true,
        findings: found.flatMap(keptOf),
      },
      {
        event: ALERT_FIRED,
        found: (rule, finding, now) => alertFor(ledger, rule, { finding, now }),
      },
    );
    return true;
  }
}

/** What only says that it cannot be told is no disagreement. */
function keptOf(finding: SeenFinding): KeptFinding[] {
  if (!SEEN_DISAGREEMENT_CODES.some((code) => code === finding.code)) return [];
  const { code } = finding;
  const observation =
    'observation' in finding
      ? finding.observation
      : code === 'seen_twice'
        ? finding.observations[0]
        : undefined;
  if (!('sideEffect' in finding))
    return observation === undefined ? [] : [{ code, seq: observation, observation }];
  const { seq, decision: decisionId } = finding;
  return [{ code, seq, decisionId, ...(observation !== undefined && { observation }) }];
}

/** Of a decision once; of what no decision declares, of each observation. */
function alertFor(
  ledger: DueLedger,
  rule: Parameters<typeof alertOf>[1] & { id: string },
  { finding, now }: { finding: KeptFinding; now: string },
) {
  const { seq, decisionId } = finding;
  const subject = decisionId ?? `entry ${seq}`;
  const place = { seq, ...(decisionId !== undefined && { decisionId }) };
  const event = alertOf(ledger, rule, { subject, timestamp: now, ...place });
  return { alertId: rule.id, subject, ...place, event, rest: alertRestOf(ledger, rule) };
}

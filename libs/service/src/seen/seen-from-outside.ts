import { seenFindings, type SeenComparison, type SeenFinding } from '@docket/record';
import { Database, TileReader } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { Turns } from '../turns/turns.js';
import { readSeen } from './read-seen.js';

/** Most actions, observations and watches that one answer compares. */
const COMPARED_MAX = 50_000;
/** Most findings of one answer; the rest are counted. */
const FINDINGS_MAX = 500;
/** Each goes through the ledger. */
const TURNS = {
  atOnce: 2,
  atOnceOfLedger: 1,
  placesMax: 32,
  placesOfLedgerMax: 8,
  placesOfPrincipalMax: 4,
};
const TURN_MS = 30_000;

type Verdicts<Of extends 'effects' | 'events'> = {
  [Verdict in SeenComparison[Of][number]['verdict']]?: number;
};

/** What was declared, held against what was seen. */
export interface SeenAnswer {
  /** Entries that were looked at. */
  size: number;
  /** Actions by what holds of them. */
  effects: Verdicts<'effects'>;
  /** Observations by what holds of them. */
  observations: Verdicts<'events'>;
  /** The first 500. */
  findings: SeenFinding[];
  /** How many there are besides. */
  leftOut: number;
}

/** Holds what agents declared against what was seen from outside. */
@Injectable()
export class SeenFromOutside {
  readonly #turns = new Turns(TURNS);

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TileReader) private readonly tiles: TileReader,
  ) {}

  /**
   * Compares the whole ledger as it is stored, by the rule that an auditor replays. With a decision, only what is
   * found of it, or may be of it, is given; it is compared with everything all the same.
   *
   * @throws {ServiceError} for another role or ledger, `not_possible` of more than 50,000 of them, `overloaded`.
   * @throws {StoreRefusal} `unknown_ledger`.
   */
  @Traced()
  async compare(
    principal: Principal,
    { ledger, decision }: { ledger: string; decision?: string },
  ): Promise<SeenAnswer> {
    admit(principal, { roles: ACCESS.oversee, ledger });
    const share = { ledger, principal: principal.actor };
    const size = await this.tiles.size(ledger);
    const read = () => readSeen(this.database, ledger, { size, max: COMPARED_MAX });
    const fold = await this.#turns.take(share, read, { timeMs: TURN_MS });
    if (fold === undefined) throw tooMany();
    const compared = fold.compare();
    const all = seenFindings(compared);
    const asked = decision === undefined ? all : all.filter((one) => isOf(one, decision));
    const { effects, events } = compared;
    return {
      size,
      effects: tally(
        effects.filter(({ effect }) => decision === undefined || effect.decision === decision),
      ),
      observations: tally(
        events.filter(({ match }) => {
          const isIts = match?.candidates.some((one) => one.decision === decision) === true;
          return decision === undefined || isIts;
        }),
      ),
      findings: asked.slice(0, FINDINGS_MAX),
      leftOut: Math.max(0, asked.length - FINDINGS_MAX),
    };
  }
}

const tooMany = (): ServiceError =>
  new ServiceError(
    'not_possible',
    `One answer compares ${COMPARED_MAX} actions and observations at most; the ledger has more.`,
    { next: 'Read its entries and compare them yourself, by SeenFold of @docket/record.' },
  );

function isOf(finding: SeenFinding, decision: string): boolean {
  if (finding.code === 'ambiguous')
    return finding.candidates.some((one) => one.decision === decision);
  return 'decision' in finding && finding.decision === decision;
}

function tally<Verdict extends string>(
  all: readonly { verdict: Verdict }[],
): { [Name in Verdict]?: number } {
  const counts: { [Name in Verdict]?: number } = {};
  for (const { verdict } of all) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

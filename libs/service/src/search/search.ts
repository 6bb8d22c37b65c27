import {
  ActivityReader,
  CounterReader,
  DecisionSearch,
  SideEffectSearch,
  type Activity,
  type AsOf,
  type Counters,
  type KindCounters,
  type DecisionFilters,
  type FoundDecision,
  type FoundSideEffect,
  type Order,
  type SideEffectFilters,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { holdContent, withinScope } from '../access/audit-scope.js';
import type { Principal } from '../principal.js';
import { PageCursor } from './page-cursor.js';
import { wrong } from './query-members.js';
import { Traced } from '../observation/tracing.js';

interface PageRequest {
  /** Most items of the page. */
  limit: number;
  order: Order;
  /** `next` of the page before, with the same filters. */
  after?: string;
}

export interface DecisionsRequest extends PageRequest {
  ledger: string;
  /** All that are given must hold. */
  filters: DecisionFilters;
}

export interface SideEffectsRequest extends PageRequest {
  ledger: string;
  filters: Omit<SideEffectFilters, 'openSince'>;
  /** What was registered longer ago, in seconds, and has no outcome yet is in doubt. */
  openSeconds: number;
}

export interface CountersRequest {
  ledger: string;
  filters: DecisionFilters;
  /** As for side effects. */
  openSeconds: number;
}

/** `seen` is for whoever oversees the ledger. */
export type ListedDecision = Omit<FoundDecision, 'seen'> & Partial<Pick<FoundDecision, 'seen'>>;

function withoutSeen(decision: FoundDecision): ListedDecision {
  const told: ListedDecision = { ...decision };
  delete told.seen;
  return told;
}

/** How a page ends. */
interface PageEnd {
  /** Where the next page begins, a word without meaning; null on the last one. */
  next: string | null;
  /** How far the answer goes. */
  asOf: AsOf;
}

/** Finds and counts decisions and side effects by what is recorded in them. */
@Injectable()
export class Search {
  constructor(
    @Inject(DecisionSearch) private readonly decisionSearch: DecisionSearch,
    @Inject(SideEffectSearch) private readonly sideEffectSearch: SideEffectSearch,
    @Inject(CounterReader) private readonly counterReader: CounterReader,
    @Inject(ActivityReader) private readonly activityReader: ActivityReader,
  ) {}

  /**
   * An agent finds the decisions that it writes in.
   *
   * @throws {ServiceError} `invalid_request` for an `after` of another question.
   * @throws {StoreRefusal} `unknown_ledger`; `overloaded` when it takes longer than ten seconds.
   */
  @Traced()
  async decisions(
    principal: Principal,
    request: DecisionsRequest,
  ): Promise<PageEnd & { decisions: ListedDecision[] }> {
    const { ledger, limit, order } = request;
    admit(principal, { roles: ACCESS.readDecisions, ledger, scope: 'held' });
    holdContent(principal);
    const { writers = [], seen } = request.filters;
    const oversees = ACCESS.oversee.some((role) => role === principal.role);
    if (seen !== undefined && !oversees) throw wrong('seen', 'is for whoever oversees the ledger');
    // What other agents record is none of its business, and a search would tell it word by word.
    const filters =
      principal.role === 'agent'
        ? { ...request.filters, writers: [...writers, principal.actor] }
        : withinScope(principal, request.filters);
    const cursor = new PageCursor([ledger, filters, order]);
    const after = cursor.decode(request.after);
    const page = { limit, order, ...(after === undefined ? {} : { after }) };
    const { next, decisions, asOf } = await this.decisionSearch.find(ledger, filters, page);
    // What observers saw is not told to whom they observe.
    const shown = oversees ? decisions : decisions.map(withoutSeen);
    return { decisions: shown, asOf, next: cursor.encode(next) };
  }

  /** Side effects across decisions. Throws as `decisions` does. */
  @Traced()
  async sideEffects(
    principal: Principal,
    request: SideEffectsRequest,
  ): Promise<PageEnd & { sideEffects: FoundSideEffect[] }> {
    const { ledger, filters, openSeconds, limit, order } = request;
    admit(principal, { roles: ACCESS.oversee, ledger });
    const cursor = new PageCursor([ledger, filters, openSeconds, order]);
    const after = cursor.decode(request.after);
    const { next, ...found } = await this.sideEffectSearch.find(
      ledger,
      { ...filters, openSince: secondsAgo(openSeconds) },
      { limit, order, ...(after === undefined ? {} : { after }) },
    );
    return { ...found, next: cursor.encode(next) };
  }

  /** Counts what happened in the last so many seconds. Throws as `decisions` does. */
  @Traced()
  async activity(
    principal: Principal,
    { ledger, seconds }: { ledger: string; seconds: number },
  ): Promise<Activity> {
    admit(principal, { roles: ACCESS.oversee, ledger });
    return this.activityReader.read(ledger, seconds);
  }

  /** Counts what `decisions` finds, and nothing else of it. */
  @Traced()
  async decisionCounters(
    principal: Principal,
    { ledger, filters }: Omit<CountersRequest, 'openSeconds'>,
  ): Promise<KindCounters> {
    admit(principal, { roles: ACCESS.oversee, ledger });
    return this.counterReader.readDecisions(ledger, filters);
  }

  /** Counts what `decisions` finds, with its trip-wires and side effects. */
  @Traced()
  async counters(principal: Principal, request: CountersRequest): Promise<Counters> {
    const { ledger, filters, openSeconds } = request;
    admit(principal, { roles: ACCESS.oversee, ledger });
    return this.counterReader.read(ledger, filters, secondsAgo(openSeconds));
  }
}

/** The moment that many seconds ago, by this server's clock. */
function secondsAgo(seconds: number): string {
  return new Date(Date.now() - seconds * 1_000).toISOString();
}

import { People, type AsOf } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { holdContent } from '../access/audit-scope.js';
import { Traced } from '../observation/tracing.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { PageCursor } from './page-cursor.js';
import { wrong } from './query-members.js';
import { Search, type DecisionsRequest, type ListedDecision } from './search.js';

/** A ledger of the line, and what a page has of it. */
interface LineLedger {
  ledger: string;
  /**
   * `yes`: this page has what it found there. `not_here`: the page before, or the next one, has it. `not_permitted`: whoever
   * asks may not read it; what it continues is not looked for.
   */
  read: 'yes' | 'not_here' | 'not_permitted';
  /** How far the answer goes there. */
  asOf?: AsOf;
}

interface LinePage {
  decisions: (ListedDecision & { ledger: string })[];
  next: string | null;
  /** The ledger that was asked first, then the one that it continues, and so on. */
  ledgers: LineLedger[];
  /** Of the first ledger that this page read. */
  asOf: AsOf;
}

/** Who asks, in another ledger. @throws {ServiceError} `wrong_ledger`. */
export type PrincipalAt = (ledger: string) => Promise<Principal>;

/** Finds decisions in a ledger and in those that it continues, each by what whoever asks may read there. */
@Injectable()
export class LineSearch {
  constructor(
    @Inject(Search) private readonly search: Search,
    @Inject(People) private readonly people: People,
  ) {}

  /** Throws as `Search.decisions` does, of the ledger that is asked. */
  @Traced()
  async decisions(
    principal: Principal,
    request: DecisionsRequest,
    principalAt: PrincipalAt,
  ): Promise<LinePage> {
    const { ledger, filters, order, limit } = request;
    const { readable, refused } = await this.#line(principal, ledger, principalAt);
    const inOrder = order === 'newest' ? readable : readable.toReversed();
    const cursor = new PageCursor(['line', ledger, filters, order, inOrder.length]);
    const [place, ...rest] = request.after?.split('.') ?? [];
    let at = cursor.decode(place) ?? 0;
    let after = rest.length === 0 || rest[0] === '' ? undefined : rest.join('.');
    const decisions: LinePage['decisions'] = [];
    const read = new Map<string, AsOf>();
    let next: string | null = null;
    for (; at < inOrder.length; at += 1) {
      const asked = inOrder[at];
      if (asked === undefined) break;
      if (decisions.length === limit) {
        next = `${cursor.encode(at)}.`;
        break;
      }
      const page = { order, limit: limit - decisions.length, ...(after && { after }) };
      const found = await this.search.decisions(asked.principal, {
        ledger: asked.ledger,
        filters,
        ...page,
      });
      after = undefined;
      read.set(asked.ledger, found.asOf);
      for (const one of found.decisions) decisions.push({ ...one, ledger: asked.ledger });
      if (found.next === null) continue;
      next = `${cursor.encode(at)}.${found.next}`;
      break;
    }
    const [asOf] = read.values();
    // Beyond the line: nobody was given that.
    if (asOf === undefined) throw wrong('after', 'must be `next` of the page before');
    const ledgers = readable.map(({ ledger: id }): LineLedger => {
      const known = read.get(id);
      return known === undefined
        ? { ledger: id, read: 'not_here' }
        : { ledger: id, read: 'yes', asOf: known };
    });
    const left = refused === undefined ? [] : [{ ledger: refused, read: 'not_permitted' as const }];
    return { decisions, next, ledgers: [...ledgers, ...left], asOf };
  }

  /** Those that whoever asks may read, up to the first that they may not. */
  async #line(
    principal: Principal,
    ledger: string,
    principalAt: PrincipalAt,
  ): Promise<{ readable: { ledger: string; principal: Principal }[]; refused?: string }> {
    const readable = [{ ledger, principal }];
    for (const before of await this.people.continuedBy(ledger)) {
      try {
        const there = await principalAt(before);
        admit(there, { roles: ACCESS.readDecisions, ledger: before, scope: 'held' });
        holdContent(there);
        readable.push({ ledger: before, principal: there });
      } catch (error) {
        if (!isNotPermitted(error)) throw error;
        return { readable, refused: before };
      }
    }
    return { readable };
  }
}

const isNotPermitted = (error: unknown): boolean =>
  error instanceof ServiceError && ['wrong_ledger', 'role_not_allowed'].includes(error.code);

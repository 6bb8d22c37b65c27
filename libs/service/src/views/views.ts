import {
  SavedViews,
  VIEWS_MAX,
  type DecisionFilters,
  type SavedView,
  type ViewsOf,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import type { Principal } from '../principal.js';
import { readDecisionQuery, type DecisionQuery } from '../search/decision-query.js';
import { ServiceError } from '../service-error.js';

/** A search that is kept under a name. */
export interface NamedView extends Omit<SavedView, 'filter'> {
  /** Undefined where what is kept is no filter of this version: nothing may be found by it then. */
  filter: DecisionQuery | undefined;
}

export interface ViewWish {
  ledger: string;
  name: string;
  filter: DecisionQuery;
  /** Whether it is shown to whoever oversees the ledger; for officers. */
  shared?: boolean;
}

/** UTF-16 units of a name. */
export const VIEW_NAME_MAX = 60;

/**
 * Searches with a name: a person's own, per ledger, or shared by an officer with the ledger. None of them is evidence,
 * and nothing of them is recorded.
 */
@Injectable()
export class Views {
  constructor(@Inject(SavedViews) private readonly views: SavedViews) {}

  /** Their own and those that are shared, by name. @throws {ServiceError} @throws {StoreRefusal} `unknown_ledger`. */
  @Traced()
  async list(principal: Principal, ledger: string): Promise<NamedView[]> {
    admit(principal, { roles: ACCESS.keepViews, ledger, scope: 'held' });
    return (await this.views.list(ledger, seenBy(principal))).map(readView);
  }

  /** One of those. @throws {ServiceError} @throws {StoreRefusal} `unknown_ledger`, `unknown_view`. */
  @Traced()
  async read(principal: Principal, ledger: string, id: string): Promise<NamedView> {
    admit(principal, { roles: ACCESS.keepViews, ledger, scope: 'held' });
    return readView(await this.views.find(ledger, id, seenBy(principal)));
  }

  /**
   * Keeps a search; theirs of the same name is replaced.
   *
   * @throws {ServiceError} `invalid_request`, `role_not_allowed` of whoever may not share, `not_possible` where they
   *   have too many. @throws {StoreRefusal} `unknown_ledger`.
   */
  @Traced()
  async keep(principal: Principal, wish: ViewWish): Promise<NamedView> {
    const { ledger, filter, shared = false } = wish;
    admit(principal, {
      roles: shared ? ACCESS.shareViews : ACCESS.keepViews,
      ledger,
      scope: 'held',
    });
    const name = readName(wish.name);
    holdFilter(filter);
    const kept = await this.views.keep(ledger, {
      owner: principal.actor,
      name,
      filter: JSON.stringify(filter),
      isShared: shared,
    });
    if (kept !== undefined) return readView(kept);
    throw new ServiceError(
      'not_possible',
      `You keep ${VIEWS_MAX} views in the ledger ${ledger} already.`,
      { next: 'Forget one that you do not need.' },
    );
  }

  /** Forgets one of theirs; an officer also one that is shared. @throws as `read`. */
  @Traced()
  async remove(principal: Principal, ledger: string, id: string): Promise<void> {
    admit(principal, { roles: ACCESS.keepViews, ledger, scope: 'held' });
    const officers: readonly string[] = ACCESS.shareViews;
    const shared = officers.includes(principal.role);
    await this.views.remove(ledger, id, { owner: principal.actor, shared });
  }
}

/** An auditor of some decisions reads what others look for as little as what they find. */
function seenBy({ actor, scope }: Principal): ViewsOf {
  return { owner: actor, shared: scope === undefined };
}

function readName(given: string): string {
  const name = given.trim();
  if (name !== '' && name.length <= VIEW_NAME_MAX && !/\p{Cc}/u.test(name)) return name;
  const detail = `must have 1 to ${VIEW_NAME_MAX} characters, and no control characters`;
  throw new ServiceError('invalid_request', `The name of a view ${detail}.`, {
    places: [{ pointer: '/name', detail }],
  });
}

function holdFilter(filter: DecisionQuery): void {
  try {
    readDecisionQuery(filter);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const places = error.places.map((place) => ({
      ...place,
      pointer: `/filter${place.pointer ?? ''}`,
    }));
    throw new ServiceError(error.code, error.message, { places, cause: error });
  }
}

/** What a view looks for, by its text; undefined where it is no filter of this version. */
export function decisionFiltersOf(text: string): DecisionFilters | undefined {
  const filter = readFilter(text);
  return filter && readDecisionQuery(filter);
}

function readView({ filter, ...view }: SavedView): NamedView {
  return { ...view, filter: readFilter(filter) };
}

/** What lies in the database may be of another version, or by anybody's hand. */
function readFilter(text: string): DecisionQuery | undefined {
  try {
    const filter: unknown = JSON.parse(text);
    if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) return undefined;
    readDecisionQuery({ ...filter });
    return filter;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ServiceError) return undefined;
    throw error;
  }
}

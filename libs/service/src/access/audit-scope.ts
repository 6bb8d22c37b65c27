import { isInScope, SHOWN_WHOLE, type DecisionState } from '@docket/record';
import type { AppendReceipt, DecisionFilters } from '@docket/store';
import type { DossierWish } from '../dossier/dossier-wish.js';
import type { Principal } from '../principal.js';
import { outsideScope } from './access.js';

/** Refuses an auditor whose scope the decision is not in. @throws {ServiceError} `role_not_allowed`. */
export function holdDecision(
  { scope }: Pick<Principal, 'scope'>,
  id: string,
  { openedAt }: Pick<DecisionState, 'openedAt'>,
): void {
  if (scope !== undefined && !isInScope(scope, { id, openedAt })) throw outsideScope();
}

/** Refuses an auditor to whom decisions are shown redacted only. @throws {ServiceError} `role_not_allowed`. */
export function holdContent({ scope }: Pick<Principal, 'scope'>): void {
  if (scope !== undefined && scope.redaction !== SHOWN_WHOLE) throw outsideScope();
}

/** A receipt as an auditor gets it: reasons quote what a redaction withholds. */
export function withinRedaction(
  { scope }: Pick<Principal, 'scope'>,
  receipt: AppendReceipt,
): AppendReceipt {
  if (scope === undefined || scope.redaction === SHOWN_WHOLE) return receipt;
  const message = 'why is not shown with this key, to which decisions are shown redacted';
  return { ...receipt, reasons: receipt.reasons.map((reason) => ({ ...reason, message })) };
}

/**
 * What an auditor gets for what they wish: of somebody to whom decisions are shown redacted, their profile where they
 * wish nothing else, and withheld wherever it stands. @throws {ServiceError} `role_not_allowed` for another variant.
 */
export function holdWish({ scope }: Pick<Principal, 'scope'>, wish: DossierWish): DossierWish {
  if (scope === undefined || scope.redaction === SHOWN_WHOLE) return wish;
  // What is left says nothing about what is shown.
  const {
    variant = 'redacted',
    profile = scope.redaction,
    withhold = [],
    repeats = 'withhold',
    ...issuer
  } = wish;
  const isTheirs = variant === 'redacted' && profile === scope.redaction;
  if (!isTheirs || withhold.length > 0 || repeats !== 'withhold') throw outsideScope();
  return { ...(issuer satisfies Issuer), variant, profile, repeats };
}

/** A member that is added to a wish is decided about here, or does not compile. */
type Issuer = Pick<
  DossierWish,
  'locale' | 'deployer' | 'classification' | 'retention' | 'contact' | 'frameworks'
>;

/** Only decisions of an auditor's scope, of those that are asked for. */
export function withinScope(
  { scope }: Pick<Principal, 'scope'>,
  filters: DecisionFilters,
): DecisionFilters {
  if (scope === undefined) return filters;
  const { opened_from: from, opened_to: to, decisions } = scope;
  const openedFrom = [filters.openedFrom, utc(from)].filter((one) => one !== undefined);
  const openedTo = [filters.openedTo, utc(to)].filter((one) => one !== undefined);
  return {
    ...filters,
    ...(openedFrom.length > 0 && { openedFrom: openedFrom.toSorted().at(-1) ?? '' }),
    ...(openedTo.length > 0 && { openedTo: openedTo.toSorted()[0] ?? '' }),
    ...(decisions !== undefined && { ids: decisions }),
  };
}

/** As filters have it, in which texts are in the order of time. */
function utc(time: string | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}

import type { EffectFilters } from '@docket/store';
import { present } from './present.js';
import { schemaAt, wrong } from './query-members.js';

/** What a side effect is looked for by, as in an address: each value is text. */
export interface EffectQuery {
  readonly target_system?: string | undefined;
  readonly target_resource?: string | undefined;
  readonly operation?: string | undefined;
  readonly currency?: string | undefined;
  readonly amount_min?: string | undefined;
  readonly amount_max?: string | undefined;
}

/** How amounts are written, where they are recorded and where they are looked for. */
export const DECIMAL_PATTERN = patternOf('value');
export const CURRENCY_PATTERN = patternOf('currency');

/**
 * All of it in one side effect; undefined where nothing of it is asked for.
 *
 * @throws {ServiceError} `invalid_request`, with a pointer to the member.
 */
export function readEffect(query: EffectQuery): EffectFilters | undefined {
  const effect = present({
    system: query.target_system,
    resource: query.target_resource,
    operation: query.operation,
    amount: readAmount(query),
  });
  return Object.keys(effect).length === 0 ? undefined : effect;
}

/** @throws {ServiceError} as `readEffect`. */
function readAmount(query: EffectQuery): EffectFilters['amount'] {
  const { currency, amount_min: min, amount_max: max } = query;
  if (currency !== undefined && !CURRENCY_PATTERN.test(currency))
    throw wrong('currency', 'must be an ISO 4217 code of three capital letters');
  for (const [name, value] of Object.entries({ amount_min: min, amount_max: max })) {
    if (value === undefined) continue;
    if (!DECIMAL_PATTERN.test(value))
      throw wrong(name, 'must be a decimal number such as 25.00, without signs between thousands');
    // 100 EUR and 100 JPY are no amounts of which one can say which is more.
    if (currency === undefined) throw wrong(name, 'needs currency beside it');
  }
  if (currency === undefined) return undefined;
  if (min !== undefined && max !== undefined && isLess(max, min))
    throw wrong('amount_max', 'must not be less than amount_min');
  return { currency, ...present({ min, max }) };
}

/** Digits behind the point that an amount has at most. */
const SCALE = 10;

/** Exactly: an amount may have more digits than a number of JavaScript. */
function isLess(left: string, right: string): boolean {
  const scaled = (text: string): bigint => {
    const [whole = '', part = ''] = text.replace('-', '').split('.');
    const size = BigInt(whole + part.padEnd(SCALE, '0'));
    return text.startsWith('-') ? -size : size;
  };
  return scaled(left) < scaled(right);
}

function patternOf(member: string): RegExp {
  const { pattern } = schemaAt('side_effect.intent', ['amount', member]);
  return new RegExp(String(pattern), 'u');
}

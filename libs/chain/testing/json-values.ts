import fc from 'fast-check';
import type { Json } from '../src/index.js';

const text = fc.string({ unit: 'binary', maxLength: 30 });

/** json makes any JSON value that a ledger can hold: proper text of every plane, finite numbers. */
export const json = (): fc.Arbitrary<Json> =>
  fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom<Json>(null, true, false, {}, []),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      text,
      fc.array(tie('value'), { maxLength: 6 }),
      fc.dictionary(text, tie('value'), { maxKeys: 6 }),
    ),
  })).value;

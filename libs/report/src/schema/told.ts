import Type from 'typebox';

import type { Told as ToldText } from '../narrative/told.js';

/** A place that is read: words of the lexicon, with recorded text in quotation marks. Any string by its schema. */
export const Told = Type.Unsafe<ToldText>(Type.String());

import Type from 'typebox';

import type { Told } from '../narrative/told.js';

/** A place that is read: words of the lexicon, with recorded text in quotation marks. Any string by its schema. */
export const ToldSchema = Type.Unsafe<Told>(Type.String());

import { type RecordType, tableOf } from './types.js';
import type { Place } from './types/index.js';

export type { Place } from './types/index.js';

const PLACES = tableOf<Place>(({ place }) => place);

/** placeOf says where a record of this type belongs. */
export function placeOf(type: RecordType): Place {
  return PLACES[type];
}

import { expect, test } from '@jest/globals';
import { StoreRefusal } from '@docket/store';
import { ServiceError } from './service-error.js';

test('a code that is not in the set does not compile', () => {
  // The type checker fails here as soon as one of them does.
  // @ts-expect-error no use case refuses with it
  const made = new ServiceError('made_up', 'There is no such code.');
  // @ts-expect-error neither does the store
  const refused = new StoreRefusal('made_up', 'There is no such code.', { next: '' });
  expect([made.code, refused.code]).toEqual(['made_up', 'made_up']);
});

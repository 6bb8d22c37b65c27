import { describe, expect, test } from '@jest/globals';
import { Problem } from './problem.js';
import { QueryParameters } from './query.js';

describe('QueryParameters', () => {
  test.each([
    [{ form: '1' }, 'form'],
    [{ from: ['1', '2'] }, 'from'],
    [{ from: '' }, 'from'],
    [{ from: 'x'.repeat(513) }, 'from'],
    [{ from: 'a\u0000b' }, 'from'],
  ])('names the parameter that is wrong: %j', (query, name) => {
    const read = (): unknown => new QueryParameters(query, ['from']);
    const problem = (() => {
      try {
        return read();
      } catch (error) {
        return error;
      }
    })();
    expect((problem as Problem).errors?.[0]?.parameter).toBe(name);
  });
});

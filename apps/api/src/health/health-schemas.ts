import type { JsonSchema } from '../openapi/operation.js';
import { array, object, string } from '../openapi/schema-words.js';

export const HEALTH_SCHEMAS: { [name: string]: JsonSchema } = {
  Health: object(
    {
      status: string('ok, ready, or partly_ready: not every cell is.'),
      cells: array(
        object(
          {
            name: string('Name of the cell.'),
            status: string('Whether its ledgers are served.', { enum: ['ready', 'not_ready'] }),
            detail: string('Why they are not, in a sentence.'),
          },
          ['detail'],
        ),
        'Each database, where the server has several.',
      ),
    },
    ['cells'],
  ),
};

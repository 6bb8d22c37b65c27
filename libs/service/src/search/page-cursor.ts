import { createHash } from 'node:crypto';
import { ServiceError } from '../service-error.js';

/**
 * Where the next page begins, for callers a word without meaning. It carries a digest of what was asked,
 * so that it cannot be taken to another question, whose pages would then have gaps.
 */
export class PageCursor {
  readonly #question: string;

  /** `asked`: ledger, filters and order; plain data. */
  constructor(asked: unknown) {
    const digest = createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
    this.#question = digest.slice(0, QUESTION_LENGTH);
  }

  encode(position: number | undefined): string | null {
    return position === undefined ? null : `${this.#question}${position.toString(36)}`;
  }

  /** @throws {ServiceError} `invalid_request`. */
  decode(text: string | undefined): number | undefined {
    if (text === undefined) return undefined;
    const [, question, place = ''] = CURSOR.exec(text) ?? [];
    const position = Number.parseInt(place, 36);
    if (question === undefined || !Number.isSafeInteger(position)) {
      throw otherCursor('must be `next` of the page before');
    }
    if (question !== this.#question) {
      throw otherCursor('belongs to a page with other filters');
    }
    return position;
  }
}

const QUESTION_LENGTH = 12;
const CURSOR = /^([\w-]{12})([0-9a-z]{1,11})$/;

function otherCursor(detail: string): ServiceError {
  return new ServiceError('invalid_request', `after ${detail}.`, {
    places: [{ pointer: '/after', detail }],
  });
}

import { createHash } from 'node:crypto';
import { invalidParameter } from '../http/parameters.js';

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

  /** @throws {Problem} `invalid_parameter`. */
  decode(text: string | undefined): number | undefined {
    if (text === undefined) return undefined;
    const [, question, place = ''] = CURSOR.exec(text) ?? [];
    const position = Number.parseInt(place, 36);
    if (question === undefined || !Number.isSafeInteger(position)) {
      throw invalidParameter('after', 'must be `next` of the page before');
    }
    if (question !== this.#question) {
      throw invalidParameter('after', 'belongs to a page with other filters');
    }
    return position;
  }
}

const QUESTION_LENGTH = 12;
const CURSOR = /^([\w-]{12})([0-9a-z]{1,11})$/;

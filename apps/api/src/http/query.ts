import type { FastifyInstance } from 'fastify';
import { invalidParameter, readChoice, readWholeNumber } from './parameters.js';

/** UTF-16 units of one parameter's value. */
const VALUE_MAX = 512;

/**
 * refuseUnknownParameters holds every address to the parameters that its description lists. One with a spelling
 * mistake would otherwise be passed over: `?profil=public` would hand out the whole dossier. After the guard,
 * so that nobody learns from it what they may not call; what is public takes any.
 */
export function refuseUnknownParameters(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const { allow, operation } = request.routeOptions.config;
    const isOpen = request.is404 || operation === undefined || allow?.includes('public') === true;
    if (isOpen || !request.url.includes('?')) return done();
    const known = (operation.parameters ?? []).filter((one) => one.in === 'query');
    const names = known.map(({ name }) => name);
    const stranger = Object.keys(request.query as object).find((name) => !names.includes(name));
    if (stranger === undefined) return done();
    const detail =
      names.length === 0
        ? 'is not known: this address takes no parameters'
        : `is not one of ${names.join(', ')}`;
    done(invalidParameter(stranger.slice(0, 64), detail));
  });
}

/**
 * The query of a request. What is not known is refused, not ignored: a filter with a spelling mistake
 * would otherwise answer with everything.
 */
export class QueryParameters {
  readonly #given = new Map<string, string>();

  /** @throws {Problem} `invalid_parameter`: unknown, given twice, empty, too long, or with control characters. */
  constructor(query: unknown, known: readonly string[]) {
    for (const [name, value] of Object.entries(query ?? {})) {
      if (!known.includes(name)) {
        throw invalidParameter(name.slice(0, 64), `is not one of ${known.join(', ')}`);
      }
      if (typeof value !== 'string') throw invalidParameter(name, 'must be given once');
      if (value === '' || value.length > VALUE_MAX) {
        throw invalidParameter(name, `must have 1 to ${VALUE_MAX} characters`);
      }
      // PostgreSQL has no NUL, and nothing that is recorded as a name has the others.
      if (/\p{Cc}/u.test(value)) throw invalidParameter(name, 'must not have control characters');
      this.#given.set(name, value);
    }
  }

  text(name: string): string | undefined {
    return this.#given.get(name);
  }

  choice<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    return readChoice(name, this.text(name), words);
  }

  flag(name: string): boolean | undefined {
    const word = this.choice(name, ['true', 'false']);
    return word === undefined ? undefined : word === 'true';
  }

  wholeNumber(name: string, bounds: { min: number; max: number; fallback: number }): number {
    return readWholeNumber(name, this.text(name), bounds);
  }
}

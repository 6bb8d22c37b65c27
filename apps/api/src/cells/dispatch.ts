import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Authentication, REGISTRY } from '@docket/service';
import type { FastifyInstance } from 'fastify';
import { readKey } from '../http/authentication.js';
import type { Problem } from '../http/problem.js';
import type { LedgerCell } from './cell.js';
import { placeInPath } from './cell-path.js';
import { HOME_CELL } from './cell-settings.js';
import { silentCells, unserved, type CellDirectory } from './directory.js';
import type { Placement } from './placement.js';

/** A request, and the server of the first cell, which answers what belongs to the whole installation. */
interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  own: RequestListener;
}

/** Gives each request to the services of its ledger's cell, before anything of it is read but its path. */
export class CellDispatch {
  /** Of requests that no cell answers, why. */
  readonly #unplaced = new WeakMap<IncomingMessage, Problem>();
  #byKey: ReadonlySet<string> = new Set();

  constructor(private readonly directory: CellDirectory) {}

  /** @param paths of routes whose ledger is that of the key. */
  begin(paths: ReadonlySet<string>): void {
    this.#byKey = paths;
  }

  /** Who answers requests that come to the server of the first cell. */
  over(own: RequestListener): RequestListener {
    return (request, response) => this.#give({ request, response, own });
  }

  /** Refuses what no cell answers, before anybody's key is looked at. */
  refuseUnplaced(instance: FastifyInstance): void {
    instance.addHook('onRequest', (request, _reply, done) => {
      done(this.#unplaced.get(request.raw));
    });
  }

  #give(call: Call): void {
    const { request, response, own } = call;
    const { url = '' } = request;
    const place = placeInPath(url);
    if (place === undefined) {
      if (!this.#byKey.has(url.split('?', 1)[0] ?? '')) return own(request, response);
      return void this.#answerByKey(call);
    }
    if ('registryOf' in place) {
      const cell = this.directory.named(place.registryOf);
      if (cell === undefined || cell.name === HOME_CELL) return own(request, response);
      request.url = place.url;
      return this.#answerIn({ cell: cell.name }, call);
    }
    const { ledger } = place;
    if (ledger === REGISTRY) return own(request, response);
    const known = this.directory.placeOf(ledger);
    if (typeof known === 'object' && 'cell' in known) return this.#answerIn(known, call);
    // Made meanwhile by another process, or moved: they are asked before it is said.
    void this.directory.look().then(() => this.#answerIn(this.directory.placeOf(ledger), call));
  }

  #answerIn(place: Placement, call: Call): void {
    const { request, response, own } = call;
    if (place === 'nowhere') return own(request, response);
    if (!('cell' in place)) return this.#refuse(unserved(place), call);
    if (place.cell === HOME_CELL) return own(request, response);
    const cell = this.directory.named(place.cell);
    if (cell?.app === undefined) return this.#refuse(silentCells([place.cell]), call);
    cell.answer(request, response);
  }

  #refuse(problem: Problem, { request, response, own }: Call): void {
    this.#unplaced.set(request, problem);
    own(request, response);
  }

  /** Where the key says which ledger it is about, the cell that knows the key answers. */
  async #answerByKey(call: Call): Promise<void> {
    const { request, response, own } = call;
    const token = readKey(request.headers.authorization ?? '') ?? '';
    const silent: string[] = [];
    for (const cell of token === '' ? [] : this.directory.cells) {
      const found = await keyIn(cell, token);
      if (found === 'silent') silent.push(cell.name);
      if (found === 'known') return this.#answerIn({ cell: cell.name }, call);
    }
    // It may be the key of one that does not answer.
    if (silent.length > 0) this.#refuse(silentCells(silent), call);
    else own(request, response);
  }
}

async function keyIn(cell: LedgerCell, token: string): Promise<'known' | 'unknown' | 'silent'> {
  if (cell.app === undefined) return 'silent';
  try {
    const found = await cell.app.app.get(Authentication).authenticate(token);
    return found === undefined ? 'unknown' : 'known';
  } catch {
    // What is wrong with it, the log of the cell says.
    return 'silent';
  }
}

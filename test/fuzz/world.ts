import type { Role } from '@docket/record';
import { administration, spawnApi, type ApiProcess } from '../api/support/api.js';
import { opening } from '../api/support/records.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answers, parsed } from './answers.js';
import { PLACEHOLDERS } from './schema-values.js';
import { type Case, type Document, isHeavy } from './requests.js';
import { type Received, type Sent, UsualSender, sendRaw } from './send.js';

/** Small, for what reads a whole ledger; the others, where records are written. */
export const LEDGERS = ['strict', 'lenient', 'small'] as const;
const ROLES = ['agent', 'reviewer', 'officer', 'administrator', 'auditor'] as const;
const KNOWN_MAX = 8;
/** New decisions after so many requests: the old ones are held, stopped or closed by then. */
const REFRESH_EVERY = 60;

interface Known {
  decisions: string[];
  sideEffects: { decision: string; id: string }[];
}

export interface Tally {
  sent: number;
  accepted: number;
  /** Of the refused, how many with each status. */
  refused: Map<number, number>;
  entries: number;
  /** Sent and accepted, by operation. */
  byOperation: Map<string, { sent: number; accepted: number }>;
}

/** The built server as a process of its own, and what it has answered so far. */
export class World {
  readonly tally: Tally = {
    sent: 0,
    accepted: 0,
    refused: new Map(),
    entries: 0,
    byOperation: new Map(),
  };
  /** Lines of its log at level error or above. */
  readonly errors: string[] = [];
  readonly #known = new Map<string, Known>(
    LEDGERS.map((ledger) => [ledger, { decisions: [], sideEffects: [] }]),
  );
  readonly #keys = new Map<string, string>();
  readonly #usual: UsualSender;

  private constructor(
    readonly api: ApiProcess,
    readonly database: TestDatabase,
    readonly directory: string,
  ) {
    this.#usual = new UsualSender(api.url);
    api.child.stdout?.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString('utf8').split('\n'))
        if (/"level":[56]0/.test(line)) this.errors.push(line);
    });
  }

  static async start(): Promise<World> {
    const database = await createTestDatabase();
    const directory = await mkdtemp(join(tmpdir(), 'docket-test-fuzz-'));
    const api = await spawnApi({
      DATABASE_URL: database.url,
      DOCKET_HOST_NAME: 'fuzz.docket.example',
      DOCKET_KEYS_DIR: join(directory, 'keys'),
    });
    const world = new World(api, database, directory);
    const { createLedger, createKey } = administration(api.call, api.administrator ?? '');
    for (const ledger of LEDGERS) {
      await createLedger(ledger, { enforcement: ledger === 'strict' ? 'enforcing' : 'advisory' });
      for (const role of ROLES) {
        world.#keys.set(`${ledger} ${role}`, await createKey(ledger, role));
      }
      await world.#open(ledger);
    }
    return world;
  }

  keyOf(ledger: string, role: Role): string {
    return this.#keys.get(`${ledger} ${role}`) ?? '';
  }

  async document(): Promise<Document> {
    return (await this.api.call('GET', '/openapi.json')).json as Document;
  }

  /** The request that a case comes to, now. */
  fill({ operation, ledger, role, pick, oddPlace, headers, body }: Case): Sent {
    const where = isHeavy(operation.id) ? 'small' : ledger;
    const known = this.#known.get(where) as Known;
    const effect = known.sideEffects[pick % Math.max(1, known.sideEffects.length)];
    const other = known.decisions[pick % Math.max(1, known.decisions.length)];
    const decision =
      (operation.path.includes('{side_effect}') ? effect?.decision : other) ?? 'dec_x';
    const values: { [place: string]: string } = {
      ledger: where,
      decision,
      side_effect: effect?.id ?? 'sfx_x',
      key: `key_${pick}`,
    };
    const last = operation.path.lastIndexOf('{');
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string, at: number) => {
      return at === last && oddPlace !== undefined ? oddPlace : (values[name] ?? 'x');
    });
    const isAuthorised = headers.some(([name]) => name === 'authorization');
    const key = operation.id === 'createLedger' ? this.api.administrator : this.keyOf(where, role);
    return {
      method: operation.method,
      path,
      headers: [
        ...headers,
        ...(isAuthorised ? [] : [['authorization', `Bearer ${key}`] as [string, string]]),
      ],
      body: body && replaced(body, { decision, sideEffect: effect?.id ?? 'sfx_x' }),
    };
  }

  /** Sends a case; throws with everything that is needed to send it again when the answer is at fault. */
  async try(one: Case, answers: Answers, how: 'usual' | 'raw'): Promise<void> {
    const sent = this.fill(one);
    let fault: string | undefined;
    try {
      const received =
        how === 'usual' ? await this.#usual.send(sent) : await sendRaw(this.api.url, sent);
      fault = received && answers.fault(one.operation, received);
      this.#learn(one, received);
    } catch (error) {
      fault = `no answer: ${String(error)}`;
    }
    if (this.api.child.exitCode !== null)
      fault = `the server ended with ${this.api.child.exitCode}`;
    if (fault !== undefined) throw new Error(`${fault}\n${described(sent)}`);
    if (this.tally.sent % REFRESH_EVERY === 0) await this.#open(one.ledger);
  }

  #learn(one: Case, received: Received | undefined): void {
    const { tally } = this;
    tally.sent += 1;
    if (received === undefined) return;
    const { status, body } = received;
    const name = one.operation.id;
    const counts = tally.byOperation.get(name) ?? { sent: 0, accepted: 0 };
    tally.byOperation.set(name, counts);
    counts.sent += 1;
    if (status < 300) counts.accepted += 1;
    if (status >= 400) {
      tally.refused.set(status, (tally.refused.get(status) ?? 0) + 1);
      return;
    }
    tally.accepted += 1;
    const answer = parsed(body) as Written | undefined;
    const known = this.#known.get(one.ledger) as Known;
    for (const written of answer?.results ?? (answer === undefined ? [] : [answer])) {
      tally.entries += written.receipt?.entries.length ?? 0;
      const { decision_id: decision, side_effect_id: id } = written;
      if (decision !== undefined && id !== undefined) keep(known.sideEffects, { decision, id });
    }
  }

  async #open(ledger: string): Promise<void> {
    const key = this.keyOf(ledger, 'agent');
    const answer = await this.api.call('POST', `/v1/ledgers/${ledger}/decisions`, {
      key,
      body: opening,
    });
    if (answer.status !== 201) throw new Error(`no new decision: ${answer.text}`);
    keep((this.#known.get(ledger) as Known).decisions, (answer.json as Written).decision_id ?? '');
  }

  async stop(): Promise<void> {
    this.#usual.close();
    await this.api.kill('SIGTERM');
    await this.database.drop();
    await rm(this.directory, { recursive: true, force: true });
  }
}

interface Written {
  decision_id?: string;
  side_effect_id?: string;
  receipt?: { entries: object[] };
  results?: Written[];
}

function keep<T>(known: T[], one: T): void {
  known.unshift(one);
  known.length = Math.min(known.length, KNOWN_MAX);
}

function replaced(body: Buffer, to: { [Name in keyof typeof PLACEHOLDERS]: string }): Buffer {
  // Byte for byte, for what is not UTF-8 must stay as it is.
  const text = body
    .toString('latin1')
    .replaceAll(PLACEHOLDERS.decision, to.decision)
    .replaceAll(PLACEHOLDERS.sideEffect, to.sideEffect);
  return Buffer.from(text, 'latin1');
}

function described({ method, path, headers, body }: Sent): string {
  const shown = headers.map(([name, value]) => {
    return `${name}: ${name === 'authorization' ? 'Bearer …' : JSON.stringify(value.slice(0, 300))}`;
  });
  const bytes = body === undefined ? 'none' : `${body.length} bytes`;
  return [
    `${method} ${path}`,
    ...shown,
    `body (${bytes}) as text: ${JSON.stringify(body?.toString('utf8', 0, 3_000))}`,
    `body as base64: ${body?.toString('base64', 0, 3_000)}`,
  ].join('\n');
}

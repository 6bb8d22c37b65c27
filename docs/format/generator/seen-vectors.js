import { readFileSync } from 'node:fs';
import { SeenFold, seenFindings, validateRecord } from '@docket/record';

/** Ledgers of chance beside those that were thought of: they hold what nobody thought of. */
const RANDOM = 60;
const BEGAN = Date.parse('2026-11-22T18:00:00.000Z');

/** Entries with what an auditor's own implementation has to find of them (seen.md). */
export function seenVectors() {
  const cases = JSON.parse(readFileSync(new URL('seen-cases.json', import.meta.url), 'utf8'));
  for (let n = 1; n <= RANDOM; n++)
    cases.push({ name: `random ${n}`, entries: new RandomLedger(n).entries() });
  return cases.map(({ name, entries }) => {
    const fold = new SeenFold();
    for (const entry of entries) fold.take(entry);
    const compared = fold.compare();
    return {
      name,
      entries,
      side_effects: compared.effects.map(({ verdict }) => verdict),
      observations: compared.events.map(({ verdict }) => verdict),
      findings: seenFindings(compared),
    };
  });
}

const EFFECT_PLACES = [
  '/target',
  '/target/system',
  '/target/resource',
  '/amount',
  '/amount/value',
  '/external_ref',
  '/operation',
  '/occurred_at',
  '/idempotency_key',
  '/side_effect_id',
];
const EVENT_PLACES = [
  '/target',
  '/target/system',
  '/amount/value',
  '/external_ref',
  '/operation',
  '/occurred_at',
  '/action_key',
  '/source',
  '/event_id',
];

class RandomLedger {
  #state;
  #ms = BEGAN;
  #ids = [];

  constructor(seed) {
    this.#state = seed;
  }

  entries() {
    const count = 4 + this.#below(14);
    const all = Array.from({ length: count }, (_, n) => this.#entry(n + 1));
    // What a ledger does not take is in none; of what is hidden, it was taken.
    return all.filter(
      ({ type, body, hidden }) =>
        body === undefined || hidden !== undefined || validateRecord(type, body).ok,
    );
  }

  #below(bound) {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * bound);
  }

  #pick(...from) {
    return from[this.#below(from.length)];
  }

  /** Members with the chance of so many in a hundred. */
  #maybe(percent, members) {
    return this.#below(100) < percent ? members : {};
  }

  #entry(seq) {
    this.#ms += this.#pick(0, 1_000, 60_000, 240_000, 300_000, 301_000, 900_000);
    const time = new Date(this.#ms).toISOString();
    const [make, places] = this.#pick(
      [() => this.#effect(seq), EFFECT_PLACES],
      [() => this.#effect(seq), EFFECT_PLACES],
      [() => this.#observation(seq), EVENT_PLACES],
      [() => this.#observation(seq), EVENT_PLACES],
      [() => this.#watch(), ['/system', '/from']],
    );
    const { body, ...header } = make();
    const chance = this.#below(100);
    if (chance < 4) return { seq, time, ...header };
    const hidden = chance < 14 ? { hidden: [this.#pick(...places)] } : {};
    return { seq, time, ...header, body, ...hidden };
  }

  #effect(seq) {
    const isFollowing = this.#ids.length > 0 && this.#below(2) === 0;
    const type = isFollowing
      ? this.#pick('executing', 'executed', 'executed', 'failed', 'rolled_back', 'compensated')
      : this.#pick('intent', 'intent', 'executed');
    const isUndo = type === 'rolled_back' || type === 'compensated';
    const id = isFollowing ? this.#pick(...this.#ids) : `sfx_${seq}`;
    this.#ids.push(id);
    const body = {
      side_effect_id: id,
      ...(isFollowing ? {} : this.#declared(seq)),
      ...(type === 'intent' || type === 'executing' ? {} : this.#maybe(60, this.#reference(seq))),
      ...(isUndo ? {} : this.#maybe(30, { occurred_at: this.#near() })),
      ...(type === 'compensated' ? { compensated_by: this.#pick(...this.#ids) } : {}),
    };
    const decision = this.#pick('dec_1', 'dec_1', 'dec_1', 'dec_2');
    return { type: `side_effect.${type}`, actor: 'prn_agent', decision, body };
  }

  #declared(seq) {
    return {
      operation: this.#pick('issue_refund', 'issue_refund', 'send_mail'),
      owner: 'payments',
      target: this.#target(),
      ...this.#maybe(70, { amount: this.#amount() }),
      idempotency_key: this.#pick('key-1', 'key-2', `key-${seq}`),
    };
  }

  #observation(seq) {
    const body = {
      source_kind: this.#pick('gateway', 'provider_event'),
      source: this.#pick('one', 'other'),
      event_id: `evt-${seq}`,
      operation: this.#pick('issue_refund', 'issue_refund', 'POST'),
      target: this.#target(),
      ...this.#maybe(70, { amount: this.#amount() }),
      outcome: this.#pick('succeeded', 'succeeded', 'succeeded', 'failed', 'unknown'),
      occurred_at: this.#near(),
      ...this.#maybe(40, { action_key: this.#pick('key-1', 'key-2', 'key-9') }),
      ...this.#maybe(40, this.#reference(seq)),
      ...this.#maybe(30, { assurance: this.#pick('authenticated', 'structured', 'free_text') }),
    };
    return { type: 'observation.recorded', actor: this.#pick('prn_1', 'prn_2'), body };
  }

  #watch() {
    const body = {
      source_kind: 'gateway',
      source: this.#pick('one', 'other'),
      system: this.#pick('payments', 'payments', 'mail'),
      ...this.#maybe(30, { resource_prefix: this.#pick('order/', 'order/1', 'x') }),
      from: new Date(this.#ms - this.#pick(600_000, 3_600_000)).toISOString(),
      until: new Date(this.#ms + this.#pick(0, -100_000, 900_000)).toISOString(),
    };
    return { type: 'watch.recorded', actor: this.#pick('prn_1', 'prn_2'), body };
  }

  #target() {
    return {
      system: this.#pick('payments', 'payments', 'payments', 'mail'),
      resource: this.#pick('order/1', 'order/1', 'order/1', 'order/2'),
    };
  }

  #amount() {
    return {
      value: this.#pick('25.00', '25', '25.0', '25.00', '30.00'),
      currency: this.#pick('EUR', 'EUR', 'EUR', 'USD'),
    };
  }

  #reference(seq) {
    return { external_ref: this.#pick('re_1', 're_2', `re_${seq}`) };
  }

  #near() {
    const before = this.#pick(0, 0, 30_000, 299_000, 300_000, 300_001, 600_000);
    return new Date(this.#ms - before).toISOString();
  }
}

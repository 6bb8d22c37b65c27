import type { JsonObject } from '@docket/chain';
import { seenFindings } from '../src/seen/findings.js';
import { type SeenEntry, SeenFold } from '../src/seen/seen-fold.js';

const AT = Date.parse('2026-11-22T18:00:00.000Z');
export const iso = (minute: number): string => new Date(AT + minute * 60_000).toISOString();

/** A ledger of those entries; whatever minute they have, the ledger's clock is theirs. */
export class SeenLedger {
  readonly entries: SeenEntry[] = [];

  add(minute: number, type: string, body: JsonObject | undefined, of: Partial<SeenEntry> = {}) {
    const seq = this.entries.length;
    this.entries.push({ seq, type, time: iso(minute), actor: 'prn_gateway', body, ...of });
    return seq;
  }

  /** An action that was announced and done. */
  effect(minute: number, said: JsonObject = {}, { decision = 'dec_1', end = 'executed' } = {}) {
    const id = `sfx_${this.entries.length}`;
    const of = { decision, actor: 'prn_agent' };
    const { external_ref: reference, occurred_at: at, ...declared } = said;
    const intent = { ...ACTION, idempotency_key: `key-${this.entries.length}`, ...declared };
    const seq = this.add(minute, 'side_effect.intent', { ...intent, side_effect_id: id }, of);
    const report = {
      side_effect_id: id,
      ...(reference === undefined ? {} : { external_ref: reference }),
      ...(at === undefined ? {} : { occurred_at: at }),
    };
    if (end !== 'intent') this.add(minute, `side_effect.${end}`, report, of);
    return { decision, sideEffect: id, seq };
  }

  observe(minute: number, seen: JsonObject = {}, actor = 'prn_gateway') {
    const event = { ...EVENT, event_id: `evt-${this.entries.length}`, occurred_at: iso(minute) };
    return this.add(minute, 'observation.recorded', { ...event, ...seen }, { actor });
  }

  watch(from: number, until: number, said: JsonObject = {}, actor = 'prn_gateway') {
    const body = { ...WATCH, from: iso(from), until: iso(until), ...said };
    return this.add(Math.max(until, 60), 'watch.recorded', body, { actor });
  }

  compare() {
    const fold = new SeenFold();
    for (const entry of this.entries) fold.take(entry);
    return fold.compare();
  }

  findings() {
    return seenFindings(this.compare());
  }

  verdicts() {
    const { effects, events } = this.compare();
    return [effects.map(({ verdict }) => verdict), events.map(({ verdict }) => verdict)];
  }
}

export const TARGET = { system: 'payments', resource: 'order/44812' };
export const AMOUNT = { value: '25.00', currency: 'EUR' };
export const ACTION = { operation: 'refund', owner: 'payments', target: TARGET, amount: AMOUNT };
export const EVENT = {
  source_kind: 'gateway',
  source: 'payments-gateway',
  operation: 'refund',
  target: TARGET,
  amount: AMOUNT,
  outcome: 'succeeded',
};
export const WATCH = { source_kind: 'gateway', source: 'payments-gateway', system: 'payments' };

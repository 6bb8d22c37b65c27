/**
 * What the record rules cost for one usual card: validation, decide (which evolves), encoding of the
 * state, and replay for verification. Needs a build. Usage: node libs/record/bench/fold.js
 */
import process from 'node:process';
import {
  DEFAULT_POLICY,
  DecisionReplay,
  decide,
  encodeState,
  validateRecord,
} from '@docket/record';

const ROUNDS = 7;
const CARDS = 2_000;

function card(n) {
  return {
    current_phase: 'EXECUTING',
    goal: 'Refund order 44812 in part and tell the customer',
    sub_goal: 'Check the criteria of section 4.2',
    confidence: 0.94,
    needs_human: false,
    attempts: 1,
    rationale:
      'The policy asks for three criteria; the tool evaluates them against the order. '.repeat(3),
    tool_calls: [
      {
        tool_name: 'check_refund_eligibility',
        tool_call_id: `call_${n}`,
        arguments: { order_id: `order-${n}`, policy: 'refund', section: '4.2' },
        effect: 'read',
        status: 'ok',
        result: { eligible: true, criteria: [true, true, true] },
        duration_ms: 41,
      },
    ],
    lineage: [
      {
        role: 'decisive',
        document_id: 'refund-policy',
        version: 'v3.1',
        chunk: { id: 'chunk-12', section: '4.2' },
        effective_date: '2026-01-15',
        quote: 'Half of the price is refunded where the item arrives damaged.',
      },
    ],
    alternatives_considered: [{ option: 'escalate', rejected_because: 'the case is clear' }],
    next_action: { tool: 'issue_refund', effect: 'write' },
    occurred_at: '2026-11-22T18:50:00.123Z',
  };
}

const context = {
  policy: DEFAULT_POLICY,
  actor: 'prn_agent',
  role: 'agent',
  decisionId: 'dec_bench',
};
const opening = { agent: { id: 'resolver' }, goal: 'Refund', stakes: 'medium' };
const now = '2026-11-22T18:50:00.123Z';

function append(state, type, body, seq, entries) {
  const decided = decide(state, { type, body }, { ...context, now, seq });
  if (!decided.ok) throw new Error(decided.refusal.message);
  for (const { type: kind, body: content, by } of decided.entries) {
    const place = {
      decisionId: 'dec_bench',
      decisionSeq: entries.length,
      seq: entries.length,
      time: now,
    };
    entries.push({
      type: kind,
      body: content,
      actor: by === 'docket' ? 'docket' : 'prn_agent',
      ...place,
    });
  }
  return decided.state;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

const times = { validate: [], decide: [], encode: [], replay: [] };
let stateBytes = 0;
for (let round = 0; round <= ROUNDS; round++) {
  const cards = Array.from({ length: CARDS }, (_, n) => card(n));
  const entries = [];
  let state = append(undefined, 'decision.opened', opening, 0, entries);
  const timed = (name, work) => {
    const start = process.hrtime.bigint();
    work();
    // The first round warms the compiler up.
    if (round > 0) times[name].push(Number(process.hrtime.bigint() - start) / CARDS / 1_000);
  };
  timed('validate', () => {
    for (const body of cards)
      if (!validateRecord('job_card.filed', body).ok) throw new Error('invalid');
  });
  timed('decide', () => {
    for (const body of cards)
      state = append(state, 'job_card.filed', body, entries.length, entries);
  });
  timed('encode', () => {
    for (let n = 0; n < CARDS; n++) stateBytes = encodeState(state).length;
  });
  // As a verifier meets them: bodies parsed anew, nothing cached.
  const read = JSON.parse(JSON.stringify(entries));
  timed('replay', () => {
    const replay = new DecisionReplay();
    for (const entry of read)
      if (replay.check(entry, DEFAULT_POLICY).length > 0) throw new Error('found');
  });
}
for (const [name, values] of Object.entries(times)) {
  process.stdout.write(`${name.padEnd(9)}${median(values).toFixed(1).padStart(8)} µs a card\n`);
}
process.stdout.write(`state    ${String(stateBytes).padStart(8)} bytes\n`);

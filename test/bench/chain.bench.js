/**
 * What committing to a body and reading one cost, on a job card of 36 scalars in 1.5 KB.
 * Build first (`npm run build`), then: node test/bench/chain.bench.js
 * Prints medians of 15 interleaved rounds; ratios carry over between machines, microseconds do not.
 */
import { hash } from 'node:crypto';
import {
  commitBody,
  canonicalize,
  checkDisclosure,
  decodeLeaf,
  discloseAll,
  encodeLeaf,
  parseJson,
  utf8,
  FORMAT,
  ZERO_HASH_HEX,
  leafHash,
} from '@docket/chain';

const ROUNDS = 15;
const CALLS = 2000;

const card = (n) => ({
  title: 'Decide the refund for order #44812',
  literal_request: 'deal with the Henderson ticket',
  resolved_goal: 'Refund the damaged item of order #44812 in part and tell the customer by e-mail',
  phase: 'act',
  occurred_at: '2026-11-22T18:50:00.123Z',
  plan: [
    'look up the order',
    'check eligibility under section 4.2',
    'refund the damaged item',
    'write to the customer',
  ],
  tool_calls: [
    {
      id: `call_${n}`,
      tool_name: 'get_order',
      arguments: { order_id: '44812' },
      result: { status: 'delivered', total: 312.4, damaged: true },
      rationale: 'The ticket names the order, and the policy depends on its state of delivery.',
    },
    {
      id: `call_${n + 1}`,
      tool_name: 'check_refund_eligibility',
      arguments: { order_id: '44812', section: '4.2' },
      result: { eligible: true, amount: 118.2 },
      rationale: 'Section 4.2 asks for three criteria; this tool evaluates all of them together.',
    },
  ],
  lineage: [
    {
      document_id: 'refund-policy',
      version: '3.1',
      date: '2026-01-15',
      section: '4.2',
      chunk: 17,
      excerpt:
        'Items that arrive damaged are refunded in part when reported within 30 days of delivery.',
    },
  ],
  alternatives: [
    {
      option: 'escalate',
      reason: 'Not needed: all criteria hold and the amount is within the limit of the agent.',
    },
  ],
  confidence: 0.94,
  decisive: true,
  needs_human: false,
  agent_id: 'refund-agent',
  self_assessment:
    'The order, the policy and the report of the customer agree with each other; nothing that the tools returned contradicts what the ticket says, and the amount is what the policy gives for one damaged item of three.',
});
const countScalars = (value) =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum, item) => sum + countScalars(item), 0)
    : 1;

const bodies = Array.from({ length: 64 }, (_, n) => parseJson(utf8(JSON.stringify(card(n)))));
const texts = bodies.map((body) => utf8(JSON.stringify(body)));
const secret = new Uint8Array(32).fill(7);
const commitments = bodies.map((body) =>
  Buffer.from(commitBody(body, secret, 'scalar')).toString('hex'),
);
const scalars = countScalars(bodies[0]);
const preimage = Buffer.alloc(96, 0x61);
const leaf = {
  v: FORMAT,
  origin: 'docket.example/claims',
  seq: 12,
  prev: ZERO_HASH_HEX,
  time: '2026-11-22T18:50:00.123Z',
  type: 'job_card.filed',
  actor: 'prn_7f3c',
  role: 'agent',
  via: 'api_key',
  decision: { id: 'dec_01J', seq: 3, prev: ZERO_HASH_HEX },
  schema: 'job_card.filed/1',
  body: commitments[0],
};
const leafBytes = encodeLeaf(leaf);

const cases = {
  'commitBody scalar': (i) => commitBody(bodies[i % 64], secret, 'scalar'),
  'commitBody whole': (i) => commitBody(bodies[i % 64], secret, 'whole'),
  canonicalize: (i) => canonicalize(bodies[i % 64]),
  parseJson: (i) => parseJson(texts[i % 64]),
  'JSON.parse': (i) => JSON.parse(new TextDecoder().decode(texts[i % 64])),
  'check full disclosure': (i) =>
    checkDisclosure(commitments[i % 64], discloseAll(bodies[i % 64], secret), 'scalar'),
  'the hashes alone': () => {
    for (let n = 0; n < scalars; n++) hash('sha256', preimage, 'latin1');
  },
  'encode leaf': () => encodeLeaf(leaf),
  'decode leaf': () => decodeLeaf(leafBytes),
  'leaf hash': () => leafHash(leafBytes),
};

const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
for (let round = 0; round < ROUNDS + 3; round++) {
  for (const [name, run] of Object.entries(cases)) {
    const begin = process.hrtime.bigint();
    for (let i = 0; i < CALLS; i++) run(i);
    if (round >= 3) times[name].push(Number(process.hrtime.bigint() - begin) / 1000 / CALLS);
  }
}
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
console.log(
  `a card of ${scalars} scalars, ${texts[0].length} bytes; medians of ${ROUNDS} rounds of ${CALLS} calls`,
);
for (const [name, list] of Object.entries(times))
  console.log(`${name.padEnd(24)} ${median(list).toFixed(2).padStart(8)} µs`);
const commit = median(times['commitBody scalar']);
console.log(
  `${(commit / scalars).toFixed(2)} µs a scalar, ${(commit / median(times['the hashes alone'])).toFixed(2)} times the hashes alone`,
);

import { evidenceOf, exampleLedger, LATER } from './example-ledger.js';

const DECISION = 'dec_refund44812';
const [opened, , card, closed] = LATER;
const ADMINISTRATOR = 'prn_51c0ffee';
const REVIEWER = 'prn_4c0b57aa';

/** Decisions of a ledger that registers whoever writes (section 7.1), and what is found of their authors. */
export async function registeredAuthors(chain) {
  const evidence = (later) =>
    evidenceOf(chain, exampleLedger(chain, later, { authors: 'registered' }), DECISION);
  const before = [FOUNDER, registered(opened.actor, 'agent')];
  const decision = [opened, card, closed];
  const whole = await evidence([...before, registered(REVIEWER, 'reviewer'), ...decision, REVIEW]);
  const withReview = (...more) => evidence([...before, ...more, ...decision, REVIEW]);
  return [
    { name: 'of registered authors', findings: [], evidence: whole },
    {
      name: 'a review by somebody whom nobody registered',
      findings: ['author_unknown'],
      evidence: await withReview(),
    },
    {
      name: 'a review by somebody whom somebody unknown registered',
      findings: ['author_unknown'],
      evidence: await withReview({ ...registered(REVIEWER, 'reviewer'), actor: 'prn_00000000' }),
    },
    {
      name: 'a review by somebody who is registered as an auditor',
      findings: ['author_mismatch'],
      evidence: await withReview(registered(REVIEWER, 'auditor', ENDS)),
    },
    {
      name: 'a review by somebody who is registered once more in another role',
      findings: ['author_mismatch'],
      evidence: await withReview(
        registered(REVIEWER, 'auditor', ENDS),
        registered(REVIEWER, 'reviewer', { id: '00000000000000ff' }),
      ),
    },
    {
      name: 'a review by somebody who is revoked',
      findings: ['author_not_in_force'],
      evidence: await withReview(
        registered(REVIEWER, 'reviewer'),
        revoked({ principal: REVIEWER, reason: 'left the company' }),
      ),
    },
    {
      name: 'a review with a key that has ended',
      findings: ['author_not_in_force'],
      evidence: await withReview(
        registered(REVIEWER, 'reviewer', { expires_at: '2026-11-22T19:50:04.250+01:00' }),
      ),
    },
    {
      name: 'a review by somebody whose revocation comes later',
      findings: [],
      evidence: await withReview(
        registered(REVIEWER, 'reviewer'),
        revoked({ principal: REVIEWER, from: '2026-11-22T19:50:04.251+01:00' }),
      ),
    },
    ...(await ownDecisions(evidence, before)),
    ...(await leftOut(chain, whole)),
    ...(await twoPeople(chain)),
    ...(await auditors(evidence, [...before, ...decision])),
  ];
}

/** Cards of another agent, to whom the decision was handed over, or was not. */
async function ownDecisions(evidence, before) {
  const { withheld: _all, ...begun } = opened;
  const handoff = { to_agent: 'drafter', to_principal: OTHER_AGENT, confidence: 0.94 };
  const lineage = [{ role: 'decisive', document_id: 'refund-policy', version: '3.1' }];
  const body = { ...card.body, lineage };
  const handed = { ...card, body: { ...body, handoff } };
  const handoff_ack = { action: 'proceed', from_agent: 'refund-agent' };
  const theirs = { ...card, actor: OTHER_AGENT, body: { ...body, handoff_ack } };
  const between = (...cards) =>
    evidence([...before, registered(OTHER_AGENT, 'agent'), begun, ...cards]);
  const { handoff_ack: _answer, ...unasked } = theirs.body;
  return [
    {
      name: 'a card of another agent, to whom the decision was handed over',
      findings: [],
      evidence: await between(handed, theirs),
    },
    {
      name: 'a card of another agent, to whom nobody handed the decision over',
      findings: ['entry_refused'],
      evidence: await between({ ...card, body }, { ...theirs, body: unasked }),
    },
  ];
}

const OTHER_AGENT = 'prn_0b44d1e8';

/** What an auditor of some decisions recorded, inside and outside of them. */
async function auditors(evidence, [founder, agent, ...decision]) {
  const auditor = (scope) => {
    const { body, ...entry } = registered(AUDITOR, 'auditor', ENDS);
    return { ...entry, body: { ...body, scope: { ...scope, redaction: 'none' } } };
  };
  const withScope = (...scopes) =>
    evidence([founder, agent, ...scopes.map(auditor), ...decision, EVALUATION]);
  return [
    {
      name: 'an evaluation by the auditor of this decision',
      findings: [],
      evidence: await withScope({ decisions: [DECISION], opened_from: '2026-11-22T18:00:00.000Z' }),
    },
    {
      name: 'an evaluation by the auditor of another decision',
      findings: ['author_mismatch'],
      evidence: await withScope({ decisions: ['dec_another'] }),
    },
    {
      name: 'an evaluation by the auditor of a period before',
      findings: ['author_mismatch'],
      evidence: await withScope({ opened_to: '2026-11-22T18:00:00.000Z' }),
    },
  ];
}

const AUDITOR = 'prn_a0d1707a';
/** The key of an auditor has an end. */
const ENDS = { expires_at: '2027-01-31T00:00:00.000Z' };
const EVALUATION = {
  type: 'evaluation.recorded',
  actor: AUDITOR,
  role: 'auditor',
  decisionId: DECISION,
  time: '2026-11-22T18:50:04.250Z',
  body: {
    target: { kind: 'decision' },
    kind: 'human',
    evaluator: { id: 'audit-2026' },
    passed: true,
  },
};

/** Of a ledger whose policy asks for a second person: who wrote the decision, registered by one and confirmed by another. */
async function twoPeople(chain) {
  const agent = registered(opened.actor, 'agent');
  const second = { ...FOUNDER, body: { ...FOUNDER.body, principal: SECOND } };
  const repeated = { seq: 1, leaf_hash: '00'.repeat(32) };
  const founders = [FOUNDER, second].map((one) => ({
    ...one,
    body: { ...one.body, registry_entry: repeated },
  }));
  const confirmed = (actor) => ({
    ...agent,
    type: 'principal.confirmed',
    actor,
    body: { principal: opened.actor, authenticator: agent.body.authenticator.id },
  });
  const genesis = { authors: 'registered', policy: ASKING };
  const evidence = (...more) => {
    const later = [...founders, agent, ...more, opened, card, closed];
    return evidenceOf(chain, exampleLedger(chain, later, genesis), DECISION);
  };
  return [
    {
      name: 'an author whom a second person confirmed',
      findings: [],
      evidence: await evidence(confirmed(SECOND)),
    },
    {
      name: 'an author whom no second person confirmed',
      findings: ['author_unconfirmed'],
      evidence: await evidence(),
    },
    {
      name: 'an author whom the first person confirmed',
      findings: ['second_person_required', 'author_unconfirmed'],
      evidence: await evidence(confirmed(ADMINISTRATOR)),
    },
  ];
}

const SECOND = 'prn_2ndc0ffee';
export const ASKING = {
  version: 'example-two',
  rules: 1,
  enforcement: 'enforcing',
  body_commitment: 'scalar',
  log_access: 'key',
  tripwires: {
    loop_repeats: 3,
    loop_window: 64,
    loop_compares: 'call_and_result',
    high_stakes_confidence: 0.5,
    handoff_confidence: 0.5,
    attempts_max: 100,
    require_decisive_lineage: false,
  },
  two_people_for: ['registrations'],
};

/** What of a decision is handed on says nothing that the ledger did not. */
async function leftOut(chain, whole) {
  const less = structuredClone(whole);
  less.ledger_records.splice(2, 1);
  return [
    { name: 'a registration left out', findings: ['author_unknown'], evidence: less },
    {
      name: 'all registrations left out, and withheld that there are any',
      findings: ['author_unknown'],
      evidence: await withoutPromise(chain, whole),
    },
  ];
}

async function withoutPromise(chain, whole) {
  const { body, secret } = whole.genesis.disclosure;
  const disclosure = chain.withhold(body, chain.fromHex(secret), 'scalar', [
    { pointer: '/authors', reason: 'none' },
  ]);
  return { ...whole, genesis: { ...whole.genesis, disclosure }, ledger_records: [] };
}

export function registered(principal, role, more = {}) {
  return {
    type: 'principal.registered',
    actor: ADMINISTRATOR,
    role: 'administrator',
    time: '2026-11-22T18:50:00.100Z',
    body: {
      principal,
      role,
      authenticator: {
        kind: 'api_key',
        id: `00000000${principal.slice(4)}`,
        fingerprint: 'cd'.repeat(32),
        ...more,
      },
    },
  };
}

export const FOUNDER = {
  ...registered(ADMINISTRATOR, 'administrator'),
  actor: 'docket',
  role: undefined,
};

function revoked(body) {
  return {
    type: 'principal.revoked',
    actor: ADMINISTRATOR,
    role: 'administrator',
    time: '2026-11-22T18:50:00.100Z',
    body,
  };
}

export const REVIEW = {
  type: 'review.recorded',
  actor: REVIEWER,
  role: 'reviewer',
  decisionId: DECISION,
  time: '2026-11-22T18:50:04.250Z',
  body: { reason: 'Checked against the order.', verdict: 'stop' },
};

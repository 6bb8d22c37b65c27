/* oxlint-disable max-lines-per-function -- tables of cases, one after another */
import { FOUNDER, registered, REVIEW } from './authors-vectors.js';
import { evidenceOf, exampleLedger, LATER, POLICY } from './example-ledger.js';
import { keyOf } from './registrar-vectors.js';
import { attested, ofBatches } from './batch-vectors.js';

const DECISION = 'dec_refund44812';
const [opened, , card, closed] = LATER;
const AGENT = registered(opened.actor, 'agent');
const REVIEWER = registered('prn_4c0b57aa', 'reviewer');
const OTHER = registered('prn_0b44d1e8', 'agent');

/** Decisions of a ledger whose entry 0 names the server's key (section 7.6), and what is found of what it attests. */
export async function attestedEntries(chain) {
  const server = keyOf(chain, 'server');
  const evidence = (later, genesis = { server_key: server.publicKey }) =>
    evidenceOf(chain, exampleLedger(chain, later, { authors: 'registered', ...genesis }), DECISION);
  const by = (key, said) => (leaf) => attestation(chain, key, { ...leaf, ...said });
  const vouched = (entry) => ({ ...entry, attest: by(server) });
  const known = [FOUNDER, AGENT, REVIEWER].map(vouched);
  const decision = [opened, card, closed];
  const reviewed = (how, ...more) => [...known, ...more, ...decision, { ...REVIEW, ...how }];
  const whole = await evidence(reviewed({ attest: by(server) }));
  const cases = [
    ['a review without the attestation', ['attestation_missing'], reviewed({})],
    ['… by another key', INVALID, reviewed({ attest: by(keyOf(chain, 'somebody')) })],
    ['… of an entry at another place', INVALID, reviewed({ attest: by(server, { seq: 3 }) })],
    ['… of another author', INVALID, reviewed({ attest: by(server, { actor: 'prn_51c0ffee' }) })],
    [
      '… of another ledger',
      INVALID,
      reviewed({ attest: by(server, { origin: 'docket.example/x' }) }),
    ],
    [
      "a review in an agent's name and role, without the attestation",
      ['attestation_missing'],
      [...known, ...decision, { ...REVIEW, actor: AGENT.body.principal, role: 'agent' }],
    ],
    [
      'an escalation resolved without the attestation',
      ['attestation_missing'],
      [...reviewed({ attest: by(server) }), RESOLVED],
    ],
    [
      'an author whose registration is not attested',
      ['attestation_missing'],
      [vouched(FOUNDER), AGENT, vouched(REVIEWER), ...decision, { ...REVIEW, attest: by(server) }],
    ],
    [
      'a policy that is not attested',
      ['attestation_missing'],
      reviewed({ attest: by(server) }, POLICY_CHANGE),
    ],
    [
      'an agent in whose name nothing was written, registered without the attestation',
      ['attestation_missing'],
      reviewed({ attest: by(server) }, OTHER),
    ],
  ];
  const found = await Promise.all(
    cases.map(async ([name, findings, later]) => ({
      name,
      findings,
      evidence: await evidence(later),
    })),
  );
  const unasked = [...known.slice(0, 2), ...decision];
  return [
    { name: 'of people whom the server attests', findings: [], evidence: whole },
    ...found,
    hidden(chain, await evidence(reviewed({}))),
    ...(await malformed(evidence, reviewed({ attest: by(server) }), server.publicKey)),
    ...(await ofEveryone(chain, evidence, known)),
    ...(await ofBatches(chain, evidence)),
    {
      name: 'attestations where entry 0 names no key',
      findings: INVALID,
      evidence: await evidence(unasked, {}),
    },
  ];
}

/** Where entry 0 says that the server attests agents too. */
async function ofEveryone(chain, evidence, known) {
  const server = keyOf(chain, 'server');
  const by = (key) => ({ attest: (leaf) => attestation(chain, key, leaf) });
  const everyone = { server_key: { ...server.publicKey, attests: 'everyone' } };
  const decision = [opened, card, closed, REVIEW];
  const all = [...known, ...decision.map((entry) => ({ ...entry, ...by(server) }))];
  return [
    {
      name: 'of everyone, agents among them, whom entry 0 says that the server attests',
      findings: [],
      evidence: await evidence(all, everyone),
    },
    {
      name: '… without that of an agent',
      findings: ['attestation_missing'],
      evidence: await evidence(all.with(4, card), everyone),
    },
    {
      name: '… of an agent, by another key',
      findings: INVALID,
      evidence: await evidence(all.with(4, { ...card, ...by(keyOf(chain, 'somebody')) }), everyone),
    },
  ];
}

const INVALID = ['attestation_invalid'];
const RESOLVED = {
  ...REVIEW,
  type: 'escalation.resolved',
  actor: 'docket',
  body: { escalation_id: 'esc-1', review: 1, verdict: 'approve', directive: 'proceed' },
};
const POLICY_CHANGE = {
  ...AGENT,
  type: 'policy.changed',
  body: { policy: { ...POLICY, version: '2' }, revision: 2, reason: 'to be rid of somebody' },
};

function attestation(chain, key, leaf) {
  return attested(chain, key, [leaf])[0];
}

/** What is no key is neither withheld nor absent, and what bears an attestation is held against nothing. */
async function malformed(evidence, later, key) {
  const cases = [
    ['of another curve', { ...key, crv: 'Ed448' }],
    ['that attests somebody who is not known here', { ...key, attests: 'some' }],
    ['of 31 bytes', { ...key, x: key.x.slice(0, 42) }],
    ['that is a text', key.x],
  ];
  return Promise.all(
    cases.map(async ([which, of]) => ({
      name: `a key of the server ${which}`,
      findings: ['server_key_malformed'],
      evidence: await evidence(later, { server_key: of }),
    })),
  );
}

/** What is withheld is not absent: nothing is found, and nothing passes for it. */
function hidden(chain, evidence) {
  const { body, secret } = evidence.genesis.disclosure;
  const disclosure = chain.withhold(body, chain.fromHex(secret), 'scalar', [
    { pointer: '/server_key/x', reason: 'not for the reader' },
  ]);
  const genesis = { ...evidence.genesis, disclosure };
  return {
    name: 'the key of the server withheld: whether a review is attested is not looked at',
    findings: [],
    in_part: true,
    evidence: { ...evidence, genesis },
  };
}

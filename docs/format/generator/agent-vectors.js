import { evidenceOf, exampleLedger, LATER, ORIGIN } from './example-ledger.js';
import { FOUNDER, registered } from './authors-vectors.js';

const DECISION = 'dec_refund44812';
const [opened, , card, closed] = LATER;
const AGENT = opened.actor;

/** What agents sign (section 7.3), with the bytes that are signed and the key; seeds are public, and worthless. */
export function agentSignatures(chain) {
  const { publicKey } = keyOf(chain, 'agent');
  return [
    ['a card', 'job_card.filed', DECISION, named(card)],
    ['what opens a decision, whose id nobody knows', 'decision.opened', undefined, named(opened)],
    ['what ends a decision, whose entries Docket counts', 'decision.closed', DECISION, counted()],
    ['an intent, which Docket gives an id', 'side_effect.intent', DECISION, INTENT],
    ['a record of the ledger', 'system.changed', undefined, CHANGE],
  ].map(([name, type, decision, body]) => {
    const record = signed(chain, { type, decision }, body);
    const said = { ledger: ORIGIN, type, record: requested(body) };
    const placed = decision === undefined ? said : { ...said, decision };
    return {
      name,
      ledger: ORIGIN,
      ...(decision === undefined ? {} : { decision }),
      type,
      message: chain.toHex(messageOf(chain, 'docket-record/v1\n', placed)),
      seed: chain.toHex(seedOf(chain, 'agent')),
      public_key: publicKey,
      key_id: idOf(chain, publicKey),
      record,
    };
  });
}

/** Decisions of which the agent signed a card, and what is found of the signature. */
export async function signedRecords(chain) {
  const way = wayOf(chain, 'agent');
  const sign = (body, place = {}, key = 'agent') =>
    signed(chain, { type: 'job_card.filed', decision: DECISION, ...place }, body, key);
  const evidence = (body, key = way, ...more) => evidenceWith(chain, body, key, more);
  const whole = named(card);
  const twice = { ...card, body: sign(whole) };
  const cases = [
    ['a signed card with another goal', 'invalid', { ...sign(whole), goal: 'Refund it all' }],
    ['a signed card of another ledger', 'invalid', sign(whole, { ledger: 'docket.example/other' })],
    ['a signed card of another decision', 'invalid', sign(whole, { decision: 'dec_claim7' })],
    [
      'a signed card that is recorded as another type',
      'invalid',
      sign(whole, { type: 'gap.recorded' }),
    ],
    ['a signed card without a key of its own', 'invalid', sign(card.body)],
    ['a card signed with a key that nobody registered', 'key_unknown', sign(whole, {}, 'other')],
    ['a card signed with a key that has ended', 'key_revoked', sign(whole), ENDED],
  ];
  return [
    { name: 'of a signed card', findings: [], evidence: await evidence(sign(whole)) },
    ...(await Promise.all(
      cases.map(async ([name, code, body, more = {}]) => ({
        name,
        findings: [`agent_signature_${code}`],
        evidence: await evidence(body, { ...way, ...more }),
      })),
    )),
    {
      name: 'a signed card that is recorded twice',
      findings: ['agent_signature_repeated'],
      evidence: await evidence(sign(whole), way, twice),
    },
    {
      name: 'a key that was proven for another principal',
      findings: ['signing_key_unproven'],
      evidence: await evidence(card.body, wayOf(chain, 'agent', 'prn_00000000')),
    },
    {
      name: 'a key under the id of another',
      findings: ['signing_key_unproven'],
      evidence: await evidence(card.body, { ...way, id: wayOf(chain, 'other').id }),
    },
  ];
}

const ENDED = { expires_at: '2026-11-22T19:50:00.150+01:00' };
const INTENT = {
  operation: 'issue_refund',
  target: { system: 'payments', resource: 'order/44812' },
  owner: 'billing',
  idempotency_key: 'refund-44812',
  side_effect_id: 'sfx_4410f0c2',
};
const CHANGE = { component: 'model', name: 'refunds', to: '7', idempotency_key: 'model-7' };

/** With the name that keeps a signed record from being recorded twice. */
function named({ type, body }) {
  return { ...body, idempotency_key: `example ${type}` };
}

function counted() {
  return { ...named(closed), entry_count: 3 };
}

/** What the agent said, without what Docket filled in. */
function requested({ entry_count: _count, side_effect_id: _id, ...rest }) {
  return rest;
}

function evidenceWith(chain, body, way, more) {
  const key = registered(AGENT, 'agent');
  const later = [
    FOUNDER,
    registered(AGENT, 'agent'),
    { ...key, body: { ...key.body, authenticator: way } },
    opened,
    { ...card, body },
    ...more,
    ...(more.length > 0 ? [] : [closed]),
  ];
  return evidenceOf(chain, exampleLedger(chain, later, { authors: 'registered' }), DECISION);
}

function seedOf(chain, name) {
  return chain.sha256(chain.utf8(`docket-ledger/v1 example signing key of ${name}`));
}

function keyOf(chain, name) {
  const signer = chain.createSigner('example', seedOf(chain, name));
  const x = chain.toBase64Url(signer.publicKey);
  return { signer, publicKey: { kty: 'OKP', crv: 'Ed25519', x } };
}

function idOf(chain, { crv, kty, x }) {
  return chain.toBase64Url(chain.sha256(chain.canonicalBytes({ crv, kty, x })));
}

function wayOf(chain, name, principal = AGENT) {
  const { signer, publicKey } = keyOf(chain, name);
  const said = { ledger: ORIGIN, principal, public_key: publicKey };
  const proof = signer.sign(messageOf(chain, 'docket-signing-key/v1\n', said));
  return {
    kind: 'signing_key',
    id: idOf(chain, publicKey),
    signing_key: { public_key: publicKey, proof: chain.toBase64Url(proof) },
  };
}

function messageOf(chain, domain, said) {
  return chain.concatBytes([chain.utf8(domain), chain.sha256(chain.canonicalBytes(said))]);
}

function signed(chain, { type, decision, ledger = ORIGIN }, body, name = 'agent') {
  const { signer, publicKey } = keyOf(chain, name);
  const said = { ledger, type, record: requested(body) };
  const placed = decision === undefined ? said : { ...said, decision };
  const value = signer.sign(messageOf(chain, 'docket-record/v1\n', placed));
  const signature = {
    kind: 'ed25519',
    key_id: idOf(chain, publicKey),
    value: chain.toBase64Url(value),
  };
  return { ...body, signature };
}

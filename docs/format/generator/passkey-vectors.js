import { p256 } from '@noble/curves/nist.js';
import { evidenceOf, exampleLedger, LATER } from './example-ledger.js';
import { FOUNDER, registered } from './authors-vectors.js';

const DECISION = 'dec_refund44812';
const ORIGIN = 'docket.example/claims';
const [opened, , card, closed] = LATER;
const REVIEWER = 'prn_4c0b57aa';
const SECRET = Uint8Array.from({ length: 32 }, (_, i) => i + 1);

/** Digests that reviewers sign (section 7.2), with what they are of. */
export function reviewSignatures(chain) {
  const passkey = passkeyOf(chain);
  return [
    ['as small as it can be', UNSIGNED],
    [
      'with a correction',
      { ...UNSIGNED, verdict: 'correct', before: { a: 1 }, after: { a: null } },
    ],
  ].map(([name, review]) => ({
    name,
    ledger: ORIGIN,
    decision: DECISION,
    digest: chain.toHex(digestOf(chain, review)),
    passkey,
    review: signed(chain, review),
  }));
}

/** Digests that a passkey signs before it is registered (section 7.2), with what they are of. */
export function passkeyRegistrations(chain) {
  const { id, passkey } = passkeyWay(chain);
  const digest = chain.toHex(registrationDigest(chain, REVIEWER));
  return [{ name: 'for a reviewer', ledger: ORIGIN, principal: REVIEWER, digest, id, passkey }];
}

/** Decisions with a review that its reviewer signed, and what is found of the signature. */
export async function signedReviews(chain) {
  const sign = (review, how) => signed(chain, review, how);
  const registeredWay = passkeyWay(chain);
  const evidence = (review, way = registeredWay) => evidenceWith(chain, review, way);
  const cut = (review) => {
    const { signature } = sign(review);
    const other = `${signature.signature.slice(0, -2)}AA`;
    return { ...review, signature: { ...signature, signature: other } };
  };
  const cases = [
    ['a signed review with another reason', (review) => ({ ...sign(review), reason: 'Fine.' })],
    ['a signed review with another signature', cut],
    [
      'a signed review of another ledger',
      (review) => sign(review, { ledger: 'docket.example/other' }),
    ],
    [
      'a signed review by a passkey that nobody registered',
      sign,
      passkeyWay(chain, { id: 'AAAA' }),
    ],
    ['a signed review of a user who was not verified', (review) => sign(review, { flags: 0x01 })],
    [
      'a signed review that does not say what was seen last',
      (review) => sign({ ...review, viewed: [] }),
    ],
  ];
  return [
    { name: 'of a signed review', findings: [], evidence: await evidence(sign) },
    ...(await Promise.all(
      [
        ['a passkey that was proven for another principal', { principal: 'prn_00000000' }],
        ['a passkey that was proven for another ledger', { ledger: 'docket.example/other' }],
        ['a passkey that was proven without the user verified', { flags: 0x01 }],
      ].map(async ([name, how]) => ({
        name,
        findings: ['passkey_unproven'],
        evidence: await evidence(sign, passkeyWay(chain, how)),
      })),
    )),
    ...(await Promise.all(
      cases.map(async ([name, review, way]) => ({
        name,
        findings: ['review_signature_invalid'],
        evidence: await evidence(review, way),
      })),
    )),
  ];
}

/** A decision whose last entry is what `review` makes of a review of its second one. */
function evidenceWith(chain, review, way) {
  const passkey = registered(REVIEWER, 'reviewer');
  const before = [
    FOUNDER,
    registered(opened.actor, 'agent'),
    registered(REVIEWER, 'reviewer'),
    { ...passkey, body: { ...passkey.body, authenticator: way } },
    opened,
    card,
    closed,
  ];
  const ledgerOf = (later) => exampleLedger(chain, later, { authors: 'registered' });
  const seen = ledgerOf(before).entries.find(
    ({ members }) => members.decision !== undefined && Number(members.decision.seq) === 1,
  );
  const viewed = [{ decision_seq: 1, leaf_hash: chain.toHex(seen.hash) }];
  const body = review({ ...UNSIGNED, viewed });
  return evidenceOf(chain, ledgerOf([...before, { ...REVIEW, body }]), DECISION);
}

const UNSIGNED = {
  as_of: 1,
  reason: 'Checked against the order.',
  verdict: 'stop',
  viewed: [{ decision_seq: 1, leaf_hash: 'ab'.repeat(32) }],
};

const REVIEW = {
  type: 'review.recorded',
  actor: REVIEWER,
  role: 'reviewer',
  decisionId: DECISION,
  time: '2026-11-22T18:50:04.250Z',
};

function digestOf(chain, review, ledger = ORIGIN) {
  const said = { ledger, decision: DECISION, review };
  const bytes = [chain.utf8('docket-review/v1\n'), chain.canonicalBytes(said)];
  return chain.sha256(chain.concatBytes(bytes));
}

function passkeyOf(chain) {
  const point = p256.getPublicKey(SECRET, false);
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => chain.toBase64Url(half));
  return {
    public_key: { kty: 'EC', crv: 'P-256', x, y },
    relying_party: 'docket.example',
    origins: ['https://docket.example'],
  };
}

function passkeyWay(chain, { principal = REVIEWER, ledger, flags, id } = {}) {
  const way = { kind: 'passkey', id: id ?? chain.toBase64Url(SECRET) };
  const digest = registrationDigest(chain, principal, ledger, way.id);
  return { ...way, passkey: { ...passkeyOf(chain), proof: assertion(chain, digest, flags) } };
}

function registrationDigest(chain, principal, ledger = ORIGIN, id = chain.toBase64Url(SECRET)) {
  const said = { ledger, principal, credential_id: id, passkey: passkeyOf(chain) };
  const bytes = [chain.utf8('docket-passkey/v1\n'), chain.canonicalBytes(said)];
  return chain.sha256(chain.concatBytes(bytes));
}

function signed(chain, review, { ledger, flags } = {}) {
  const signature = {
    kind: 'webauthn',
    credential_id: chain.toBase64Url(SECRET),
    ...assertion(chain, digestOf(chain, review, ledger), flags),
  };
  return { ...review, signature };
}

function assertion(chain, digest, flags = 0x05) {
  const clientData = chain.utf8(
    JSON.stringify({
      type: 'webauthn.get',
      challenge: chain.toBase64Url(digest),
      origin: 'https://docket.example',
      crossOrigin: false,
    }),
  );
  const party = chain.sha256(chain.utf8('docket.example'));
  const authenticatorData = chain.concatBytes([party, Uint8Array.of(flags, 0, 0, 0, 0)]);
  const message = chain.concatBytes([authenticatorData, chain.sha256(clientData)]);
  const how = { prehash: true, lowS: false, format: 'der' };
  return {
    client_data: chain.toBase64Url(clientData),
    authenticator_data: chain.toBase64Url(authenticatorData),
    signature: chain.toBase64Url(p256.sign(message, SECRET, how)),
  };
}

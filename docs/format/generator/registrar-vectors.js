import { ASKING, FOUNDER, registered } from './authors-vectors.js';
import { evidenceOf, exampleLedger, LATER, ORIGIN } from './example-ledger.js';

const DECISION = 'dec_refund44812';
const [opened, , card, closed] = LATER;
const AGENT = registered(opened.actor, 'agent');

/** Decisions of a ledger whose policy names a registrar (section 7.4), and what is found of who wrote them. */
export async function vouchedAuthors(chain) {
  const registrar = keyOf(chain, 'registrar');
  const other = keyOf(chain, 'somebody');
  const { two_people_for: _two, ...open } = ASKING;
  const policy = { ...open, version: 'example-registrars', registrars: [registrar.publicKey] };
  const evidence = (...more) => {
    const later = [FOUNDER, ...more, opened, card, closed];
    const genesis = { authors: 'registered', policy };
    return evidenceOf(chain, exampleLedger(chain, later, genesis), DECISION);
  };
  const vouched = (key, said = {}) => confirmed(chain, key, said);
  const changed = (key) => policyChange(chain, key, { ...open, version: 'example-open' });
  const hiding = (entry, ...pointers) => ({
    ...entry,
    withheld: pointers.map((pointer) => ({ pointer, reason: 'not for the reader' })),
  });
  const shown = await [
    ['an author for whom a registrar vouched', [], AGENT, vouched(registrar)],
    ['an author for whom no registrar vouched', ['author_unconfirmed'], AGENT],
    ['… and somebody confirmed without a signature', REFUSED, AGENT, vouched()],
    ['… and somebody else signed', REFUSED, AGENT, vouched(other)],
    ['… and a registrar signed for another ledger', REFUSED, AGENT, vouched(registrar, ELSEWHERE)],
    ['… and a registrar signed in another role', REFUSED, AGENT, vouched(registrar, REVIEWER)],
    ['a policy without registrars that a registrar signed', [], changed(registrar), AGENT],
    ['a policy without registrars that nobody signed', REFUSED, changed(), AGENT],
    ['a policy without registrars that somebody else signed', REFUSED, changed(other), AGENT],
    ['… and why is withheld', REFUSED, hiding(changed(), '/reason'), AGENT],
    ['… and a value of it is withheld', REFUSED, hiding(changed(), '/policy/version'), AGENT],
    [
      'a policy that a registrar signed, and why is withheld',
      [],
      hiding(changed(registrar), '/reason'),
      AGENT,
    ],
    [NOT_KNOWN, [], hiding(changed(registrar), '/policy/version'), AGENT],
  ].reduce(async (made, [name, findings, ...more]) => {
    const before = await made;
    const part = name === NOT_KNOWN ? { in_part: true } : {};
    return [...before, { name, findings, ...part, evidence: await evidence(...more) }];
  }, Promise.resolve([]));
  // What the policy asks is not known: nobody is found to lack it. That the author is registered still is.
  const hidden = await Promise.all([
    hiddenGenesis(chain, await evidence(AGENT), 'no registrar vouched', []),
    hiddenGenesis(chain, await evidence(), 'nobody is registered', ['author_unknown']),
  ]);
  return [...shown, ...hidden];
}

function hiddenGenesis(chain, evidence, what, findings) {
  const { body, secret } = evidence.genesis.disclosure;
  const disclosure = chain.withhold(body, chain.fromHex(secret), 'scalar', [
    { pointer: '/policy/rules', reason: 'not for the reader' },
  ]);
  const name = `a value of the policy of entry 0 withheld, and ${what}`;
  return {
    name,
    findings,
    ...(findings.length === 0 && { in_part: true }),
    evidence: { ...evidence, genesis: { ...evidence.genesis, disclosure } },
  };
}

const NOT_KNOWN = 'a policy of which a value is withheld: what it asks is not known';
const REFUSED = ['entry_refused', 'author_unconfirmed'];
const ELSEWHERE = { ledger: 'docket.example/refunds' };
const REVIEWER = { role: 'reviewer' };

function confirmed(chain, key, said) {
  const { principal, role, authenticator } = AGENT.body;
  const registration = { authenticator, ledger: ORIGIN, principal, role, ...said };
  const signature = signatureBy(chain, key, 'docket-registration/v1\n', registration);
  const body = { principal, authenticator: authenticator.id, ...signature };
  return { ...AGENT, type: 'principal.confirmed', body };
}

function policyChange(chain, key, policy) {
  const said = { ledger: ORIGIN, policy, revision: 2 };
  const signature = signatureBy(chain, key, 'docket-policy/v1\n', said);
  const body = { policy, revision: 2, reason: 'the registrar is gone', ...signature };
  return { ...AGENT, type: 'policy.changed', body };
}

function signatureBy(chain, key, domain, said) {
  if (key === undefined) return {};
  const digest = chain.sha256(chain.canonicalBytes(said));
  const value = key.signer.sign(chain.concatBytes([chain.utf8(domain), digest]));
  const id = chain.toBase64Url(chain.sha256(chain.canonicalBytes(key.publicKey)));
  return { signature: { kind: 'ed25519', key_id: id, value: chain.toBase64Url(value) } };
}

/** Seeds are public, and worthless. */
export function keyOf(chain, name) {
  const seed = chain.sha256(chain.utf8(`docket-ledger/v1 example key of ${name}`));
  const signer = chain.createSigner('example', seed);
  const x = chain.toBase64Url(signer.publicKey);
  return { signer, publicKey: { kty: 'OKP', crv: 'Ed25519', x } };
}

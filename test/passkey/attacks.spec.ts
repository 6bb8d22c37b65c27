import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { passkeyChallenge, reviewChallenge, type RecordBodies } from '@docket/record';
import { problemOf, startTestApi, written, type Answer, type TestApi } from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { type FalseAnswer, SoftwarePasskey } from '../support/passkey.js';

type Review = RecordBodies['review.recorded'];

/** Somebody who holds signatures of a reviewer's passkey, or makes false ones with a passkey of their own. */
describe('signatures of passkeys that are not of this verdict', () => {
  let api: TestApi;
  const passkey = new SoftwarePasskey();
  const ofSecond = new SoftwarePasskey();
  const elsewhere = new SoftwarePasskey();
  const keys: Record<string, string> = {};
  const actors: Record<string, string> = {};
  let proof: ReturnType<SoftwarePasskey['assert']>;

  const originOf = (ledger: string): string => `docket.example/${ledger}`;
  const post = (ledger: string, path: string, key: string, body: unknown): Promise<Answer> =>
    api.call('POST', `/v1/ledgers/${ledger}/${path}`, { key: keys[key], body });

  beforeAll(async () => {
    api = await startTestApi();
    for (const ledger of ['claims', 'other']) {
      await api.createLedger(ledger, { review_signature_from: 'high' });
      for (const role of ['agent', 'reviewer'] as const)
        keys[`${ledger} ${role}`] = await api.createKey(ledger, role);
    }
    keys['second'] = await api.createKey('claims', 'reviewer');
    for (const name of ['claims reviewer', 'second', 'other reviewer']) {
      const ledger = name === 'other reviewer' ? 'other' : 'claims';
      const told = await api.call('GET', `/v1/ledgers/${ledger}/passkeys`, { key: keys[name] });
      actors[name] = (told.json as { actor: string }).actor;
    }
    const made = registration('claims', passkey, 'claims reviewer');
    ({ proof } = made);
    expect((await post('claims', 'passkeys', 'claims reviewer', made)).status).toBe(201);
    const second = registration('claims', ofSecond, 'second');
    expect((await post('claims', 'passkeys', 'second', second)).status).toBe(201);
    const others = registration('other', elsewhere, 'other reviewer');
    expect((await post('other', 'passkeys', 'other reviewer', others)).status).toBe(201);
  });
  afterAll(() => api.close());

  function registration(ledger: string, of: SoftwarePasskey, by: string, told: FalseAnswer = {}) {
    const { id, passkey: says } = of.authenticator(originOf(ledger), actors[by] ?? '', told);
    return { credential_id: id, ...says };
  }

  /** A decision that waits for a person, and the yes to it. */
  async function waiting(ledger: string): Promise<{ decision: string; review: Review }> {
    const agent = `${ledger} agent`;
    const opened = await post(ledger, 'decisions', agent, { ...opening, stakes: 'high' });
    const { decision_id: decision } = written(opened);
    const asked = { ...card, needs_human: true };
    const { receipt } = written(
      await post(ledger, `decisions/${decision}/job-cards`, agent, asked),
    );
    const answer = await api.call('GET', `/v1/ledgers/${ledger}/decisions/${decision}/entries`, {
      key: keys[`${ledger} reviewer`],
    });
    const { entries } = answer.json as { entries: { decision_seq: number; leaf_hash: string }[] };
    const viewed = entries.map(({ decision_seq, leaf_hash }) => ({ decision_seq, leaf_hash }));
    const as_of = receipt.entries.at(-1)?.decision_seq ?? 0;
    const reason = 'I compared it with the order.';
    return {
      decision,
      review: { verdict: 'approve', reason, escalation_id: 'esc-1', as_of, viewed },
    };
  }

  function signed(
    of: { ledger?: string; decision: string; review: Review },
    by = passkey,
    told: FalseAnswer = {},
  ): Review {
    const { ledger = 'claims', decision, review } = of;
    const challenge = reviewChallenge({ ledger: originOf(ledger), decision, review });
    const answer = by.assert(challenge, told);
    return {
      ...review,
      signature: { kind: 'webauthn', credential_id: by.credentialId, ...answer },
    };
  }

  const FALSE: readonly [string, FalseAnswer][] = [
    ['of a page of another site', { clientData: { origin: 'https://evil.example' } }],
    ['of a page below the site', { clientData: { origin: 'https://a.docket.example' } }],
    ['of the site at another port', { clientData: { origin: 'https://docket.example:444' } }],
    ['of the site without TLS', { clientData: { origin: 'http://docket.example' } }],
    ['in a frame of another site', { clientData: { crossOrigin: true } }],
    ['in a frame, and who frames it', { clientData: { topOrigin: 'https://evil.example' } }],
    ['of a registration', { clientData: { type: 'webauthn.create' } }],
    ['of a payment', { clientData: { type: 'payment.get' } }],
    ['of no challenge', { clientData: { challenge: '' } }],
    ['for another relying party', { relyingParty: 'evil.example' }],
    ['for the site’s parent', { relyingParty: 'example' }],
    ['without the user verified', { flags: 0x01 }],
    ['without the user present', { flags: 0x04 }],
    ['that says it is backed up and cannot be', { flags: 0x15 }],
    ['that announces what is not there', { flags: 0xc5 }],
  ];

  test.each(FALSE)('%s: neither a verdict nor a registration', async (_, told) => {
    const asked = await waiting('claims');
    const size = await api.size('claims');
    const path = `decisions/${asked.decision}/reviews`;
    const review = await post('claims', path, 'claims reviewer', signed(asked, passkey, told));
    expect([review.status, problemOf(review).code]).toEqual([422, 'review_signature_refused']);
    const made = registration('claims', new SoftwarePasskey(), 'claims reviewer', told);
    const registered = await post('claims', 'passkeys', 'claims reviewer', made);
    expect([registered.status, problemOf(registered).code]).toEqual([422, 'validation_failed']);
    expect(await api.size('claims')).toBe(size);
  });

  test('of another decision, ledger, reviewer, passkey or purpose: none', async () => {
    const asked = await waiting('claims');
    const before = await waiting('claims');
    const size = await api.size('claims');
    const other = signed(asked, ofSecond);
    const of = (assertion: typeof proof, by = passkey): Review => ({
      ...asked.review,
      signature: { kind: 'webauthn', credential_id: by.credentialId, ...assertion },
    });
    const [{ client_data, authenticator_data }, { signature: ofBefore }] = [
      passkey.assert(reviewChallenge({ ...asked, ledger: originOf('claims') })),
      passkey.assert(reviewChallenge({ ...before, ledger: originOf('claims') })),
    ];
    const inPlace = ({ signature }: Review): Review => ({
      ...asked.review,
      ...(signature && { signature }),
    });
    const attempts: [string, Review][] = [
      ['of another decision', inPlace(signed({ ...asked, decision: before.decision }))],
      ['of another ledger', inPlace(signed({ ...asked, ledger: 'other' }))],
      ['of another answer', inPlace(signed({ ...asked, review: { ...asked.review, as_of: 0 } }))],
      ['by another reviewer', other],
      [
        'by another reviewer, under this one’s name',
        of(ofSecond.assert(reviewChallenge({ ...asked, ledger: originOf('claims') }))),
      ],
      ['by a passkey of another ledger', signed(asked, elsewhere)],
      ['by a passkey of nobody', signed(asked, new SoftwarePasskey())],
      [
        'by another curve, under this one’s name',
        of(
          new SoftwarePasskey('Ed25519').assert(
            reviewChallenge({ ...asked, ledger: originOf('claims') }),
          ),
        ),
      ],
      ['made to register the passkey', of(proof)],
      ['put together of two', of({ client_data, authenticator_data, signature: ofBefore })],
    ];
    for (const [name, review] of attempts) {
      const path = `decisions/${asked.decision}/reviews`;
      const answer = await post('claims', path, 'claims reviewer', review);
      expect([name, answer.status, problemOf(answer).code]).toEqual([
        name,
        422,
        'review_signature_refused',
      ]);
    }
    expect(await api.size('claims')).toBe(size);
    const path = `decisions/${asked.decision}/reviews`;
    const taken = signed(asked, passkey, { signCount: 7 });
    expect(written(await post('claims', path, 'claims reviewer', taken)).directive).toBe('proceed');
    // Once more the same, as somebody who saw it would send it: there is nothing left that it answers.
    const again = await post('claims', path, 'claims reviewer', taken);
    expect([again.status, problemOf(again).code]).toEqual([409, 'escalation_resolved']);
    const bySecond = problemOf(await post('claims', path, 'second', taken));
    expect(bySecond.code).toBe('escalation_resolved');
    // A counter that goes back is told, and not judged: copies of a passkey count apart.
    const lower = signed(before, passkey, { signCount: 3 });
    const next = await post(
      'claims',
      `decisions/${before.decision}/reviews`,
      'claims reviewer',
      lower,
    );
    expect(written(next).directive).toBe('proceed');
  });

  test('a registration takes neither what was signed for something else, nor an id that is somebody else’s', async () => {
    const asked = await waiting('claims');
    const size = await api.size('claims');
    const mine = new SoftwarePasskey();
    const whole = registration('claims', mine, 'second');
    const verdict = mine.assert(reviewChallenge({ ...asked, ledger: originOf('claims') }));
    const { proof: ofOther } = registration('other', mine, 'second');
    const { proof: ofReviewer } = registration('claims', mine, 'claims reviewer');
    for (const body of [
      { ...whole, proof: verdict },
      { ...whole, proof: ofOther },
      { ...whole, proof: ofReviewer },
      { ...whole, proof },
      { ...whole, credential_id: passkey.credentialId },
      { ...whole, public_key: { ...passkey.publicKey } },
      { ...whole, relying_party: 'example', origins: ['https://docket.example'] },
      { ...whole, origins: [...whole.origins, 'https://evil.example'] },
    ]) {
      const answer = await post('claims', 'passkeys', 'second', body);
      expect([answer.status, problemOf(answer).code]).toEqual([422, 'validation_failed']);
    }
    // What somebody registers, and another got hold of on its way, is nobody else's.
    const caught = await post('claims', 'passkeys', 'claims reviewer', whole);
    expect([caught.status, problemOf(caught).errors?.[0]?.pointer]).toEqual([422, '/proof']);
    expect(await api.size('claims')).toBe(size);
    // With the id of somebody else's passkey, and proven with a key of one's own.
    const { publicKey, relyingParty, origins } = mine;
    const says = { public_key: { ...publicKey }, relying_party: relyingParty, origins };
    const credentialId = passkey.credentialId;
    const challenge = passkeyChallenge({
      ledger: originOf('claims'),
      principal: actors['second'] ?? '',
      credentialId,
      passkey: says,
    });
    const stolen = { credential_id: credentialId, ...says, proof: mine.assert(challenge) };
    const answer = await post('claims', 'passkeys', 'second', stolen);
    expect([answer.status, problemOf(answer).code]).toEqual([422, 'record_refused']);
    expect(await api.size('claims')).toBe(size);
  });
});

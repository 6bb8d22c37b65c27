import { evidenceOf, exampleLedger, LATER, ORIGIN } from './example-ledger.js';

/** Evidence of a ledger whose entry 0 names a second key, of ML-DSA-44. */
export async function secondKeyEvidence(chain) {
  const label = (text) => chain.sha256(chain.utf8(`docket-ledger/v1 example ${text}`));
  const seed = label('second key of ML-DSA-44');
  const key = await chain.mlDsa44CosignerKey(ORIGIN, seed);
  const evidenceWith = (vkey) =>
    evidenceOf(chain, exampleLedger(chain, LATER, { second_public_key: vkey }), 'dec_refund44812');
  const evidence = await evidenceWith(key);
  const note = evidence.checkpoint;
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const sign = (signed, by = seed) => chain.cosignMlDsa44(signed, ORIGIN, by, 1790000000, false);
  const line = await sign(text);
  const stranger = await sign(text, label('second key of somebody else'));
  const elsewhere = await sign(text.replace(/\n\d+\n/, '\n2\n'));
  const ed25519 = chain.formatCosignerKey(ORIGIN, chain.createSigner(ORIGIN, seed).publicKey);
  const named = await chain.mlDsa44CosignerKey('docket.example/other', seed);
  const behind = (lines) => ({ ...evidence, checkpoint: `${note}${lines}` });
  const missing = ['second_signature_missing'];
  const invalid = ['second_signature_invalid'];
  return [
    { name: 'signed with a second key', findings: [], evidence: behind(line) },
    { name: 'a second signature that is left out', findings: missing, evidence: behind('') },
    { name: 'a second signature by another key', findings: missing, evidence: behind(stranger) },
    {
      name: 'a second signature over another size',
      findings: invalid,
      evidence: behind(elsewhere),
    },
    {
      name: 'two second signatures, of which one is over another size',
      findings: invalid,
      evidence: behind(`${line}${elsewhere}`),
    },
    {
      name: 'a second key that is one of Ed25519',
      findings: ['key_mismatch'],
      evidence: await evidenceWith(ed25519),
    },
    {
      name: 'a second key of another ledger',
      findings: ['key_mismatch'],
      evidence: await evidenceWith(named),
    },
  ];
}

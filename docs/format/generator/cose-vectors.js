import { encodeCoseReceipt, signRoot } from '@docket/chain/cose';
import { exampleLedger, ORIGIN } from './example-ledger.js';

const label = (chain, text) => chain.sha256(chain.utf8(`docket-ledger/v1 example ${text}`));
const keyOf = (chain, signer) => chain.formatVerifierKey(signer.name, signer.publicKey);

/** Signed with a later key, behind a line that says how it follows the one before. */
function signedBy(chain, root, next, signature, replaced) {
  const line = chain.formatHandoverLine({ from: 4, key: keyOf(chain, next), signature, replaced });
  return { ...signRoot(root, next), handovers: [line] };
}

/** COSE receipts of an entry of the example, each with the findings that a verifier reports; null: it is none. */
export async function coseReceipts(chain) {
  const ledger = exampleLedger(chain);
  const size = ledger.entries.length;
  const index = 3;
  const reader = {
    readHashes: async (list) =>
      list.map(({ level, index: at }) => ledger.nodes.get(`${level}/${at}`)),
  };
  const root = chain.rootFromLeaves(ledger.entries.map(({ hash }) => hash));
  const proof = await chain.proveInclusion(reader, index, size);
  const leafOf = (seq) => chain.utf8(ledger.entries[seq].leaf);
  const leaf = leafOf(index);
  const made = { ...signRoot(root, ledger.signer), index, size, proof, leaf, handovers: [] };
  const bytes = encodeCoseReceipt(made);
  const key = ledger.publicKey;
  const next = chain.createSigner(ORIGIN, label(chain, 'second signing key'));
  const other = chain.createSigner('docket.example/other', ledger.seed);
  const after = keyOf(chain, next);
  const later = (by) => signedBy(chain, root, next, chain.signHandover(key, after, by));
  const replaced = signedBy(chain, root, next, chain.signReplacement(key, next), true);
  const vector = (name, findings, change = {}) => ({
    name,
    key,
    receipt: chain.toHex(encodeCoseReceipt({ ...made, ...change })),
    findings,
  });
  const raw = (name, receipt) => ({ name, key, receipt: chain.toHex(receipt), findings: null });
  const { leaf: _, ...withoutLeaf } = made;
  return [
    vector('as issued', []),
    vector('by a later key', [], later(ledger.signer)),
    {
      ...vector('by a later key, to whoever trusts that one', [], later(ledger.signer)),
      key: after,
    },
    vector('by a later key that nobody handed over to', ['key_handover_invalid'], later(next)),
    vector('by a key that replaces a lost one', ['key_replaced'], replaced),
    {
      ...vector('by a key that replaces a lost one, to whoever trusts that one', [], replaced),
      key: after,
    },
    vector('by another key', ['inclusion_mismatch'], signRoot(root, next)),
    vector('by another ledger', ['checkpoint_foreign_origin'], signRoot(root, other)),
    vector('of another root', ['inclusion_mismatch'], signRoot(made.proof[0], ledger.signer)),
    vector('with another place', ['seq_mismatch', 'inclusion_mismatch'], { index: 2 }),
    vector('with the leaf of another entry', ['seq_mismatch', 'inclusion_mismatch'], {
      leaf: leafOf(2),
    }),
    vector('with a proof that is too short', ['inclusion_mismatch'], { proof: proof.slice(1) }),
    vector('under a header of another algorithm', ['checkpoint_malformed'], {
      protectedHeader: chain.fromHex('a2012619018b01'),
    }),
    raw('without the leaf', encodeCoseReceipt(withoutLeaf)),
    raw('cut off', bytes.slice(0, -1)),
    raw('without the tag', bytes.slice(1)),
    raw('with a byte behind it', Uint8Array.from([...bytes, 0])),
  ];
}

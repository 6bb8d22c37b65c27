import { checkpointOf, evidenceOf, exampleLedger } from './example-ledger.js';

const BEGIN = '<!-- example: made by generator/generate.js -->';
const END = '<!-- end of the example -->';

/** withExample puts the example into the document, between its marks. */
export function withExample(document, example) {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < 0) throw new Error('the document has no place for the example');
  return `${document.slice(0, begin + BEGIN.length)}\n\n${example}\n${document.slice(end)}`;
}

const block = (text, language = 'text') =>
  `\`\`\`${language}\n${text.replace(/\n$/, '')}\n\`\`\`\n`;

/** exampleText writes the example ledger down, step by step, with every value in it. */
export async function exampleText(chain) {
  const ledger = exampleLedger(chain);
  const card = ledger.entries[3];
  const hex = chain.toHex;
  const values = chain.committedValues(card.body, card.secret, 'scalar');
  const { skeleton } = chain.withhold(card.body, card.secret, 'scalar', []);
  const [first] = values;
  const tree = ledger.nodes;
  const node = (level, index) => hex(tree.get(`${level}/${index}`));
  const evidence = await evidenceOf(chain, ledger, 'dec_refund44812');
  return [
    `**Step 1, the body.** Entry 3 is a Job Card. Its body, in canonical form, and the 32 random bytes that were drawn for it (the *secret*):\n`,
    block(chain.canonicalize(card.body), 'json'),
    block(`secret = ${hex(card.secret)}`),
    `**Step 2, the values.** The body holds ${values.length} committed values: every scalar and every empty container. In the order in which canonical JSON writes them, each gets the next 16 bytes of SHAKE256(secret) as its salt, and has as its digest SHA-256 of the canonical JSON of \`[salt, pointer, value]\`. The first one:\n`,
    block(
      `${chain.canonicalize([first.salt, first.pointer, first.value])}\nSHA-256 = ${chain.digestValue(first.salt, first.pointer, first.value)}`,
    ),
    `| pointer | value | salt | digest |\n|---|---|---|---|\n${values
      .map(
        ({ pointer, salt, value }) =>
          `| \`${pointer}\` | \`${chain.canonicalize(value)}\` | \`${salt}\` | \`${chain.digestValue(salt, pointer, value).slice(0, 16)}…\` |`,
      )
      .join('\n')}\n`,
    `**Step 3, the commitment.** The *skeleton* is the body with each of these values replaced by its digest; the commitment is SHA-256 of the skeleton's canonical JSON:\n`,
    block(chain.canonicalize(skeleton), 'json'),
    block(`commitment = ${card.members.body}`),
    `**Step 4, the leaf.** The entry's header in canonical form, on one line without a line break at its end. \`body\` is the commitment, \`prev\` the leaf hash of entry 2, \`decision.prev\` that of entry 1, which is the entry before in the same decision:\n`,
    block(card.leaf, 'json'),
    block(`leaf hash = SHA-256(0x00 ‖ leaf) = ${hex(card.hash)}`),
    `**Step 5, the ledger.** All five leaves:\n`,
    block(ledger.entries.map(({ leaf }) => leaf).join('\n'), 'json'),
    block(ledger.entries.map(({ hash }, i) => `leaf hash ${i} = ${hex(hash)}`).join('\n')),
    `**Step 6, the tree.** ‖ joins bytes, H is SHA-256, and the 0x01 in front marks an inner node:\n`,
    block(
      [
        `n01   = H(0x01 ‖ leaf hash 0 ‖ leaf hash 1) = ${node(1, 0)}`,
        `n23   = H(0x01 ‖ leaf hash 2 ‖ leaf hash 3) = ${node(1, 1)}`,
        `n0123 = H(0x01 ‖ n01 ‖ n23)                 = ${node(2, 0)}`,
        `root  = H(0x01 ‖ n0123 ‖ leaf hash 4)       = ${hex(ledger.range.root())}`,
      ].join('\n'),
    ),
    `**Step 7, the checkpoint.** Origin, size and root (base64), signed with Ed25519 by the key that entry 0 names:\n`,
    block(checkpointOf(chain, ledger)),
    block(`public key = ${ledger.publicKey}\nseed of the private key = ${hex(ledger.seed)}`),
    `**Step 8, the proof.** That entry 3 is in the tree of 5 leaves is shown by these hashes (leaf hash 2, n01, leaf hash 4):\n`,
    block(evidence.entries[1].inclusion_proof.join('\n')),
  ].join('\n');
}

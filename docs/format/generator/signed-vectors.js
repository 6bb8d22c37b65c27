/* oxlint-disable max-lines-per-function -- tables of cases, one after another */
import { codeOf } from './outcome.js';
import { checkpointOf, ORIGIN } from './example-ledger.js';
import { laterNotes } from './key-vectors.js';

export function leaves(chain, ledger) {
  const attested = ledger.entries[3].leaf.replace(
    '"body":',
    `"attestation":"${'A'.repeat(86)}","body":`,
  );
  const good = [
    ...ledger.entries.map(({ leaf, hash }) => ({ leaf, leaf_hash: chain.toHex(hash) })),
    { leaf: attested, leaf_hash: chain.toHex(chain.leafHash(chain.utf8(attested))) },
  ];
  const text = ledger.entries[3].leaf;
  const swap = (from, to) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`nothing to replace: ${from}`);
    return changed;
  };
  const bad = {
    'an attestation of 63 bytes': swap('"body":', `"attestation":"${'A'.repeat(84)}","body":`),
    'an attestation behind the body': swap(
      ',"decision":',
      `,"attestation":"${'A'.repeat(86)}","decision":`,
    ),
    'white space': swap(',', ', '),
    'members in another order': `{"v":"docket-ledger/v1",${text.slice(1).replace(',"v":"docket-ledger/v1"', '')}`,
    'a member more': swap('"v":', '"u":1,"v":'),
    'a member missing': swap(/"actor":"[^"]*",/, ''),
    'a role missing': swap(/"role":"[^"]*",/, ''),
    'a sign-in missing': swap(/,"via":"[^"]*"/, ''),
    'a role with a space': swap('"role":"agent"', '"role":"an agent"'),
    "somebody in the server's role": swap('"role":"agent"', '"role":"docket"'),
    'somebody signed in as the server': swap('"via":"api_key"', '"via":"docket"'),
    "an agent under the server's name": swap(/"actor":"[^"]*"/, '"actor":"docket"'),
    'decision null': swap(/"decision":\{[^}]*\}/, '"decision":null'),
    'an escape that is not needed': swap('prn_', '\\u0070rn_'),
    'seq as text': swap('"seq":3', '"seq":"3"'),
    'seq with a leading zero': swap('"seq":3', '"seq":03'),
    'a negative seq': swap('"seq":3', '"seq":-3'),
    'a seq beyond 2^53 - 1': swap('"seq":3', '"seq":9007199254740992'),
    'a hash in capitals': swap(/"prev":"[0-9a-f]{64}","role"/, `"prev":"${'A'.repeat(64)}","role"`),
    'no such day': swap('2026-11-22', '2026-11-31'),
    'a time without milliseconds': swap('02.007Z', '02Z'),
    'an origin without a path': swap('docket.example/claims', 'docket.example'),
    'an actor with a space': swap(/"actor":"[^"]*"/, '"actor":"A. Henderson"'),
    'a type of one word': swap('"type":"job_card.filed"', '"type":"filed"'),
    'schema version 0': swap('job_card.filed/1', 'job_card.filed/0'),
    'another format': swap('docket-ledger/v1', 'docket-ledger/v2'),
    'a line break at the end': `${text}\n`,
    'no object': 'null',
  };
  return {
    good,
    bad: Object.entries(bad).map(([name, leaf]) => ({
      name,
      leaf,
      outcome: codeOf(() => chain.decodeLeaf(chain.utf8(leaf))),
    })),
  };
}

export function notes(chain, ledger) {
  const key = ledger.publicKey;
  const note = checkpointOf(chain, ledger);
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const other = chain.createSigner(ORIGIN, chain.sha256(ledger.seed));
  const neighbour = chain.createSigner('docket.example/other', ledger.seed);
  const otherLine = chain.signNote(text, other).slice(text.length + 1);
  const line = note.slice(text.length + 1);
  const checkpoint = (changed) => chain.signNote(changed, ledger.signer);
  const cases = {
    'as signed': [note, key],
    'with the signature of another key beside it': [`${text}\n${otherLine}${line}`, key],
    'with an extension line': [checkpoint(`${text}extension 1\n`), key],
    'signed by another key only': [`${text}\n${otherLine}`, key],
    'another size': [note.replace('\n5\n', '\n6\n'), key],
    'another origin in the text': [
      note.replace('docket.example/claims\n', 'docket.example/cla1ms\n'),
      key,
    ],
    'a byte of the signature changed': [
      note.replace(/.(?=..\n$)/, (c) => (c === 'A' ? 'B' : 'A')),
      key,
    ],
    'no blank line': [text + line, key],
    'no signature': [`${text}\n`, key],
    'no line break at the end': [note.slice(0, -1), key],
    'a text that is no checkpoint': [checkpoint('hello\n'), key],
    'a size with a leading zero': [checkpoint(text.replace('\n5\n', '\n05\n')), key],
    'a root that is too short': [checkpoint(`${ORIGIN}\n5\nAAAA\n`), key],
    "another ledger's checkpoint signed with this key's name": [
      checkpoint(text.replace(ORIGIN, 'docket.example/other')),
      key,
    ],
    'a key of another ledger': [note, chain.formatVerifierKey(neighbour.name, neighbour.publicKey)],
    'a key whose id does not fit': [note, key.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
    'a key of another algorithm': [note, key.replace(/\+A/, '+B')],
    ...laterNotes(chain, ledger),
  };
  return {
    seed: chain.toHex(ledger.seed),
    public_key: key,
    cases: Object.entries(cases).map(([name, [given, vkey]]) => {
      const outcome = codeOf(() => chain.openCheckpoint(given, vkey));
      const opened = outcome === 'accepted' ? chain.openCheckpoint(given, vkey) : undefined;
      return {
        name,
        note: given,
        key: vkey,
        outcome,
        ...(opened && { checkpoint: { ...opened, root: chain.toHex(opened.root) } }),
      };
    }),
  };
}

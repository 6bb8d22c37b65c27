import { checkpointOf, evidenceOf, exampleLedger, ORIGIN } from './example-ledger.js';
import { tamperedEvidence, tamperedLedgers } from './tampered.js';


/** codeOf gives the code of the error that `run` throws, or `accepted`. */
function codeOf(run) {
  try {
    run();
    return 'accepted';
  } catch (error) {
    if (typeof error.code !== 'string') throw error;
    return error.code;
  }
}

/** vectorFiles makes every vector file, by name, from the library whose work they pin. */
export async function vectorFiles(chain) {
  const ledger = exampleLedger(chain);
  return {
    'canonical-json.json': canonicalJson(chain),
    'intake.json': intake(chain),
    'commitments.json': commitments(chain),
    'disclosures.json': disclosures(chain),
    'leaves.json': leaves(chain, ledger),
    'tree.json': await tree(chain),
    'tiles.json': tiles(chain),
    'notes.json': notes(chain, ledger),
    'ledger.json': ledgerFile(chain, ledger),
    'ledger-tampered.json': tamperedLedgers(chain, ledgerFile(chain, ledger)),
    'evidence.json': await evidenceOf(chain, ledger, 'dec_refund44812'),
    'evidence-tampered.json': await tamperedEvidence(chain),
  };
}

function canonicalJson(chain) {
  const texts = {
    'members are ordered': '{"b":1,"a":2,"":3,"aa":4,"B":5}',
    'order is by UTF-16 code units': '{"\\ufb33":1,"\\ud83d\\ude02":2,"a":3,"\\u20ac":4}',
    'white space goes': ' { "a" : [ 1 , 2 ] } ',
    'escapes are undone or made short': '["\\u0041\\/","\\u000a\\u0008\\u001f\\u007f\\"\\\\","é\\u2028"]',
    'numbers: shortest form': '[1.0,-0,0.1,1E22,1e21,123456789012345680000,1e-6,1e-7,5e-324,1.7976931348623157e308,-1.50]',
    literals: '[null,true,false,{},[],""]',
    nesting: '{"z":{"y":[{"x":{}},[[]]]},"a":{"c":0,"b":{"e":1,"d":2}}}',
  };
  return Object.entries(texts).map(([name, text]) => {
    const canonical = chain.canonicalize(chain.parseJson(chain.utf8(text)));
    return { name, text, canonical, sha256: chain.toHex(chain.sha256(chain.utf8(canonical))) };
  });
}

function intake(chain) {
  const cases = {
    'a key twice': '{"a":1,"a":1}',
    'a key twice, once escaped': '{"a":1,"\\u0061":1}',
    'half a surrogate pair': '["\\ud800"]',
    'a surrogate pair': '["\\ud83d\\ude02"]',
    'the character U+0000': '["\\u0000"]',
    'a number that loses digits': '[9007199254740993]',
    'more decimals than a double keeps': '[0.30000000000000004440892098500626]',
    'a sum as a double writes it': '[0.30000000000000004]',
    'an integer of 2^60': '[1152921504606846976]',
    'a power of ten': '[100000000000000000000]',
    'an underflow': '[1e-400]',
    'zero with an exponent': '[0e999]',
    'an overflow': '[1e400]',
    'a byte order mark': '\ufeff[]',
    'a trailing comma': '[1,]',
    'a comment': '[1/**/]',
    'a leading zero': '[01]',
    'a raw tab in a string': '["\t"]',
    'two values': '[] []',
    nothing: '',
  };
  const fromText = Object.entries(cases).map(([name, text]) => [name, chain.utf8(text)]);
  const all = [...fromText, ['not UTF-8', Uint8Array.of(0x5b, 0x22, 0xff, 0x22, 0x5d)], ['an overlong NUL', Uint8Array.of(0x22, 0xc0, 0x80, 0x22)]];
  return all.map(([name, bytes]) => {
    const outcome = codeOf(() => chain.parseJson(bytes));
    const canonical = outcome === 'accepted' ? { canonical: chain.canonicalize(chain.parseJson(bytes)) } : {};
    return { name, hex: chain.toHex(bytes), outcome, ...canonical };
  });
}

const BODIES = {
  'one member': { a: 1 },
  'every kind of scalar': { n: null, t: true, f: false, i: 12, d: -0.5, s: 'text', e: '' },
  'empty containers are values': { a: [], b: {}, c: [[], {}, [{}]] },
  'an array': { a: ['x'] },
  'an object with the same pointers': { a: { 0: 'x' } },
  'keys that a pointer escapes': { 'a/b': 1, 'm~n': 2, '~1': 3, '': 4, '"': 5, '\n': 6 },
  unicode: { 'ä€😂': 'é\u2028😂', '\ufb33': 1, '\u{1f602}': 2 },
  'escapes in values': { s: 'quote " backslash \\ line\nend \u0001\u007f' },
  'members out of order': { z: 1, a: { y: 2, b: [3, 4] }, m: 5 },
  'ten elements, so that order is not that of text': { a: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
  'the empty body': {},
};

function commitments(chain) {
  return Object.entries(BODIES).flatMap(([name, body], i) => {
    const secret = chain.sha256(chain.utf8(`docket-ledger/v1 commitment secret ${i}`));
    return ['scalar', 'whole'].map((granularity) => {
      const values = chain.committedValues(body, secret, granularity);
      const { skeleton } = chain.withhold(body, secret, granularity, []);
      return {
        name,
        granularity,
        body: chain.canonicalize(body),
        secret: chain.toHex(secret),
        values: values.map(({ pointer, salt, value }) => ({
          pointer,
          salt,
          preimage: chain.canonicalize([salt, pointer, value]),
          digest: chain.digestValue(salt, pointer, value),
        })),
        skeleton: chain.canonicalize(skeleton),
        commitment: chain.toHex(chain.commitBody(body, secret, granularity)),
      };
    });
  });
}

function disclosures(chain) {
  const body = { customer: { name: 'A. Henderson', since: 2019 }, amounts: [118.2, 0], notes: [], ok: true };
  const secret = chain.sha256(chain.utf8('docket-ledger/v1 disclosure secret'));
  const commitment = chain.toHex(chain.commitBody(body, secret, 'scalar'));
  const whole = chain.toHex(chain.commitBody(body, secret, 'whole'));
  const partial = () =>
    structuredClone(chain.withhold(body, secret, 'scalar', [{ pointer: '/customer/name', reason: 'personal data' }]));
  const edited = (edit) => {
    const disclosure = partial();
    edit(disclosure);
    return disclosure;
  };
  const cases = [
    ['everything', 'scalar', commitment, chain.discloseAll(body, secret)],
    ['everything, committed to as one value', 'whole', whole, chain.discloseAll(body, secret)],
    ['one value withheld', 'scalar', commitment, partial()],
    ['a subtree withheld', 'scalar', commitment, chain.withhold(body, secret, 'scalar', [{ pointer: '/customer', reason: 'r' }, { pointer: '/amounts/0', reason: 'r' }])],
    ['everything withheld, committed to as one value', 'whole', whole, chain.withhold(body, secret, 'whole', [{ pointer: '', reason: 'r' }])],
    ['one value erased', 'scalar', commitment, edited((d) => { d.withheld = []; d.erased = [{ pointer: '/customer/name', erased_by: 40 }]; })],
    ['no disclosure', 'scalar', commitment, null],
    ['another granularity', 'whole', commitment, chain.discloseAll(body, secret)],
    ['a value changed in the full form', 'scalar', commitment, chain.discloseAll({ ...body, ok: false }, secret)],
    ['a secret changed', 'scalar', commitment, chain.discloseAll(body, chain.sha256(secret))],
    ['a value changed', 'scalar', commitment, edited((d) => { d.disclosed.at(-1).value = false; })],
    ['a salt changed', 'scalar', commitment, edited((d) => { d.disclosed.at(-1).salt = '0'.repeat(32); })],
    ['two values exchanged', 'scalar', commitment, edited((d) => { [d.disclosed[0].pointer, d.disclosed[1].pointer] = [d.disclosed[1].pointer, d.disclosed[0].pointer]; })],
    ['a value left out', 'scalar', commitment, edited((d) => { d.disclosed.pop(); })],
    ['a withheld value not declared', 'scalar', commitment, edited((d) => { d.withheld = []; })],
    ['a value listed twice', 'scalar', commitment, edited((d) => { d.withheld.push({ pointer: '/ok', reason: 'r' }); })],
    ['a place that the skeleton has not', 'scalar', commitment, edited((d) => { d.erased.push({ pointer: '/more', erased_by: 3 }); })],
    ['a digest changed', 'scalar', commitment, edited((d) => { d.skeleton.ok = '0'.repeat(64); })],
    ['a member added to the skeleton', 'scalar', commitment, edited((d) => { d.skeleton.more = 'f'.repeat(64); d.withheld.push({ pointer: '/more', reason: 'r' }); })],
    ['a number in the skeleton', 'scalar', commitment, edited((d) => { d.skeleton.more = 1; })],
    ['an empty container in the skeleton', 'scalar', commitment, edited((d) => { d.skeleton.more = []; })],
    ['a member that the form has not', 'scalar', commitment, edited((d) => { d.note = 'x'; })],
    ['a salt in capitals', 'scalar', commitment, edited((d) => { d.disclosed[0].salt = 'A'.repeat(32); })],
  ];
  return cases.map(([name, granularity, against, disclosure]) => {
    const check = chain.checkDisclosure(against, disclosure, granularity);
    return check.ok
      ? { name, granularity, commitment: against, disclosure, outcome: 'accepted', body: check.body, states: Object.fromEntries(check.states) }
      : { name, granularity, commitment: against, disclosure, outcome: check.code };
  });
}

function leaves(chain, ledger) {
  const good = ledger.entries.map(({ leaf, hash }) => ({ leaf, leaf_hash: chain.toHex(hash) }));
  const text = ledger.entries[3].leaf;
  const swap = (from, to) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`nothing to replace: ${from}`);
    return changed;
  };
  const bad = {
    'white space': swap(',', ', '),
    'members in another order': `{"v":"docket-ledger/v1",${text.slice(1).replace(',"v":"docket-ledger/v1"', '')}`,
    'a member more': swap('"v":', '"u":1,"v":'),
    'a member missing': swap(/"actor":"[^"]*",/, ''),
    'decision null': swap(/"decision":\{[^}]*\}/, '"decision":null'),
    'an escape that is not needed': swap('prn_', '\\u0070rn_'),
    'seq as text': swap('"seq":3', '"seq":"3"'),
    'seq with a leading zero': swap('"seq":3', '"seq":03'),
    'a negative seq': swap('"seq":3', '"seq":-3'),
    'a seq beyond 2^53 - 1': swap('"seq":3', '"seq":9007199254740992'),
    'a hash in capitals': swap(/"prev":"[0-9a-f]{64}","schema"/, `"prev":"${'A'.repeat(64)}","schema"`),
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
    bad: Object.entries(bad).map(([name, leaf]) => ({ name, leaf, outcome: codeOf(() => chain.decodeLeaf(chain.utf8(leaf))) })),
  };
}

async function tree(chain) {
  const nodes = new Map();
  const range = chain.CompactRange.empty();
  const wanted = [...Array(20).keys(), 255, 256, 257, 600];
  const roots = [];
  const rootAt = new Map();
  const hashes = [];
  for (let size = 0; size <= 600; size++) {
    rootAt.set(size, range.root());
    if (wanted.includes(size)) roots.push({ size, root: chain.toHex(range.root()) });
    hashes.push(chain.leafHash(chain.utf8(`leaf ${size}`)));
    range.append(hashes[size], (level, index, hash) => nodes.set(`${level}/${index}`, hash));
  }
  const reader = { readHashes: async (list) => list.map(({ level, index }) => nodes.get(`${level}/${index}`)) };
  const inclusion = [];
  for (const [index, size] of [[0, 1], [0, 2], [1, 2], [2, 3], [0, 7], [3, 7], [6, 7], [5, 8], [255, 256], [256, 257], [17, 600], [599, 600]]) {
    const proof = (await chain.proveInclusion(reader, index, size)).map(chain.toHex);
    inclusion.push({ index, size, leaf_hash: chain.toHex(hashes[index]), root: chain.toHex(rootAt.get(size)), proof, ok: true });
  }
  const consistency = [];
  for (const [size1, size2] of [[1, 1], [1, 2], [2, 3], [3, 7], [4, 7], [6, 8], [7, 8], [8, 8], [256, 257], [255, 600], [512, 600]]) {
    const proof = (await chain.proveConsistency(reader, size1, size2)).map(chain.toHex);
    consistency.push({ size1, size2, root1: chain.toHex(rootAt.get(size1)), root2: chain.toHex(rootAt.get(size2)), proof, ok: true });
  }
  const [one, two] = [inclusion[5], consistency[3]];
  return {
    leaf: 'leaf i is the text "leaf " followed by i in decimal',
    roots,
    inclusion: [
      ...inclusion,
      { ...one, index: 4, ok: false },
      { ...one, size: 8, ok: false },
      { ...one, index: 7, ok: false },
      { ...one, proof: one.proof.slice(1), ok: false },
      { ...one, proof: [...one.proof, one.root], ok: false },
      { ...one, proof: [one.proof[1], one.proof[0], ...one.proof.slice(2)], ok: false },
      { ...one, leaf_hash: one.root, ok: false },
      { ...one, proof: [one.proof[0].slice(2), ...one.proof.slice(1)], ok: false },
    ],
    consistency: [
      ...consistency,
      { ...two, size1: 2, ok: false },
      { ...two, size2: 8, ok: false },
      { ...two, root1: two.root2, ok: false },
      { ...two, root1: two.root2, root2: two.root1, ok: false },
      { ...two, proof: [], ok: false },
      { ...two, proof: two.proof.slice(0, -1), ok: false },
      { ...two, proof: [...two.proof, two.root1], ok: false },
      { size1: 0, size2: 7, root1: chain.toHex(chain.emptyRoot()), root2: two.root2, proof: [], ok: false },
      { size1: 0, size2: 0, root1: chain.toHex(chain.emptyRoot()), root2: chain.toHex(chain.emptyRoot()), proof: [], ok: true },
      { ...two, size1: 7, size2: 3, ok: false },
    ],
  };
}

function tiles(chain) {
  const paths = [[0, 0, 256], [0, 273, 112], [1, 0, 256], [2, 0, 1], [0, 1_234_067, 256], ['entries', 1_234_067, 256], ['entries', 5, 1], [63, 1000, 255]];
  const leaf = (i) => chain.utf8(`leaf ${i}`);
  const hashes = Array.from({ length: 300 }, (_, i) => chain.leafHash(leaf(i)));
  const joined = (from, to) => chain.toHex(chain.sha256(chain.concatBytes(hashes.slice(from, to))));
  return {
    paths: paths.map(([level, index, width]) => ({ level, index, width, path: chain.tilePath(level, index, width) })),
    not_paths: ['tile/0/0', 'tile/00/000', 'tile/64/000', 'tile/0/x000/001', 'tile/0/000.p/0', 'tile/0/000.p/256', 'tile/0/000.p/01', 'tile/data/000', 'tile/0/001/002'],
    tree_of_300: [
      { path: 'tile/0/000', bytes: 8192, sha256: joined(0, 256) },
      { path: 'tile/0/001.p/44', bytes: 1408, sha256: joined(256, 300) },
      { path: 'tile/1/000.p/1', bytes: 32, sha256: chain.toHex(chain.sha256(chain.rootFromLeaves(hashes.slice(0, 256)))) },
    ],
    bundle: { leaves: ['leaf 0', 'leaf 1', 'leaf 2'], hex: chain.toHex(chain.encodeEntryBundle([leaf(0), leaf(1), leaf(2)])) },
    not_bundles: ['00', '0001', '000161' + '0002' + '61'],
  };
}

function notes(chain, ledger) {
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
    'another origin in the text': [note.replace('docket.example/claims\n', 'docket.example/cla1ms\n'), key],
    'a byte of the signature changed': [note.replace(/.(?=..\n$)/, (c) => (c === 'A' ? 'B' : 'A')), key],
    'no blank line': [text + line, key],
    'no signature': [`${text}\n`, key],
    'no line break at the end': [note.slice(0, -1), key],
    'a text that is no checkpoint': [checkpoint('hello\n'), key],
    'a size with a leading zero': [checkpoint(text.replace('\n5\n', '\n05\n')), key],
    'a root that is too short': [checkpoint(`${ORIGIN}\n5\nAAAA\n`), key],
    "another ledger's checkpoint signed with this key's name": [checkpoint(text.replace(ORIGIN, 'docket.example/other')), key],
    'a key of another ledger': [note, chain.formatVerifierKey(neighbour.name, neighbour.publicKey)],
    'a key whose id does not fit': [note, key.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
    'a key of another algorithm': [note, key.replace(/\+A/, '+B')],
  };
  return {
    seed: chain.toHex(ledger.seed),
    public_key: key,
    cases: Object.entries(cases).map(([name, [given, vkey]]) => {
      const outcome = codeOf(() => chain.openCheckpoint(given, vkey));
      const opened = outcome === 'accepted' ? chain.openCheckpoint(given, vkey) : undefined;
      return { name, note: given, key: vkey, outcome, ...(opened && { checkpoint: { ...opened, root: chain.toHex(opened.root) } }) };
    }),
  };
}

function ledgerFile(chain, ledger) {
  return {
    checkpoint: checkpointOf(chain, ledger),
    entries: ledger.entries.map(({ members, leaf, disclosure }) => ({ seq: members.seq, leaf, disclosure })),
  };
}


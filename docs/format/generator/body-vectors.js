/* oxlint-disable max-lines-per-function -- tables of cases, one after another */

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

export function commitments(chain) {
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

/** A commitment whose maker digested a container where only its values may be, and a disclosure that fits it. */
function coarse(chain) {
  const [pointer, salt, value] = ['/customer', '0f'.repeat(16), { name: 'A. Henderson' }];
  const skeleton = { customer: chain.digestValue(salt, pointer, value) };
  const commitment = chain.toHex(chain.sha256(chain.utf8(chain.canonicalize(skeleton))));
  return [
    commitment,
    { skeleton, disclosed: [{ pointer, salt, value }], withheld: [], erased: [] },
  ];
}

export function disclosures(chain) {
  const body = {
    customer: { name: 'A. Henderson', since: 2019 },
    amounts: [118.2, 0],
    notes: [],
    ok: true,
  };
  const secret = chain.sha256(chain.utf8('docket-ledger/v1 disclosure secret'));
  const commitment = chain.toHex(chain.commitBody(body, secret, 'scalar'));
  const whole = chain.toHex(chain.commitBody(body, secret, 'whole'));
  const partial = () =>
    structuredClone(
      chain.withhold(body, secret, 'scalar', [
        { pointer: '/customer/name', reason: 'personal data' },
      ]),
    );
  const edited = (edit) => {
    const disclosure = partial();
    edit(disclosure);
    return disclosure;
  };
  const cases = [
    ['everything', 'scalar', commitment, chain.discloseAll(body, secret)],
    ['everything, committed to as one value', 'whole', whole, chain.discloseAll(body, secret)],
    ['one value withheld', 'scalar', commitment, partial()],
    [
      'a subtree withheld',
      'scalar',
      commitment,
      chain.withhold(body, secret, 'scalar', [
        { pointer: '/customer', reason: 'r' },
        { pointer: '/amounts/0', reason: 'r' },
      ]),
    ],
    [
      'everything withheld, committed to as one value',
      'whole',
      whole,
      chain.withhold(body, secret, 'whole', [{ pointer: '', reason: 'r' }]),
    ],
    [
      'one value erased',
      'scalar',
      commitment,
      edited((d) => {
        d.withheld = [];
        d.erased = [{ pointer: '/customer/name', erased_by: 40 }];
      }),
    ],
    ["a container at a scalar's place, though its digest is right", 'scalar', ...coarse(chain)],
    ['values one by one, of a body committed to as a whole', 'whole', commitment, partial()],
    ['no disclosure', 'scalar', commitment, null],
    ['another granularity', 'whole', commitment, chain.discloseAll(body, secret)],
    [
      'a value changed in the full form',
      'scalar',
      commitment,
      chain.discloseAll({ ...body, ok: false }, secret),
    ],
    ['a secret changed', 'scalar', commitment, chain.discloseAll(body, chain.sha256(secret))],
    [
      'a value changed',
      'scalar',
      commitment,
      edited((d) => {
        d.disclosed.at(-1).value = false;
      }),
    ],
    [
      'a salt changed',
      'scalar',
      commitment,
      edited((d) => {
        d.disclosed.at(-1).salt = '0'.repeat(32);
      }),
    ],
    [
      'two values exchanged',
      'scalar',
      commitment,
      edited((d) => {
        [d.disclosed[0].pointer, d.disclosed[1].pointer] = [
          d.disclosed[1].pointer,
          d.disclosed[0].pointer,
        ];
      }),
    ],
    [
      'a value left out',
      'scalar',
      commitment,
      edited((d) => {
        d.disclosed.pop();
      }),
    ],
    [
      'a withheld value not declared',
      'scalar',
      commitment,
      edited((d) => {
        d.withheld = [];
      }),
    ],
    [
      'a value listed twice',
      'scalar',
      commitment,
      edited((d) => {
        d.withheld.push({ pointer: '/ok', reason: 'r' });
      }),
    ],
    [
      'a place that the skeleton has not',
      'scalar',
      commitment,
      edited((d) => {
        d.erased.push({ pointer: '/more', erased_by: 3 });
      }),
    ],
    [
      'a digest changed',
      'scalar',
      commitment,
      edited((d) => {
        d.skeleton.ok = '0'.repeat(64);
      }),
    ],
    [
      'a member added to the skeleton',
      'scalar',
      commitment,
      edited((d) => {
        d.skeleton.more = 'f'.repeat(64);
        d.withheld.push({ pointer: '/more', reason: 'r' });
      }),
    ],
    [
      'a number in the skeleton',
      'scalar',
      commitment,
      edited((d) => {
        d.skeleton.more = 1;
      }),
    ],
    [
      'an empty container in the skeleton',
      'scalar',
      commitment,
      edited((d) => {
        d.skeleton.more = [];
      }),
    ],
    [
      'a member that the form has not',
      'scalar',
      commitment,
      edited((d) => {
        d.note = 'x';
      }),
    ],
    [
      'a salt in capitals',
      'scalar',
      commitment,
      edited((d) => {
        d.disclosed[0].salt = 'A'.repeat(32);
      }),
    ],
  ];
  return cases.map(([name, granularity, against, disclosure]) => {
    const check = chain.checkDisclosure(against, disclosure, granularity);
    return check.ok
      ? {
          name,
          granularity,
          commitment: against,
          disclosure,
          outcome: 'accepted',
          body: check.body,
          states: Object.fromEntries(check.states),
        }
      : { name, granularity, commitment: against, disclosure, outcome: check.code };
  });
}

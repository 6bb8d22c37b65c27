import { describe, expect, test } from '@jest/globals';
import { createSigner, formatCosignerKey, formatVerifierKey } from '@docket/chain';
import { describeQuorum, meetsQuorum, parseWitnessPolicy, PolicyError } from '../../index.js';

const publicKey = (seed: number): Uint8Array =>
  createSigner('k', new Uint8Array(32).fill(seed)).publicKey;
const witness = (name: string, seed: number): string =>
  `witness ${name} ${formatCosignerKey(`witness.example/${name}`, publicKey(seed))}`;
const log = `log ${formatVerifierKey('docket.example/claims', publicKey(7))} https://docket.example/v1/ledgers/claims`;

/** The example of C2SP tlog-policy, with keys. */
const EXAMPLE = `# Two organisations.
${log}

${witness('X1', 1)}
${witness('X2', 2)}
\t${witness('X3', 3)}  https://x3.example/w
group X-witnesses 2 X1 X2 X3

${witness('Y1', 4)}
${witness('Y2', 5)}
group Y-witnesses any Y1 Y2

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

describe('a policy', () => {
  test('asks for a number of witnesses of each of several groups', () => {
    const policy = parseWitnessPolicy(EXAMPLE);
    expect(policy.logs).toEqual([
      { key: log.split(' ')[1], url: 'https://docket.example/v1/ledgers/claims' },
    ]);
    expect(policy.witnesses.map(({ name, url }) => [name, url])).toEqual([
      ['X1', undefined],
      ['X2', undefined],
      ['X3', 'https://x3.example/w'],
      ['Y1', undefined],
      ['Y2', undefined],
    ]);
    expect(describeQuorum(policy)).toBe('2 of (2 of (X1, X2, X3), 1 of (Y1, Y2))');
    const meets = (...names: string[]): boolean => meetsQuorum(policy, new Set(names));
    expect(meets('X1', 'X3', 'Y2')).toBe(true);
    expect(meets('X1', 'X2', 'X3', 'Y1', 'Y2')).toBe(true);
    expect(meets('X1', 'X2', 'X3')).toBe(false);
    expect(meets('X1', 'Y1', 'Y2')).toBe(false);
    // A group is not met by a witness of its name, or by one that the policy does not name.
    expect(meets('X-and-Y', 'Z')).toBe(false);
    expect(meets()).toBe(false);
  });

  test('may ask for one witness, or for none', () => {
    const one = parseWitnessPolicy(`${witness('X1', 1)}\nquorum X1\n`);
    expect([
      describeQuorum(one),
      meetsQuorum(one, new Set()),
      meetsQuorum(one, new Set(['X1'])),
    ]).toEqual(['X1', false, true]);
    const none = parseWitnessPolicy('quorum none\n');
    expect([describeQuorum(none), meetsQuorum(none, new Set())]).toEqual(['no witness', true]);
  });

  const x1 = witness('X1', 1);
  const x2 = witness('X2', 2);
  test.each([
    ['nothing', '', 1],
    ['no quorum', `${x1}\n`, 2],
    ['two quorums', 'quorum none\nquorum none\n', 2],
    ['an unknown keyword', 'witnesses X1\nquorum none\n', 1],
    ['a quorum that is defined later', `quorum X1\n${x1}\n`, 1],
    ['a member that is defined later', `group G any X1\n${x1}\nquorum G\n`, 1],
    ['a member of itself', `group G any G\nquorum G\n`, 1],
    ['none as a member', `group G any none\nquorum G\n`, 1],
    ['none as a name', `${x1.replace('X1', 'none')}\nquorum none\n`, 1],
    ['a name twice', `${x1}\n${x2.replace('X2', 'X1')}\nquorum X1\n`, 2],
    ['a key twice', `${x1}\n${x1.replace('X1', 'X2')}\nquorum X1\n`, 2],
    ['a log twice', `${log}\n${log}\nquorum none\n`, 2],
    ['a member twice', `${x1}\ngroup G 2 X1 X1\nquorum G\n`, 2],
    ['a member of two groups', `${x1}\n${x2}\ngroup G any X1\ngroup H all X1 X2\nquorum H\n`, 4],
    ['more than there are', `${x1}\ngroup G 2 X1\nquorum G\n`, 2],
    ['none of them', `${x1}\ngroup G 0 X1\nquorum G\n`, 2],
    ['a number written otherwise', `${x1}\ngroup G 01 X1\nquorum G\n`, 2],
    ['a group of nobody', 'group G any\nquorum G\n', 1],
    ['a ledger’s key for a witness', `witness X1 ${log.split(' ')[1]}\nquorum X1\n`, 1],
    ['a witness’s key for a ledger', `log ${x1.split(' ')[2]}\nquorum none\n`, 1],
    ['a word too many', `${x1} https://x example\nquorum X1\n`, 1],
    ['a carriage return', 'quorum none\r\n', 1],
  ])('is refused for %s', (_, text, line) => {
    expect(() => parseWitnessPolicy(text)).toThrow(PolicyError);
    expect(() => parseWitnessPolicy(text)).toThrow(`line ${line}: `);
  });

  test('has a bound', () => {
    expect(() => parseWitnessPolicy(`#${'x'.repeat(1024 * 1024)}`)).toThrow('too long');
    const many = Array.from({ length: 257 }, (_, i) => `group G${i} any X${i}`).join('\n');
    expect(() => parseWitnessPolicy(many)).toThrow(PolicyError);
  });
});

import { codeOf } from './outcome.js';

export function canonicalJson(chain) {
  const texts = {
    'members are ordered': '{"b":1,"a":2,"":3,"aa":4,"B":5}',
    'order is by UTF-16 code units': '{"\\ufb33":1,"\\ud83d\\ude02":2,"a":3,"\\u20ac":4}',
    'white space goes': ' { "a" : [ 1 , 2 ] } ',
    'escapes are undone or made short':
      '["\\u0041\\/","\\u000a\\u0008\\u001f\\u007f\\"\\\\","é\\u2028"]',
    'numbers: shortest form':
      '[1.0,-0,0.1,1E22,1e21,123456789012345680000,1e-6,1e-7,5e-324,1.7976931348623157e308,-1.50]',
    literals: '[null,true,false,{},[],""]',
    nesting: '{"z":{"y":[{"x":{}},[[]]]},"a":{"c":0,"b":{"e":1,"d":2}}}',
  };
  return Object.entries(texts).map(([name, text]) => {
    const canonical = chain.canonicalize(chain.parseJson(chain.utf8(text)));
    return { name, text, canonical, sha256: chain.toHex(chain.sha256(chain.utf8(canonical))) };
  });
}

export function intake(chain) {
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
  const all = [
    ...fromText,
    ['not UTF-8', Uint8Array.of(0x5b, 0x22, 0xff, 0x22, 0x5d)],
    ['an overlong NUL', Uint8Array.of(0x22, 0xc0, 0x80, 0x22)],
  ];
  return all.map(([name, bytes]) => {
    const outcome = codeOf(() => chain.parseJson(bytes));
    const canonical =
      outcome === 'accepted' ? { canonical: chain.canonicalize(chain.parseJson(bytes)) } : {};
    return { name, hex: chain.toHex(bytes), outcome, ...canonical };
  });
}

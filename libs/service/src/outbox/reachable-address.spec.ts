import { describe, expect, test } from '@jest/globals';
import { pinAddresses, readInsideNetworks, UnreachableAddress } from './reachable-address.js';

const resolvesTo =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
const pin = (url: string, addresses: string[], inside = '') =>
  pinAddresses(new URL(url), readInsideNetworks(inside), resolvesTo(...addresses));

describe('pinAddresses', () => {
  test.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.8',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'not an address',
  ])('refuses %s', async (address) => {
    await expect(pin('https://hooks.example/', [address])).rejects.toThrow(UnreachableAddress);
    await expect(pin('https://hooks.example/', ['93.184.216.34', address])).rejects.toThrow(
      'it is no address of the public internet',
    );
  });

  test('gives the addresses that were looked at, whichever the name leads to later', async () => {
    const both = ['2606:2800:220:1::1', '93.184.216.34'];
    expect(await pin('https://hooks.example/', both)).toEqual([
      { address: '2606:2800:220:1::1', family: 6 },
      { address: '93.184.216.34', family: 4 },
    ]);
  });

  test('takes what an operator names, and no neighbour of it', async () => {
    const inside = '10.1.0.0/16, fd00:1::/32';
    await pin('http://hooks.internal/', ['10.1.2.3'], inside);
    await pin('http://hooks.internal/', ['::ffff:10.1.2.3'], inside);
    await pin('http://hooks.internal/', ['fd00:1::7'], inside);
    await expect(pin('http://hooks.internal/', ['10.2.0.1'], inside)).rejects.toThrow('public');
    await expect(pin('http://hooks.internal/', ['fd00:2::7'], inside)).rejects.toThrow('public');
  });

  test('refuses the public internet without TLS, and a name without an address', async () => {
    await expect(pin('http://hooks.example/', ['93.184.216.34'])).rejects.toThrow('without TLS');
    await expect(pin('https://hooks.example/', [])).rejects.toThrow('no address');
    const fails = () => Promise.reject(new Error('ENOTFOUND'));
    await expect(pinAddresses(new URL('https://hooks.example/'), [], fails)).rejects.toThrow(
      'cannot be resolved',
    );
  });

  test.each(['10.0.0.0', '10.0.0.0/33', 'everything', '*'])('%s is no network', (text) => {
    expect(() => readInsideNetworks(text)).toThrow(RangeError);
  });
});

import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** UnreachableAddress says why nothing is sent to an address: one line for people, without the address itself. */
export class UnreachableAddress extends Error {
  override readonly name = 'UnreachableAddress';
}

/** Networks inside that an operator lets messages go to, e.g. `10.1.0.0/16`. */
export type InsideNetworks = readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[];

/** Reads a list of networks with commas between. @throws {RangeError} one is no network. */
export function readInsideNetworks(text: string): InsideNetworks {
  const words = text.split(',').map((word) => word.trim());
  return words.filter((word) => word !== '').map(readNetwork);
}

function readNetwork(word: string): InsideNetworks[number] {
  if (ipaddr.isValidCIDR(word)) return ipaddr.parseCIDR(word);
  throw new RangeError(`${word} is no network such as 10.1.0.0/16 or fd00:1::/32`);
}

interface PinnedAddress {
  address: string;
  family: 4 | 6;
}

/** At least one. */
export type PinnedAddresses = [PinnedAddress, ...PinnedAddress[]];

type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>;

const resolveAll: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/**
 * The addresses that a message to this URL may go to, and is to be connected to, the first that answers: a name that is
 * resolved a second time may lead elsewhere. Whatever is not of the public internet is refused, in whichever notation it is written,
 * unless the operator lets messages go there; so is a name of which one address is refused. Without TLS, only inside.
 *
 * @throws {UnreachableAddress}
 */
export async function pinAddresses(
  { protocol, hostname }: URL,
  inside: InsideNetworks,
  resolve: Resolve = resolveAll,
): Promise<PinnedAddresses> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const found = await resolve(host).catch((cause: unknown) => {
    throw new UnreachableAddress('its name cannot be resolved', { cause });
  });
  for (const { address } of found) {
    const isInside = isWithin(address, inside);
    if (!isInside && !isPublic(address))
      throw new UnreachableAddress('it is no address of the public internet');
    if (!isInside && protocol !== 'https:')
      throw new UnreachableAddress('it takes messages without TLS outside of the inner networks');
  }
  const [first, ...others] = found.map(({ address, family }): PinnedAddress => ({
    address,
    family: family === 6 ? 6 : 4,
  }));
  if (first === undefined) throw new UnreachableAddress('its name has no address');
  return [first, ...others];
}

/** IPv4 that is written as IPv6 counts as what it is; ways into IPv4 networks through IPv6 do not count as public. */
function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

function isWithin(address: string, networks: InsideNetworks): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some(([network, bits]) => {
    if (parsed.kind() !== network.kind()) return false;
    return parsed.match(network as never, bits);
  });
}

import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Ranges that lead to this machine, its neighbours or nowhere (IANA special-purpose registries). IPv4 addresses inside
 * IPv6 ones (`::ffff:`, NAT64, 6to4) are refused as a whole: nobody publishes services there.
 */
const CLOSED: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['::ffff:0:0', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  // Teredo, which has an IPv4 address inside too, and the others of the registry's protocol assignments.
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
  ['5f00::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 9, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

const closed = new BlockList();
for (const [address, bits, family] of CLOSED) closed.addSubnet(address, bits, family);

/** Whether an address is one that the outside cannot have: this machine, a private network, link-local ... */
function isClosed(address: string): boolean {
  const family = isIP(address);
  return family === 0 || closed.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** A call was not made because of where it would have gone. */
export class RefusedAddress extends Error {}

/** Resolves a name to all its addresses; the system's resolver unless a test gives another. */
export type Resolve = (
  host: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Says where calls may go: everywhere outside, and to the private `host:port`s that were allowed by name. */
export class AddressRules {
  readonly #allowed: ReadonlySet<string>;
  readonly #resolve: Resolve;

  constructor(allowHosts: readonly string[], resolve: Resolve = lookup) {
    this.#allowed = new Set(allowHosts.map((host) => host.toLowerCase()));
    this.#resolve = resolve;
  }

  /**
   * How to find the address for a URL, to be given to the socket: the address that was checked is the one that is
   * connected to, so a name cannot point elsewhere a moment later (DNS rebinding).
   * @throws RefusedAddress when the URL names a closed address itself.
   */
  lookupFor(url: URL): LookupFunction {
    const allowed = this.#allowed.has(
      `${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`,
    );
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) && !allowed && isClosed(literal)) throw refused(url);
    return (host, { all, ...options }, done) => {
      this.#resolve(host, { ...options, all: true }, (error, addresses) => {
        const bad = !allowed && addresses?.some(({ address }) => isClosed(address));
        const failure =
          error ?? (bad ? refused(url) : addresses.length === 0 ? new Error(`${host} has no address`) : null);
        if (failure) return done(failure, []);
        if (all) return done(null, addresses);
        done(null, addresses[0]!.address, addresses[0]!.family);
      });
    };
  }
}

function refused(url: URL): RefusedAddress {
  return new RefusedAddress(
    `${url.host} is on this machine or in a private network; calls there must be allowed by name (allowHosts)`,
  );
}

import net from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu;

/** The first four groups of an IPv6 address: whoever has one address has the whole /64. */
function network64(address: string): string {
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/u, ''))
    .join(':')}::/64`;
}

/**
 * Whom a request is counted for. `trustedHops` proxies of ours stand in front, and each appends to `X-Forwarded-For` the address it was
 * called from: what stands that many places from the right was written by the outermost of them. Everything further left is the
 * caller's own invention. A request that lacks the entries did not come through them and counts for its socket.
 */
export function clientAddress(socketAddress: string | undefined, forwardedFor: string | undefined, trustedHops: number): string {
  const entries = (forwardedFor ?? '').split(',').map((entry) => entry.trim());
  const told = trustedHops > 0 ? entries[entries.length - trustedHops] : undefined;
  const address = told !== undefined && net.isIP(told) !== 0 ? told : (socketAddress ?? '');
  const plain = MAPPED.exec(address)?.[1] ?? address;
  return net.isIPv6(plain) ? network64(plain) : plain;
}

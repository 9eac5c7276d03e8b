import net from 'node:net';

/**
 * Who called, for the limits of the services behind us. `trustedHops` proxies of ours stand in front of this server, and each appends
 * to `X-Forwarded-For` the address it was called from: the one that many places from the right was written by the outermost of them.
 * Everything further left is the caller's own invention. Null when the socket names nobody.
 */
export function clientAddress(socketAddress: string | undefined, forwardedFor: string | undefined, trustedHops: number): string | null {
  const entries = (forwardedFor ?? '').split(',').map((entry) => entry.trim());
  const told = trustedHops > 0 ? entries[entries.length - trustedHops] : undefined;
  const address = told !== undefined && net.isIP(told) !== 0 ? told : (socketAddress ?? '');
  return net.isIP(address) === 0 ? null : address.replace(/^::ffff:(?=\d+\.)/i, '');
}

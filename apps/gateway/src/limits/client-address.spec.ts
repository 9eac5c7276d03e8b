import { describe, expect, it } from '@jest/globals';
import { clientAddress } from './client-address.ts';

describe('the address a request is counted for', () => {
  it.each([
    ['the socket, whatever the header says, when no proxy is ours', '9.9.9.9', '1.2.3.4', 0, '9.9.9.9'],
    ['what our proxy was called from', '10.0.0.1', '1.2.3.4', 1, '1.2.3.4'],
    ['the right-most entry: the left is the invention of the caller', '10.0.0.1', '6.6.6.6, 7.7.7.7, 1.2.3.4', 1, '1.2.3.4'],
    ['what the outer of two proxies was called from', '10.0.0.1', '6.6.6.6, 1.2.3.4, 10.0.0.2', 2, '1.2.3.4'],
    ['the socket when the request did not come through all proxies', '9.9.9.9', '1.2.3.4', 2, '9.9.9.9'],
    ['the socket when there is no header', '9.9.9.9', undefined, 1, '9.9.9.9'],
    ['the socket when the entry is no address', '9.9.9.9', 'x'.repeat(10_000), 1, '9.9.9.9'],
    ['IPv4 however it is written', '::ffff:9.9.9.9', undefined, 0, '9.9.9.9'],
    ['the network of an IPv6 address', '2001:db8:0:7::1', undefined, 0, '2001:db8:0:7::/64'],
    ['the network of a short IPv6 address', '::1', undefined, 0, '0:0:0:0::/64'],
    ['one network for many addresses', '10.0.0.1', '2001:0DB8::7:1:2:3:4', 1, '2001:db8:0:7::/64'],
    ['nobody in particular when the socket is gone', undefined, undefined, 0, ''],
  ])('is %s', (_, socket, forwardedFor, hops, address) => {
    expect(clientAddress(socket, forwardedFor, hops)).toBe(address);
  });
});

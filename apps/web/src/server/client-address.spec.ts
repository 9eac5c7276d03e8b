import { expect, test } from '@jest/globals';
import { clientAddress } from './client-address.ts';

test.each([
  ['without a proxy of ours the socket says it', '10.0.0.5', '9.9.9.9', 0, '10.0.0.5'],
  ['an IPv4 address in IPv6 clothes is itself', '::ffff:10.0.0.5', undefined, 0, '10.0.0.5'],
  ['one proxy: what it appended, not what the caller wrote before', '10.0.0.5', '1.1.1.1, 9.9.9.9', 1, '9.9.9.9'],
  ['two proxies: the outer one', '10.0.0.5', '1.1.1.1, 9.9.9.9, 10.0.0.4', 2, '9.9.9.9'],
  ['a request that did not come through them counts for its socket', '10.0.0.5', undefined, 1, '10.0.0.5'],
  ['nor is nonsense believed', '10.0.0.5', 'unknown', 1, '10.0.0.5'],
  ['IPv6', '2001:db8::1', undefined, 0, '2001:db8::1'],
  ['a socket that is gone', undefined, undefined, 0, null],
])('%s', (_, socket, forwardedFor, hops, expected) => {
  expect(clientAddress(socket, forwardedFor, hops)).toBe(expected);
});

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { clientAddress } from './client-address.ts';
import { CLIENT_ADDRESS } from './forwarded-headers.ts';

const CHANNEL = 'http.server.request.start';

/**
 * Writes on every request of this process who called, before Next sees it: a route handler is not told the socket.
 * Always overwritten or removed, so that a caller cannot write it. Returns how to end it.
 */
export function noteClientAddress(trustedHops: number): () => void {
  const note = (message: unknown) => {
    const { headers, socket } = (message as { request: IncomingMessage }).request;
    const forwardedFor = [headers['x-forwarded-for'] ?? []].flat().join(',');
    const address = clientAddress(socket.remoteAddress, forwardedFor, trustedHops);
    if (address === null) delete headers[CLIENT_ADDRESS];
    else headers[CLIENT_ADDRESS] = address;
  };
  subscribe(CHANNEL, note);
  return () => void unsubscribe(CHANNEL, note);
}

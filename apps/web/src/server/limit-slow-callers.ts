import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';

const CHANNEL = 'http.server.request.start';

/** As in the gateway, which stands behind this server. */
export const SLOWEST_HEADERS_MS = 10_000;
export const SLOWEST_REQUEST_MS = 30_000;

/**
 * Gives callers that send their headers or body drop by drop as long as the gateway does, not Node's minute and five minutes.
 * Next makes its server itself and hands it to nobody, so it is met at its first request. Returns how to stop waiting for that.
 */
export function limitSlowCallers(): () => void {
  const stop = () => void unsubscribe(CHANNEL, limit);
  function limit(message: unknown): void {
    const { server } = message as { server: Server };
    server.headersTimeout = SLOWEST_HEADERS_MS;
    server.requestTimeout = SLOWEST_REQUEST_MS;
    stop();
  }
  subscribe(CHANNEL, limit);
  return stop;
}

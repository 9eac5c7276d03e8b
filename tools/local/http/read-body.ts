import type { IncomingMessage } from 'node:http';

/** Thrown by `readBody` when the sender goes on beyond the limit. */
export class BodyTooLargeError extends Error {}

/** The whole body as text. Rejects with `BodyTooLargeError` beyond `maxBytes`, and when the sender goes away halfway. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > maxBytes) throw new BodyTooLargeError(`The body is larger than ${maxBytes} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

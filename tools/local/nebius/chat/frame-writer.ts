import type { ServerResponse } from 'node:http';
import { realClock } from '../clock/clock.ts';
import type { Fault } from '../faults/fault.ts';

/** Real time on any clock: it keeps the network from joining the halves again. */
const BETWEEN_HALVES_MS = 2;

/** Writes one `data:` frame; a promise only where the fault needs time. */
export type WriteFrame = (data: string) => void | Promise<void>;

/** Server-sent-event framing as the provider does it, or as spoiled as the fault wants it. */
export function frameWriter(response: ServerResponse, fault: Fault, gone: AbortSignal): WriteFrame {
  if (fault.fault === 'split_utf8') return (data) => writeInHalves(response, `data: ${data}\n\n`, gone);
  if (fault.fault === 'crlf') return (data) => void response.write(`: ping\r\n\r\ndata: ${data}\r\n\r\n`);
  return (data) => void response.write(`data: ${data}\n\n`);
}

async function writeInHalves(response: ServerResponse, frame: string, gone: AbortSignal): Promise<void> {
  const bytes = Buffer.from(frame, 'utf8');
  const cut = cutInsideCharacter(bytes);
  response.write(bytes.subarray(0, cut));
  await realClock.wait(BETWEEN_HALVES_MS, gone);
  if (!gone.aborted) response.write(bytes.subarray(cut));
  await realClock.wait(BETWEEN_HALVES_MS, gone);
}

/** A place inside the first character of more than one byte; the middle when there is none. */
export function cutInsideCharacter(bytes: Uint8Array): number {
  const lead = bytes.findIndex((byte) => byte >= 0xc0);
  return lead < 0 ? Math.floor(bytes.length / 2) : lead + 1;
}

import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves when the process can be used; rejects only when the signal says that it is no longer of interest. */
export type Readiness = (signal: AbortSignal) => Promise<void>;

const LOOK_AGAIN_MS = 30;
const REQUEST_TIMEOUT_MS = 2_000;

/** Somebody accepts connections on 127.0.0.1:port. */
export function acceptsConnections(port: number): Readiness {
  return (signal) => until(() => isListening(port), signal);
}

/** GET on the address answers 200. */
export function answersOk(url: string): Readiness {
  const look = async (): Promise<boolean> => {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
      await response.arrayBuffer();
      return response.status === 200;
    } catch {
      // Refused or cut: it is not ready yet.
      return false;
    }
  };
  return (signal) => until(look, signal);
}

export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function until(look: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (!(await look())) await sleep(LOOK_AGAIN_MS, undefined, { signal });
  signal.throwIfAborted();
}

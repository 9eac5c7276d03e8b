import { ownPath } from '../next-path.ts';
import { type Provider, PROVIDERS } from './providers.ts';

const FLOW_KEY = 'hyrox.oauth';
export const RETURN_PATH = '/auth/callback';

/** A sign-in that this tab sent to a provider. */
export interface OAuthFlow {
  flow: string;
  provider: Provider;
  next: string | null;
}

/**
 * Remembers, in this tab, that a sign-in was sent off, and returns the address to come back to. Only a return that carries the same
 * number is believed: a link with somebody else's session in it would sign the athlete into a stranger's account.
 */
export function beginFlow(storage: Storage, origin: string, flow: Omit<OAuthFlow, 'flow'>): string {
  const id = crypto.randomUUID();
  storage.setItem(FLOW_KEY, JSON.stringify({ ...flow, flow: id }));
  return `${origin}${RETURN_PATH}?flow=${id}`;
}

/** The sign-in that this tab sent off, and forgets it. `next` is one of our own paths or null. */
export function endFlow(storage: Storage): OAuthFlow | null {
  const kept = storage.getItem(FLOW_KEY);
  storage.removeItem(FLOW_KEY);
  if (kept === null) return null;
  const flow = readJson(kept);
  return isFlow(flow) ? { ...flow, next: ownPath(flow.next) } : null;
}

function isFlow(kept: unknown): kept is OAuthFlow {
  if (typeof kept !== 'object' || kept === null) return false;
  const { flow, provider, next } = kept as Record<string, unknown>;
  const isKnown = PROVIDERS.some((known) => known === provider);
  return isKnown && typeof flow === 'string' && /^[0-9a-f-]{36}$/.test(flow) && (next === null || typeof next === 'string');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import { headers } from 'next/headers';
import { RENEW_BEFORE_S, SESSION_KEY } from '../auth/session/peek-session.ts';
import { beginEarly, type EarlyPlan } from './begin-early.ts';

interface EarlyReadsProps {
  paths: readonly string[];
  messages?: string;
}

/**
 * Begins reads of a page while its code and its style sheet are still on the way. An asynchronous module, because a plain script inside
 * a document waits for every style sheet above it: on a slow line that is a whole round trip.
 */
export async function EarlyReads({ paths, messages }: EarlyReadsProps) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const plan: EarlyPlan = { sessionKey: SESSION_KEY, renewBeforeS: RENEW_BEFORE_S, paths, messages: messages ?? null };
  const json = JSON.stringify(plan).replaceAll('<', '\\u003c');
  const code = { __html: `(${beginEarly.toString()})(${json})` };
  return <script type="module" async nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={code} />;
}

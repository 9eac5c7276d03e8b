import { headers } from 'next/headers';
import { RENEW_BEFORE_S, SESSION_KEY } from '../auth/session/peek-session.ts';
import { beginEarly, type EarlyPlan } from './begin-early.ts';

interface EarlyReadsProps {
  paths: readonly string[];
  messages?: string;
}

/** Begins reads of a page while its code is still on the way. Stands at the end of the page: what it fills is there by then. */
export async function EarlyReads({ paths, messages }: EarlyReadsProps) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const plan: EarlyPlan = { sessionKey: SESSION_KEY, renewBeforeS: RENEW_BEFORE_S, paths, messages: messages ?? null };
  const json = JSON.stringify(plan).replaceAll('<', '\\u003c');
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: `(${beginEarly.toString()})(${json})` }} />;
}

import { enabledProviders, type Provider } from './providers.ts';

const ANSWER_WITHIN_MS = 1_500;
const KNOWN_FOR_MS = 60_000;
/** A settings page that cannot be read is not asked for again by every visitor. */
const UNKNOWN_FOR_MS = 5_000;

let known: { providers: Provider[]; goodUntil: number } = { providers: [], goodUntil: 0 };

/** Runs on the server: the providers Supabase is set up for, asked once a minute. Without an answer the last ones known, else none. */
export async function readProviders(supabaseUrl: string, anonKey: string): Promise<Provider[]> {
  if (Date.now() < known.goodUntil) return known.providers;
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await fetch(`${supabaseUrl}/auth/v1/settings`, { headers: { apikey: anonKey }, signal, cache: 'no-store' });
    if (!answer.ok) throw new Error(`Supabase answered ${answer.status}`);
    known = { providers: enabledProviders(await answer.json()), goodUntil: Date.now() + KNOWN_FOR_MS };
  } catch (error) {
    console.warn(
      JSON.stringify({ level: 'warn', msg: 'sign-in providers unknown', reason: error instanceof Error ? error.name : 'unknown' }),
    );
    known = { ...known, goodUntil: Date.now() + UNKNOWN_FOR_MS };
  }
  return known.providers;
}

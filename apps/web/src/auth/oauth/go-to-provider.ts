import { RETURN_PATH } from './oauth-flow.ts';
import { PROVIDERS } from './providers.ts';

const ANSWER_WITHIN_MS = 10_000;

/**
 * Runs on the server: asks Supabase where a sign-in by provider goes on and sends the browser there. A browser that follows a link
 * has no API key and must see a page, so whatever goes wrong ends on our own return page. 400 for an address to come back to that is not ours.
 */
export async function goToProvider(request: Request, supabase: { url: string; anonKey: string }): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const provider = PROVIDERS.find((name) => name === asked.get('provider'));
  const redirectTo = asked.get('redirect_to');
  if (!provider || !isOurReturn(redirectTo, request.headers)) return new Response(null, { status: 400 });
  const target = new URL(`${supabase.url}/auth/v1/authorize`);
  const prompt = asked.get('prompt');
  target.search = new URLSearchParams({ provider, redirect_to: redirectTo, ...(prompt === null ? {} : { prompt }) }).toString();
  try {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    const answer = await fetch(target, { redirect: 'manual', headers: { apikey: supabase.anonKey }, signal, cache: 'no-store' });
    await answer.body?.cancel();
    const location = answer.headers.get('location');
    if (answer.status < 300 || answer.status > 399 || location === null) throw new Error(`Supabase answered ${answer.status}`);
    return sendTo(location);
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    console.error(
      JSON.stringify({ level: 'error', msg: 'provider unreachable', reason: error instanceof Error ? error.message : 'unknown' }),
    );
    return sendTo(`${RETURN_PATH}#error=server_error`);
  }
}

/** Supabase has its own list; this one keeps a crafted link from even asking. */
function isOurReturn(address: string | null, headers: Headers): address is string {
  if (address === null || !URL.canParse(address)) return false;
  const { host, pathname, protocol, username, password } = new URL(address);
  const ours = [headers.get('host'), headers.get('x-forwarded-host')];
  return ours.includes(host) && pathname === RETURN_PATH && /^https?:$/.test(protocol) && username === '' && password === '';
}

function sendTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}

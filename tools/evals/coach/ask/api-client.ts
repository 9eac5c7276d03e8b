import type { Session } from '../../../local/client/open-session.ts';
import { StartError } from '../../../local/start/start-error.ts';

const MOST_WAITS = 20;
const WAIT_MS = 3_000;
/** Asked too often, and a part that does not answer in time. */
const BUSY: ReadonlySet<number> = new Set([429, 503]);

/** One JSON request as this athlete, with whatever it is answered; waits and asks again when the product says that it is too busy. */
export async function tryApi(
  gatewayUrl: string,
  session: Session,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  for (let waited = 0; ; waited++) {
    const response = await fetch(`${gatewayUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${session.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!BUSY.has(response.status) || waited === MOST_WAITS) return { status: response.status, body: await response.json() };
    await response.text();
    await new Promise((later) => setTimeout(later, Number(response.headers.get('retry-after') ?? 0) * 1000 || WAIT_MS));
  }
}

/** The same where only an answer will do. Throws a StartError for anything else. */
export async function callApi(gatewayUrl: string, session: Session, method: string, path: string, body?: unknown): Promise<unknown> {
  const answered = await tryApi(gatewayUrl, session, method, path, body);
  if (answered.status < 400) return answered.body;
  throw new StartError(`${method} ${path} answered ${answered.status}: ${JSON.stringify(answered.body)}`);
}

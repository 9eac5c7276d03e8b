import type { Session } from '../../../local/client/open-session.ts';
import { StartError } from '../../../local/start/start-error.ts';

const MOST_WAITS = 20;
const WAIT_MS = 3_000;

/** One JSON request as this athlete; waits and asks again when the product says that it was asked too often. Throws a StartError else. */
export async function callApi(gatewayUrl: string, session: Session, method: string, path: string, body?: unknown): Promise<unknown> {
  for (let waited = 0; ; waited++) {
    const response = await fetch(`${gatewayUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${session.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (response.ok) return response.json();
    const said = await response.text();
    if (response.status !== 429 || waited === MOST_WAITS) throw new StartError(`${method} ${path} answered ${response.status}: ${said}`);
    await new Promise((later) => setTimeout(later, Number(response.headers.get('retry-after') ?? 0) * 1000 || WAIT_MS));
  }
}

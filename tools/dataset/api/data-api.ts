import { CollectedTurn } from '@hyrox/contracts';
import { StartError } from '../../local/start/start-error.ts';

/** The gateway said that the place to go on from is gone: what was read so far may no longer be the list. */
export class ListChanged extends Error {
  override readonly name = 'ListChanged';
}

export type Verdict = 'include' | 'exclude' | null;

/** What the data team may ask of the coach. */
export interface DataApi {
  /** Every turn that may be read at this moment, oldest first. Throws ListChanged when one that was read is gone meanwhile. */
  turns(options: { flaggedOnly: boolean }): AsyncIterable<CollectedTurn>;
  review(turnId: string, verdict: Verdict): Promise<void>;
}

export interface ApiAddress {
  gatewayUrl: string;
  /** Signs the data account in; called again when a token has run out. */
  signIn: () => Promise<string>;
  /** Told of waits. */
  log?: (line: string) => void;
}

const PAGE = 20;
const LONGEST_WAIT_S = 60;
const PATIENCE = 20;

/** The gateway's own sentence, or the status when it said none. */
async function wordsOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  return body?.error?.message ?? `it answered ${response.status}`;
}

/** Speaks HTTP with the gateway as the data account. Waits where it is told to (429), signs in anew when a token has run out (401). */
export function openDataApi(address: ApiAddress): DataApi {
  let token: string | undefined;

  async function call(pathAndQuery: string, init: RequestInit = {}): Promise<Response> {
    let signedIn = false;
    for (let tries = 0; tries < PATIENCE; tries++) {
      token ??= await address.signIn();
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const response = await fetch(`${address.gatewayUrl}${pathAndQuery}`, { ...init, headers });
      if (response.status === 401 && !signedIn) {
        signedIn = true;
        token = undefined;
        await response.body?.cancel();
      } else if (response.status === 429 || response.status === 503) {
        const waitS = Math.min(Number(response.headers.get('retry-after')) || 1, LONGEST_WAIT_S);
        await response.body?.cancel();
        address.log?.(`the coach asks to wait ${waitS} s`);
        await new Promise((again) => setTimeout(again, waitS * 1000));
      } else return response;
    }
    throw new StartError('The coach is too busy: try again later.');
  }

  async function* turns(options: { flaggedOnly: boolean }): AsyncIterable<CollectedTurn> {
    for (let after = ''; ;) {
      const response = await call(`/api/data/turns?flagged=${options.flaggedOnly}&limit=${PAGE}${after}`);
      if (response.status === 409) throw new ListChanged(await wordsOf(response));
      if (response.status === 404) throw new StartError('This account does not belong to the data team.');
      if (!response.ok) throw new StartError(`The turns could not be read: ${await wordsOf(response)}`);
      const page = CollectedTurn.array().parse(await response.json());
      yield* page;
      const last = page.at(-1);
      if (!last || !/rel="?next"?/.test(response.headers.get('link') ?? '')) return;
      after = `&after=${last.turnId}`;
    }
  }

  async function review(turnId: string, verdict: Verdict): Promise<void> {
    const response = await call(`/api/data/turns/${encodeURIComponent(turnId)}/review`, {
      method: 'POST',
      body: JSON.stringify({ verdict }),
    });
    if (response.status === 404) throw new StartError('There is no such turn that may be read.');
    if (!response.ok) throw new StartError(`The turn could not be reviewed: ${await wordsOf(response)}`);
    await response.body?.cancel();
  }

  return { turns, review };
}

import { z } from 'zod';
import type { ProviderConnections } from './connections.ts';
import { ProviderError, refusal } from './provider-error.ts';

const List = z.object({ data: z.array(z.object({ id: z.string() })) });
const MAX_REASON_CHARS = 16_384;

/** The ids that `GET /v1/models` names. Throws ProviderError. */
export async function listModels({ baseUrl, apiKey, limits }: ProviderConnections): Promise<ReadonlySet<string>> {
  const request = {
    headers: { authorization: `Bearer ${apiKey}` },
    signal: AbortSignal.timeout(limits.connectMs + limits.betweenTokensMs),
  };
  const response = await fetch(new URL('models', baseUrl), request).catch((cause: unknown) => {
    throw new ProviderError('unreachable', 'the list of models cannot be read', { cause });
  });
  const body = await response.text();
  if (!response.ok) throw refusal(response.status, Object.fromEntries(response.headers), body.slice(0, MAX_REASON_CHARS), Date.now());
  const list = List.safeParse(JSON.parse(body));
  if (!list.success) throw new ProviderError('broken', 'the list of models is not one', { cause: list.error });
  return new Set(list.data.data.map(({ id }) => id));
}

import { z } from 'zod';
import { StartError } from '../../../local/start/start-error.ts';
import type { Complete } from './make-judge.ts';

const Completion = z.object({ choices: z.tuple([z.object({ message: z.object({ content: z.string() }) })], z.unknown()) });
const DEFAULT_BASE_URL = 'https://api.tokenfactory.nebius.com/v1/';
const PATIENCE_MS = 90_000;
const TRIES = 4;

/** Completions of a Nebius model without streaming; waits and tries again when it is busy. Throws a StartError that repeats no key. */
export function nebiusCompletions({ apiKey, baseUrl = DEFAULT_BASE_URL }: { apiKey: string; baseUrl?: string | undefined }): Complete {
  return async (model, messages, seed) => {
    for (let tried = 1; ; tried++) {
      const response = await fetch(new URL('chat/completions', baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`), {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model, messages, seed, temperature: 0.3, max_tokens: 200, response_format: { type: 'json_object' } }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (response.ok) return Completion.parse(await response.json()).choices[0].message.content;
      const busy = response.status === 429 || response.status >= 500;
      if (!busy || tried === TRIES) throw new StartError(`The judge ${model} answered ${response.status}.`);
      await response.body?.cancel();
      await new Promise((later) => setTimeout(later, tried * 2_000));
    }
  };
}

import { ApiError } from './api-error.ts';
import { fetchApi } from './fetch-api.ts';
import type { TokenSource } from './token-source.ts';

const TRIES = 4;
const PAUSE_MS = 700;

/** Asks the server to end an answer and keep its text. Repeated over a bad connection; asking twice does no harm. Throws `ApiError`. */
export async function stopTurn(turnId: string, token: TokenSource): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await fetchApi(`/api/turns/${turnId}/stop`, token, { method: 'POST' });
      return;
    } catch (error) {
      if (tried === TRIES || !(error instanceof ApiError) || !error.isRetryable) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tried));
    }
  }
}

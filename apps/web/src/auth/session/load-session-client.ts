import type { SessionClient } from '../auth-client.ts';

/** The sign-in library of this page, fetched as a chunk of its own. */
export interface ClientLoader {
  /** Fetches it once. Rejects without a network; the next call tries again. */
  load: () => Promise<SessionClient>;
  /** The client, if it is here already. */
  loaded: () => SessionClient | null;
}

/** The library did not arrive: for the athlete the same as a server that was not reached. */
export const NOT_LOADED = { name: 'AuthRetryableFetchError', message: 'Not loaded' } as const;

export function sessionClientLoader(anonKey: string): ClientLoader {
  let client: SessionClient | null = null;
  let loading: Promise<SessionClient> | null = null;
  return {
    loaded: () => client,
    load: () => {
      loading ??= import('../auth-client.ts').then(
        ({ createAuthClient }) => (client = createAuthClient(window.location.origin, anonKey)),
        (reason: unknown) => {
          loading = null;
          throw reason;
        },
      );
      return loading;
    },
  };
}

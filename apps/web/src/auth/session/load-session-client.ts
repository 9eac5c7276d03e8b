import type { SessionClient } from '../auth-client.ts';

/** The sign-in library of this page, fetched as a chunk of its own. */
export interface ClientLoader {
  /** Fetches it once. Rejects without a network; the next call tries again. */
  load: () => Promise<SessionClient>;
  /** The client, if it is here already. */
  loaded: () => SessionClient | null;
  /** Hands the client over as soon as it is here, whoever asked for it, and before they have it. Returns how to stop waiting. */
  whenLoaded: (listener: (client: SessionClient) => void) => () => void;
}

/** The library did not arrive: for the athlete the same as a server that was not reached. */
export const NOT_LOADED = { name: 'AuthRetryableFetchError', message: 'Not loaded' } as const;

export function sessionClientLoader(anonKey: string): ClientLoader {
  let client: SessionClient | null = null;
  let loading: Promise<SessionClient> | null = null;
  const listeners = new Set<(client: SessionClient) => void>();
  return {
    loaded: () => client,
    load: () => {
      loading ??= import('../auth-client.ts').then(
        ({ createAuthClient }) => {
          const created = (client = createAuthClient(window.location.origin, anonKey));
          for (const listener of listeners) listener(created);
          return created;
        },
        (reason: unknown) => {
          loading = null;
          throw reason;
        },
      );
      return loading;
    },
    whenLoaded: (listener) => {
      listeners.add(listener);
      if (client) listener(client);
      return () => void listeners.delete(listener);
    },
  };
}

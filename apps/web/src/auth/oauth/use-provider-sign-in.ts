import { useEffect, useState } from 'react';
import { useAuth } from '../auth-context.tsx';
import { describeAuthError } from '../describe-auth-error.ts';
import { beginFlow } from './oauth-flow.ts';
import type { Provider } from './providers.ts';

interface ProviderSignIn {
  /** The provider this page is on its way to. */
  leavingTo: Provider | null;
  problem: string | undefined;
  goTo: (provider: Provider) => Promise<void>;
}

/** Sends the browser to a provider; it comes back at /auth/callback and goes on to `next`. */
export function useProviderSignIn(next: string | null): ProviderSignIn {
  const { loadClient } = useAuth();
  const [leavingTo, setLeavingTo] = useState<Provider | null>(null);
  const [problem, setProblem] = useState<string>();

  // Back from the provider with the browser's own button: the page is shown as it was left.
  useEffect(() => {
    const onShow = (event: PageTransitionEvent) => event.persisted && setLeavingTo(null);
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, []);

  async function goTo(provider: Provider): Promise<void> {
    if (leavingTo) return;
    if (!navigator.onLine) return setProblem('You are offline. Try again when there is a connection.');
    setProblem(undefined);
    setLeavingTo(provider);
    const redirectTo = beginFlow(window.sessionStorage, window.location.origin, { provider, next });
    const options = { redirectTo, queryParams: { prompt: 'select_account' } };
    try {
      const { error } = await (await loadClient()).signInWithOAuth({ provider, options });
      if (!error) return;
      setProblem(describeAuthError(error).message);
    } catch (reason) {
      console.warn('The sign-in could not be loaded', reason);
      setProblem('No connection to the server. Try again in a moment.');
    }
    setLeavingTo(null);
  }

  return { leavingTo, problem, goTo };
}

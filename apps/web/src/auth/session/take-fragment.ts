/** What Supabase hands to a page in its address. */
export interface Handed {
  /** Of the fragment, and of the query where the fragment says nothing: errors come in either. */
  read: (name: string) => string | null;
  tokens: { access_token: string; refresh_token: string } | null;
}

/** Reads what was handed over and takes it out of the address bar and the history at once: it is as good as a password. */
export function takeFragment(location: Location, history: History): Handed {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const query = new URLSearchParams(location.search);
  if (location.hash !== '' || location.search !== '') history.replaceState(null, '', location.pathname);
  const [access_token, refresh_token] = [fragment.get('access_token'), fragment.get('refresh_token')];
  return {
    read: (name) => fragment.get(name) ?? query.get(name),
    tokens: access_token && refresh_token ? { access_token, refresh_token } : null,
  };
}

export interface RedirectAllowList {
  /** The origins a browser may be sent to. */
  origins: readonly string[];
  /** Where to send the browser: the address asked for when it is on the list, else the site. Never relative, never elsewhere. */
  choose(asked: string | null): URL;
}

/** The first origin is the site. A session travels in the fragment of these addresses, so anything but an exact origin falls back to it. */
export function createRedirectAllowList(origins: readonly [string, ...string[]]): RedirectAllowList {
  const allowed = origins.map((origin) => new URL(origin).origin);
  return {
    origins: allowed,
    choose: (asked) => {
      const url = asked !== null && URL.canParse(asked) ? new URL(asked) : undefined;
      const isOurs = url !== undefined && allowed.includes(url.origin) && url.username === '' && url.password === '';
      return isOurs ? url : new URL(origins[0]);
    },
  };
}

/** A 303 to `target` with `values` in its fragment, which no server gets to see. */
export function redirectWith(target: URL, values: Record<string, string>): { status: 303; headers: Record<string, string> } {
  const url = new URL(target);
  url.hash = new URLSearchParams(values).toString();
  return { status: 303, headers: { location: url.href, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } };
}

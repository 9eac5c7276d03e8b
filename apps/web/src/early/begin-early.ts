/** What a document fetches before the page's own code is here. */
export interface EarlyPlan {
  sessionKey: string;
  /** Nearer to its end than this a token is not used: it has to be renewed first. */
  renewBeforeS: number;
  /** Paths of our API, as the page will ask for them. */
  paths: readonly string[];
  /** The one of them that reads the messages of the conversation that is open. */
  messages: string | null;
}

/** What was begun early, left for the page's own code. */
export interface Early {
  token: string;
  atMs: number;
  /** Null for a request that found no network. */
  answers: Partial<Record<string, Promise<Response | null>>>;
  messages: string | null;
  /** Puts the text of the conversation that is read at `path` into `host`, once it is there. */
  show: (host: Element, path: string) => void;
}

declare global {
  var hyroxEarly: Early | undefined;
}

/**
 * Runs inside the document, before the page's code: begins the page's first requests with the stored session, and shows the last messages
 * of an open conversation as plain text where its skeleton stands. It is put into the page as text, so it uses nothing but its argument.
 */
export function beginEarly({ sessionKey, renewBeforeS, paths, messages }: EarlyPlan): void {
  const NEWEST = -6;
  let texts: unknown[] = [];

  const show = (host: Element, path: string): void => {
    const copyOf = (name: string) => document.querySelector(`[data-early="${name}"]`)?.cloneNode(true) as HTMLElement | undefined;
    const list = copyOf('list');
    if (!list || texts.length === 0 || path !== messages) return;
    for (const { role, content } of texts.slice(NEWEST) as { role: string; content: string }[]) {
      const item = copyOf(role);
      const text = item?.querySelector('[data-text]');
      if (!item || !text) continue;
      text.textContent = content;
      item.hidden = false;
      list.append(item);
    }
    list.hidden = false;
    host.replaceChildren(list);
    host.scrollTop = host.scrollHeight;
  };

  try {
    const session = JSON.parse(localStorage.getItem(sessionKey) ?? 'null') as { access_token?: unknown; expires_at?: unknown } | null;
    const { access_token: token, expires_at: endsAtS } = session ?? {};
    if (typeof token !== 'string' || typeof endsAtS !== 'number' || endsAtS - renewBeforeS < Date.now() / 1_000) return;
    const read = (path: string) =>
      fetch(path, { headers: { authorization: `Bearer ${token}` }, cache: 'no-store', signal: AbortSignal.timeout(30_000) }).catch(
        () => null,
      );
    const early: Early = { token, atMs: Date.now(), answers: {}, messages, show };
    for (const path of paths) early.answers[path] = read(path);
    globalThis.hyroxEarly = early;
    if (messages === null) return;
    void early.answers[messages]
      ?.then((answer) => (answer?.ok ? answer.clone().json() : []))
      .then((body: unknown) => {
        if (globalThis.hyroxEarly !== early || !Array.isArray(body)) return;
        texts = body;
        const fill = (): boolean => {
          const host = globalThis.hyroxEarly === early && document.querySelector('[data-early-thread]');
          if (host) show(host, messages);
          return Boolean(host);
        };
        // The answer may be quicker than the document whose part it fills.
        if (!fill()) document.addEventListener('DOMContentLoaded', fill, { once: true });
      })
      .catch(() => undefined);
  } catch {
    // Storage that is forbidden or not ours: the page finds the same and says so.
  }
}

/** Why an answer did not come, in one sentence for the person who asked. */
export class ResearchFailure extends Error {
  override readonly name = 'ResearchFailure';
  /** HTTP status; null when no answer arrived. */
  readonly status: number | null;
  /** Whether the provider may have worked, and charged, although nothing arrived. */
  readonly mayBePaid: boolean;
  /** Whether every other question would fail as well. */
  readonly stopsAll: boolean;

  constructor(message: string, kind: { status: number | null; mayBePaid?: boolean; stopsAll?: boolean }) {
    super(message);
    this.status = kind.status;
    this.mayBePaid = kind.mayBePaid ?? false;
    this.stopsAll = kind.stopsAll ?? false;
  }
}

const LONGEST = 300;

/** What the provider says about an error, in one line, without anything that looks like a key. */
export function toldBy(body: string, key: string): string {
  let said = body;
  try {
    const parsed = JSON.parse(body) as { error?: { message?: unknown } | string; message?: unknown; detail?: unknown };
    const error = typeof parsed.error === 'object' ? parsed.error?.message : parsed.error;
    const found = error ?? parsed.message ?? parsed.detail;
    if (typeof found === 'string') said = found;
  } catch {
    // An error page of a proxy is not JSON; it is shown as it is.
  }
  const line = said
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return withoutKey(line, key).slice(0, LONGEST);
}

/** Takes a key out of a text, ours and any other of the provider's form. */
export const withoutKey = (text: string, key: string): string => text.replaceAll(key, '[key]').replaceAll(/pplx-[A-Za-z0-9_-]+/gu, '[key]');

/** The failure that an HTTP status stands for. `limit` says how long we waited already and what Retry-After asks for now. */
export function failureOf(status: number, said: string, limit: { waitedMs: number; askedMs: number | null }): ResearchFailure {
  const told = said ? ` It said: ${said}` : '';
  if (status === 401) return new ResearchFailure(`Perplexity does not accept PERPLEXITY_API_KEY (401).${told}`, { status, stopsAll: true });
  if (status === 402) return new ResearchFailure(`The Perplexity account has no credit left (402).${told}`, { status, stopsAll: true });
  if (status === 403) return new ResearchFailure(`The Perplexity account may not do this (403).${told}`, { status, stopsAll: true });
  if (status === 404)
    return new ResearchFailure(`There is no such address (404); look at PERPLEXITY_BASE_URL.${told}`, { status, stopsAll: true });
  if (status === 429) {
    const { waitedMs, askedMs } = limit;
    const again = askedMs === null ? '' : `; it asks to wait ${Math.ceil(askedMs / 1000)} s`;
    const waited = waitedMs ? `, after ${Math.round(waitedMs / 1000)} s of waiting` : '';
    return new ResearchFailure(`Perplexity takes no more questions for now (429)${waited}${again}.${told}`, { status });
  }
  if (status >= 500) return new ResearchFailure(`Perplexity is in trouble (${status}).${told}`, { status, mayBePaid: true });
  return new ResearchFailure(`Perplexity refuses the question (${status}).${told}`, { status });
}

/** Older than this an answer that nobody took is not what the page should show. */
const GOOD_FOR_MS = 10_000;

/** The answer to a read that the document began for this token before this code was here; each is given once. Null when there is none. */
export function takeEarlyAnswer(path: string, token: string, nowMs = Date.now()): Promise<Response | null> | null {
  const early = globalThis.hyroxEarly;
  const answer = early?.answers[path];
  if (!early || !answer) return null;
  delete early.answers[path];
  return early.token === token && nowMs - early.atMs < GOOD_FOR_MS ? answer : null;
}

/** Forgets what was begun early: it belonged to an athlete who is not here any more. */
export function forgetEarly(): void {
  globalThis.hyroxEarly = undefined;
}

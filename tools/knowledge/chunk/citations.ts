const MARK = /\[src:([a-z0-9][a-z0-9-]*)\]/g;
const MARKS_AFTER_STOP = /([.!?:;]["')\]*]*)((?:\s*\[src:[a-z0-9-]+\])+)/g;

/** The keys that a piece of text cites, sorted, each once. */
export function citedKeys(text: string): string[] {
  return [...new Set([...text.matchAll(MARK)].map((mark) => mark[1] ?? ''))].sort();
}

/** The text as an athlete reads it. */
export function withoutCitations(text: string): string {
  return text.replace(/[ \t]*\[src:[a-z0-9][a-z0-9-]*\]/g, '').trim();
}

/** Moves marks in front of the full stop they follow, so that a sentence keeps its own marks when the text is cut after the stop. */
export function marksBeforeStop(text: string): string {
  return text.replace(MARKS_AFTER_STOP, (_all, stop: string, marks: string) => `${marks.trimEnd()}${stop}`);
}

const MOST_SHARED = 0.5;

/** Runs of three words; a shorter text is one run. */
function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  return new Set(Array.from({ length: Math.max(1, words.length - 2) }, (_, at) => words.slice(at, at + 3).join(' ')));
}

/** Leaves out every line that shares half of its runs of three words, or of theirs, with one of the held texts. */
export function withoutCopies<T extends { text: string }>(lines: readonly T[], held: readonly string[]): T[] {
  const sizes = held.map((text) => runsOf(text).size);
  const where = new Map<string, number[]>();
  held.forEach((text, at) => {
    for (const run of runsOf(text)) where.set(run, [...(where.get(run) ?? []), at]);
  });
  return lines.filter(({ text }) => {
    const own = runsOf(text);
    const shared = new Map<number, number>();
    for (const run of own) for (const at of where.get(run) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    return ![...shared].some(([at, count]) => count / Math.min(own.size, sizes[at] ?? 1) >= MOST_SHARED);
  });
}

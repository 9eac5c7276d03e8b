import type { Problem } from './problem.ts';

/**
 * Of problems whose beginning no service knows: since when this page has seen them without a break. `seen` is what it remembers
 * from look to look; what is over is forgotten.
 */
export function noteFirstSeen(problems: readonly Problem[], at: string, seen: Map<string, string>): Problem[] {
  const keyOf = ({ entry, key }: Problem): string => `${entry} ${key}`;
  const standing = new Set(problems.map(keyOf));
  for (const key of seen.keys()) if (!standing.has(key)) seen.delete(key);
  return problems.map((problem) => {
    const key = keyOf(problem);
    if (!seen.has(key)) seen.set(key, at);
    return problem.since === null ? { ...problem, seenSince: seen.get(key) ?? at } : problem;
  });
}

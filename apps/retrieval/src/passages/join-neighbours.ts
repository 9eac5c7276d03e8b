/** What joining needs to know of a passage. */
export interface Joinable {
  content: string;
  tokens: number;
  place: string;
  index: number;
}

/**
 * Passages that were cut from one section and follow each other become one again, at the place and under the id of the better one; the sentences
 * both hold stand once. Order is kept otherwise. A table that begins anew keeps its head.
 */
export function joinNeighbours<P extends Joinable>(passages: readonly P[]): P[] {
  const runs: P[][] = [];
  for (const passage of passages) {
    const touching = runs.filter((run) => run.some((other) => areNeighbours(other, passage)));
    const [first] = touching;
    if (!first) runs.push([passage]);
    else first.push(passage, ...touching.slice(1).flatMap((run) => runs.splice(runs.indexOf(run), 1).flat()));
  }
  return runs.map(joinRun);
}

const areNeighbours = (a: Joinable, b: Joinable): boolean => a.place === b.place && Math.abs(a.index - b.index) === 1;

function joinRun<P extends Joinable>(run: readonly P[]): P {
  const [best] = run as [P, ...P[]];
  const inOrder = run.toSorted((a, b) => a.index - b.index);
  const content = inOrder.map((passage) => passage.content).reduce((before, after) => `${before}\n\n${withoutOverlap(before, after)}`);
  return { ...best, content, tokens: run.reduce((sum, passage) => sum + passage.tokens, 0) };
}

const MAX_OVERLAP_WORDS = 120;

/** `after` without the words that end `before` as well. */
function withoutOverlap(before: string, after: string): string {
  const ends = before.trim().split(/\s+/u).slice(-MAX_OVERLAP_WORDS);
  const begins = [...after.matchAll(/\S+/gu)].slice(0, MAX_OVERLAP_WORDS);
  for (let count = Math.min(ends.length, begins.length); count > 3; count--) {
    if (!begins.slice(0, count).every(([word], at) => word === ends[ends.length - count + at])) continue;
    const last = begins[count - 1];
    return after.slice((last?.index ?? 0) + (last?.[0].length ?? 0)).trimStart();
  }
  return after;
}

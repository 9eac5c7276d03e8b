import { slotOf, type IndexedPassage } from './indexed-passage.ts';
import { rarity } from './rarity.ts';

/** Words apart at most that still belong together. */
const NEAR = 8;

/**
 * For each passage, how many pairs of the question's words stand within eight words of each other in it, a pair that few of the passages have
 * counting more (term proximity after Rasolofo and Savoy 2003, weighed by pairs instead of words). `question` holds different words.
 */
export function scoreNearPairs(question: readonly number[], passages: readonly IndexedPassage[]): number[] {
  const having = new Map<number, number[]>();
  passages.forEach((passage, at) => {
    const slots = question.map((word) => slotOf(passage, word));
    for (let one = 0; one < slots.length; one++) {
      for (let other = one + 1; other < slots.length; other++) {
        if (!standNear(passage, slots[one] ?? -1, slots[other] ?? -1)) continue;
        const pair = one * question.length + other;
        const list = having.get(pair);
        if (list) list.push(at);
        else having.set(pair, [at]);
      }
    }
  });
  const scores = passages.map(() => 0);
  for (const list of having.values()) for (const at of list) scores[at] = (scores[at] ?? 0) + rarity(list.length, passages.length);
  return scores;
}

function standNear({ starts, places }: IndexedPassage, one: number, other: number): boolean {
  if (one < 0 || other < 0) return false;
  let a = starts[one] ?? 0;
  let b = starts[other] ?? 0;
  const [endA, endB] = [starts[one + 1] ?? 0, starts[other + 1] ?? 0];
  while (a < endA && b < endB) {
    const apart = (places[a] ?? 0) - (places[b] ?? 0);
    if (Math.abs(apart) <= NEAR) return true;
    if (apart < 0) a++;
    else b++;
  }
  return false;
}

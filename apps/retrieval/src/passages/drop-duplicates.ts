const GRAM = 5;
const MAX_CONTAINMENT = 0.5;

/**
 * Drops a passage when more than half of its five-word sequences stand in a better one, or the other way round: overlapping neighbours
 * would spend the budget twice. Order is kept. Nothing else is thinned out: the corpus has no near-duplicates, and diversity costs recall.
 */
export function dropDuplicates<P extends { content: string }>(passages: readonly P[]): P[] {
  const kept: { passage: P; grams: Set<number> }[] = [];
  for (const passage of passages) {
    const grams = gramHashes(passage.content);
    if (kept.some((better) => containment(grams, better.grams) > MAX_CONTAINMENT)) continue;
    kept.push({ passage, grams });
  }
  return kept.map(({ passage }) => passage);
}

/** Share of the smaller set that stands in the larger. */
function containment(a: Set<number>, b: Set<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const gram of small) if (large.has(gram)) shared++;
  return small.size ? shared / small.size : 0;
}

/** Hashes of all five-word sequences; of the whole text when it has fewer words. */
function gramHashes(text: string): Set<number> {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(hashOf);
  const grams = new Set<number>();
  const last = Math.max(0, words.length - GRAM);
  for (let at = 0; at <= last; at++) {
    grams.add(words.slice(at, at + GRAM).reduce((hash, word) => Math.imul(hash, 0x01000193) ^ word, 0x811c9dc5));
  }
  return grams;
}

/** FNV-1a, 32 bits: cheap, and a collision among a few thousand sequences moves the share by less than a thousandth. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

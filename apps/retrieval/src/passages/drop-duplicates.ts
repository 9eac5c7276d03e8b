const GRAM = 5;
const MAX_CONTAINMENT = 0.5;

/**
 * Drops a passage when more than half of its five-word sequences stand in a better one, or the other way round: overlapping neighbours
 * would spend the budget twice. Order is kept. Nothing else is thinned out: the corpus has no near-duplicates, and diversity costs recall.
 */
export function dropDuplicates<P extends { sequences: Uint32Array }>(passages: readonly P[]): P[] {
  const kept: P[] = [];
  for (const passage of passages) {
    if (kept.every((better) => containment(passage.sequences, better.sequences) <= MAX_CONTAINMENT)) kept.push(passage);
  }
  return kept;
}

/** Hashes of all five-word sequences of a text, each once and ascending; of the whole text when it has fewer words. */
export function hashSequences(text: string): Uint32Array {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(hashOf);
  const last = Math.max(0, words.length - GRAM);
  const hashes = Array.from({ length: last + 1 }, (_, at) =>
    words.slice(at, at + GRAM).reduce((hash, word) => (Math.imul(hash, 0x01000193) ^ word) >>> 0, 0x811c9dc5),
  );
  return Uint32Array.from(new Set(hashes)).sort();
}

/** Share of the smaller set that stands in the larger. */
function containment(a: Uint32Array, b: Uint32Array): number {
  let [atA, atB, shared] = [0, 0, 0];
  while (atA < a.length && atB < b.length) {
    const [one, other] = [a[atA] ?? 0, b[atB] ?? 0];
    if (one === other) shared++;
    if (one <= other) atA++;
    if (other <= one) atB++;
  }
  return shared / Math.max(1, Math.min(a.length, b.length));
}

/** FNV-1a, 32 bits: cheap, and a collision among a few thousand sequences moves the share by less than a thousandth. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

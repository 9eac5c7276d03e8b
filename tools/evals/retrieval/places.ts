import type { Chunk } from '../../knowledge/chunk/chunk.ts';

const SEPARATOR = ' › ';

/** `<document> › <headings>`, what a judgement names. */
export const placeOf = (chunk: Pick<Chunk, 'source_doc' | 'heading_path'>): string =>
  [chunk.source_doc.replace(/\.md$/u, ''), chunk.heading_path].join(SEPARATOR);

/**
 * The judged place a passage counts for: its own, else the nearest heading above it that was judged, because judges saw some sections whole
 * that are cut finer now. A place that nobody judged stays what it is and counts as not relevant.
 */
export function judgedPlace(place: string, judged: ReadonlySet<string>): string {
  for (let above = place; above.includes(SEPARATOR); above = above.slice(0, above.lastIndexOf(SEPARATOR))) {
    if (judged.has(above)) return above;
  }
  return place;
}

/** A ranking of passages as a ranking of places: each at its best passage, later ones of the same place left out. */
export const rankPlaces = (chunkIds: readonly string[], placeOfChunk: ReadonlyMap<string, string>): string[] => [
  ...new Set(chunkIds.map((id) => placeOfChunk.get(id) ?? id)),
];

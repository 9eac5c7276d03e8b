import { defineKind, passIf } from '../check-kind.ts';

/** The stored answer is the text that was shown, with the ids of the passages that were shown, in their order. */
export const chunksStored = defineKind('chunks_stored', 'pipeline', {}, (_, { stored, sources, text }) => {
  if (stored === null) return passIf(false, 'not stored');
  const shown = sources.map((source) => source.id);
  if (stored.content !== text) return passIf(false, 'another text is stored');
  return passIf(
    stored.chunkIds.join() === shown.join(),
    `stored ${stored.chunkIds.join(' ') || 'none'}, shown ${shown.join(' ') || 'none'}`,
  );
});

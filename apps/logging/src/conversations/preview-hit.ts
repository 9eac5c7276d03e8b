const MAX_CHARS = 140;
/** How much of the line may stand before the hit when the line is too long. */
const LEAD_CHARS = 40;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Where the grapheme at or before a place begins, so that nothing is cut in half. */
const boundary = (text: string, at: number): number => graphemes.segment(text).containing(at)?.index ?? at;

/**
 * The line of a text where `search` is found (in any case), on one line of at most 140 UTF-16 units; a longer line is cut around the hit with an
 * ellipsis. The beginning of the text when the hit cannot be found again.
 */
export function previewHit(text: string, search: string): string {
  const hit = new RegExp(search.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), 'iu').exec(text)?.index ?? 0;
  const lineStart = text.lastIndexOf('\n', hit - 1) + 1;
  const lineEnd = text.indexOf('\n', hit + search.length);
  const before = fold(text.slice(lineStart, hit)).trimStart();
  const after = fold(text.slice(hit, lineEnd < 0 ? text.length : lineEnd)).trimEnd();
  if (before.length + after.length <= MAX_CHARS) return (before + after).trim();
  const room = Math.max(LEAD_CHARS, MAX_CHARS - after.length - 1);
  const lead = before.length <= room ? before : `…${before.slice(boundary(before, before.length - room + 1)).trimStart()}`;
  const left = MAX_CHARS - lead.length;
  return lead + (after.length <= left ? after : `${after.slice(0, boundary(after, left - 1)).trimEnd()}…`);
}

const fold = (text: string): string => text.replaceAll(/\s+/g, ' ');

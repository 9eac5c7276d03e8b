let segmenter: Intl.Segmenter | undefined;

export interface TextRange {
  start: number;
  end: number;
}

/** The sentences of a text as ranges, without the space around them. Ranges are in UTF-16 units. */
export function sentenceRanges(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  // Made when first needed: making one takes far longer than using it.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' });
  for (const { segment, index } of segmenter.segment(text)) {
    const start = index + segment.length - segment.trimStart().length;
    const end = index + segment.trimEnd().length;
    if (end > start) ranges.push({ start, end });
  }
  return ranges;
}

/** The sentence that a mark at `at` belongs to. A mark after the full stop, `… 152 kg. [1]`, belongs to the sentence before it. */
export function sentenceAt(text: string, at: number): string {
  const said = sentenceRanges(text.slice(0, at).replace(/(?:\s*\[[\d,\s]+\])+\s*$/, ''));
  const last = said.at(-1);
  if (!last) return text.trim();
  const whole = sentenceRanges(text).find(({ start, end }) => start <= last.start && end >= last.end);
  return text.slice(last.start, Math.max(last.end, whole?.end ?? 0)).trim();
}

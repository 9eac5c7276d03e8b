const LINK = /!?\[([^\]]*)\]\([^)]*(?:\)|$)/g;
const AT_LINE_START = /^\s*(?:#{1,6}|>|[-*+]|\d{1,2}[.)])\s+/gm;
const EMPHASIS = /(\*{1,3}|~~|`+)(?=\S)(.*?\S)\1/gs;
/** The cut of a preview may fall between a mark and its pair. */
const UNPAIRED = /\*\*|~~|`/g;

/** The beginning of a message as a list shows it: its words without the marks of Markdown. */
export function plainPreview(text: string): string {
  const words = text.replace(LINK, '$1').replace(AT_LINE_START, '').replace(EMPHASIS, '$2').replace(UNPAIRED, '');
  return words.replace(/\s+/g, ' ').trim();
}

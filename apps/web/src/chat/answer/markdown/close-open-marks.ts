/** A link that has not reached its closing bracket: `[text`, `[text](https://hy`. */
const OPEN_LINK = /\[([^[\]\n]*)(?:\](?:\([^()\s]*)?)?$/;

/** A citation that has begun, `[`, `[1`, `[1, `: it is shown once it is whole. */
const OPEN_CITATION = /[ \t]*\[(?:source ?)?[\d, ]*$/i;
const CITATION = /\[(?:source )?\d[\d, ]*\]$/i;
/** A tag that has begun, `<scr`: it would be text now and nothing, or something else, a moment later. */
const OPEN_TAG = /<[/!a-z][^<>\n]*$/i;

/**
 * Closes emphasis and code that a half-written block has opened and shows the text of a half-written link, so that a reader does
 * not see `**` or an address come and go. Only for showing a block that is growing or was cut: a whole one is rendered as written.
 */
export function closeOpenMarks(block: string): string {
  if (/^ {0,3}(```|~~~)/m.test(block)) return block;
  const whole = block.replace(OPEN_CITATION, '').replace(OPEN_TAG, '');
  const linked = CITATION.test(whole) ? whole : whole.replace(OPEN_LINK, '$1');
  const trimmed = linked.replace(/(\*\*|`|\*)$/, '');
  const withoutCode = trimmed.replace(/`[^`\n]*`/g, '');
  const openCode = withoutCode.includes('`');
  if (openCode) return `${trimmed}\``;
  const strongMarks = withoutCode.match(/\*\*/g)?.length ?? 0;
  return strongMarks % 2 === 1 ? `${trimmed.trimEnd()}**` : trimmed;
}

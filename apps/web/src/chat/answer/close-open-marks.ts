/**
 * Closes emphasis and code that a half-written block has opened, so that a reader does not see `**` come and go.
 * Only for showing a block while it grows: a finished block is rendered as it was written.
 */
export function closeOpenMarks(block: string): string {
  if (/^ {0,3}(```|~~~)/m.test(block)) return block;
  const trimmed = block.replace(/(\*\*|`|\*|\[)$/, '');
  const withoutCode = trimmed.replace(/`[^`\n]*`/g, '');
  const openCode = withoutCode.includes('`');
  if (openCode) return `${trimmed}\``;
  const strongMarks = withoutCode.match(/\*\*/g)?.length ?? 0;
  return strongMarks % 2 === 1 ? `${trimmed.trimEnd()}**` : trimmed;
}

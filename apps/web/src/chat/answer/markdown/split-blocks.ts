const FENCE = /^ {0,3}(```|~~~)/;
const CONTINUES = /^(\s|[-*+]\s|\d{1,9}[.)]\s|\||>)/;

/**
 * Cuts Markdown into blocks that can be rendered on their own, so that a growing answer renders only its last block again.
 * A cut is made only at an empty line outside a code fence whose next line starts something new at the margin. Joined by a
 * line break the blocks are the text again.
 */
export function splitBlocks(markdown: string): string[] {
  const blocks: string[] = [];
  let block: string[] = [];
  let fence: string | null = null;
  let hasText = false;
  let afterBlank = false;
  for (const line of markdown.split('\n')) {
    if (hasText && afterBlank && fence === null && line.trim() !== '' && !CONTINUES.test(line)) {
      blocks.push(block.join('\n'));
      block = [];
      hasText = false;
    }
    const mark = FENCE.exec(line)?.[1] ?? null;
    if (mark) fence = fence === null ? mark : fence === mark ? null : fence;
    afterBlank = line.trim() === '';
    hasText ||= !afterBlank;
    block.push(line);
  }
  if (block.length) blocks.push(block.join('\n'));
  return blocks;
}

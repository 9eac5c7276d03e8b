import type { Element, ElementContent, Root, Text } from 'hast';
import { sentenceRanges, type TextRange } from '../answer/citations/sentence-at.ts';
import { findCited } from './find-cited.ts';

/** Elements whose text is read as sentences; a row of a table is one sentence. */
const SPOKEN = new Set(['p', 'h3', 'h4', 'h1', 'h2', 'h5', 'h6', 'blockquote', 'li', 'tr']);

interface Spoken {
  texts: { node: Text; parent: Root | Element; start: number }[];
  text: string;
  ranges: TextRange[];
}

/** Rehype step: puts a `mark` around the sentences of a passage that a sentence of the answer rests on. */
export function markCited({ citing }: { citing: string | null }) {
  return (tree: Root): void => {
    if (!citing) return;
    const blocks: Spoken[] = [];
    readBlocks(tree, null, blocks);
    const sentences = blocks.flatMap((block) => block.ranges.map((range) => ({ block, range })));
    const cited = findCited(
      citing,
      sentences.map(({ block, range }) => block.text.slice(range.start, range.end)),
    );
    // From the end on, so that the places before it stay where they are.
    for (const index of cited.toReversed()) {
      const sentence = sentences[index];
      if (sentence) markRange(sentence.block, sentence.range);
    }
  };
}

function readBlocks(node: Root | Element, block: Spoken | null, blocks: Spoken[]): void {
  for (const child of node.children) {
    if (child.type === 'text') block?.texts.push({ node: child, parent: node, start: addText(block, child.value) });
    if (child.type !== 'element') continue;
    const isRowOfOne = block !== null && (child.tagName === 'td' || child.tagName === 'th');
    if (isRowOfOne) addText(block, ' ');
    const own = SPOKEN.has(child.tagName) ? { texts: [], text: '', ranges: [] } : block;
    readBlocks(child, own, blocks);
    if (own && own !== block) blocks.push(withRanges(own, child.tagName === 'tr'));
  }
}

function addText(block: Spoken, text: string): number {
  const start = block.text.length;
  block.text += text;
  return start;
}

function withRanges(block: Spoken, isRow: boolean): Spoken {
  block.ranges = isRow ? [{ start: 0, end: block.text.length }] : sentenceRanges(block.text);
  return block;
}

function markRange(block: Spoken, { start, end }: TextRange): void {
  for (const { node, parent, start: nodeStart } of block.texts) {
    const from = Math.max(start - nodeStart, 0);
    const to = Math.min(end - nodeStart, node.value.length);
    if (from >= to || !node.value.slice(from, to).trim()) continue;
    const [marked, rest] = [node.value.slice(from, to), node.value.slice(to)];
    node.value = node.value.slice(0, from);
    const pieces: ElementContent[] = [
      { type: 'element', tagName: 'mark', properties: {}, children: [{ type: 'text', value: marked }] },
      { type: 'text', value: rest },
    ];
    parent.children.splice(parent.children.indexOf(node) + 1, 0, ...pieces);
  }
}

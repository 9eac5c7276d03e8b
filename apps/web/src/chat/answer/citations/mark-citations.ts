import type { Element, ElementContent, Root, Text } from 'hast';
import { CITATION, numbersIn } from './cited-numbers.ts';

const UNMARKED = new Set(['a', 'code', 'pre']);
const BLOCKS = new Set(['p', 'li', 'td', 'th', 'h3', 'h4', 'h1', 'h2', 'h5', 'h6', 'blockquote']);

/**
 * Rehype step: turns citations of existing sources into `cite` elements with `dataSource` (from 1), and `dataText` and `dataAt`, the text
 * of the block and the place in it: the sentence that cites is looked for when a mark is opened, because the first look costs a tenth of a
 * second on a phone. Text in links and code, and numbers of sources that do not exist, stay as they are.
 */
export function markCitations({ count }: { count: number }) {
  return (tree: Root): void => {
    if (count > 0) markIn(tree, tree, count);
  };
}

function markIn(node: Root | Element, block: Root | Element, count: number): void {
  for (let index = 0; index < node.children.length; index++) {
    const child = node.children[index];
    if (child?.type === 'element' && !UNMARKED.has(child.tagName)) {
      markIn(child, BLOCKS.has(child.tagName) ? child : block, count);
    } else if (child?.type === 'text') {
      const pieces = piecesOf(child, block, count);
      if (pieces[0] === child) continue;
      node.children.splice(index, 1, ...pieces);
      index += pieces.length - 1;
    }
  }
}

function piecesOf(node: Text, block: Root | Element, count: number): ElementContent[] {
  const pieces: ElementContent[] = [];
  let from = 0;
  for (const match of node.value.matchAll(CITATION)) {
    const numbers = numbersIn(match[1] ?? '');
    if (numbers.some((number) => number < 1 || number > count)) continue;
    const before = node.value.slice(from, match.index).replace(/[ \t]+$/, '');
    const [text, at] = [textOf(block), offsetIn(block, node) + match.index];
    pieces.push(
      ...withLastWord(
        before,
        numbers.map((number) => citation(number, text, at)),
      ),
    );
    from = match.index + match[0].length;
  }
  if (from === 0) return [node];
  if (from < node.value.length) pieces.push({ type: 'text', value: node.value.slice(from) });
  return pieces;
}

/** Keeps marks on the line of the word before them: alone at the start of a line they would seem to belong to the next. */
function withLastWord(before: string, marks: Element[]): ElementContent[] {
  const word = /\S{1,24}(?:\s%)?$/.exec(before)?.[0] ?? '';
  const rest = before.slice(0, before.length - word.length);
  const kept: Element = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['whitespace-nowrap'] },
    children: [...(word ? [{ type: 'text' as const, value: word }] : []), ...marks],
  };
  return rest ? [{ type: 'text', value: rest }, kept] : [kept];
}

const citation = (number: number, text: string, at: number): Element => ({
  type: 'element',
  tagName: 'cite',
  properties: { dataSource: String(number), dataText: text, dataAt: at },
  children: [],
});

/** The text of a node as it was written: citations that were already marked count as their marks. */
export function textOf(node: Root | ElementContent | Root['children'][number]): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  if (node.type === 'element' && node.tagName === 'cite') return `[${String(node.properties['dataSource'] ?? '')}]`;
  return node.children.map(textOf).join('');
}

function offsetIn(block: Root | Element, text: Text): number {
  let offset = 0;
  const find = (node: Root | Root['children'][number]): boolean => {
    if (node === text) return true;
    if (node.type === 'element' || node.type === 'root') {
      if (node.type === 'element' && node.tagName === 'cite') offset += textOf(node).length;
      else return node.children.some(find);
    } else if (node.type === 'text') offset += node.value.length;
    return false;
  };
  find(block);
  return offset;
}

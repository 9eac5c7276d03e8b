import type { Element, ElementContent, Root } from 'hast';

/** A number or a range with its percent sign, as in "8–12 %". */
const PERCENT = /\d[\d.,]*(?:\s?[–-]\s?\d[\d.,]*)?\s?%/g;
const AS_WRITTEN = new Set(['code', 'pre']);

/** Rehype step: a range and its percent sign stay on one line. The text itself is untouched, so that it is copied as it was written. */
export function keepUnits() {
  return (tree: Root): void => keepIn(tree);
}

function keepIn(node: Root | Element): void {
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return piecesOf(child.value);
    if (child.type === 'element' && !AS_WRITTEN.has(child.tagName)) keepIn(child);
    return [child as ElementContent];
  });
}

function piecesOf(text: string): ElementContent[] {
  const pieces: ElementContent[] = [];
  let from = 0;
  for (const { 0: percent, index } of text.matchAll(PERCENT)) {
    if (index > from) pieces.push({ type: 'text', value: text.slice(from, index) });
    const children: ElementContent[] = [{ type: 'text', value: percent }];
    pieces.push({ type: 'element', tagName: 'span', properties: { className: ['whitespace-nowrap'] }, children });
    from = index + percent.length;
  }
  if (from === 0) return [{ type: 'text', value: text }];
  return from < text.length ? [...pieces, { type: 'text', value: text.slice(from) }] : pieces;
}

import type { PhrasingContent, Root, RootContent } from 'mdast';

type Node = Root | RootContent;

const LINE_BREAK = /^<br\s*\/?>$/i;
const HOLDS_BLOCKS = new Set(['root', 'blockquote', 'listItem']);
const CITATION = /^(?:source\s+)?\d{1,2}$/i;

/**
 * Remark step: what must not become an element is shown as the text it was written as. HTML is text (a line break in a table cell is a
 * line break), an image is its description, and a number in brackets stays a citation even when a link is defined for it.
 */
export function plainNodes() {
  return (tree: Root): void => plainIn(tree);
}

function plainIn(node: Node): void {
  if (!('children' in node)) return;
  const children = node.children as RootContent[];
  for (const [index, child] of children.entries()) {
    const plain = plainOf(child);
    if (!plain) plainIn(child);
    else children[index] = child.type === 'html' && HOLDS_BLOCKS.has(node.type) ? { type: 'paragraph', children: [plain] } : plain;
  }
}

function plainOf(node: RootContent): PhrasingContent | null {
  switch (node.type) {
    case 'html':
      return LINE_BREAK.test(node.value.trim()) ? { type: 'break' } : { type: 'text', value: node.value };
    case 'image':
    case 'imageReference':
      return { type: 'text', value: node.alt ?? '' };
    case 'linkReference':
      return CITATION.test(node.label ?? '') ? { type: 'text', value: `[${node.label}]` } : null;
    default:
      return null;
  }
}

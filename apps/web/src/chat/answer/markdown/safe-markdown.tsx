import type { Element, ElementContent } from 'hast';
import { memo } from 'react';
import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize, { defaultSchema, type Options as SanitizeSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { ExternalLink } from './external-link.tsx';
import { ScrollTable } from './scroll-table.tsx';

const schema: SanitizeSchema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => !['img', 'input', 'picture', 'source', 'details', 'summary'].includes(tag)),
  protocols: { href: ['http', 'https', 'mailto'] },
};

const SHORT_CELL = 18;

/** Numbers with their units stay on one line; a table too wide for the screen scrolls instead. */
function isShort(cell: Element | undefined): boolean {
  const lengthOf = (node: Element | ElementContent): number =>
    node.type === 'text' ? node.value.length : 'children' in node ? node.children.reduce((sum, child) => sum + lengthOf(child), 0) : 0;
  return cell !== undefined && lengthOf(cell) <= SHORT_CELL;
}

/** Headings of an answer stand below the heading that says whose answer it is. */
const components: Components = {
  h1: 'h3',
  h2: 'h3',
  h4: ({ children }) => <h4>{children}</h4>,
  h5: 'h4',
  h6: 'h4',
  a: ({ href, children }) => <ExternalLink href={href}>{children}</ExternalLink>,
  table: ({ children }) => <ScrollTable>{children}</ScrollTable>,
  td: ({ node, children }) => <td className={isShort(node) ? 'whitespace-nowrap' : 'min-w-44'}>{children}</td>,
};

/** Markdown from a model: no HTML, no images, no scripts, links that say where they lead. */
export const SafeMarkdown = memo(function SafeMarkdown({ text }: { text: string }) {
  return (
    <Markdown remarkPlugins={[remarkGfm]} rehypePlugins={[[rehypeSanitize, schema]]} components={components} disallowedElements={['img']}>
      {text}
    </Markdown>
  );
});

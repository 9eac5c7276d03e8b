import type { Element, ElementContent } from 'hast';
import { memo, useMemo } from 'react';
import Markdown, { type Components, type Options } from 'react-markdown';
import rehypeSanitize, { defaultSchema, type Options as SanitizeSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { CitationMark } from '../citations/citation-mark.tsx';
import { markCitations } from '../citations/mark-citations.ts';
import { ExternalLink } from './external-link.tsx';
import { keepUnits } from './keep-units.ts';
import { plainNodes } from './plain-nodes.ts';
import { ScrollTable } from './scroll-table.tsx';

type Step = NonNullable<Options['rehypePlugins']>[number];

interface SafeMarkdownProps {
  text: string;
  /** How many sources the numbers in brackets may name; none by default. */
  sourceCount?: number;
  /** A further rehype step, after the cleaning. Keep the same object for the same text. */
  step?: Step | undefined;
}

const REFUSED_TAGS = new Set(['img', 'input', 'picture', 'source', 'details', 'summary']);
const schema: SanitizeSchema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => !REFUSED_TAGS.has(tag)),
  protocols: { href: ['https', 'mailto'] },
};

const SHORT_CELL = 18;

/** Numbers with their units stay on one line; a table too wide for the screen scrolls instead. */
function isShort(cell: Element | undefined): boolean {
  const lengthOf = (node: Element | ElementContent): number =>
    node.type === 'text' ? node.value.length : 'children' in node ? node.children.reduce((sum, child) => sum + lengthOf(child), 0) : 0;
  return cell !== undefined && lengthOf(cell) <= SHORT_CELL;
}

const Cite = ({ dataSource, dataText, dataAt }: Element['properties']) => (
  <CitationMark number={Number(dataSource)} text={String(dataText ?? '')} at={Number(dataAt)} />
);

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
  cite: ({ node }) => <Cite {...node?.properties} />,
};

/** Markdown from a model: no HTML, no images, no scripts, links that say where they lead and ask before they do. */
export const SafeMarkdown = memo(function SafeMarkdown({ text, sourceCount = 0, step }: SafeMarkdownProps) {
  const rehypePlugins = useMemo<Step[]>(
    () => [[rehypeSanitize, schema], [markCitations, { count: sourceCount }], ...(step ? [step] : []), keepUnits],
    [sourceCount, step],
  );
  return (
    <Markdown remarkPlugins={[remarkGfm, plainNodes]} rehypePlugins={rehypePlugins} components={components} disallowedElements={['img']}>
      {text}
    </Markdown>
  );
});

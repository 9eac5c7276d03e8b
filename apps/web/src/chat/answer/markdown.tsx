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

/** Headings of an answer stand below the heading that says whose answer it is. */
const components: Components = {
  h1: 'h3',
  h2: 'h3',
  h4: ({ children }) => <h4>{children}</h4>,
  h5: 'h4',
  h6: 'h4',
  a: ({ href, children }) => <ExternalLink href={href}>{children}</ExternalLink>,
  table: ({ children }) => <ScrollTable>{children}</ScrollTable>,
};

/** Markdown from a model: no HTML, no images, no scripts, links that say where they lead. */
export const SafeMarkdown = memo(function SafeMarkdown({ text }: { text: string }) {
  return (
    <Markdown remarkPlugins={[remarkGfm]} rehypePlugins={[[rehypeSanitize, schema]]} components={components} disallowedElements={['img']}>
      {text}
    </Markdown>
  );
});

import type { ReactNode } from 'react';

/** A link out of an answer. Shows its host unless the text already does; anything that is not a web or mail address stays text. */
export function ExternalLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const url = href && URL.canParse(href) ? new URL(href) : null;
  if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return <>{children}</>;
  const host = url.host.replace(/^www\./, '');
  const isHostShown = host === '' || (typeof children === 'string' && children.includes(host));
  return (
    <a href={url.href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
      {!isHostShown && <span className="text-muted"> ({host})</span>}
    </a>
  );
}

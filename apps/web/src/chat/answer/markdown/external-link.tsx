import { type MouseEvent, type ReactNode, useState } from 'react';
import { LeaveDialog } from './leave-dialog.tsx';
import { OUTSIDE } from './outside.ts';

const PROTOCOLS = new Set(['https:', 'mailto:']);

/** A link out of an answer. Shows its host unless the text already does, and asks before it leads there; any other address stays text. */
export function ExternalLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const [isLeaving, setIsLeaving] = useState(false);
  const url = href && URL.canParse(href) ? new URL(href) : null;
  if (!url || !PROTOCOLS.has(url.protocol) || url.username || url.password) return <>{children}</>;
  const place = url.protocol === 'mailto:' ? url.pathname : url.host.replace(/^www\./, '');
  const isPlaceShown = typeof children === 'string' && children.includes(place);
  const askFirst = (event: MouseEvent) => {
    event.preventDefault();
    setIsLeaving(true);
  };
  return (
    <>
      <a href={url.href} {...OUTSIDE} onClick={askFirst} onAuxClick={askFirst}>
        {children}
        {!isPlaceShown && (
          <bdi dir="ltr" className="text-muted">
            {` (${place})`}
          </bdi>
        )}
      </a>
      {isLeaving && <LeaveDialog url={url} place={place} onClose={() => setIsLeaving(false)} />}
    </>
  );
}

import { type ReactNode, useId } from 'react';

interface PanelProps {
  title: string;
  /** Beside the title: what it is of. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One part of the page, under its heading. */
export function Panel({ title, aside, children }: PanelProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="flex min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 id={heading} className="text-xl">
          {title}
        </h2>
        {aside && <p className="text-small text-muted">{aside}</p>}
      </div>
      {children}
    </section>
  );
}

/** What stands where there is nothing to list. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="text-small text-muted">{children}</p>;
}

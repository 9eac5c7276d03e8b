import type { ReactNode } from 'react';

interface AccountCardProps {
  title: string;
  words: ReactNode;
  children: ReactNode;
}

/** One thing about the account: what it is, what it means, what can be done. */
export function AccountCard({ title, words, children }: AccountCardProps) {
  return (
    <section className="flex flex-col items-start gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-col gap-1">
        <h3 className="text-xl leading-tight">{title}</h3>
        <p className="max-w-prose text-small text-muted">{words}</p>
      </div>
      {children}
    </section>
  );
}

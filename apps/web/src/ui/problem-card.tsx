import type { ReactNode } from 'react';

interface ProblemCardProps {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

/** Something failed: what, what was kept, and the one thing to do. */
export function ProblemCard({ title, children, action }: ProblemCardProps) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-col gap-1">
        <p className="font-medium">{title}</p>
        <p className="text-small text-muted">{children}</p>
      </div>
      {action}
    </div>
  );
}

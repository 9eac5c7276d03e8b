import { CalendarDays } from 'lucide-react';
import Link from 'next/link';
import { buttonStyle } from '../ui/button.tsx';

/** No plan yet: how one comes about, and the way there. */
export function NoPlan() {
  return (
    <div className="flex flex-col items-start gap-4 rounded-card border border-line bg-surface p-4 sm:p-6">
      <CalendarDays aria-hidden className="size-8 text-muted" />
      <div className="flex flex-col gap-1">
        <h2 className="text-2xl leading-tight">No plan yet</h2>
        <p className="max-w-[56ch] text-muted">
          Ask Coach K for one, with your race, your days and your hours. It comes as a card in the chat; nothing changes before you accept
          it, and then it stands here.
        </p>
      </div>
      <Link href="/coach" className={buttonStyle({ tone: 'accent' })}>
        Ask for a plan
      </Link>
    </div>
  );
}

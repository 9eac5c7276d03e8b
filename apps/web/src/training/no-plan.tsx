import { CalendarDays } from 'lucide-react';
import Link from 'next/link';
import { buttonStyle } from '../ui/button.tsx';

/** No plan yet: how one comes about, and the way there. Shorter than the heading above, which is read while this is looked up. */
export function NoPlan() {
  return (
    <div className="flex flex-col items-start gap-4 rounded-card border border-line bg-surface p-4 sm:p-6">
      <CalendarDays aria-hidden className="size-8 text-muted" />
      <div className="flex flex-col gap-1">
        <h2 className="text-2xl leading-tight">No plan yet</h2>
        <p className="max-w-[56ch] text-muted">Ask Coach K for one. It comes as a card in the chat and stands here once you accept it.</p>
      </div>
      <Link href="/coach" className={buttonStyle({ tone: 'accent' })}>
        Ask for a plan
      </Link>
    </div>
  );
}

import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '../ui/cn.ts';
import { Wordmark } from '../ui/wordmark.tsx';
import { DESTINATIONS, type DestinationName } from './destinations.ts';
import { useCoachHref } from './last-coach-path.ts';
import { ShortcutsButton } from './shortcuts/shortcuts-button.tsx';
import { SideAccount } from './side-account.tsx';

/** The left column of wide screens: where one can go, what belongs beside the page, and whose account this is. */
export function SideBar({ active, children }: { active: DestinationName; children: ReactNode }) {
  const coachHref = useCoachHref();
  return (
    <aside aria-label="Where to go" className="hidden w-72 shrink-0 flex-col border-r border-line bg-surface lg:flex">
      <div className="flex h-14 shrink-0 items-center justify-between pr-1.5 pl-4">
        <Link href="/coach" className="rounded-lg text-lg">
          <Wordmark />
        </Link>
        <ShortcutsButton />
      </div>
      <nav aria-label="Main" className="shrink-0 px-2 pb-2">
        <ul className="flex flex-col gap-0.5">
          {DESTINATIONS.map(({ name, label, href, Icon }) => (
            <li key={name}>
              <Link
                href={name === 'coach' ? coachHref : href}
                aria-current={name === active ? 'page' : undefined}
                className={cn(
                  'flex min-h-11 items-center gap-3 rounded-card px-3 transition-colors duration-150',
                  name === active ? 'bg-raised font-medium text-text' : 'text-muted hover:bg-raised hover:text-text',
                )}
              >
                <Icon aria-hidden className="size-5" />
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex min-h-0 flex-1 flex-col border-t border-line">{children}</div>
      <SideAccount />
    </aside>
  );
}

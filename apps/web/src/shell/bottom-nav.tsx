import Link from 'next/link';
import { cn } from '../ui/cn.ts';
import { DESTINATIONS, type DestinationName } from './destinations.ts';
import { useCoachHref } from './last-coach-path.ts';

/** The destinations under the thumb. Makes room while the screen keyboard has taken most of the height. */
export function BottomNav({ active }: { active: DestinationName }) {
  const coachHref = useCoachHref();
  return (
    <nav
      aria-label="Main"
      className="keyboard-hides z-20 shrink-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="mx-auto flex h-14 max-w-md">
        {DESTINATIONS.map(({ name, label, href, Icon }) => (
          <li key={name} className="flex flex-1">
            <Link
              href={name === 'coach' ? coachHref : href}
              aria-current={name === active ? 'page' : undefined}
              className={cn(
                'flex flex-1 flex-col items-center justify-center gap-0.5 text-small leading-4 transition-colors duration-150 focus-visible:-outline-offset-4',
                name === active ? 'font-medium text-text' : 'text-muted hover:text-text',
              )}
            >
              <span
                className={cn('grid h-7 w-14 place-items-center rounded-full transition-colors duration-150', name === active && 'bg-line')}
              >
                <Icon aria-hidden className="size-5" />
              </span>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

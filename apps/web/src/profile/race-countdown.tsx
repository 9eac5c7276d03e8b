import type { Profile } from '@hyrox/contracts';
import Link from 'next/link';
import { daysBetween, formatDay, formatDistanceInDays, type Day } from '../units/calendar-day.ts';
import { formatGoal } from '../units/format-quantity.ts';

/** The race and how far it is, under the tape of the venue. Nothing when no race is known. */
export function RaceCountdown({ profile, today }: { profile: Profile; today: Day }) {
  const { race_date: date, goal_time_minutes: goal } = profile;
  if (!date) return null;
  const isOver = daysBetween(today, date) < 0;
  return (
    <section aria-label="Race countdown" className="overflow-hidden rounded-card border border-line bg-surface">
      <div aria-hidden className="caution-stripe" />
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-3">
        <p className="font-display text-2xl leading-tight font-semibold">
          <time dateTime={date}>{formatDay(date, today)}</time> · {formatDistanceInDays(date, today)}
        </p>
        {isOver ? (
          <Link href="/me" className="py-2 text-small underline decoration-edge underline-offset-4">
            Set the next race
          </Link>
        ) : (
          goal !== null && <p className="text-muted">Goal {formatGoal(goal)}</p>
        )}
      </div>
    </section>
  );
}

import type { Profile } from '@hyrox/contracts';
import Link from 'next/link';
import { daysBetween, formatDay, formatDistanceInDays, type Day } from '../units/calendar-day.ts';
import { formatGoal } from '../units/format-quantity.ts';

/** As tall as the countdown of a race on one line, so that nothing below moves when it comes. */
const PLACE = 'min-h-15.5 rounded-card border border-line bg-surface';

/** The countdown where the rest of a page stands below it: its place is kept while the profile is read, and where there is no race. */
export function RacePlace({ profile, isPending, today }: { profile: Profile | undefined; isPending: boolean; today: Day }) {
  if (profile?.race_date) return <RaceCountdown profile={profile} today={today} />;
  if (!profile) return isPending && <RacePlaceholder />;
  return (
    <section aria-label="Race countdown" className={`flex flex-wrap items-center justify-between gap-x-4 px-4 ${PLACE}`}>
      <p className="text-muted">No race set</p>
      <Link href="/me" className="py-2 text-small underline decoration-edge underline-offset-4">
        Set a race date
      </Link>
    </section>
  );
}

export function RacePlaceholder() {
  return <div aria-hidden className={`animate-pulse-soft ${PLACE}`} />;
}

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

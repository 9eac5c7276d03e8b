'use client';

import type { LogEntry } from '@hyrox/contracts';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useOnline } from '../chat/connection/use-online.ts';
import { RacePlace } from '../profile/race-countdown.tsx';
import { useAthleteContext } from '../profile/use-athlete-context.ts';
import { useProfile } from '../profile/use-profile.ts';
import { Button } from '../ui/button.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type Day, monthWeeks } from '../units/calendar-day.ts';
import { groupByDay } from './calendar/group-by-day.ts';
import { MonthCalendar } from './calendar/month-calendar.tsx';
import { dayOf } from './entries/log-draft.ts';
import { EntryList } from './list/entry-list.tsx';
import { LogHeading } from './log-heading.tsx';
import { ListSkeleton } from './log-skeleton.tsx';
import { QuickEntry } from './quick-entry.tsx';
import { applyUnsent } from './queue/unsent.ts';
import { useUnsentStore } from './queue/unsent-store.ts';
import { useLog } from './use-log.ts';
import { useLogActions } from './use-log-actions.ts';
import { WaitingBar } from './waiting-bar.tsx';

const NOTHING_YET: readonly LogEntry[] = [];

/** Writing down what was done, and seeing it: entry, calendar, list. On wide screens the entry stands beside the rest. */
export function LogScreen() {
  const context = useAthleteContext();
  const { data, hasFailed: isProfileLost } = useProfile();
  // What arrives is drawn in slices, so that the form above it never waits.
  const profile = useDeferredValue(data);
  // The entry first, the calendar in a second step: together they keep a slow phone busy for too long.
  const isWhole = useDeferredValue(true, false);
  const actions = useLogActions();
  const isOnline = useOnline();
  const unsent = useUnsentStore();
  const [chosenMonth, setChosenMonth] = useState<string | null>(null);
  const [selected, setSelected] = useState<Day | null>(null);
  const month = chosenMonth ?? context.today.slice(0, 7);
  const range = useMemo(() => {
    const days = monthWeeks(month).flat();
    return { from: days[0] ?? `${month}-01`, to: days.at(-1) ?? `${month}-28` };
  }, [month]);
  const log = useLog(range);
  const isHere = useDeferredValue(!log.isPending || log.entries.length > 0);
  const isPending = log.isPending || !isHere;
  const entries = isHere ? log.entries : NOTHING_YET;
  const byDay = useMemo(() => {
    const listed = applyUnsent(entries, unsent.items);
    return groupByDay(listed.filter((entry) => dayOf(entry) >= range.from && dayOf(entry) <= range.to));
  }, [entries, unsent.items, range]);
  const shown = useMemo(
    () => [...byDay].filter(([day]) => (selected ? day === selected : day.startsWith(month))),
    [byDay, selected, month],
  );

  const goTo = useCallback((next: string) => {
    setChosenMonth(next);
    setSelected(null);
  }, []);
  const showAll = useCallback(() => setSelected(null), []);
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-4 py-6">
      <LogHeading />
      <RacePlace profile={profile} isPending={!isProfileLost} today={context.today} />
      <div className="grid items-start gap-4 xl:grid-cols-[24rem_1fr] xl:gap-6">
        <QuickEntry context={context} isOnline={isOnline} onAdd={actions.add} className="xl:sticky xl:top-4" />
        <div className="flex min-w-0 flex-col gap-4">
          <WaitingBar items={unsent.items} isOnline={isOnline} isKept={unsent.isKept} />
          {isWhole ? (
            <MonthCalendar
              month={month}
              today={context.today}
              selected={selected}
              raceDate={profile?.race_date ?? null}
              byDay={byDay}
              units={context.units}
              isBusy={isPending}
              onSelect={setSelected}
              onMonth={goTo}
            />
          ) : (
            <Skeleton className="h-80 w-full rounded-card" />
          )}
          {log.hasFailed && (
            <ProblemCard
              title={isOnline ? 'Your log could not be loaded' : 'You are offline'}
              action={
                <Button tone="outline" onClick={log.refetch}>
                  {log.isFetching ? 'Loading…' : 'Load again'}
                </Button>
              }
            >
              What you logged before is stored. You can go on logging: it is kept on this device and sent later.
            </ProblemCard>
          )}
          {isPending && !log.hasFailed && shown.length === 0 && <ListSkeleton />}
          {((!isPending && !log.hasFailed) || shown.length > 0) && (
            <EntryList days={shown} selected={selected} month={month} context={context} actions={actions} onShowAll={showAll} />
          )}
        </div>
      </div>
    </div>
  );
}

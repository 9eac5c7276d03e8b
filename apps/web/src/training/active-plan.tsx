import type { WholePlan } from '@hyrox/contracts';
import { useMemo, useState } from 'react';
import { applyUnsent } from '../log/queue/unsent.ts';
import { useUnsentStore } from '../log/queue/unsent-store.ts';
import { useLog } from '../log/use-log.ts';
import { useLogActions } from '../log/use-log-actions.ts';
import { useAthleteContext } from '../profile/use-athlete-context.ts';
import { addDays, type Day } from '../units/calendar-day.ts';
import { PlanHead } from './plan-head.tsx';
import { WeekBar } from './week-bar.tsx';
import { WeekDays } from './week-days.tsx';

const LAST_DAY = 6;

/** The place of the week that a day lies in; -1 outside the plan. */
const weekOf = ({ weeks }: WholePlan, day: Day): number =>
  weeks.findIndex(({ startDate }) => startDate <= day && day <= addDays(startDate, LAST_DAY));

/** A plan with the week of today open, and what the log has of it. */
export function ActivePlan({ plan }: { plan: WholePlan }) {
  const context = useAthleteContext();
  const actions = useLogActions();
  const unsent = useUnsentStore();
  const [chosen, setChosen] = useState<number | null>(null);
  const current = weekOf(plan, context.today);
  const last = plan.weeks.length - 1;
  const atFirst = current >= 0 ? current : context.today < plan.startDate ? 0 : last;
  const shown = Math.min(chosen ?? atFirst, last);
  const week = plan.weeks[shown];
  const from = week?.startDate ?? plan.startDate;
  const range = useMemo(() => ({ from, to: addDays(from, LAST_DAY) }), [from]);
  const log = useLog(range);
  const entries = useMemo(() => applyUnsent(log.entries, unsent.items), [log.entries, unsent.items]);
  return (
    <div className="flex flex-col gap-4">
      <PlanHead plan={plan} />
      <WeekBar weeks={plan.weeks} shown={shown} current={current} onShow={setChosen} />
      {log.hasFailed && (
        <p role="status" className="text-small text-warning">
          Your log could not be read: what you did may be missing here. What you tick off now is kept and sent later.
        </p>
      )}
      {week && <WeekDays key={week.startDate} planId={plan.id} week={week} entries={entries} actions={actions} {...context} />}
    </div>
  );
}

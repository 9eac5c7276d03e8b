import { PlanPhase, type PlanDraft, type PlanSummary } from '@hyrox/contracts';
import { addDays } from '../calendar.ts';
import { dayText, minutesText, PHASE_NAMES } from './render-plan.ts';

function weekFigures(plan: PlanDraft): { sessions: number; minutes: number }[] {
  return plan.weeks.map(({ days }) => {
    const sessions = days.flatMap((day) => day.sessions).filter(({ kind }) => kind !== 'race');
    return { sessions: sessions.length, minutes: sessions.reduce((sum, { durationMin }) => sum + durationMin, 0) };
  });
}

/** Title and three facts for the plan card: when, how much, which phases. */
export function summarisePlan(plan: PlanDraft): PlanSummary {
  const figures = weekFigures(plan);
  const end = plan.raceDate ?? addDays(plan.startDate, plan.weeks.length * 7 - 1);
  const phases = PlanPhase.options.flatMap((phase) => {
    const weeks = plan.weeks.filter((week) => week.phase === phase).length;
    return weeks > 0 ? [`${weeks} × ${PHASE_NAMES[phase]}`] : [];
  });
  return {
    title: plan.title,
    facts: [
      `${plan.weeks.length} weeks, ${dayText(plan.startDate)} to ${dayText(end)} ${end.slice(0, 4)}`,
      `Up to ${Math.max(...figures.map(({ sessions }) => sessions))} sessions and ${minutesText(Math.max(...figures.map(({ minutes }) => minutes)))} a week`,
      phases.join(', ').slice(0, 120),
    ],
  };
}

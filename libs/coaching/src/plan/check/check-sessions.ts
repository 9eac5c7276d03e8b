import type { SessionKind } from '@hyrox/contracts';
import { daysBetween, weekdayOf } from '../calendar.ts';
import { PLAN_LIMITS } from '../data/limits.ts';
import { hardGapDays, mostHardSessions } from '../place-sessions.ts';
import { finding, type PlanRule } from './rule.ts';

const EASY: readonly SessionKind[] = ['easy_run', 'long_run', 'easy_erg'];

const checkDays: PlanRule = ({ plan, inputs, sessions }) =>
  plan.weeks.flatMap(({ days }, w) =>
    days.flatMap((day, d) => {
      const own = sessions.filter((of) => of.day === day);
      const path = `weeks.${w}.days.${d}`;
      const minutes = own.reduce((sum, { session }) => sum + session.durationMin, 0);
      return [
        ...(own.length > 0 && !inputs.trainingDays.includes(weekdayOf(day.date))
          ? [finding('days.training_day', path, `${day.date} is not one of your training days.`)]
          : []),
        ...(own.length > PLAN_LIMITS.sessionsADay[inputs.level]
          ? [finding('days.sessions', path, `${own.length} sessions on ${day.date} are too many at your level.`)]
          : []),
        ...(minutes > PLAN_LIMITS.dayLongestMin[inputs.level]
          ? [finding('days.minutes', path, `${minutes} min on ${day.date} are too long a day at your level.`)]
          : []),
      ];
    }),
  );

const checkLengths: PlanRule = ({ sessions, inputs }) =>
  sessions.flatMap(({ session, path }) => [
    ...(session.durationMin > (inputs.sessionLimitMin ?? Infinity)
      ? [finding('sessions.longest', path, `“${session.title}” takes ${session.durationMin} min; you have ${inputs.sessionLimitMin}.`)]
      : []),
    ...(session.durationMin < PLAN_LIMITS.sessionShortestMin
      ? [finding('sessions.shortest', path, `“${session.title}” takes ${session.durationMin} min, too short for its warm-up.`)]
      : []),
  ]);

const checkEfforts: PlanRule = ({ sessions, inputs }) =>
  sessions.flatMap(({ session, week, path }) => {
    const { rpeCeiling } = PLAN_LIMITS;
    const most = EASY.includes(session.kind) ? rpeCeiling.easy : Math.min(rpeCeiling[inputs.level], week.deload ? rpeCeiling.deload : 10);
    return session.rpe > most
      ? [finding('sessions.rpe', path, `“${session.title}” asks for RPE ${session.rpe}; ${most} is the most here.`)]
      : [];
  });

const checkHard: PlanRule = ({ sessions, inputs, plan }) => {
  const hard = sessions.filter(({ session }) => session.rpe >= PLAN_LIMITS.hardFromRpe);
  const [most, gap] = [mostHardSessions(inputs), hardGapDays(inputs)];
  const tooMany = plan.weeks.flatMap((week, w) => {
    const count = hard.filter((of) => of.week === week).length;
    return count > most
      ? [finding('sessions.hard_count', `weeks.${w}`, `Week ${week.weekNumber} has ${count} hard sessions; ${most} are enough.`)]
      : [];
  });
  const tooClose = hard.flatMap(({ day, session, path }, i) => {
    const before = hard[i - 1];
    const days = before ? daysBetween(before.day.date, day.date) : Infinity;
    return days > 0 && days < gap
      ? [finding('sessions.hard_gap', path, `“${session.title}” comes ${days} day after the last hard session; ${gap} are needed.`)]
      : [];
  });
  return [...tooMany, ...tooClose];
};

/** Days that were named, sessions that fit into them, efforts within the level, hard days apart. */
export const checkSessions: PlanRule = (input) => [
  ...checkDays(input),
  ...checkLengths(input),
  ...checkEfforts(input),
  ...checkHard(input),
];

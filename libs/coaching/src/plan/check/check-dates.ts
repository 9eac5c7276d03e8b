import { addDays, weekdayOf } from '../calendar.ts';
import { finding, isRace, type CheckInput, type PlanRule } from './rule.ts';

const checkStart: PlanRule = ({ plan, inputs }) => [
  ...(plan.startDate < inputs.today ? [finding('dates.start', 'startDate', `The plan begins on ${plan.startDate}, which is over.`)] : []),
  ...(weekdayOf(plan.startDate) === inputs.startOfWeek
    ? []
    : [finding('dates.week_start', 'startDate', 'The plan does not begin on the first day of your week.')]),
];

const checkWeeks: PlanRule = ({ plan }) =>
  plan.weeks.flatMap((week, i) => {
    const expected = addDays(plan.startDate, i * 7);
    const daysInOrder = week.days.length === 7 && week.days.every((day, d) => day.date === addDays(week.startDate, d));
    return [
      ...(week.startDate === expected && week.weekNumber === i + 1
        ? []
        : [finding('dates.week_order', `weeks.${i}`, `Week ${i + 1} should begin on ${expected}.`)]),
      ...(daysInOrder
        ? []
        : [finding('dates.day_order', `weeks.${i}.days`, `Week ${week.weekNumber} does not name its seven days in order.`)]),
    ];
  });

function raceDays({ plan }: CheckInput): string[] {
  return plan.weeks.flatMap(({ days }) => days.filter(({ sessions }) => sessions.some(isRace)).map(({ date }) => date));
}

const checkRace: PlanRule = (input) => {
  const { plan, inputs, race, sessions } = input;
  const days = raceDays(input);
  const after = race === null ? undefined : sessions.find(({ day }) => day.date >= race);
  return [
    ...(plan.raceDate === inputs.raceDate ? [] : [finding('dates.race', 'raceDate', 'The plan names another race date than yours.')]),
    ...(days.join() === (race ?? '')
      ? []
      : [
          finding(
            'dates.race_day',
            'weeks',
            race ? `The race belongs on ${race}, once.` : 'There is a race in the plan and none in your profile.',
          ),
        ]),
    ...(after ? [finding('dates.after_race', after.path, 'There is training on race day or after it.')] : []),
  ];
};

/** Start, weeks, days and the race in their places. */
export const checkDates: PlanRule = (input) => [...checkStart(input), ...checkWeeks(input), ...checkRace(input)];

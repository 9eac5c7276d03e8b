import { acuteChronic } from '../../race/load/session-load.ts';
import { addDays } from '../calendar.ts';
import { PLAN_LIMITS } from '../data/limits.ts';
import { daysToRace } from '../draft-weeks.ts';
import { fullWeekMin } from '../lay-out-weeks.ts';
import { finding, type CheckInput, type PlanRule, type WeekView } from './rule.ts';

/** Rounding of a week's minutes and loads. */
const SLACK = 1.005;

const shareText = (share: number): string => `${Math.round(share * 100)} %`;

function hoursOf(view: WeekView, { inputs, race }: CheckInput): [rule: string, from: number, to: number] {
  const { hoursTolerance, deloadShare, taperShareLargest, raceWeekShareLargest } = PLAN_LIMITS;
  if (view.full) return ['hours.full_week', 1 - hoursTolerance, 1 + hoursTolerance];
  if (view.week.phase !== 'taper') return ['hours.easy_week', ...deloadShare];
  const holdsRace = daysToRace(addDays(view.week.startDate, 6), race) <= 0 && inputs.raceDate !== null;
  return ['hours.taper', 0, holdsRace ? raceWeekShareLargest : taperShareLargest];
}

const checkHours: PlanRule = (input) =>
  input.weeks.flatMap((view) => {
    const [rule, from, to] = hoursOf(view, input);
    const share = view.minutes / fullWeekMin(input.inputs, view.fullBefore);
    const inside = share >= from / SLACK && share <= to * SLACK;
    const words = `Week ${view.week.weekNumber} holds ${view.minutes} min, ${shareText(share)} of a full week; ${shareText(from)} to ${shareText(to)} are right.`;
    return inside ? [] : [finding(rule, view.path, words)];
  });

const checkGrowth: PlanRule = ({ weeks }) => {
  let last: WeekView | null = null;
  return weeks.flatMap((view) => {
    const before = last;
    if (view.full) last = view;
    if (!view.full || before === null || view.load <= before.load * (1 + PLAN_LIMITS.loadGrowth) * SLACK) return [];
    const more = shareText(view.load / before.load - 1);
    return [
      finding('load.growth', view.path, `The load of week ${view.week.weekNumber} is ${more} above the last full week; 10 % is enough.`),
    ];
  });
};

const checkAcuteChronic: PlanRule = ({ weeks }) =>
  weeks.flatMap(({ path, week }, i) => {
    const { ratio } = acuteChronic(weeks.slice(0, i + 1).map(({ load }) => load));
    return ratio !== null && ratio > PLAN_LIMITS.acuteChronic.largest
      ? [finding('load.acute_chronic', path, `Week ${week.weekNumber} is ${ratio.toFixed(2)} times the mean of its four weeks.`)]
      : [];
  });

/** Hours as asked, load that grows no faster than a body does. */
export const checkVolume: PlanRule = (input) => [...checkHours(input), ...checkGrowth(input), ...checkAcuteChronic(input)];

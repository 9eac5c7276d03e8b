import { PlanPhase } from '@hyrox/contracts';
import { daysBetween } from '../calendar.ts';
import { PLAN_LIMITS } from '../data/limits.ts';
import { isMasters } from '../lay-out-weeks.ts';
import { finding, type PlanRule } from './rule.ts';

const ORDER = PlanPhase.options;
/** A taper is one to two weeks; the calendar of weeks moves it by a few days. */
const TAPER_DAYS = [5, 17] as const;

const checkOrder: PlanRule = ({ weeks }) =>
  weeks.flatMap(({ week, path }, i) => {
    const before = weeks[i - 1]?.week.phase;
    const backwards = before !== undefined && ORDER.indexOf(week.phase) < ORDER.indexOf(before);
    return backwards ? [finding('phases.order', path, `Week ${week.weekNumber} goes back from ${before} to ${week.phase}.`)] : [];
  });

const checkTaper: PlanRule = ({ weeks, race }) => {
  const first = weeks.find(({ week }) => week.phase === 'taper');
  if (race === null) return first ? [finding('phases.taper', first.path, 'There is a taper without a race to taper for.')] : [];
  const days = first ? daysBetween(first.week.startDate, race) : 0;
  return days >= TAPER_DAYS[0] && days <= TAPER_DAYS[1]
    ? []
    : [finding('phases.taper', first?.path ?? 'weeks', 'The race needs a taper of one to two weeks before it.')];
};

const checkEasyWeeks: PlanRule = ({ weeks, inputs }) => {
  const most = PLAN_LIMITS.loadingWeeksInARow[isMasters(inputs) ? 'masters' : 'usual'];
  let inARow = 0;
  return weeks.flatMap(({ full, path }) => {
    inARow = full ? inARow + 1 : 0;
    return inARow === most + 1 ? [finding('phases.easy_week', path, `After ${most} full weeks an easy week is due.`)] : [];
  });
};

/** General to taper in order, a taper of the right length, easy weeks in time. */
export const checkPhases: PlanRule = (input) => [...checkOrder(input), ...checkTaper(input), ...checkEasyWeeks(input)];

import { Station } from '@hyrox/contracts';
import type { WeekOutline } from './lay-out-weeks.ts';
import type { Athlete } from './read-athlete.ts';

export interface WeekStations {
  /** Linked with runs in the station session. */
  linked: Station[];
  /** Touched on the strength days, so that the week has seen all eight. */
  lower: Station[];
  upper: Station[];
}

const UPPER_DAY: readonly Station[] = ['ski_erg', 'row', 'farmers_carry'];
const WEAK_FIRST = 2;

/** `count` stations from where the last week ended, the two weakest always among them. */
function turnTo(week: WeekOutline, count: number, weakest: readonly Station[]): Station[] {
  const all = Station.options;
  const from = (week.weekNumber - 1) * count;
  const turn = all.map((_, i) => all[(from + i) % all.length] as Station);
  const first = weakest.slice(0, WEAK_FIRST);
  return [...first, ...turn.filter((station) => !first.includes(station))].slice(0, count);
}

/** Which stations a week links and which it only touches: together all eight. */
export function chooseStations(week: WeekOutline, athlete: Athlete, held: number, days: { lower: boolean; upper: boolean }): WeekStations {
  const linked = turnTo(week, held, athlete.weakest);
  const left = Station.options.filter((station) => !linked.includes(station));
  const upper = days.upper ? left.filter((station) => !days.lower || UPPER_DAY.includes(station)) : [];
  return { linked, upper, lower: left.filter((station) => !upper.includes(station)) };
}

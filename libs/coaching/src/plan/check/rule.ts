import type { PlanBlock, PlanDay, PlanDraft, PlanFinding, PlanInputs, PlanSession, PlanWeek } from '@hyrox/contracts';
import { sessionLoad } from '../../race/load/session-load.ts';
import { plannedRace } from '../lay-out-weeks.ts';
import { readAthlete, type Athlete } from '../read-athlete.ts';

export interface WeekView {
  week: PlanWeek;
  path: string;
  /** Neither easy nor taper. */
  full: boolean;
  /** Full weeks before it. */
  fullBefore: number;
  /** Without the race. */
  minutes: number;
  load: number;
}

export interface SessionView {
  week: PlanWeek;
  day: PlanDay;
  session: PlanSession;
  path: string;
}

export interface BlockView extends SessionView {
  block: PlanBlock;
}

/** A plan laid out for the rules. */
export interface CheckInput {
  plan: PlanDraft;
  inputs: PlanInputs;
  athlete: Athlete;
  race: string | null;
  weeks: WeekView[];
  /** Without the race. */
  sessions: SessionView[];
  blocks: BlockView[];
}

/** One or more rules of one subject. */
export type PlanRule = (input: CheckInput) => PlanFinding[];

export const finding = (rule: string, path: string, words: string, severity: PlanFinding['severity'] = 'error'): PlanFinding => ({
  rule,
  path,
  words: words.slice(0, 300),
  severity,
});

export const isRace = ({ kind }: PlanSession): boolean => kind === 'race';

function viewWeeks(plan: PlanDraft): WeekView[] {
  let fullBefore = 0;
  return plan.weeks.map((week, i) => {
    const full = !week.deload && week.phase !== 'taper';
    const training = week.days.flatMap(({ sessions }) => sessions.filter((of) => !isRace(of)));
    const view = {
      week,
      path: `weeks.${i}`,
      full,
      fullBefore,
      minutes: training.reduce((sum, of) => sum + of.durationMin, 0),
      load: training.reduce((sum, of) => sum + sessionLoad(of.rpe, of.durationMin), 0),
    };
    if (full) fullBefore += 1;
    return view;
  });
}

export function layOut(plan: PlanDraft, inputs: PlanInputs): CheckInput {
  const sessions = plan.weeks.flatMap((week, w) =>
    week.days.flatMap((day, d) => day.sessions.map((session, s) => ({ week, day, session, path: `weeks.${w}.days.${d}.sessions.${s}` }))),
  );
  const training = sessions.filter(({ session }) => !isRace(session));
  const blocks = training.flatMap((view) => view.session.blocks.map((block, b) => ({ ...view, block, path: `${view.path}.blocks.${b}` })));
  return { plan, inputs, athlete: readAthlete(inputs), race: plannedRace(inputs), weeks: viewWeeks(plan), sessions: training, blocks };
}

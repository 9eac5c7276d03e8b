import { Station, type PlanDay, type PlanSession, type PlanWeek } from '@hyrox/contracts';
import { addDays, dayIndex } from './calendar.ts';
import { chooseStations } from './choose-stations.ts';
import { PERIODISATION } from './data/periodisation.ts';
import { PLAN_LIMITS } from './data/limits.ts';
import { daysToRace, lastDaysMin, type WeekDraft } from './draft-weeks.ts';
import { plannedRace, type WeekOutline } from './lay-out-weeks.ts';
import type { Athlete } from './read-athlete.ts';
import { buildEasyErg, buildEasyRun, buildQualityRun, type SessionInput } from './sessions/build-runs.ts';
import { buildStrength } from './sessions/build-strength.ts';
import { lastDays, raceSession } from './sessions/last-days.ts';
import { holdsSimulation, linkStations, stationsHeld } from './sessions/link-stations.ts';
import type { SlotDraft } from './share-minutes.ts';

function linkedKind(week: WeekOutline, simulates: boolean): 'stations' | 'compromised' | 'simulation' {
  if (simulates) return 'simulation';
  return week.phase === 'general_prep' || week.deload ? 'stations' : 'compromised';
}

function buildSessions({ outline, sessions }: WeekDraft, athlete: Athlete, rehearses: boolean): (SlotDraft & { built: PlanSession })[] {
  const has = (slot: SlotDraft['slot']) => sessions.some((of) => of.slot === slot);
  const inputOf = ({ minutes, rpe }: SlotDraft): SessionInput => ({ athlete, week: outline, minutes, rpe });
  const station = sessions.find(({ slot }) => slot === 'compromised');
  const simulates = rehearses && station !== undefined && holdsSimulation(inputOf(station));
  const held = station ? stationsHeld(inputOf(station)) : 0;
  const days = { lower: has('strength'), upper: has('upper_strength') };
  const stations = chooseStations(outline, athlete, simulates ? Station.options.length : held, days);
  const build = (draft: SlotDraft): PlanSession => {
    const input = inputOf(draft);
    switch (draft.slot) {
      case 'quality_run':
        return buildQualityRun(input);
      case 'strength':
        return buildStrength(input, stations.lower, 'strength');
      case 'upper_strength':
        return buildStrength(input, stations.upper, 'upper_strength');
      case 'compromised':
        return linkStations(input, stations.linked, linkedKind(outline, simulates));
      case 'easy_erg':
        return buildEasyErg(input);
      case 'easy_run':
      case 'long_run':
        return buildEasyRun(input, draft.slot);
    }
  };
  return sessions.map((draft) => ({ ...draft, built: build(draft) }));
}

function focusOf(week: WeekOutline, race: string | null, athlete: Athlete): string {
  const { focus } = PERIODISATION;
  const holdsRace = race !== null && race >= week.startDate && race < addDays(week.startDate, 7);
  const words = holdsRace ? focus.race : week.deload ? focus.deload : focus[week.phase];
  const weak = athlete.weakest.slice(0, 2).map((station) => station.replaceAll('_', ' '));
  return weak.length > 0 && !holdsRace ? `${words}; more of ${weak.join(' and ')}` : words;
}

/** A week with its days in order, every day named; days without training are rest. */
export function buildWeek(draft: WeekDraft, athlete: Athlete, rehearses: boolean): PlanWeek {
  const { outline } = draft;
  const { inputs } = athlete;
  const race = plannedRace(inputs);
  const built = buildSessions(draft, athlete, rehearses);
  const reachesLastDays = daysToRace(addDays(outline.startDate, 6), race) <= PLAN_LIMITS.beforeRace.lastDays;
  const ending = race && reachesLastDays ? lastDays(race, lastDaysMin(inputs, outline), athlete, outline) : [];
  const days = Array.from({ length: 7 }, (_, i): PlanDay => {
    const date = addDays(outline.startDate, i);
    const regular = built.filter(({ weekday }) => dayIndex(weekday, inputs.startOfWeek) === i).map((of) => of.built);
    const last = ending.find((day) => day.date === date)?.sessions ?? [];
    return { date, sessions: [...regular, ...last, ...(daysToRace(date, race) === 0 ? [raceSession(athlete)] : [])] };
  });
  const { weekNumber, startDate, phase, deload } = outline;
  return { weekNumber, startDate, phase, deload, focus: focusOf(outline, race, athlete), days };
}

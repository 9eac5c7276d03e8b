import type { Station } from '@hyrox/contracts';
import { RACE_RULES, type Confidence, type LoadedStation, type RaceClass, type RaceSeason, type SeasonId } from './race-rules.ts';

/** What one station asks of one athlete. Loads in kg (the sled's own mass included, the farmers carry per hand), heights in metres. */
export interface StationStandard {
  station: Station;
  name: string;
  amount: number;
  unit: 'm' | 'reps';
  loadKg: number | null;
  /** How many weights of `loadKg` are carried. */
  implements: number;
  targetHeightM: number | null;
}

export interface RaceStandards {
  season: SeasonId;
  /** The rules of that class are known only for another season and are taken over from there. */
  assumed: boolean;
  source: string;
  confidence: Confidence;
  stations: StationStandard[];
}

/** The season a race day belongs to; a day beyond what is known counts to the newest season. `assumed` says so. */
export function seasonOf(raceDay: string): { season: RaceSeason; assumed: boolean } {
  const known = RACE_RULES.seasons.find((season) => season.firstDay <= raceDay && raceDay <= season.lastDay);
  const newest = RACE_RULES.seasons.at(-1);
  if (!known && !newest) throw new Error('The race rules name no season');
  return { season: known ?? (newest as RaceSeason), assumed: !known };
}

const isLoaded = (station: Station, rung: Partial<Record<LoadedStation, number>>): station is LoadedStation => station in rung;

function standardsOf(of: RaceClass): StationStandard[] {
  const rung = RACE_RULES.rungs[of.rung];
  return RACE_RULES.stations.map(({ key, name, amount, unit }) => ({
    station: key,
    name,
    amount,
    unit,
    loadKg: isLoaded(key, rung) ? rung[key] : null,
    implements: key === 'farmers_carry' ? 2 : 1,
    targetHeightM: key === 'wall_balls' ? of.targetHeightM : null,
  }));
}

/**
 * What each station asks in one class on one race day. Null when the rules of that class were seen for no season (there is no mixed Pro;
 * relay loads were never seen in a rulebook).
 */
export function findStandards(
  raceClass: { format: RaceClass['format']; division: RaceClass['division']; sex: RaceClass['sex'] },
  raceDay: string,
): RaceStandards | null {
  const { season, assumed } = seasonOf(raceDay);
  const fits = (of: RaceClass) => of.format === raceClass.format && of.division === raceClass.division && of.sex === raceClass.sex;
  const inOrder = [season, ...RACE_RULES.seasons.filter((other) => other !== season).toReversed()];
  for (const candidate of inOrder) {
    const found = candidate.classes.find(fits);
    if (!found) continue;
    const { source, confidence } = found;
    return { season: candidate.id, assumed: assumed || candidate !== season, source, confidence, stations: standardsOf(found) };
  }
  return null;
}

/** `30-34`; null below the minimum age and beyond the last band. Doubles and relay: of the average age. */
export function ageGroupOf(age: number, format: keyof typeof RACE_RULES.ageGroups): string | null {
  const bands = RACE_RULES.ageGroups[format];
  const [from, to] = bands.first;
  if (age < from || age > bands.lastUpTo) return null;
  if (age <= to) return `${from}-${to}`;
  const start = bands.thenFrom + Math.floor((age - bands.thenFrom) / bands.widthYears) * bands.widthYears;
  return `${start}-${Math.min(start + bands.widthYears - 1, bands.lastUpTo)}`;
}

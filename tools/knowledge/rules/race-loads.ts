import { RACE_RULES } from '@hyrox/coaching';
import type { Station } from '@hyrox/contracts';

export type LoadStation = keyof (typeof RACE_RULES.rungs)['light'];
export const LOAD_STATIONS = Object.keys(RACE_RULES.rungs.light) as LoadStation[];
export const isLoaded = (station: Station): station is LoadStation => (LOAD_STATIONS as Station[]).includes(station);

/** A class as sentences name it: `open men`, `pro women`, `open mixed`. */
export type ClassName = `${'open' | 'pro'} ${'men' | 'women' | 'mixed'}`;

const SEXES = { male: 'men', female: 'women', mixed: 'mixed' } as const;
const CLASSES = RACE_RULES.seasons.flatMap((season) => season.classes);

/** Rung by class. Singles and Doubles of one name stand on the same rung; a spec of the rules holds that. */
const RUNGS = new Map(CLASSES.map((of) => [`${of.division} ${SEXES[of.sex]}` as ClassName, of.rung]));
export const CLASS_NAMES = [...RUNGS.keys()];

/** Race loads in kg of a station, of the given classes or of all. */
export function loadsOf(station: LoadStation, classes: readonly ClassName[] = CLASS_NAMES): number[] {
  return [...new Set(classes.map((name) => RACE_RULES.rungs[RUNGS.get(name) ?? 'middle'][station]))];
}

/** Heights of the wall-ball target in metres, of the given classes or of all. */
export function targetsOf(classes: readonly ClassName[] = CLASS_NAMES): number[] {
  const names = new Set<string>(classes);
  const found = CLASSES.filter((of) => names.has(`${of.division} ${SEXES[of.sex]}`)).flatMap((of) => of.targetHeightM ?? []);
  return [...new Set(found)];
}

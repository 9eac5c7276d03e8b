import type { Division, Notice, Sex } from '@hyrox/contracts';
import type { z } from 'zod';
import { findStandards, type StationStandard } from '../race/find-standards.ts';
import type { RaceClass } from '../race/race-rules.ts';
import { findStandardsSaid, type Said } from './find-standards-said.ts';

/** Who an answer is for: what decides which loads are theirs. */
export interface RacingAthlete {
  division: z.infer<typeof Division> | null;
  sex: z.infer<typeof Sex> | null;
  /** `YYYY-MM-DD`: decides the season. */
  raceDate: string | null;
}

type Class = Pick<RaceClass, 'format' | 'division' | 'sex'>;

const CLASSES: readonly Class[] = (['singles', 'doubles'] as const).flatMap((format) =>
  (['open', 'pro'] as const).flatMap((division) => (['female', 'male', 'mixed'] as const).map((sex) => ({ format, division, sex }))),
);

/** The sentence says what the race asks for. */
const STANDARD =
  /\b(?:(?:in|at|on|for|of) (?:the |a |your )?(?:hyrox )?(?:race|race[ -]day|hyrox|competition|event)|race (?:standard|distance|asks|requires|rules?)|race (?:load|weight) (?:is|are|for|of)|hyrox (?:standard|asks|requires|weight|sled|rules?)|official|rulebook|standards?|division|season|(?:open|pro) (?:wo)?men|(?:wo)?men['’]?s? (?:open|pro)|(?:open|pro) (?:division|class|category)|station \d)\b/iu;
/** The sentence speaks of training, or of something beside the standard. */
const TRAINING =
  /\b(?:train(?:ing|s)?|sessions?|practi[cs]e|start (?:with|at)|sets?|rounds?|rest|week|weekly|warm[ -]?up|build|progress\w*|lighter|heavier|below|above|under|less|more than|half|quarter|percent|rpe|blocks?|drills?|simulations?|sim|workouts?|intervals?|easy|tempo|benchmarks?|tests?|tested|done|method|instead|(?:at|of) race (?:load|weight)|a minute|alternative|substitute|if you (?:can|have)|without|every|each|first|last|final|remaining|after|before|by (?:rep|the)|at (?:rep|metre|meter)|between|split|pace|seconds|minutes|min|sec|bodyweight|hold|per \d+|your (?:own|gym)|gym|used to|until|old|older|had|figures|previous|was|were|formerly|not|never|no longer|myth|wrong|penalt\w*|miss\w*|faults?|scaled|adaptive|youth|teen\w*|relay|lane|lanes|laps?|age)\b|%|~|≈/iu;

const TIMES_SETS = /\b(?:[13]|[5-9]|\d{2,})\s*[x×]\s*\d/u;

function classesOf(sentence: string, athlete: RacingAthlete): readonly Class[] {
  const sexes = [
    ...(/\bwom[ae]n|\bfemales?\b|\bladies\b/iu.test(sentence) ? ['female'] : []),
    ...(/(?<!wo)\bmen\b|(?<!wo)\bmen['’]s\b|\bmales?\b|(?<!fe)\bmales?\b/iu.test(sentence) ? ['male'] : []),
    ...(/\bmixed\b/iu.test(sentence) ? ['mixed'] : []),
  ];
  const divisions = [...(/\bopen\b/iu.test(sentence) ? ['open'] : []), ...(/\bpro\b/iu.test(sentence) ? ['pro'] : [])];
  const ownSex = athlete.sex === 'female' || athlete.sex === 'male' ? [athlete.sex] : [];
  const isNamed = sexes.length > 0 || divisions.length > 0 || /\bdoubles\b/iu.test(sentence);
  const ofSex = sexes.length > 0 ? sexes : isNamed ? [] : ownSex;
  const ofDivision = divisions.length > 0 ? divisions : isNamed ? [] : athlete.division ? [athlete.division] : [];
  return CLASSES.filter(
    (of) => (ofSex.length === 0 || ofSex.includes(of.sex)) && (ofDivision.length === 0 || ofDivision.includes(of.division)),
  );
}

const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= Math.max(0.005, b * tolerance);

function fits(said: Said, standard: StationStandard): boolean {
  const { measure, value, times, tolerance } = said;
  if (measure === 'load') {
    if (standard.loadKg === null) return false;
    return [standard.loadKg, standard.loadKg * standard.implements].some(
      (kg) => near(value, kg, tolerance) || near(value * times, kg, tolerance),
    );
  }
  if (measure === 'height') return standard.targetHeightM === null || near(value, standard.targetHeightM, Math.max(tolerance, 0.02));
  const isOfUnit = standard.unit === (measure === 'distance' ? 'm' : 'reps');
  return isOfUnit && near(value * times, standard.amount, 0);
}

/** Loads on something without a load, and reps of a distance, are never standards: "row 60 kg" is somebody's bodyweight. */
const isComparable = (said: Said, standard: StationStandard): boolean =>
  said.measure === 'load'
    ? standard.loadKg !== null
    : said.measure === 'height'
      ? true
      : standard.unit === (said.measure === 'distance' ? 'm' : 'reps');

/** One standard in words: "Sled push: 50 m, 152 kg". */
function inWords({ name, amount, unit, loadKg, implements: count }: StationStandard): string {
  const load = loadKg === null ? '' : `, ${count > 1 ? `${count} × ` : ''}${loadKg} kg`;
  return `${name}: ${amount.toLocaleString('en-US')} ${unit}${load}`;
}

function findWrong(sentence: string, athlete: RacingAthlete, raceDay: string): string | undefined {
  if (sentence.trimStart().startsWith('|') || !STANDARD.test(sentence) || TRAINING.test(sentence) || TIMES_SETS.test(sentence))
    return undefined;
  const known = classesOf(sentence, athlete).flatMap((of) => findStandards(of, raceDay) ?? []);
  for (const said of findStandardsSaid(sentence)) {
    const standards = known.flatMap(({ stations }) => stations.filter(({ station }) => station === said.station));
    const comparable = standards.filter((standard) => isComparable(said, standard));
    const [first] = comparable;
    if (first && !comparable.some((standard) => fits(said, standard))) return inWords(first);
  }
  return undefined;
}

/**
 * What an answer says about the race standard, held against the rules of the athlete's season: a load, distance, height or number of
 * repetitions that fits no class the sentence speaks of. Training loads are left alone. Null when nothing is wrong.
 */
export function checkStandards(text: string, athlete: RacingAthlete, today: string): Notice | null {
  const sentences = text.split(/(?<=[.!?])\s+|\n+/u);
  for (const sentence of sentences) {
    const right = findWrong(sentence, athlete, athlete.raceDate ?? today);
    if (right)
      return {
        code: 'race_standard',
        severity: 'caution',
        text: `A race load, distance or number in this answer does not fit the rules we know (${right}). Trust the rulebook of your race.`,
      };
  }
  return null;
}

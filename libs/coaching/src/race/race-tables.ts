import { COHORTS, findCohort, PACING_BANDS, type Cohort, type PacingBand } from './cohorts.ts';
import { findStandards, type StationStandard } from './find-standards.ts';
import { RACE_RULES, type RaceClass } from './race-rules.ts';

const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: string[], rows: string[]): string => [row(...head), `|${'---|'.repeat(head.length)}`, ...rows].join('\n');

const group = (n: number): string => n.toLocaleString('en-US');

/** `1:26:26`, `4:29`. */
function clock(seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

function amountOf({ station, amount, unit }: Pick<StationStandard, 'station' | 'amount' | 'unit'>): string {
  const lane = RACE_RULES.stations.find((of) => of.key === station)?.lane;
  return `${group(amount)} ${unit}${lane ? ` (${lane.count} × ${lane.lengthM} m)` : ''}`;
}

function loadOf(of: StationStandard | undefined): string {
  if (!of || of.loadKg === null) return of?.station === 'burpee_broad_jump' ? 'bodyweight' : 'no load';
  const load = `${of.implements > 1 ? `${of.implements} × ` : ''}${of.loadKg} kg`;
  if (of.station !== 'wall_balls') return load;
  return `${load} to ${of.targetHeightM === null ? 'the target of whoever throws' : `${of.targetHeightM.toFixed(2)} m`}`;
}

type ClassColumn = [name: string, of: Pick<RaceClass, 'format' | 'division' | 'sex'>];

function loads(columns: ClassColumn[], raceDay: string): string {
  const standards = columns.map(([, of]) => findStandards(of, raceDay)?.stations ?? []);
  const rows = RACE_RULES.stations.map((station, i) =>
    row(`${station.name} ${amountOf({ ...station, station: station.key })}`, ...standards.map((of) => loadOf(of[i]))),
  );
  return table(['Station', ...columns.map(([name]) => name)], rows);
}

const penalty = (told: { consequence: string } | null): string => told?.consequence ?? 'not found';

const EVERYBODY: [string, Cohort | undefined][] = [
  ['Open men', findCohort('open', 'male')],
  ['Open women', findCohort('open', 'female')],
  ['Pro men', findCohort('pro', 'male')],
  ['Pro women', findCohort('pro', 'female')],
];

function percentiles(measure: 'finish' | 'roxzone_total'): string {
  const rows = EVERYBODY.flatMap(([name, cohort]) => {
    const seconds = cohort?.seconds[measure];
    return cohort && seconds ? [row(name, group(cohort.nOf?.[measure] ?? cohort.n), ...seconds.map(clock))] : [];
  });
  return table(['Cohort', 'n', 'Fastest 10 %', '25 %', 'Median', '75 %', '90 %'], rows);
}

function medianOf(cohort: Cohort | undefined): string {
  const finish = cohort?.seconds.finish;
  return cohort && finish ? `${clock(finish[2])} (n = ${group(cohort.nOf?.finish ?? cohort.n)})` : 'too few to quote';
}

function pacing(bands: PacingBand[], nameOf: (band: PacingBand) => string): string {
  const rows = bands.map((band) =>
    row(nameOf(band), group(band.n), clock(band.runAvgS), clock(band.run2S), clock(band.run8S), `+${band.fadeS} s`, clock(band.roxzoneS)),
  );
  return table(['Finish band', 'n', 'Average run per km', 'Run 2', 'Run 8', 'Run 8 minus run 2', 'Roxzone total'], rows);
}

const minutes = (band: PacingBand): string => `${band.fromMin}–${band.toMin} min`;
const bandsOf = (division: string, sex: string, era?: string): PacingBand[] =>
  PACING_BANDS.bands.filter((band) => band.division === division && band.sex === sex && (!era || band.wallBallReps.startsWith(era)));

/** Every table of the library that repeats the rules or the cohorts, made from them, by the name the documents use. */
export const RACE_TABLES: Readonly<Record<string, () => string>> = {
  format: () =>
    table(
      ['Leg', 'Run', 'Station', 'Amount'],
      RACE_RULES.stations.map((of, i) => row(i + 1, '1 km', of.name, amountOf({ ...of, station: of.key }))),
    ),
  'loads-singles-2627': () =>
    loads(
      [
        ['Open women', { format: 'singles', division: 'open', sex: 'female' }],
        ['Open men', { format: 'singles', division: 'open', sex: 'male' }],
        ['Pro women', { format: 'singles', division: 'pro', sex: 'female' }],
        ['Pro men', { format: 'singles', division: 'pro', sex: 'male' }],
      ],
      '2026-12-01',
    ),
  'loads-doubles-2526': () =>
    loads(
      [
        ['Women', { format: 'doubles', division: 'open', sex: 'female' }],
        ['Men', { format: 'doubles', division: 'open', sex: 'male' }],
        ['Mixed', { format: 'doubles', division: 'open', sex: 'mixed' }],
        ['Pro women', { format: 'doubles', division: 'pro', sex: 'female' }],
        ['Pro men', { format: 'doubles', division: 'pro', sex: 'male' }],
      ],
      '2026-03-01',
    ),
  penalties: () =>
    table(
      ['Situation', 'Season 25/26', 'Season 26/27 (one guide)'],
      RACE_RULES.penalties.filter(({ minor }) => !minor).map((of) => row(of.words, penalty(of['25/26']), penalty(of['26/27']))),
    ),
  'finish-percentiles': () => percentiles('finish'),
  'roxzone-percentiles': () => percentiles('roxzone_total'),
  'finish-by-age': () => {
    const ages = [...new Set(COHORTS.cohorts.map((of) => of.ageGroup))].filter((age) => age !== 'all').toSorted();
    const rows = ages.map((age) =>
      row(age.replace('-', '–'), medianOf(findCohort('open', 'male', age)), medianOf(findCohort('open', 'female', age))),
    );
    return table(['Age group', 'Open men median', 'Open women median'], rows);
  },
  'pacing-open-men': () => pacing(bandsOf('open', 'male'), minutes),
  'pacing-open-women': () => pacing(bandsOf('open', 'female', '100'), minutes),
  'pacing-pro': () =>
    pacing(
      [...bandsOf('pro', 'male'), ...bandsOf('pro', 'female')],
      (band) => `Pro ${band.sex === 'male' ? 'men' : 'women'} ${minutes(band)}`,
    ),
};

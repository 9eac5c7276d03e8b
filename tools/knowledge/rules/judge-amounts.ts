import { RACE_RULES } from '@hyrox/coaching';
import { findClasses } from './find-subject.ts';
import { targetsOf } from './race-loads.ts';
import type { Statement } from './read-statements.ts';
import { aroundOf, type RuleFinding } from './rule-finding.ts';

/** Sources that a sentence cites when it says what the race asks. */
const RULE_SOURCES = new Set(['rulebook-2627', 'doubles-rulebook-2526']);
const NUMBER = '\\d+(?:,\\d{3})*(?:\\.\\d+)?';
const numberOf = (found: string | undefined): number => Number((found ?? '').replaceAll(',', ''));

/** How sentences name each station, in the order of the race. */
const NAMES: readonly string[] = [
  'ski ?ergs?|SkiErg',
  '(?:sled )?push(?:es|ing)?',
  '(?:sled )?pull(?:s|ing)?',
  '(?:burpee )?(?:broad )?jumps?|burpees?',
  'row(?:ing)?|ergometer',
  '(?:farmers )?carry',
  '(?:walking |sandbag )?lunges?',
  'wall[ -]?balls?|throws?',
];
const STATIONS = RACE_RULES.stations.map((station, i) => ({ ...station, nth: i + 1, pattern: new RegExp(`\\b(?:${NAMES[i]})\\b`, 'giu') }));

/** The station whose name stands nearest to a place. */
function nearestStation(text: string, at: number) {
  const mentions = STATIONS.flatMap((station) =>
    [...text.matchAll(station.pattern)].map((found) => ({ station, away: Math.abs(found.index - at) })),
  );
  return mentions.toSorted((a, b) => a.away - b.away)[0]?.station;
}

const WORDS: Readonly<Record<string, number>> = { six: 6, seven: 7, eight: 8, nine: 9, ten: 10 };

/** Phrases that state an amount of the race wherever they stand: what is said, and what the rules say. */
const PHRASES: readonly (readonly [pattern: RegExp, expected: (found: RegExpMatchArray) => number])[] = [
  [
    /\b(?:the|do|throw|throws|been|at) (\d+) (?:valid )?(?:wall balls|reps|throws)\b(?! a turn| a block| at)(?= (?:in every|are|since)|[.,;:]|$)/giu,
    () => STATIONS[7]?.amount ?? 0,
  ],
  [/\b(\d+) valid (?:throws|reps|wall balls)\b/giu, () => STATIONS[7]?.amount ?? 0],
  [/\bwith (\d+) wall balls\b(?= \(n|,? and (?:it|its)\b| ran)/giu, () => STATIONS[7]?.amount ?? 0],
  [/\b(\d+) wall balls (?:took|in \d+ s\b)/giu, () => STATIONS[7]?.amount ?? 0],
  [/\bwall balls went to (\d+)\b/giu, () => STATIONS[7]?.amount ?? 0],
  [/\b(\d+|six|seven|eight|nine|ten)(?: ×)? 1 km runs?\b/giu, () => RACE_RULES.course.runs],
  [/\b(?:six|seven|eight|nine|ten) (\d+(?:\.\d+)?) km runs?\b/giu, () => RACE_RULES.course.runM / 1000],
  [/\bTotal running is (\d+) km\b/giu, () => (RACE_RULES.course.runs * RACE_RULES.course.runM) / 1000],
  [/\b(?:over|all|carry over|run all) (\d+) km\b/giu, () => (RACE_RULES.course.runs * RACE_RULES.course.runM) / 1000],
  [/\b50 m (?:as )?\(?(\d+) × 12\.5 m/giu, () => STATIONS[1]?.lane?.count ?? 0],
  [/\b(?:50 m|lanes?)[^.;|]{0,12}\b\d × (1\d(?:\.\d)?) m\b/giu, () => STATIONS[1]?.lane?.lengthM ?? 0],
];

/** Amounts, places in the order and heights of the wall-ball target that the rules do not give. */
export function judgeAmounts(statement: Statement): RuleFinding[] {
  return [...judgePhrases(statement), ...judgePlaces(statement), ...judgeRuled(statement), ...judgeTargets(statement)];
}

function judgePhrases({ file, line, text }: Statement): RuleFinding[] {
  return PHRASES.flatMap(([pattern, expect]) =>
    [...text.matchAll(pattern)].flatMap((found) => {
      const said = WORDS[(found[1] ?? '').toLowerCase()] ?? numberOf(found[1]);
      const expected = expect(found);
      return said === expected ? [] : [{ file, line, figure: found[0], expected: String(expected), words: aroundOf(text, found.index) }];
    }),
  );
}

/** "X is station 4": the place must be that of the race. */
function judgePlaces({ file, line, text }: Statement): RuleFinding[] {
  return [...text.matchAll(/\b(?:is|are) station (\d)\b/gu)].flatMap((found) => {
    const station = nearestStation(text.slice(0, found.index), found.index);
    if (!station || station.nth === Number(found[1])) return [];
    return [
      {
        file,
        line,
        figure: `station ${found[1]}`,
        expected: `${station.name} is station ${station.nth}`,
        words: aroundOf(text, found.index),
      },
    ];
  });
}

/** In a sentence that cites the rulebook, metres and repetitions are those of the race. */
function judgeRuled({ file, line, text, keys, row, headings }: Statement): RuleFinding[] {
  const isTable = row && row.head === 'Amount';
  if (!isTable && !keys.some((key) => RULE_SOURCES.has(key))) return [];
  const figures = [
    ...text.matchAll(new RegExp(`(${NUMBER}) (m|km|reps|wall balls|throws|valid)\\b(?! (?:target|for (?:wo)?men|line))`, 'gu')),
  ];
  return figures.flatMap((found) => {
    const [value, unit] = [numberOf(found[1]), found[2] ?? ''];
    const place = isTable ? row.all : text;
    const station = nearestStation(place, place.indexOf(text) + found.index) ?? nearestStation(headings.at(-1) ?? '', 0);
    const metres = unit === 'km' ? value * 1000 : value;
    const isHeight = unit === 'm' && /^[234]\.\d/u.test(found[1] ?? '');
    if (isHeight || !station) return [];
    const { course } = RACE_RULES;
    const allowed = [station.amount, station.lane?.lengthM, course.runM, course.runM * course.runs];
    if (allowed.includes(metres)) return [];
    return [
      { file, line, figure: found[0], expected: `${station.name} ${station.amount} ${station.unit}`, words: aroundOf(text, found.index) },
    ];
  });
}

/** Heights in sentences about the target. `10 ft (3.05 m)` is a conversion and judged as one. */
function judgeTargets(statement: Statement): RuleFinding[] {
  const { file, line, text, headings, before, row } = statement;
  if (!/\btargets?\b|wall[ -]?ball|\bthrow/iu.test(`${text} ${before} ${row?.all ?? ''} ${headings.at(-1) ?? ''}`)) return [];
  return [...text.matchAll(/(?<![\d.:])([234]\.\d{1,2}) m\b/gu)].flatMap((found) => {
    const value = Number(found[1]);
    const feet = /(\d+(?:\.\d+)?) ft \($/u.exec(text.slice(0, found.index))?.[1];
    const fail = (expected: string) => [{ file, line, figure: found[0], expected, words: aroundOf(text, found.index) }];
    if (feet !== undefined) {
      const metres = Number(feet) * 0.3048;
      return Math.abs(metres - value) < 0.006 ? [] : fail(`${metres.toFixed(2)} m for ${feet} ft`);
    }
    const classes = findClasses(statement, found.index, found.index + found[0].length);
    const targets = targetsOf(classes ?? undefined);
    // A mixed pair throws to the target of whoever throws.
    return targets.length === 0 || targets.includes(value)
      ? []
      : fail(`target ${targets.map((height) => `${height.toFixed(2)} m`).join(' or ')}`);
  });
}

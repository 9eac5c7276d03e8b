import { findClasses, findSubject } from './find-subject.ts';
import { LOAD_STATIONS, loadsOf, type ClassName, type LoadStation } from './race-loads.ts';
import type { Statement } from './read-statements.ts';
import { aroundOf, type RuleFinding } from './rule-finding.ts';

const NUMBER = '\\d+(?:,\\d{3})*(?:\\.\\d+)?';
const LINK = '\\s*(?:,|/|–|-|and|or|to|against|instead of)\\s*(?:and\\s+)?';
/** `152 kg`, `2 × 24 kg`, `121, 162 and 202 kg`, `152 / 102 kg`, `20 against 10 kg`. */
const LOADS = new RegExp(`(?<![\\d:.,÷=]|[÷=−] )((?:2 × )?${NUMBER}(?:${LINK}(?:2 × )?${NUMBER})*)\\s*(kg|lb)\\b(?!/|\\s*m\\b| per)`, 'gu');
/** A list behind a station or in brackets, in a sentence that has said kg already: `pull 82, 93, 103 (62, 70, 78)`. */
const BARE = new RegExp(
  `(?<=(?:push|pull|carry|bag|ball|sandbag) |\\((?:wo)?men )((?:2 × )?${NUMBER}(?:${LINK}(?:2 × )?${NUMBER})*)(?=\\s*[().;,]| and (?:push|pull|carry)|$)|(?<=\\()(${NUMBER}(?:${LINK}${NUMBER})+)(?=\\))`,
  'gu',
);
const OPERAND = new RegExp(`(?<![\\d:.,])(${NUMBER})(?= [÷×−] )|(?<=[÷×−] )(${NUMBER})(?=\\s*[)=÷×−,;.]|$)`, 'gu');
const PERCENT = /(\d+(?:\.\d+)?)(?:\s*(?:–|to|,|and|or)\s*(\d+(?:\.\d+)?))*\s*%/gu;
const TRAINING =
  /RPE|\brest\b|\bweeks?\b|\bsets?\b|%|\brounds?\b|\bevery \d|\bbeginner|\btraining\b|\bpractice|\boverload|\b\d+ × (?!12\.5|\d+(?:–\d+)? kg)\d/iu;
const RULE_SOURCES = new Set(['rulebook-2627', 'doubles-rulebook-2526']);
const POUNDS_PER_KG = 2.20462;
/** Below this it is a coefficient or a step of a progression. */
const LIGHTEST_KG = 2;

const near = (value: number, wanted: number, give: number): boolean => Math.abs(value - wanted) <= give;
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/gu)].map(([found]) => Number(found.replaceAll(',', '')));

function percentsOf({ text, row, before }: Statement): number[] {
  const place = `${before} ${row ? `${row.all} ${row.heads}` : text}`;
  return [...place.matchAll(PERCENT)]
    .flatMap(([found]) => numbersIn(found))
    .flatMap((p, i, all) => {
      const next = all[i + 1];
      return next && next > p && next <= 130 ? Array.from({ length: (next - p) / 5 + 1 }, (_, n) => p + n * 5) : [p];
    });
}

const sharesOf = (loads: readonly number[]): number[] =>
  loads.flatMap((load) => EVERY_FIVE.map((percent) => Math.round((load * percent) / 100)));
const EVERY_FIVE = Array.from({ length: 21 }, (_, i) => 30 + i * 5);

interface Load {
  value: number;
  pair: boolean;
  at: number;
  end: number;
  unit: 'kg' | 'lb';
}

function loadsIn({ text }: Pick<Statement, 'text'>): Load[] {
  const read = (list: string, from: number, unit: 'kg' | 'lb', end: number): Load[] => {
    const parts = [...list.matchAll(/(2 × )?(\d+(?:,\d{3})*(?:\.\d+)?)/gu)];
    return parts.map((part) => {
      const last = part === parts.at(-1);
      const value = Number((part[2] ?? '').replaceAll(',', ''));
      const at = from + part.index;
      return { value, pair: part[1] !== undefined, at, end: last ? end : at + part[0].length, unit };
    });
  };
  const withUnit = [...text.matchAll(LOADS)].flatMap((found) =>
    read(found[1] ?? '', found.index, found[2] === 'lb' ? 'lb' : 'kg', found.index + found[0].length),
  );
  if (!/\bkg\b/u.test(text)) return withUnit;
  const bare = [...text.matchAll(BARE)].flatMap((found) => read(found[0], found.index, 'kg', found.index + found[0].length));
  return [...withUnit, ...bare.filter((load) => !withUnit.some((other) => other.at <= load.at && load.at < other.end))];
}

/** Classes of a figure; `152 / 102` is men and women. */
function classesOf(statement: Statement, load: Load): ClassName[] | null {
  const around = statement.text.slice(Math.max(0, load.at - 10), load.end + 12);
  const pair = new RegExp(`^(${NUMBER}) / (${NUMBER})(?: kg)?`, 'u');
  if (pair.test(statement.text.slice(load.at))) return ['open men', 'pro men'];
  if (/\d \/ $/u.test(around.slice(0, Math.min(10, load.at)))) return ['open women', 'pro women'];
  return findClasses(statement, load.at, load.end);
}

function isDifference(text: string, { at, end }: Load): boolean {
  return (
    /(?:\+ ?|\b(?:by|adds?|add|differ by|another|plus|than|of) )(?:\d+ or )?$/u.test(text.slice(0, at)) ||
    /^\s*(?:kg )?(?:heavier|lighter|more|less|too|off|a week|of plates|extra)\b/u.test(text.slice(end))
  );
}

const differencesOf = (stations: readonly LoadStation[]): number[] => {
  const all = stations.flatMap((station) => loadsOf(station));
  const sleds = [...loadsOf('sled_push'), ...loadsOf('sled_pull')];
  return [...new Set([...all, ...sleds].flatMap((a) => [...all, ...sleds].map((b) => a - b)))].filter((difference) => difference > 0);
};

function isAllowed(statement: Statement, load: Load, stations: readonly LoadStation[], classes: ClassName[] | null): boolean {
  const { text, keys } = statement;
  const kg = load.unit === 'kg' ? load.value : load.value / POUNDS_PER_KG;
  const give = load.unit === 'kg' ? 0 : 0.25;
  const race = stations.flatMap((station) => loadsOf(station, classes ?? undefined));
  if (race.some((wanted) => near(kg, wanted, give))) return true;
  // Both hands of the carry together.
  if (stations.includes('farmers_carry') && !load.pair && loadsOf('farmers_carry').some((hand) => kg === hand * 2)) return true;
  const training = TRAINING.test(statement.row ? `${statement.row.all} ${statement.row.heads}` : text) || TRAINING.test(statement.before);
  if (isDifference(text, load)) return training || differencesOf(stations).includes(kg);
  const ruled = keys.some((key) => RULE_SOURCES.has(key));
  const percents = percentsOf(statement);
  const shares = percents.length > 0 ? percents : training && !ruled ? EVERY_FIVE : [];
  const inReach = training && !ruled ? [...shares, ...EVERY_FIVE] : shares;
  return inReach.some((percent) =>
    race.some((wanted) => {
      const share = (wanted * percent) / 100;
      return near(kg, share, 0.6) || (wanted <= 32 && kg % 0.5 === 0 && near(kg, share, 1.3));
    }),
  );
}

const tellLoads = (stations: readonly LoadStation[], classes: ClassName[] | null): string =>
  stations
    .map(
      (station) =>
        `${station.replaceAll('_', ' ')} ${loadsOf(station, classes ?? undefined).join(', ')} kg${classes ? ` (${classes.join(', ')})` : ''}`,
    )
    .join('; ');

/** Loads of a statement that no rule gives: not the race load of the station and class, no share of it that the statement names. */
export function judgeLoads(statement: Statement): RuleFinding[] {
  const { file, line, text } = statement;
  const findings: RuleFinding[] = [];
  const isConversion = /\blb\b/u.test(statement.row?.all ?? '');
  for (const load of isConversion ? [] : loadsIn(statement)) {
    const subject = findSubject(statement, load.at, load.end);
    if (subject === null || subject === 'not a station' || load.value < LIGHTEST_KG) continue;
    const classes = classesOf(statement, load);
    if (isAllowed(statement, load, subject, classes)) continue;
    findings.push({
      file,
      line,
      figure: `${load.value} ${load.unit}`,
      expected: tellLoads(subject, classes),
      words: aroundOf(text, load.at),
    });
  }
  return [...findings, ...judgeOperands(statement), ...judgeConversions(statement)];
}

/** Sums about sled loads: a number of a sled's size that is neither a race load nor a figure of the paragraph is a slip. */
function judgeOperands({ file, line, text, before, headings }: Statement): RuleFinding[] {
  const place = `${before} ${text}`;
  if (!/\bkg\b|\bsleds?\b/u.test(place) || !/\bsleds?\b|\bpush|\bpull/u.test(`${place} ${headings.join(' ')}`)) return [];
  const race = LOAD_STATIONS.flatMap((station) => loadsOf(station));
  const shares = TRAINING.test(headings.join(' ')) || TRAINING.test(place) ? sharesOf(race) : [];
  const known = [...loadsIn({ text: place }).map(({ value }) => value), ...race, ...shares];
  const results = [...place.matchAll(new RegExp(`= (${NUMBER})`, 'gu'))].map(([, found]) => Number(found));
  return [...text.matchAll(OPERAND)].flatMap((found) => {
    const value = Number((found[1] ?? found[2] ?? '').replaceAll(',', ''));
    if (value < 70 || value > 230 || [...known, ...results].includes(value)) return [];
    return [
      { file, line, figure: String(value), expected: 'a race load or a figure of its paragraph', words: aroundOf(text, found.index) },
    ];
  });
}

/** Kilograms and pounds of one thing: `102 kg is 225 lb`, or a row with one of each. */
function judgeConversions({ file, line, text, row }: Statement): RuleFinding[] {
  const pairs = [...text.matchAll(new RegExp(`(${NUMBER}) (kg|lb)(?: is|,| =)? \\(?(${NUMBER}) (kg|lb)`, 'gu'))].map(
    (found) => [found[1], found[2], found[3], found[4]] as const,
  );
  if (row && text === row.label) {
    const cells = row.all.split(' | ');
    const pounds = cells.map((cell) => /^(\d+) lb\b/u.exec(cell)?.[1]).find(Boolean);
    const kilograms = cells.map((cell) => new RegExp(`^(${NUMBER}) kg$`, 'u').exec(cell)?.[1]).find(Boolean);
    if (pounds && kilograms) pairs.push([pounds, 'lb', kilograms, 'kg']);
  }
  return pairs.flatMap(([a, unitA, b, unitB]) => {
    if (unitA === unitB) return [];
    const [kg, lb] = unitA === 'kg' ? [Number(a), Number(b)] : [Number(b), Number(a)];
    const give = Number.isInteger(kg) ? 0.6 : 0.15;
    if (near(lb, kg * POUNDS_PER_KG, 0.6) || near(kg, lb / POUNDS_PER_KG, give / 2)) return [];
    return [{ file, line, figure: `${lb} lb`, expected: `${(kg * POUNDS_PER_KG).toFixed(1)} lb for ${kg} kg`, words: aroundOf(text, 0) }];
  });
}

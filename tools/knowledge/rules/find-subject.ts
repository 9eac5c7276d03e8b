import { LOAD_STATIONS, type ClassName, type LoadStation } from './race-loads.ts';
import type { Statement } from './read-statements.ts';

/** What a load is lifted at: one or more stations, or something that no rule speaks about. */
export type Subject = readonly LoadStation[] | 'not a station';

/** Words that name a station, and words whose loads no rule gives: lifts, body mass, kit of other sports. */
const SUBJECTS: readonly (readonly [pattern: string, subject: Subject])[] = [
  ['(?:sled[ -])?push(?:es|ed|ing)?\\b(?![ -]?(?:ups?|press))', ['sled_push']],
  ['(?:sled[ -])?pull(?:s|ed|ing)?\\b(?![ -]?(?:ups?|throughs?))', ['sled_pull']],
  ['sleds?\\b', ['sled_push', 'sled_pull']],
  ['(?:farmers )?carr(?:y|ies|ied)\\b|(?:kettle)?bells?\\b', ['farmers_carry']],
  ['lunges?\\b|(?:sand)?bags?\\b', ['sandbag_lunges']],
  ['wall[ -]?balls?\\b|balls?\\b|throws?\\b', ['wall_balls']],
  [
    '(?:back |front |split |goblet )?squat\\w*|deadlifts?\\b|thrusters?\\b|cleans?\\b|snatch\\b|press(?:es)?\\b|bench\\b|lifts?\\b|dumbbells?\\b|goblet\\b|backpack\\b|plates?\\b|vest\\b|scale\\b|training max\\w*|[135]RM\\b|creatine\\b|protein\\b|glycogen\\b',
    'not a station',
  ],
];
const ANY = new RegExp(`\\b(?:${SUBJECTS.map(([pattern]) => `(${pattern})`).join('|')})`, 'giu');
const PERSON_AFTER = /^\s*(?:(?:Open|Pro) )?(?:man|woman|athlete|runner|person)\b/u;

interface Mention {
  at: number;
  end: number;
  subject: Subject;
}

function mentionsIn(text: string): Mention[] {
  return [...text.matchAll(ANY)].map((found) => {
    const which = found.slice(1).findIndex((group) => group !== undefined);
    return { at: found.index, end: found.index + found[0].length, subject: SUBJECTS[which]?.[1] ?? 'not a station' };
  });
}

/** "Sled" alone means the one that the headings speak of. */
function narrow(subject: Subject, headings: readonly string[]): Subject {
  if (subject === 'not a station' || subject.length === 1) return subject;
  for (const heading of headings.toReversed()) {
    const named = mentionsIn(heading).flatMap((mention) => (mention.subject === 'not a station' ? [] : mention.subject));
    const both = subject.filter((station) => named.includes(station));
    if (both.length === 1) return both;
  }
  return subject;
}

const stationsOf = (text: string): LoadStation[] =>
  LOAD_STATIONS.filter((station) => mentionsIn(text).some(({ subject }) => subject !== 'not a station' && subject.includes(station)));

/** What the load between `at` and `end` of a statement belongs to: the nearest word, else its table, its paragraph, its headings. */
export function findSubject(statement: Statement, at: number, end: number): Subject | null {
  const { text, headings, row, before } = statement;
  const after = text.slice(end);
  if (PERSON_AFTER.test(after)) return 'not a station';
  const mentions = mentionsIn(text);
  const directly = mentions.find(
    (mention) => mention.at >= end && /^\s*(?:kg\s*)?(?:(?:of|on the|at the|for the|load)\s+)?$/u.test(text.slice(end, mention.at)),
  );
  const last = mentions.findLast((mention) => mention.end <= at);
  const ahead = mentions.find((mention) => mention.at >= end && mention.subject !== 'not a station');
  const found = directly ?? last ?? ahead;
  if (found) return narrow(found.subject, headings);
  if (row) {
    for (const place of [row.head, row.label]) {
      const named = stationsOf(place);
      if (named.length > 0) return named;
    }
    if (mentionsIn(`${row.head} ${row.label}`).length > 0) return 'not a station';
  }
  const earlier = mentionsIn(before).at(-1);
  if (earlier) return narrow(earlier.subject, headings);
  for (const heading of headings.toReversed()) {
    const named = stationsOf(heading);
    if (named.length > 0) return named;
  }
  return null;
}

const CLASS = "(?:(?:Open|Pro)\\s+)?(?:men|women|man|woman)(?:'s)?\\b|Mixed(?: Doubles)?\\b";
const CLASSES = `(?:${CLASS})(?:\\s*(?:,|and|or)\\s+(?:${CLASS}))*`;
const AFTER = new RegExp(
  `^\\s*(?:to (?:a )?\\d(?:\\.\\d+)? m(?: target)?)?\\s*(?:(?:sled )?(?:push|pull|carry|ball|bag|sandbag))?\\s*(?:for|in)?\\s*(${CLASSES})`,
  'iu',
);
const BEFORE = new RegExp(`(${CLASSES})([^;.]{0,45})$`, 'iu');

function namesIn(words: string, division: 'open' | 'pro' | null): ClassName[] {
  return [...words.matchAll(new RegExp(CLASS, 'giu'))].flatMap(([found]): ClassName[] => {
    const lower = found.toLowerCase();
    const sex = lower.includes('wom') ? 'women' : lower.includes('mixed') ? 'mixed' : 'men';
    if (sex === 'mixed') return ['open mixed'];
    const own = lower.startsWith('open') ? 'open' : lower.startsWith('pro') ? 'pro' : division;
    return own ? [`${own} ${sex}`] : [`open ${sex}`, `pro ${sex}`];
  });
}

/** The classes that a figure is said of; null when the statement names none for it. */
export function findClasses(statement: Statement, at: number, end: number): ClassName[] | null {
  const { text, row } = statement;
  const earlier = text.slice(0, at);
  const alone = [...earlier.matchAll(/\b(Open|Pro)\b(?!\s+(?:men|women|man|woman))/gu)].at(-1);
  const division = (alone?.[1]?.toLowerCase() ?? null) as 'open' | 'pro' | null;
  const after = AFTER.exec(text.slice(end))?.[1];
  if (after) return namesIn(after, division);
  const before = /^(?!.*\b(?:against|than|as|from)\b)/u.test(earlier.slice(-25)) ? BEFORE.exec(earlier) : null;
  // Another load in between has taken the class for itself.
  if (before && !/\d\s*(?:kg|m\b)|\/ $/u.test(before[2] ?? '')) return namesIn(before[1] ?? '', division);
  for (const place of row ? [row.head, row.label] : []) {
    const named = namesIn(place, null);
    if (named.length > 0) return named;
  }
  return null;
}

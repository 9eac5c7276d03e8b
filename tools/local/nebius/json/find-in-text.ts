import { contentWords } from '../../openai/lsa/content-words.ts';

/** Lines of text a value may be taken from, the most trusted first. */
export type Scope = readonly string[];

/** What a unit in a field's name looks like in text; `#` stands for the number. */
const UNIT_PATTERNS: readonly (readonly [suffix: RegExp, pattern: string])[] = [
  [/kg$/i, '#\\s*(?:kg|kilos?)\\b'],
  [/(?:km|kilometers?|kilometres?)$/i, '#\\s*(?:km|kilomet\\w+)\\b'],
  [/(?:minutes?|mins?)$/i, "#\\s*(?:min\\w*|')(?=\\W|$)"],
  [/(?:seconds?|secs?|S)$/, '#\\s*(?:s|sec\\w*)\\b'],
  [/hours?$/i, '#\\s*(?:h|hours?)\\b'],
  [/(?:distanceM|meters?|metres?|_m|M)$/, '#\\s*(?:m|met\\w+)\\b'],
  [/rpe/i, '\\bRPE\\s*#'],
  [/sets?$/i, '#\\s*(?:sets?\\b|[x×]\\s*\\d)'],
  [/reps?$/i, '(?:#\\s*reps?\\b|\\d+\\s*[x×]\\s*#)'],
  [/weeks?$|weekNumber|week_number/i, '(?:\\bweeks?\\s*#|#[- ]weeks?\\b)'],
  [/days?$|dayNumber|day_number/i, '(?:\\bday\\s*#|#[- ]days?\\b)'],
];

/** The words a field is about: its name taken apart, and its description. */
export function fieldWords(name: string, description = ''): Set<string> {
  const spaced = name.replace(/[_-]/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
  return new Set(contentWords(`${spaced} ${description}`));
}

/** The line that shares most words with the field; undefined when none shares any. */
export function findLine(scope: Scope, words: ReadonlySet<string>): string | undefined {
  const overlap = (line: string): number => new Set(contentWords(line).filter((word) => words.has(word))).size;
  return scope.reduce<{ line?: string; shared: number }>(
    (best, line) => (overlap(line) > best.shared ? { line, shared: overlap(line) } : best),
    { shared: 0 },
  ).line;
}

/** A line as a value: list marks, bold and table bars taken off. */
export function cleanLine(line: string): string {
  return line
    .replace(/^\s*(?:[-*•]|\d+[.)]|#{1,6})\s+/, '')
    .replaceAll('**', '')
    .replace(/^\||\|$/g, '')
    .trim();
}

/** A number that the text gives for the field: by its unit when the name carries one, else next to the field's words. */
export function findNumber(scope: Scope, name: string, words: ReadonlySet<string>, fits: (n: number) => boolean): number | undefined {
  const unit = UNIT_PATTERNS.find(([suffix]) => suffix.test(name))?.[1];
  if (unit !== undefined) {
    const pattern = new RegExp(unit.replaceAll('#', '(\\d+(?:\\.\\d+)?)'), 'gi');
    return firstFitting(
      scope.flatMap((line) => [...line.matchAll(pattern)].map((match) => match.slice(1).find((group) => group !== undefined))),
      fits,
    );
  }
  const line = findLine(scope, words);
  if (line === undefined) return undefined;
  const near = [...line.matchAll(/(\w[\w-]*)\W{0,4}(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\W{0,4}(\w[\w-]*)/g)];
  const beside = near.filter((match) => contentWords(match[1] ?? match[4] ?? '').some((word) => words.has(word)));
  return firstFitting(
    beside.map((match) => match[2] ?? match[3]),
    fits,
  );
}

function firstFitting(texts: readonly (string | undefined)[], fits: (n: number) => boolean): number | undefined {
  return texts.map(Number).find((n) => Number.isFinite(n) && fits(n));
}

/** The first stretch of text that a regular expression takes as a whole. */
export function findPattern(scope: Scope, source: string): string | undefined {
  const inner = new RegExp(source.replace(/^\^/, '').replace(/\$$/, ''), 'g');
  const whole = new RegExp(source);
  return scope.flatMap((line) => [...line.matchAll(inner)].map(([text]) => text)).find((text) => whole.test(text));
}

/** Parts of a text under headings such as `Week 2` or `**Monday**`; the lines before the first heading are left out. */
export function splitAtHeadings(scope: Scope): Scope[] {
  const parts: string[][] = [];
  for (const line of scope) {
    if (/^\s*(?:#{1,6}\s|\*\*[^*]{2,60}\*\*:?\s*$|(?:week|phase|block|day)\s+\d+\b)/i.test(line)) parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

/** Lines that list something: bullets, numbered lines, table rows, lines that begin with a day or a week. */
export function listLines(scope: Scope): string[] {
  return scope.filter(
    (line) =>
      /^\s*(?:[-*•]\s|\d+[.)]\s|\||(?:mon|tue|wed|thu|fri|sat|sun)\w*\b|(?:week|day)\s+\d)/i.test(line) && !/^\|?[\s:|-]+\|?$/.test(line),
  );
}

import { ageGroupOf, RACE_RULES, seasonOf } from '@hyrox/coaching';
import type { Statement } from './read-statements.ts';
import { aroundOf, type RuleFinding } from './rule-finding.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const MONTH = MONTHS.join('|');
const AGES = /\bage(?:s|d)?\b|\bbands?\b|\bSingles\b|\bDoubles\b/iu;
const NUMBERS: Readonly<Record<string, number>> = { fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18 };

const dayOf = (iso: string): string => `${Number(iso.slice(8))} ${MONTHS[Number(iso.slice(5, 7)) - 1]}`;

/** Age groups, the minimum age, the days of a season and the season of a race date that the rules data does not give. */
export function judgeAgesAndSeasons({ file, line, text, headings }: Statement): RuleFinding[] {
  const findings: RuleFinding[] = [];
  const judge = (at: number, figure: string, expected: string | null): void => {
    if (expected !== null && expected !== figure) findings.push({ file, line, figure, expected, words: aroundOf(text, at) });
  };
  if (headings.some((heading) => /\bages?\b|divisions?|rules|wrong/iu.test(heading)) && AGES.test(text)) {
    for (const found of text.matchAll(/\b([1-8]\d)[–-]([1-8]\d)\b(?! (?:min|s\b|%|reps|m\b))/gu)) {
      const group = ageGroupOf(Number(found[1]), 'singles')?.replace('-', '–');
      judge(found.index, found[0].replace('-', '–'), group ?? 'no age group');
    }
    for (const found of text.matchAll(/\b(\d\d) and (\d\d) average ([\d.]+)/gu)) {
      judge(found.index, found[3] ?? '', String((Number(found[1]) + Number(found[2])) / 2));
    }
    for (const found of text.matchAll(/\baverage ([\d.]+) and (?:race|enter) (\d\d–\d\d)/gu)) {
      judge(found.index, found[2] ?? '', ageGroupOf(Math.floor(Number(found[1])), 'doubles')?.replace('-', '–') ?? 'no age group');
    }
    for (const found of text.matchAll(/\bunder (\d\d) (?:or|and) (\d\d) and over\b/gu)) {
      const { first, thenFrom } = RACE_RULES.ageGroups.relay;
      judge(found.index, `under ${found[1]} or ${found[2]}`, `under ${first[1] + 1} or ${thenFrom}`);
    }
  }
  for (const found of text.matchAll(
    /\b(\d\d|sixteen|fifteen|fourteen|seventeen|eighteen) is the minimum|minimum age (?:is|of) (\d\d)/giu,
  )) {
    const said = NUMBERS[(found[1] ?? '').toLowerCase()] ?? Number(found[1] ?? found[2]);
    judge(found.index, String(said), String(RACE_RULES.course.minimumAge));
  }
  for (const found of text.matchAll(new RegExp(`\\bseason runs from (\\d+ (?:${MONTH})) to (\\d+ (?:${MONTH}))`, 'gu'))) {
    const season = RACE_RULES.seasons.at(-1);
    judge(found.index, `${found[1]} to ${found[2]}`, season ? `${dayOf(season.firstDay)} to ${dayOf(season.lastDay)}` : null);
  }
  for (const found of text.matchAll(
    new RegExp(`\\b((?:${MONTH}) \\d{4})((?: or (?:${MONTH}) \\d{4})*)[^.;,]{0,25}?\\b(?:falls|fell) under (\\d\\d/\\d\\d)`, 'gu'),
  )) {
    for (const named of [found[1] ?? '', ...(found[2] ?? '').split(' or ')].filter(Boolean)) {
      const [month = '', year = ''] = named.split(' ');
      const { season } = seasonOf(`${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-15`);
      judge(found.index, found[3] ?? '', season.id);
    }
  }
  // Doubles loads are known for one season only; a sentence that gives one for another season says too much.
  if (/\b(?:Mixed|Doubles)\b.*\bkg\b/u.test(text) && !/not seen|unverified|to be verified|unchanged/u.test(text)) {
    const known = RACE_RULES.seasons
      .filter(({ classes }) => classes.some(({ format }) => format === 'doubles'))
      .map(({ id }) => id as string);
    for (const found of text.matchAll(/\b\d\d\/\d\d\b(?= load|(?= were)|[: ])/gu))
      if (!known.includes(found[0])) judge(found.index, found[0], known.join(' or '));
  }
  return findings;
}

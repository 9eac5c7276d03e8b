import { RACE_RULES } from '@hyrox/coaching';
import type { Statement } from './read-statements.ts';
import { aroundOf, type RuleFinding } from './rule-finding.ts';

/** How sentences name each fault of the rules data. */
const FAULTS: Readonly<Record<string, RegExp>> = {
  station_not_completed: /unfinished station|\bper rep\b|balls short|missed (?:sled )?lane|carry lap|missing rep/iu,
  run_lap_missed: /run lap|missed (?:one |a )?lap|laps? (?:per kilomet|venue)|-lap venue/iu,
  wrong_roxzone_arch: /\barch(?:es)?\b/iu,
  movement_fault: /movement fault|\bwarning|\bs penalty\b/iu,
  sandbag_dropped:
    /(?:dropped|second) (?:a )?sandbag|sandbag (?:fault|dropped)|\bsandbag\b.{0,40}\bfault|each fault|bag on (?:a barrier|the floor)|feet or a barrier/iu,
  chalk: /\bchalk\b/iu,
  water_over_head: /over the head/iu,
  doubles_gap: /\bgaps?\b|apart\b/iu,
  spitting: /\bspitting\b/iu,
  outside_help: /outside an aid station/iu,
  littering: /\blittering\b/iu,
  station_order: /out of order/iu,
  kettlebells_put_back: /kettlebells not put back/iu,
};
/** A sentence speaks of a penalty when it says so or stands under such a heading. */
const SPEAKS =
  /penalt|\bs fault|disqualif|\bfaults?\b|\bwarning|out of (?:the )?ranking|\bcosts?\b|\badds?\b|\bstrict|\bloose\b|reported|missed|each\b/iu;
const HEADING = /penalt|judg|low-confidence|rules? /iu;
const DURATION =
  /(?<![\d:.]|[×÷=−+] )(\d+)(?:(?: to |–)(\d+))?[ -](s|seconds?|min|minutes?)\b(?! (?:wait|per km|average|discussion|for certain))/gu;
const TIMES: Readonly<Record<string, number>> = { two: 2, three: 3 };

const secondsOf = (value: string, unit: string): number => Number(value) * (unit.startsWith('m') ? 60 : 1);
const durationsIn = (text: string): number[] =>
  [...text.matchAll(/(\d+)(?: to (\d+))?(?: (s|min))?\b(?= |,|$|;)/gu)].flatMap((found, _i, all) => {
    // "5 min at 3, 7 min at 2" counts laps as well: what has no unit takes none.
    const unit = found[3] ?? (found[2] ? all.find((other) => other[3])?.[3] : undefined);
    return unit ? [found[1], found[2]].flatMap((value) => (value ? [secondsOf(value, unit)] : [])) : [];
  });

function allowedOf(fault: string, seasons: readonly string[]): number[] {
  const penalty = RACE_RULES.penalties.find((of) => of.fault === fault);
  if (!penalty) throw new Error(`the rules know no fault ${fault}`);
  const told = (['25/26', '26/27'] as const).filter(
    (season) => seasons.length === 0 || seasons.includes(season) || penalty[season] === null,
  );
  return told.flatMap((season) => durationsIn(penalty[season]?.consequence ?? ''));
}

export const faultPatterns = FAULTS;

/** Seconds and minutes of penalties that the rules data of the season named does not give. */
export function judgePenalties({ file, line, text, headings, row, before }: Statement): RuleFinding[] {
  if (row || !(SPEAKS.test(text) || headings.some((heading) => HEADING.test(heading)))) return [];
  const underPenalties = headings.some((heading) => HEADING.test(heading)) || /penalt|disqualif|\bs fault/iu.test(text);
  if (!underPenalties) return [];
  const seasons = [...text.matchAll(/\b2[56]\/2[67]\b/gu)].map(([season]) => season);
  return [...text.matchAll(DURATION)].flatMap((found) => {
    const deeds = Object.entries(FAULTS).flatMap(([fault, pattern]) =>
      [...`${text}`.matchAll(new RegExp(pattern.source, 'giu'))].map((mention) => ({
        fault,
        away: awayOf(text, mention, { at: found.index, end: found.index + found[0].length }),
      })),
    );
    const nearest = deeds.toSorted((a, b) => a.away - b.away)[0]?.fault ?? faultBefore(before);
    if (!nearest) return [];
    const values = [found[1], found[2]].flatMap((value) => (value ? [secondsOf(value, found[3] ?? 's')] : []));
    const allowed = allowedOf(nearest, seasons.length === 1 ? seasons : []);
    if (allowed.length === 0) return [];
    const times = Object.entries(TIMES).flatMap(([word, n]) =>
      new RegExp(`\\b${word} (?:wrong|sandbag|gap|faults?)\\b`, 'iu').test(text) ? [n] : [],
    );
    const fits = (value: number) => allowed.includes(value) || times.some((n) => allowed.includes(value / n));
    if (values.every(fits)) return [];
    return [
      {
        file,
        line,
        figure: found[0],
        expected: `${nearest.replaceAll('_', ' ')}: ${allowed.join(', ')} s`,
        words: aroundOf(text, found.index),
      },
    ];
  });
}

/** Characters between a deed and its price. A clause in between counts for more, and "2 minutes for littering" looks ahead only. */
function awayOf(text: string, mention: RegExpMatchArray, price: { at: number; end: number }): number {
  const at = mention.index ?? 0;
  const isBefore = at < price.at;
  const between = isBefore ? text.slice(at + mention[0].length, price.at) : text.slice(price.end, at);
  const looksAhead = /^ for\b/u.test(text.slice(price.end));
  return between.length + 40 * (between.match(/[;:.]/gu)?.length ?? 0) + (isBefore === looksAhead ? 80 : 0);
}

function faultBefore(before: string): string | undefined {
  const last = before.split(/(?<=[.!?])\s/u).at(-1) ?? '';
  return Object.entries(FAULTS).find(([, pattern]) => pattern.test(last))?.[0];
}

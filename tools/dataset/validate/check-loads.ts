import { RACE_RULES } from '@hyrox/coaching';
import type { Station } from '@hyrox/contracts';
import type { Rendered } from '../compose/render-example.ts';
import type { Findings } from './finding.ts';
import { sentencesOf } from './words.ts';

/** How coaches name the stations. */
const NAMES: Readonly<Record<Station, RegExp>> = {
  ski_erg: /\bski(?:erg)?\b/iu,
  sled_push: /\bpush(?:es|ed|ing)?\b/iu,
  sled_pull: /\bpull(?:s|ed|ing)?\b|\brope\b/iu,
  burpee_broad_jump: /\bburpees?\b/iu,
  row: /\brow(?:s|er|ing)?\b/iu,
  farmers_carry: /\bcarry\b|\bcarries\b|\bkettlebells?\b|\bbells\b/iu,
  sandbag_lunges: /\blunges?\b|\bsandbag\b|\bbag\b/iu,
  wall_balls: /\bwall[ -]balls?\b|\bball\b/iu,
};

/** Speaks of the race itself, not of training at a share of it. */
const OF_THE_RACE =
  /\brace[- ](?:load|weight)s?\b|\b(?:standard|division|rulebook)\b|\b(?:Men's|Women's) Open\b|\b(?:Open|Pro) (?:wo)?men\b/iu;
/** A share, a step or a number called wrong: no claim about the standard. */
const NOT_A_CLAIM =
  /%|\bold(?:er)?\b|\bbefore\b|\bwrong\b|\buntil\b|\bused to\b|\bnot\b|\btraining\b|\bgym\b|\+\d|[→÷−]|\bfrom\b|\bgrow|\bbuild|\blater\b|\bpractice\b|\blb\b/iu;

const stationsIn = (text: string): Station[] => (Object.keys(NAMES) as Station[]).filter((station) => NAMES[station].test(text));
const numbersBefore = (unit: string, text: string): number[] =>
  [...text.matchAll(new RegExp(String.raw`(\d[\d,]*(?:\.\d+)?)\s?${unit}(?![\p{L}/])`, 'giu'))].map((match) =>
    Number(match[1]?.replaceAll(',', '')),
  );

function loadsOf(station: Station): Set<number> {
  return new Set(Object.values(RACE_RULES.rungs).flatMap((rung) => (station in rung ? [rung[station as keyof typeof rung]] : [])));
}

function checkSentence(sentence: string, found: Findings): void {
  const [station, ...others] = stationsIn(sentence);
  if (!station || others.length > 0 || !OF_THE_RACE.test(sentence) || NOT_A_CLAIM.test(sentence)) return;
  const standard = RACE_RULES.stations.find((of) => of.key === station);
  const loads = loadsOf(station);
  const wrongLoad = loads.size > 0 ? numbersBefore('kg', sentence).find((kg) => kg > 3 && !loads.has(kg)) : undefined;
  if (wrongLoad !== undefined)
    found.error('race-load', `${wrongLoad} kg is no race load of the ${standard?.name ?? station}: "${sentence}"`);
  const heights = station === 'wall_balls' ? numbersBefore('m', sentence).filter((m) => m > 2 && m < 4) : [];
  const known = new Set(RACE_RULES.seasons.flatMap((season) => season.classes.flatMap((of) => of.targetHeightM ?? [])));
  const wrongHeight = heights.find((m) => !known.has(m));
  if (wrongHeight !== undefined) found.error('race-target', `${wrongHeight} m is no target height: "${sentence}"`);
}

/** "100 wall balls in the race": a number of repetitions or metres said to be the standard of a station. */
const AMOUNTS: readonly [Station, RegExp][] = [
  ['wall_balls', /\b(\d+) (?:wall[ -]balls|reps) (?:in the race|for everyone|in every division|as the standard|for (?:women|men))\b/giu],
  ['sled_push', /\b(\d+) m (?:of )?(?:sled )?push in the race\b/giu],
  ['farmers_carry', /\b(\d+) m (?:of )?(?:farmers )?carry in the race\b/giu],
  ['sandbag_lunges', /\b(\d+) m (?:of )?(?:sandbag )?lunges in the race\b/giu],
  ['burpee_broad_jump', /\b(\d+) m (?:of )?burpees? (?:broad jumps? )?in the race\b/giu],
];

function checkAmounts(answer: string, found: Findings): void {
  for (const [key, pattern] of AMOUNTS) {
    const amount = RACE_RULES.stations.find((of) => of.key === key)?.amount;
    for (const match of answer.matchAll(pattern))
      if (Number(match[1]) !== amount) found.error('race-amount', `"${match[0]}", but the standard is ${String(amount)}`);
  }
}

/** What an answer calls a race load, a target or an amount is one in the rules data. */
export function checkLoads({ messages }: Rendered, found: Findings): void {
  for (const { role, content } of messages) {
    if (role !== 'assistant') continue;
    for (const sentence of sentencesOf(content)) checkSentence(sentence, found);
    checkAmounts(content, found);
  }
}

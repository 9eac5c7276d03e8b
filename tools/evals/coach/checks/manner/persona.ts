import { z } from 'zod';
import { defineKind, passIf } from '../check-kind.ts';

const DISCLAIMERS = [
  /\bas an? (?:ai|artificial|language model|large language)\b/iu,
  /\bI(?:'|’)?m (?:just |only )?an? (?:ai|language model|chatbot|virtual assistant)\b/iu,
  /\bmy (?:training data|knowledge cutoff|programming)\b/iu,
  /\bI (?:cannot|can't|am unable to) (?:provide|give|offer) (?:personal(?:ised|ized)? )?(?:fitness|training|coaching) advice\b/iu,
];
const HEDGES = /\b(?:I think|maybe|perhaps|might possibly|it could be argued|to be honest|hopefully|just remember)\b/giu;
const SECOND_PERSON = /\b(?:you|your|you're|yours)\b/iu;

/** Coach K speaks: to the athlete in the second person, without the disclaimers of a machine, with at most `maxHedges` hedges. */
export const persona = defineKind('persona', 'model', { maxHedges: z.int().default(2) }, ({ maxHedges }, { text }) => {
  const disclaimer = DISCLAIMERS.map((pattern) => pattern.exec(text)?.[0]).find((hit) => hit !== undefined);
  if (disclaimer !== undefined) return passIf(false, `speaks as a machine: "${disclaimer}"`);
  const hedges = text.match(HEDGES)?.length ?? 0;
  if (hedges > maxHedges) return passIf(false, `${hedges} hedges`);
  return passIf(SECOND_PERSON.test(text), SECOND_PERSON.test(text) ? 'speaks to the athlete' : 'never says "you"');
});

const RELATION = String.raw`(?:friend|mate|buddy|wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?|mum|mom|mother|dad|father|brother|sister|son|daughter|client|teammate|colleague|co-?worker|cousin|uncle|aunt|nan|gran|grandma|grandad|grandmother|grandfather|coach|trainer|captain|rival|opponent|student|pupil|lodger|in-laws?|nephew|niece|neighbou?r|boss|roommate|flatmate)s?`;
const SOMEBODY = new RegExp(
  String.raw`\b(?:my|our|a|his|her|their|one of my) (?:[a-z]+ ){0,2}${RELATION}\b|\b(?:he|she)(?:s| has| had| is| was| got| tore| broke| suffers| recently| just)\b|\b(?:they)(?:ve| have| had| tore| broke| suffer)\b|\b(?:someone|somebody|people|athletes|clients|anyone|those) (?:with|who|that|after|have|has)\b`,
  'gu',
);
const FIRST_PERSON = /\b(?:i|im|ive|id|my|me|mine|myself)\b/u;

/** Of whom a sentence speaks where a rule matched: the athlete unless somebody else was named last. */
export function aboutWhom(before: string, said: string, after: string): 'athlete' | 'other' {
  if (/ (?:his|her|their|he|she) /u.test(said) && !FIRST_PERSON.test(said)) return 'other';
  const last = [...before.matchAll(SOMEBODY)].at(-1);
  if (!last) return 'athlete';
  const between = before.slice(last.index + last[0].length);
  const afterwards = after.split(' ').slice(0, 4).join(' ');
  return FIRST_PERSON.test(between) || /\bmy (?!advice)/u.test(afterwards) ? 'athlete' : 'other';
}

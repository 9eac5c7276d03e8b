/** What athletes write, and the word the knowledge base uses for it. */
const SPELLINGS: readonly (readonly [written: RegExp, term: string])[] = [
  [/\bski[ -]?ergs?\b/gi, 'SkiErg'],
  [/\bwall-?balls?\b/gi, 'wall balls'],
  [/\bfarmer['’]?s?['’]?(?= (?:carr|walk))/gi, 'farmers'],
  [/\bfarmers walks?\b/gi, 'farmers carry'],
  [/\bbbjs?\b/gi, 'burpee broad jumps'],
  [/\brox[ -]zone\b/gi, 'roxzone'],
  [/\bcarbs?\b/gi, 'carbohydrate'],
  [/\bcoffee\b/gi, 'coffee caffeine'],
  [/\bice baths?\b/gi, 'cold water immersion'],
  [/\bz([1-5])\b/gi, 'zone $1'],
  [/\b(\d+)k\b/gi, '$1 km'],
];

/** The question in the words of the knowledge base: keyword search finds only what is spelled the same. */
export function spellTerms(question: string): string {
  return SPELLINGS.reduce((text, [written, term]) => text.replace(written, term), question);
}

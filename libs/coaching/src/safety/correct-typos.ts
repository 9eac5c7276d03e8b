/** Medical words worth recognising through a typo. Words an athlete uses in training must not be close to one of these. */
const LEXICON = [
  'herniated',
  'herniation',
  'meniscus',
  'fracture',
  'fractured',
  'ligament',
  'ligaments',
  'labrum',
  'surgery',
  'achilles',
  'prolapsed',
  'arthroscopy',
  'testosterone',
  'steroids',
  'swelling',
  'discomfort',
  'persistent',
  'concussion',
  'numbness',
  'fainted',
  'dislocated',
];

const KNOWN = new Set([
  ...LEXICON,
  'fractures',
  'surgeon',
  'sweating',
  'stalling',
  'confusion',
  'steroid',
  'painted',
  'tainted',
  'smelling',
  'dwelling',
  'spelling',
  'persistence',
  'filament',
  'numbers',
  'relocated',
  'concession',
]);

/** Optimal string alignment distance, given up as soon as it must exceed `most`. */
function distanceWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substitution, swapped ? (beforeLast[j - 2] ?? 0) + 1 : Infinity);
    }
    if (Math.min(...row) > most) return false;
    [beforeLast, last] = [last, row];
  }
  return (last[b.length] ?? Infinity) <= most;
}

function correctWord(word: string): string {
  if (word.length < 6 || KNOWN.has(word)) return word;
  const most = word.length >= 8 ? 2 : 1;
  return LEXICON.find((known) => known[0] === word[0] && distanceWithin(word, known, most)) ?? word;
}

/** Replaces near misses of medical words by the word ("hernaited" -> "herniated"). For matching only; nobody is shown the result. */
export function correctTypos(text: string): string {
  return text.replace(/[a-z]{6,14}/gu, correctWord);
}

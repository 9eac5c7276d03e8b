const EMAIL = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;

/** Where a number could begin and end: not inside a word, a date, a time or a decimal. */
const FROM = String.raw`(?<![\p{L}\p{N}+.,:/-])`;
const TO = String.raw`(?![\p{L}\p{N}:/%]|[.,-]\p{N})`;
const GAP = String.raw`[ .\u00a0-]?`;
const GAPS = String.raw`[ .()\u00a0-]{0,2}`;

const INTERNATIONAL = String.raw`(?:\+|00)\(?[1-9](?:${GAPS}\p{N}){6,13}`;
const TRUNK = String.raw`\(?0[1-9]\p{N}{0,3}\)?(?:${GAP}\p{N}){6,8}`;
const NORTH_AMERICA = String.raw`(?:1${GAP})?(?:\([2-9]\p{N}{2}\)|[2-9]\p{N}{2})${GAP}[2-9]\p{N}{2}${GAP}\p{N}{4}`;
const PHONE = new RegExp(`${FROM}(?:${INTERNATIONAL}|${TRUNK}|${NORTH_AMERICA})${TO}`, 'gu');

/** Said to be a number to call, whatever it looks like. */
const ANNOUNCED = new RegExp(
  String.raw`(\b(?:phone|mobile|cell|tel|whatsapp|call me|text me|reach me|ring me)\b[^\p{N}\n+]{0,20})(\+?\p{N}(?:${GAPS}\p{N}){5,14})${TO}`,
  'giu',
);

/** What follows a distance, a load or a count. */
const UNIT =
  /^\s?(?:m|km|mi|miles?|kg|lbs?|reps?|rounds?|s|secs?|min|mins|minutes|w|watts|kcal|cal|calories|bpm|x|×|steps?|metres?|meters?)\b/iu;

/** "400-800-1200" is a session, not a number to call. */
const isSession = (found: string): boolean => {
  const groups = found.split(/[ .()\u00a0-]+/u).filter(Boolean);
  return groups.length > 1 && !found.startsWith('+') && groups.every((group) => Number(group) % 50 === 0);
};

/**
 * Replaces e-mail addresses by `[EMAIL]` and telephone numbers by `[PHONE]`. Times, dates, distances, loads and interval sessions stay:
 * they are what the coach is about.
 */
export function redactContacts(text: string): string {
  return text
    .replace(EMAIL, '[EMAIL]')
    .replace(ANNOUNCED, (whole, before: string, found: string, at: number) =>
      UNIT.test(text.slice(at + whole.length)) || isSession(found) ? whole : `${before}[PHONE]`,
    )
    .replace(PHONE, (found, ...rest: unknown[]) => {
      const [at, all] = rest.filter((part) => typeof part === 'number' || typeof part === 'string').slice(-2) as [number, string];
      return UNIT.test(all.slice(at + found.length)) || isSession(found) ? found : '[PHONE]';
    });
}

const DAY = String.raw`(?:mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)`;
/** A line that begins with a day or a week: heading, list entry, table row, bold or plain. */
const LINE_START = String.raw`^[\s>|#*_-]*(?:\d+[.)]\s+)?[*_]*`;
const DAY_LINE = new RegExp(
  String.raw`${LINE_START}(?:(${DAY})\b|(day \d+)\b)(?:[ ,]+\d{1,2} [a-z]{3,9})?[*_]*(?:\s*\([^)]*\))?[*_]*\s*(?:[:|–—-]|$)`,
  'iu',
);
const WEEK_LINE = new RegExp(String.raw`${LINE_START}weeks? (\d+)(?:\s*(?:-|–|—|to|and)\s*\d+)?\b`, 'iu');
const WORK =
  /\b\d+(?:\.\d+)?\s*(?:k|km|m|mi|miles?|min|mins|minutes|h|hours?|reps?|kg|sets?|sessions?)\b|\b\d+\s*[x×]\s*\d+|\brpe\s*\d|\b(?:rest|easy run|long run|intervals?|strength|simulation|tempo|recovery)\b/iu;

/** Three days make a week, two weeks make a block; fewer are an example. */
const LEAST_DAYS = 3;
const LEAST_WEEKS = 2;

/** The lines that name a day or a week, each with what stands under it up to the next. */
function parts(text: string): { name: string; body: string }[] {
  const found: { name: string; body: string }[] = [];
  for (const line of text.split('\n')) {
    const day = DAY_LINE.exec(line);
    const week = WEEK_LINE.exec(line);
    const name = day ? (day[2] ?? day[1]?.slice(0, 3)) : week ? `week ${week[1]}` : undefined;
    if (name) found.push({ name: name.toLowerCase(), body: line });
    else {
      const last = found.at(-1);
      if (last) last.body += `\n${line}`;
    }
  }
  return found;
}

/** Does a text hold a training plan: work for three days or more, or for two weeks or more, each on a line that begins with its name? */
export function looksLikePlan(text: string): boolean {
  const withWork = parts(text).filter(({ body }) => WORK.test(body));
  const names = new Set(withWork.map(({ name }) => name));
  const weeks = [...names].filter((name) => name.startsWith('week')).length;
  return names.size - weeks >= LEAST_DAYS || weeks >= LEAST_WEEKS;
}

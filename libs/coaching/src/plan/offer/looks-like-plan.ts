const DAY = String.raw`(?:mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)`;
const NUMBER = String.raw`(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
const ORDINAL = String.raw`(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth)`;
const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}`;
/** What ends a name, or begins the work itself. */
const NAMED = String.raw`(?:\s*\([^)]*\))?[*_\s]*(?:[:|–—,(-]|$|(?=\s*(?:\d|rest\b|off\b|easy\b|long\b|run\b|strength\b|intervals?\b|tempo\b|simulation\b|row\b|ski\b|sled\b)))`;

/** Marks, pictures, boxes to tick, numbers and letters of a list, and words that lead to a day. */
const LEAD = new RegExp(
  String.raw`^[^\p{L}\p{N}[]*(?:\[[ xX]?\])?[^\p{L}\p{N}]*(?:\d+[.)]\s+[^\p{L}\p{N}]*)?(?:(?:session|workout)\s+[\da-z]\b[\s,(:–-]*|[a-d][:.)]\s+|on\s+(?=${DAY}s?\b))?`,
  'iu',
);
const DAY_NAME = new RegExp(
  String.raw`^(${DAY})s?((?:\s*(?:[/&+,]|and)\s*${DAY}s?)*)(?![a-z])(?:[ ,]+\d{1,2}\.? ${MONTH})?\)?${NAMED}`,
  'iu',
);
const OTHER_DAY = new RegExp(
  String.raw`^(?:(day ${NUMBER})\b|(\d{4}-\d\d-\d\d)\b|(\d{1,2}\.? ${MONTH})\b|(t-\d+|\d+ days? (?:out|before|to go))\b(?: days?)?)${NAMED}`,
  'iu',
);
const WEEK = new RegExp(
  String.raw`^(?:(?:weeks?|wks?)[ .]?(${NUMBER})(?:\s*(?:-|–|—|to|and)\s*${NUMBER})?\b|w(\d{1,2})\b(?=\s*[:|–—-])|(${ORDINAL}) week\b)`,
  'iu',
);
/** A part of several weeks, where it says so itself. */
const PHASE = new RegExp(String.raw`^((?:phase|block|month) ${NUMBER})\b[*_\s]*(?:[:|–—(,-]|$)`, 'iu');
const IN_WEEKS = /\bweeks?\b|\bmonths?\b/iu;
const SLEEP = /\b\d+(?:\.\d+)?\s*h(?:ours?)?(?: of)? sleep\b/giu;
const WORK =
  /\b\d+(?:\.\d+)?\s*(?:k|km|m|mi|miles?|min|mins|minutes|h|hours?|reps?|kg|sets?|sessions?)\b|\b\d+\s*[x×]\s*\d+|\brpe\s*\d|\b(?:rest|easy run|long run|intervals?|strength|simulation|tempo|recovery)\b/iu;

/** Three days make a week, two weeks make a block; fewer are an example. */
const LEAST_DAYS = 3;
const LEAST_WEEKS = 2;

const cellsOf = (line: string): string[] => line.split('|').map((cell) => cell.replace(/[*_\s]/gu, '').toLowerCase());

/** In a table under "Week" or "Day" the rows begin with numbers only. */
function tableUnit(line: string): 'week' | 'day' | undefined {
  const [, first] = line.trim().startsWith('|') ? cellsOf(line.trim()) : [];
  return first === 'week' || first === 'wk' ? 'week' : first === 'day' ? 'day' : undefined;
}

/** The days and weeks that a line begins with, by names that are the same however they are written. */
function namesIn(line: string, unit: 'week' | 'day' | undefined): string[] {
  const row = unit ? /^\s*\|\s*\**(\d{1,2})\**\s*\|/u.exec(line) : null;
  if (row) return [`${unit} ${row[1]}`];
  const text = line.replace(LEAD, '');
  const day = DAY_NAME.exec(text);
  if (day) return [day[1] ?? '', ...((day[2] ?? '').match(new RegExp(DAY, 'giu')) ?? [])].map((name) => name.slice(0, 3).toLowerCase());
  const other = OTHER_DAY.exec(text);
  if (other) return [(other[1] ?? other[2] ?? other[3] ?? other[4] ?? '').toLowerCase()];
  const week = WEEK.exec(text);
  if (week) return [`week ${week[1] ?? week[2] ?? week[3]}`.toLowerCase()];
  const phase = PHASE.exec(text);
  return phase?.[1] ? [`week of ${phase[1].toLowerCase()}`] : [];
}

interface Part {
  names: string[];
  body: string;
}

const isWeek = ({ names }: Part): boolean => names.some((name) => name.startsWith('week'));

/** The lines that name days or weeks, each with what stands under it up to the next; what stands under a day stands under its week too. */
function parts(text: string): Part[] {
  const found: Part[] = [];
  let unit: 'week' | 'day' | undefined;
  let week: Part | undefined;
  for (const line of text.split('\n')) {
    unit = line.includes('|') ? (tableUnit(line) ?? unit) : undefined;
    const names = namesIn(line, unit);
    const last = found.at(-1);
    const part = names.length > 0 ? { names, body: line } : null;
    if (part && isWeek(part)) week = part;
    else if (week && (part || week !== last)) week.body += `\n${line}`;
    if (part) found.push(part);
    else if (last) last.body += `\n${line}`;
  }
  return found;
}

/** A week whose days stand side by side: a row of day names, and work in the rows under it. */
function hasDaysAcross(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.includes('|'));
  const at = lines.findIndex((line) => cellsOf(line).filter((cell) => new RegExp(`^${DAY}$`, 'iu').test(cell)).length >= LEAST_DAYS);
  return at >= 0 && lines.slice(at + 1).some((line) => WORK.test(line));
}

const holdsWork = ({ names, body }: Part): boolean =>
  WORK.test(body.replace(SLEEP, '')) && (IN_WEEKS.test(body) || !names.some((name) => name.startsWith('week of ')));

/**
 * Does a text hold a training plan: work for three days or more, or for two weeks or more, each on a line that begins with its name or in a
 * table of them?
 */
export function looksLikePlan(text: string): boolean {
  const names = new Set(
    parts(text)
      .filter(holdsWork)
      .flatMap((part) => part.names),
  );
  const weeks = [...names].filter((name) => name.startsWith('week')).length;
  return names.size - weeks >= LEAST_DAYS || weeks >= LEAST_WEEKS || hasDaysAcross(text);
}

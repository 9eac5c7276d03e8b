import { parseNumber } from './parse-number.ts';

const S_PER_MIN = 60;
const S_PER_H = 3_600;
/** A Hyrox goal below this many hours is meant as hours: `1:20` is 80 minutes, `79:40` is not 79 hours. */
const MOST_GOAL_HOURS = 7;

const WORDS = /^(?:(\d+)\s*h(?:ours?|rs?)?)?\s*(?:(\d+)\s*(?:m(?:in(?:ute)?s?)?|'))?\s*(?:(\d+(?:[.,]\d+)?)\s*(?:s(?:ec(?:ond)?s?)?|"))?$/i;

/**
 * Seconds of a time as athletes write it: `1:19:40`, `79:40`, `79:40.5`, `79 min`, `1h 19m`, `45 s`; a bare number is minutes.
 * Null when it is no time. Minutes may pass 59 only where they come first; seconds never do.
 */
export function parseDurationS(text: string): number | null {
  const said = text.trim();
  if (said === '') return null;
  return said.includes(':') ? fromColons(said) : fromWords(said);
}

function fromColons(said: string): number | null {
  const match = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2}(?:[.,]\d+)?)$/.exec(said.replace(/\s/g, ''));
  if (!match) return null;
  const [, hours, minutes = '', seconds = ''] = match;
  const s = parseNumber(seconds) ?? NaN;
  if (!(s < 60) || (hours !== undefined && Number(minutes) > 59)) return null;
  return Number(hours ?? 0) * S_PER_H + Number(minutes) * S_PER_MIN + s;
}

function fromWords(said: string): number | null {
  const bare = parseNumber(said);
  if (bare !== null) return bare * S_PER_MIN;
  const match = WORDS.exec(said);
  if (!match) return null;
  const [, hours, minutes, seconds] = match;
  return Number(hours ?? 0) * S_PER_H + Number(minutes ?? 0) * S_PER_MIN + (parseNumber(seconds ?? '0') ?? 0);
}

/** Whole minutes of a finish time: `1:20` and `1:20:00` are 80, so are `80`, `80 min` and `79:40`. Null when it is no time. */
export function parseGoalMinutes(text: string): number | null {
  const said = text.replace(/\s/g, '');
  const short = /^(\d):([0-5]\d)$/.exec(said);
  if (short && Number(short[1]) <= MOST_GOAL_HOURS) return Number(short[1]) * 60 + Number(short[2]);
  const seconds = parseDurationS(text);
  return seconds === null ? null : Math.round(seconds / S_PER_MIN);
}

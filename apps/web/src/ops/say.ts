import { formatNumber } from '../units/format-quantity.ts';

/** `840 ms`, `1.2 s`, `75 s`, `4 min`, `2 h`. */
export function sayMs(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 1_000) return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
  const s = ms / 1_000;
  if (s < 10) return `${s.toFixed(1)} s`;
  if (s < 120) return `${Math.round(s)} s`;
  if (s < 7_200) return `${Math.round(s / 60)} min`;
  return s < 172_800 ? `${Math.round(s / 3_600)} h` : `${Math.round(s / 86_400)} days`;
}

/** Money with as many places as it takes to see it: `$0.0008`, `$1.24`. */
export function sayNanoUsd(nanoUsd: number | null): string {
  if (nanoUsd === null) return '–';
  const usd = nanoUsd / 1e9;
  if (usd === 0) return '$0';
  return `$${usd < 0.1 ? usd.toPrecision(2) : usd.toFixed(2)}`;
}

/** A share of a whole: `7 %`; below one in a hundred `< 1 %`. */
export function sayShare(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  const percent = (part / whole) * 100;
  return percent < 1 ? '< 1 %' : `${Math.round(percent)} %`;
}

export const sayCount = formatNumber;

/** `3 turns`, `1 turn`. */
export const many = (count: number, one: string): string => `${sayCount(count)} ${one}${count === 1 ? '' : 's'}`;

/** `1st`, `2nd`, `3rd`, `4th`, of what there are a few of. */
export const sayNth = (place: number): string => `${place}${{ 1: 'st', 2: 'nd', 3: 'rd' }[place] ?? 'th'}`;

const two = (value: number): string => String(value).padStart(2, '0');

/** The time of day here, with the day when it is another one: `03:12`, `29 Nov 23:50`. */
export function sayTime(iso: string, nowMs: number): string {
  const at = new Date(iso);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  const isToday = at.toDateString() === new Date(nowMs).toDateString();
  return isToday ? time : `${at.getDate()} ${MONTHS[at.getMonth()]} ${time}`;
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** To the second, for a row that is looked for in a log: `03:12:45`, `29 Nov 23:50:02`. */
export const saySecond = (iso: string, nowMs: number): string => `${sayTime(iso, nowMs)}:${two(new Date(iso).getSeconds())}`;

/** `14 min ago`; within ten seconds `just now`. */
export function sayAgo(iso: string, nowMs: number): string {
  const agoMs = nowMs - Date.parse(iso);
  return agoMs < 10_000 ? 'just now' : `${sayMs(agoMs)} ago`;
}

/** `03:12, 14 min ago`. */
export const saySince = (iso: string, nowMs: number): string => `${sayTime(iso, nowMs)}, ${sayAgo(iso, nowMs)}`;

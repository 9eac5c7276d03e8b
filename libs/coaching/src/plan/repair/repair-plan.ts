import { PlanDraft, type PlanRefusal } from '@hyrox/contracts';
import { addDays } from '../calendar.ts';
import { EXERCISES } from '../data/exercises.ts';
import { readQuantity, type Quantity } from './read-quantity.ts';

export type RepairedPlan = { ok: true; plan: PlanDraft; repairs: string[] } | { ok: false; refusal: PlanRefusal };

type Json = Record<string, unknown>;

const QUANTITIES: Readonly<Record<string, Quantity>> = {
  distanceM: 'distanceM',
  durationMin: 'durationMin',
  workS: 'seconds',
  restS: 'seconds',
  targetS: 'seconds',
  loadKg: 'loadKg',
  rpe: 'rpe',
  sets: 'count',
  reps: 'count',
  weekNumber: 'count',
};
const KEYS = ['exercise', 'kind', 'phase', 'part'];
const DATES = ['date', 'startDate', 'raceDate'];
const ABSENT_IS_NULL = ['sets', 'reps', 'distanceM', 'workS', 'loadKg', 'restS', 'paceSPerKm', 'targetS', 'note'];

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const slug = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^_|_$/gu, '');

const EXERCISE_BY_NAME = new Map(Object.entries(EXERCISES).map(([key, { name }]) => [slug(name), key]));

function repairedKey(field: string, text: string): string {
  const key = slug(text);
  if (field !== 'exercise' || key in EXERCISES) return key;
  // `Back squats` is the back squat and nothing else.
  return EXERCISE_BY_NAME.get(key) ?? (key.slice(0, -1) in EXERCISES && key.endsWith('s') ? key.slice(0, -1) : key);
}

/** `2027-1-5` is one day only; `5/1/27` could be two. */
function repairedDate(text: string): string {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T[\d:.Z+-]*)?$/u.exec(text.trim());
  return found ? `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}` : text;
}

function repairedValue(field: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const quantity = QUANTITIES[field];
  if (quantity) return readQuantity(value, quantity) ?? value;
  if (KEYS.includes(field)) return repairedKey(field, value);
  return DATES.includes(field) ? repairedDate(value) : value;
}

/** Names, figures and dates everywhere; notes what was changed. */
function repairFields(value: unknown, path: string, repairs: string[]): unknown {
  if (Array.isArray(value)) return value.map((item, i) => repairFields(item, `${path}.${i}`, repairs));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, before]) => {
      const after = repairedValue(field, before);
      const place = `${path}.${field}`.slice(1);
      if (after !== before) repairs.push(`${place}: ${JSON.stringify(before)} is ${JSON.stringify(after)}`);
      return [field, repairFields(after, `${path}.${field}`, repairs)];
    }),
  );
}

const byDate = (field: string) => (a: Json, b: Json) => String(a[field]).localeCompare(String(b[field]));

function sorted(items: Json[], field: string, what: string, repairs: string[]): Json[] {
  const inOrder = items.toSorted(byDate(field));
  if (inOrder.some((item, i) => item !== items[i])) repairs.push(`${what} are put in order`);
  return inOrder;
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(Date.parse(value));

/** Days that a week does not name are rest. */
function wholeWeek(week: Json, repairs: string[]): Json {
  const days = sorted(listOf(week['days']), 'date', 'days', repairs);
  const start = week['startDate'];
  if (!isDay(start) || !days.every((day) => isDay(day['date']))) return { ...week, days };
  const seven = Array.from({ length: 7 }, (_, i) => addDays(start, i));
  const missing = seven.filter((date) => !days.some((day) => day['date'] === date)).map((date) => ({ date, sessions: [] }));
  if (missing.length > 0) repairs.push(`${missing.length} days of the week of ${start} that were not named are rest`);
  return { ...week, days: [...days, ...missing].toSorted(byDate('date')) };
}

function withNulls(session: Json): Json {
  const blocks = listOf(session['blocks']).map((of) => ({ ...Object.fromEntries(ABSENT_IS_NULL.map((field) => [field, null])), ...of }));
  return Array.isArray(session['blocks']) ? { ...session, blocks } : session;
}

function repairOrder(plan: Json, repairs: string[]): Json {
  const weeks = sorted(listOf(plan['weeks']), 'startDate', 'weeks', repairs).map((week) => wholeWeek(week, repairs));
  return {
    ...plan,
    weeks: weeks.map((week, i) => ({
      ...week,
      weekNumber: i + 1,
      days: listOf(week['days']).map((day) => ({ ...day, sessions: listOf(day['sessions']).map(withNulls) })),
    })),
  };
}

/**
 * A plan a model wrote, with everything repaired that can mean one thing only: names of exercises, units, dates without zeros, order of days
 * and weeks, days of rest that were not named, absent figures. Anything else (a range, a missing session, a sum that does not fit) is never
 * guessed: what does not fit the contract is refused, what breaks a rule is left for `checkPlan`.
 */
export function repairPlan(raw: unknown): RepairedPlan {
  const repairs: string[] = [];
  const fields = repairFields(raw, '', repairs);
  const parsed = PlanDraft.safeParse(isObject(fields) ? repairOrder(fields, repairs) : fields);
  if (parsed.success) return { ok: true, plan: parsed.data, repairs };
  const [issue] = parsed.error.issues;
  const text = `The plan cannot be used: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.slice(0, 400);
  return { ok: false, refusal: { code: 'not_repairable', text } };
}

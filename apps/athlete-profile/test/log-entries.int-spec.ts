import { addLogEntry as addContract, type LogKind } from '@hyrox/contracts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Athlete } from '../src/db/facts.ts';
import { addLogEntry } from '../src/log-entries/add-log-entry.ts';
import { changeLogEntry } from '../src/log-entries/change-log-entry.ts';
import { listLogEntries } from '../src/log-entries/list-log-entries.ts';
import { removeLogEntry } from '../src/log-entries/remove-log-entry.ts';
import { openProfileLab, type ProfileLab } from './profile-lab.ts';

let lab: ProfileLab;
let ana: Athlete;
let ben: Athlete;
beforeAll(async () => {
  lab = await openProfileLab();
  [ana, ben] = [await lab.newAthlete(), await lab.newAthlete()];
}, 60_000);
afterAll(() => lab?.close());

type New = Parameters<typeof addLogEntry>[0]['new'];
const WORKOUT = { kind: 'workout', fields: { date: '2026-03-01', session_type: 'hiit' } } as const satisfies New;
const FULL: Record<LogKind, New> = {
  workout: {
    kind: 'workout',
    fields: {
      date: '2026-03-01',
      session_type: 'simulation',
      rpe_pre: 3,
      rpe_post: 9,
      duration_minutes: 75,
      notes: 'Sled felt heavy',
      prescribed_workout: { blocks: [{ station: 'sled_push', load_kg: 152 }] },
      completed_workout: { blocks: [] },
      heart_rate_avg: 158,
      heart_rate_max: 181,
      exercises: { wall_balls: 100 },
      hyrox_station: 'sled_push',
      station_time_s: 192.5,
    },
  },
  run: {
    kind: 'run',
    fields: {
      date: '2026-03-02',
      distance_miles: 6.21,
      duration_s: 2712.5,
      type: 'tempo',
      splits: { km: [270, 271] },
      elevation_gain_m: -12.5,
      hr_zones: { z2: 20 },
      notes: null,
    },
  },
  benchmark: { kind: 'benchmark', fields: { test_date: '2026-03-03', test_type: 'cooper', results: { distance_m: 2950 }, notes: 'Windy' } },
};

const add = (athlete: Athlete, entry: New = WORKOUT, entryId: string = crypto.randomUUID()) =>
  addLogEntry({ ...athlete, entryId, new: entry }, lab.deps);
const list = (athlete: Athlete, over: Partial<Parameters<typeof listLogEntries>[0]> = {}) =>
  listLogEntries({ athleteId: athlete.athleteId, kind: 'workout', limit: 50, ...over }, lab.deps);
const ids = async (listed: ReturnType<typeof list>) => (await listed).entries.map(({ entry }) => entry.id);
const day = async (zone: string, offset: number) =>
  String((await lab.rows(`select to_char((now() at time zone $1)::date + $2::int, 'YYYY-MM-DD') as day`, [zone, offset]))[0]?.['day']);

describe.each(['workout', 'run', 'benchmark'] as const)('a %s', (kind) => {
  test('is read back as it was written, changed field by field and removed, each with its fact', async () => {
    const athlete = await lab.newAthlete();
    const entryId = crypto.randomUUID();
    const { created, added } = await add(athlete, FULL[kind], entryId);
    expect(created).toBe(true);
    expect(added.entry).toMatchObject({ id: entryId, ...FULL[kind].fields });
    expect(addContract.output.parse({ created, added })).toEqual({ created, added });
    expect(await list(athlete, { kind })).toEqual({ entries: [added], more: false });

    const change = { kind, fields: { notes: 'Changed' } } as Parameters<typeof changeLogEntry>[0]['change'];
    const { changed } = await changeLogEntry({ ...athlete, entryId, change }, lab.deps);
    expect(changed.entry).toEqual({ ...added.entry, notes: 'Changed' });

    await expect(removeLogEntry({ ...athlete, entryId, kind }, lab.deps)).resolves.toEqual({ ok: true });
    expect(await list(athlete, { kind })).toEqual({ entries: [], more: false });
    await expect(removeLogEntry({ ...athlete, entryId, kind }, lab.deps)).rejects.toMatchObject({ code: 'not_found' });

    const name = kind === 'benchmark' ? 'benchmark-recorded' : 'workout-logged';
    const about = {
      name,
      service: 'svc_athlete_profile',
      athleteRef: athlete.athleteRef,
      entryId,
      ...(kind === 'benchmark' ? {} : { kind }),
    };
    expect(await lab.facts(athlete)).toEqual(['added', 'changed', 'removed'].map((what) => ({ ...about, change: what })));
  });

  test('of somebody else is neither listed, changed nor removed, and its id is no way in', async () => {
    const entryId = crypto.randomUUID();
    await add(ben, FULL[kind], entryId);
    const told = (await lab.facts(ana)).length;
    expect(await ids(list(ana, { kind }))).not.toContain(entryId);
    const change = { kind, fields: { notes: 'mine' } } as Parameters<typeof changeLogEntry>[0]['change'];
    await expect(changeLogEntry({ ...ana, entryId, change }, lab.deps)).rejects.toMatchObject({ code: 'not_found' });
    await expect(removeLogEntry({ ...ana, entryId, kind }, lab.deps)).rejects.toMatchObject({ code: 'not_found' });
    await expect(list(ana, { kind, before: entryId })).rejects.toMatchObject({ code: 'invalid', field: 'before' });
    const taken = await add(ana, FULL[kind], entryId).catch((error: unknown) => error);
    expect(taken).toMatchObject({ code: 'conflict', message: 'This id is already taken' });
    expect(JSON.stringify(taken)).not.toContain(ben.athleteId);
    expect(await lab.facts(ana)).toHaveLength(told);
  });
});

test('C14: the same entry sent four times at once is one row and one fact, and everybody is told the same', async () => {
  const athlete = await lab.newAthlete();
  const entryId = crypto.randomUUID();
  const answers = await Promise.all(Array.from({ length: 4 }, () => add(athlete, WORKOUT, entryId)));
  expect(answers.filter(({ created }) => created)).toHaveLength(1);
  expect(new Set(answers.map(({ added }) => JSON.stringify(added))).size).toBe(1);
  expect(await lab.facts(athlete)).toHaveLength(1);
  const again = await add(athlete, { kind: 'workout', fields: { date: '2026-01-01', session_type: 'run' } }, entryId);
  expect(again).toEqual({ created: false, added: answers[0]?.added });
});

test('a day is judged where the athlete lives: today is fine, tomorrow is not, neither new nor changed', async () => {
  for (const timezone of ['Pacific/Kiritimati', 'Etc/GMT+12']) {
    const athlete = await lab.newAthlete();
    await lab.rows('update public.athlete_profiles set timezone = $2 where id = $1', [athlete.athleteId, timezone]);
    const [today, tomorrow] = [await day(timezone, 0), await day(timezone, 1)];
    const toCome = { code: 'invalid', field: 'date' };
    const { added } = await add(athlete, { kind: 'workout', fields: { date: today, session_type: 'run' } });
    await expect(add(athlete, { kind: 'workout', fields: { date: tomorrow, session_type: 'run' } })).rejects.toMatchObject(toCome);
    const move = { ...athlete, entryId: added.entry.id, change: { kind: 'workout', fields: { date: tomorrow } } } as const;
    await expect(changeLogEntry(move, lab.deps)).rejects.toMatchObject(toCome);
    const test_date = tomorrow;
    const benchmark = { kind: 'benchmark', fields: { test_date, test_type: 'cooper', results: { distance_m: 1 } } } as const;
    await expect(add(athlete, benchmark)).rejects.toMatchObject({ code: 'invalid', field: 'test_date' });
    expect(await lab.facts(athlete)).toHaveLength(1);
  }
});

test('pages go on without a gap or a repeat, newest day first, also where many entries share a day and a moment', async () => {
  const athlete = await lab.newAthlete();
  for (let i = 0; i < 23; i++) await add(athlete, { kind: 'workout', fields: { date: `2026-02-0${1 + (i % 4)}`, session_type: 'run' } });
  await lab.rows('update public.workout_logs set created_at = now() where athlete_id = $1', [athlete.athleteId]);
  const expected = await lab.rows('select id from public.workout_logs where athlete_id = $1 order by date desc, created_at desc, id desc', [
    athlete.athleteId,
  ]);
  const seen: string[] = [];
  for (let before: string | undefined, more = true; more; before = seen.at(-1)) {
    const page = await list(athlete, { limit: 5, before });
    seen.push(...page.entries.map(({ entry }) => entry.id));
    more = page.more;
  }
  expect(seen).toEqual(expected.map(({ id }) => id));
});

test('a list may begin and end at a day, both included', async () => {
  const athlete = await lab.newAthlete();
  const days = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'];
  for (const date of days) await add(athlete, { kind: 'workout', fields: { date, session_type: 'run' } });
  const { entries } = await list(athlete, { from: '2026-01-02', to: '2026-01-03' });
  expect(entries.map(({ entry }) => 'date' in entry && entry.date)).toEqual(['2026-01-03', '2026-01-02']);
});

test('a page full of long entries stays small enough for one message, and the rest comes with the next', async () => {
  const athlete = await lab.newAthlete();
  const long = Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`set${i}`, '汉'.repeat(1_000)]));
  const fields = {
    date: '2026-02-01',
    session_type: 'strength',
    exercises: long,
    prescribed_workout: long,
    completed_workout: long,
  } as const;
  for (let i = 0; i < 7; i++) await add(athlete, { kind: 'workout', fields });
  const seen: string[] = [];
  for (let before: string | undefined, more = true; more; before = seen.at(-1)) {
    const page = await list(athlete, { limit: 200, before });
    expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(500_000);
    seen.push(...page.entries.map(({ entry }) => entry.id));
    more = page.more;
  }
  expect(new Set(seen).size).toBe(7);
});

test('a change that names nothing changes and says nothing', async () => {
  const athlete = await lab.newAthlete();
  const { added } = await add(athlete);
  const same = { ...athlete, entryId: added.entry.id, change: { kind: 'workout', fields: {} } } as const;
  expect(await changeLogEntry(same, lab.deps)).toEqual({ changed: added });
  expect(await lab.facts(athlete)).toHaveLength(1);
});

test('text that cannot be stored is refused by field, and an athlete who is gone has no log', async () => {
  const bad = { kind: 'workout', fields: { ...WORKOUT.fields, notes: 'a\u0000b' } } as const;
  await expect(add(ana, bad)).rejects.toMatchObject({ code: 'invalid', field: 'notes' });
  const gone = { athleteId: crypto.randomUUID(), athleteRef: 'f'.repeat(32) };
  await expect(add(gone)).rejects.toMatchObject({ code: 'not_found' });
  expect(await lab.facts(gone)).toEqual([]);
});

test('removing a workout that ticked off a planned day leaves the day, no longer done', async () => {
  const athlete = await lab.newAthlete();
  const { added } = await add(athlete);
  const [plan, week, planned] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  await lab.rows(`insert into public.training_plans (id, athlete_id, name, start_date) values ($1, $2, 'x', '2026-01-01')`, [
    plan,
    athlete.athleteId,
  ]);
  await lab.rows('insert into public.training_plan_weeks (id, plan_id, athlete_id, week_number) values ($1, $2, $3, 1)', [
    week,
    plan,
    athlete.athleteId,
  ]);
  await lab.rows(
    `insert into public.training_plan_days (id, week_id, athlete_id, date, completed_workout_id) values ($1, $2, $3, '2026-01-01', $4)`,
    [planned, week, athlete.athleteId, added.entry.id],
  );
  await removeLogEntry({ ...athlete, entryId: added.entry.id, kind: 'workout' }, lab.deps);
  const left = await lab.rows('select completed_workout_id, athlete_id from public.training_plan_days where id = $1', [planned]);
  expect(left).toEqual([{ completed_workout_id: null, athlete_id: athlete.athleteId }]);
});

test('the database itself knows the eight stations', async () => {
  const insert = `insert into public.workout_logs (athlete_id, date, hyrox_station) values ($1, '2026-01-01', $2)`;
  await expect(lab.as(ana, insert, [ana.athleteId, 'bench_press'])).rejects.toMatchObject({ code: '23514' });
  expect((await lab.as(ana, insert, [ana.athleteId, 'wall_balls'])).rowCount).toBe(1);
});

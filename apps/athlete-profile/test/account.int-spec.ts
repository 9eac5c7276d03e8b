import type { ExportedPage } from '@hyrox/contracts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkSession } from '../src/account/check-session.ts';
import { exportPage } from '../src/account/export-page.ts';
import type { Athlete } from '../src/db/facts.ts';
import { addLogEntry } from '../src/log-entries/add-log-entry.ts';
import { openProfileLab, type ProfileLab, type Row } from './profile-lab.ts';

let lab: ProfileLab;
beforeAll(async () => {
  lab = await openProfileLab();
}, 60_000);
afterAll(() => lab?.close());

describe('a sign-in', () => {
  const signIn = async ({ athleteId }: Athlete) => {
    const sessionId = crypto.randomUUID();
    await lab.rows('insert into auth.sessions (id, user_id) values ($1, $2)', [sessionId, athleteId]);
    return sessionId;
  };

  test('is good until it is ended anywhere', async () => {
    const ana = await lab.newAthlete();
    const [phone, laptop] = [await signIn(ana), await signIn(ana)];
    expect(await checkSession({ ...ana, sessionId: phone }, lab.deps)).toEqual({ alive: true });
    await lab.rows('delete from auth.sessions where id = $1', [phone]);
    expect(await checkSession({ ...ana, sessionId: phone }, lab.deps)).toEqual({ alive: false });
    expect(await checkSession({ ...ana, sessionId: laptop }, lab.deps)).toEqual({ alive: true });
  });

  test('is over with the account', async () => {
    const ana = await lab.newAthlete();
    const sessionId = await signIn(ana);
    await lab.rows('delete from auth.users where id = $1', [ana.athleteId]);
    expect(await checkSession({ ...ana, sessionId }, lab.deps)).toEqual({ alive: false });
  });

  test('of somebody else is none', async () => {
    const [ana, ben] = [await lab.newAthlete(), await lab.newAthlete()];
    expect(await checkSession({ ...ana, sessionId: await signIn(ben) }, lab.deps)).toEqual({ alive: false });
  });

  test('ends at `not_after` where Supabase has set one', async () => {
    const ana = await lab.newAthlete();
    const sessionId = await signIn(ana);
    await lab.rows('alter table auth.sessions add column if not exists not_after timestamptz');
    const until = (at: string) => lab.rows(`update auth.sessions set not_after = ${at} where id = $1`, [sessionId]);
    const alive = async () => (await checkSession({ ...ana, sessionId }, lab.deps)).alive;
    expect(await alive()).toBe(true);
    await until(`now() + interval '1 hour'`);
    expect(await alive()).toBe(true);
    await until(`now() - interval '1 second'`);
    expect(await alive()).toBe(false);
  });
});

describe('an export', () => {
  const pagesOf = async (athlete: Athlete) => {
    const pages: ExportedPage[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await exportPage({ ...athlete, cursor }, lab.deps);
      pages.push(page);
      cursor = page.next;
      more = page.next !== undefined;
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(150_000);
      expect((page.next ?? '').length).toBeLessThanOrEqual(200);
    }
    return pages;
  };
  const partsOf = async (athlete: Athlete) => {
    const parts: Record<string, Row[]> = {};
    for (const page of await pagesOf(athlete)) (parts[page.part] ??= []).push(...page.rows);
    return parts;
  };
  const run = (athlete: Athlete, notes: string) =>
    addLogEntry(
      {
        ...athlete,
        entryId: crypto.randomUUID(),
        new: { kind: 'run', fields: { date: '2026-01-01', distance_miles: 3.1, duration_s: 1500, type: 'easy', notes } },
      },
      lab.deps,
    );

  test('of an athlete with nothing names every part, empty', async () => {
    const parts = await partsOf(await lab.newAthlete());
    expect(Object.entries(parts).map(([part, rows]) => [part, rows.length])).toEqual([
      ['profile', 1],
      ['consents', 0],
      ['workouts', 0],
      ['running_logs', 0],
      ['benchmarks', 0],
      ['training_plans', 0],
    ]);
  });

  test('P06: is complete, page after page, and holds nobody else', async () => {
    const [ana, ben] = [await lab.newAthlete(), await lab.newAthlete()];
    await lab.write(ana, { display_name: 'Ana', injuries_limitations: ['left knee'] });
    await lab.agree(ana, 'health_data');
    await lab.agree(ana, 'health_data', false);
    for (let i = 0; i < 260; i++) await run(ana, `run ${i} ${'long words '.repeat(80)}`);
    await run(ben, 'canary of ben');
    const [pages, parts] = [await pagesOf(ana), await partsOf(ana)];
    expect(pages.filter(({ part }) => part === 'running_logs').length).toBeGreaterThan(2);
    expect(parts['running_logs']).toHaveLength(260);
    expect(new Set(parts['running_logs']?.map(({ id }) => id)).size).toBe(260);
    expect(parts['consents']).toMatchObject([{ granted: true }, { granted: false }]);
    expect(parts['profile']).toMatchObject([{ id: ana.athleteId, display_name: 'Ana', injuries_limitations: ['left knee'] }]);
    const stored = await lab.rows('select notes from public.running_logs where athlete_id = $1 order by id', [ana.athleteId]);
    expect(parts['running_logs']?.map(({ notes }) => notes)).toEqual(stored.map(({ notes }) => notes));
    expect(JSON.stringify(parts)).not.toContain('canary of ben');
    expect(JSON.stringify(parts)).not.toContain(ben.athleteId);
  });

  test('goes on where it was when the row of its place is removed meanwhile', async () => {
    const ana = await lab.newAthlete();
    for (let i = 0; i < 201; i++) await run(ana, 'short');
    const first = await exportPage({ ...ana, cursor: 'running_logs' }, lab.deps);
    await lab.rows('delete from public.running_logs where id = $1', [first.rows.at(-1)?.['id']]);
    const second = await exportPage({ ...ana, cursor: first.next }, lab.deps);
    expect([first.rows.length, second.part, second.rows.length]).toEqual([200, 'running_logs', 1]);
  });

  test('holds a plan with its weeks and their days', async () => {
    const { athleteId, athleteRef } = await lab.newAthlete();
    const [plan, week] = [crypto.randomUUID(), crypto.randomUUID()];
    await lab.rows(`insert into public.training_plans (id, athlete_id, name, start_date) values ($1, $2, 'Spring', '2026-01-01')`, [
      plan,
      athleteId,
    ]);
    for (const [id, n] of [
      [week, 2],
      [crypto.randomUUID(), 1],
    ])
      await lab.rows('insert into public.training_plan_weeks (id, plan_id, athlete_id, week_number) values ($1, $2, $3, $4)', [
        id,
        plan,
        athleteId,
        n,
      ]);
    await lab.rows(
      `insert into public.training_plan_days (week_id, athlete_id, date, sessions) values ($1, $2, '2026-01-08', '["sled"]')`,
      [week, athleteId],
    );
    const page = await exportPage({ athleteId, athleteRef, cursor: 'training_plans' } as Parameters<typeof exportPage>[0], lab.deps);
    expect(page.next).toBeUndefined();
    expect(page.rows).toMatchObject([
      {
        name: 'Spring',
        weeks: [
          { week_number: 1, days: [] },
          { week_number: 2, days: [{ date: '2026-01-08', sessions: ['sled'] }] },
        ],
      },
    ]);
  });

  test.each(['conversations', 'consents:x', 'workouts:17', `consents:${crypto.randomUUID()}`, "profile'; drop table", 'constructor'])(
    'refuses the place %s by name',
    async (cursor) => {
      const ana = await lab.newAthlete();
      await expect(async () => exportPage({ ...ana, cursor }, lab.deps)).rejects.toMatchObject({ code: 'invalid', field: 'cursor' });
    },
  );

  test('of an account that is gone is not found', async () => {
    const gone = { athleteId: crypto.randomUUID() };
    await expect(exportPage(gone, lab.deps)).rejects.toMatchObject({ code: 'not_found' });
  });
});

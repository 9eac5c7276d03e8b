import { eraseAthlete as contract } from '@hyrox/contracts';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Athlete } from '../src/db/facts.ts';
import { eraseAthlete } from '../src/erasure/erase-athlete.ts';
import { ErasureJob } from '../src/erasure/erasure-job.ts';
import { finishErasures, type FinishDeps } from '../src/erasure/finish-erasures.ts';
import { readErasure } from '../src/erasure/read-erasure.ts';
import { openErasureLab, until, type ErasureLab } from './erasure-lab.ts';
import { whereNamed } from './profile-lab.ts';

let lab: ErasureLab;
beforeAll(async () => {
  lab = await openErasureLab();
}, 60_000);
afterEach(() => lab?.endInstances());
afterAll(() => lab?.close());

const IDLE = { kick: () => undefined };
const erase = (athlete: Athlete) => eraseAthlete(athlete, { ...lab.deps, job: IDLE });
const progress = ({ erasureId }: { erasureId: string }) => readErasure({ erasureId }, lab.deps);
const NOTHING_BUT_THE_RECORD = { 'public.erasure_records': 1 };

/** An athlete with rows of every service: profile, consent, facts waiting, sent and dead, and something with the peers. */
async function livingAthlete(): Promise<Athlete> {
  const athlete = await lab.newAthlete();
  await lab.write(athlete, { display_name: 'Canary', birth_year: 1990 });
  await lab.agree(athlete, 'training_reuse');
  await lab.rows('insert into auth.sessions (user_id) values ($1)', [athlete.athleteId]);
  await lab.bury(athlete);
  await lab.bury(athlete, 'svc_logging');
  lab.peers.hold(athlete, 3, 5);
  return athlete;
}

/** Facts of both services in the stream, one more of each still waiting. */
async function talkedAbout(athlete: Athlete): Promise<void> {
  await lab.say(athlete, 'turn-completed', { canary: 'canary-7d21' });
  await lab.sent(await lab.relayOf('logging'), await lab.relayOf('athlete-profile'));
  await lab.say(athlete, 'feedback-given');
  await lab.say(athlete, 'usage-recorded', {}, 'svc_inference_gateway');
}

/** Rounds of one instance until nothing is open. */
async function finish(deps: FinishDeps): Promise<void> {
  await until(async () => (await finishErasures(deps)) === 0);
}

test('an erasure leaves nothing that names the athlete but its record, and nobody else loses anything', async () => {
  const [ana, ben] = [await livingAthlete(), await livingAthlete()];
  await talkedAbout(ben);
  await talkedAbout(ana);
  const bensStream = await lab.streamed(ben);
  const bensRows = await whereNamed(lab, ben.athleteRef);
  expect((await lab.streamed(ana)).sort()).toEqual(['consent-changed', 'profile-changed', 'turn-completed']);

  const erasure = contract.output.parse(await erase(ana));
  expect(await whereNamed(lab, ana.athleteId)).toEqual({});
  expect(await whereNamed(lab, ana.athleteRef)).toEqual({ 'public.erasure_records': 1, 'public.outbox': 1 });
  expect(await progress(erasure)).toMatchObject({ completedAt: null, steps: { account: expect.any(String) } });

  await lab.sent(await lab.relayOf('athlete-profile'));
  await finish(await lab.instance());
  expect(await whereNamed(lab, ana.athleteRef)).toEqual(NOTHING_BUT_THE_RECORD);
  expect(await lab.streamed(ana)).toEqual([]);
  expect(lab.peers.holds(ana)).toEqual({ collected: 0, usage: 0 });
  const { completedAt, steps } = await progress(erasure);
  expect(completedAt).not.toBeNull();
  expect(Object.keys(steps).sort()).toEqual(['account', 'collected', 'events', 'outbox', 'usage']);

  expect(await whereNamed(lab, ben.athleteRef)).toEqual(bensRows);
  expect(await lab.streamed(ben)).toEqual(bensStream);
  expect(lab.peers.holds(ben)).toEqual({ collected: 3, usage: 5 });
});

test('P08: the same athlete again, in parallel or later, is the same erasure', async () => {
  const ana = await livingAthlete();
  const answers = await Promise.all([erase(ana), erase(ana), erase(ana)]);
  expect(new Set(answers.map(({ erasureId }) => erasureId)).size).toBe(1);
  expect(await lab.facts(ana)).toHaveLength(1);
  await lab.sent(await lab.relayOf('athlete-profile'));
  await finish(await lab.instance());
  const { completedAt } = await progress(answers[0] as { erasureId: string });
  expect(await erase(ana)).toEqual(answers[0]);
  expect((await progress(answers[0] as { erasureId: string })).completedAt).toEqual(completedAt);
  expect(await lab.facts(ana)).toEqual([]);
});

test('an account that never was is not found, and nothing is recorded of it', async () => {
  const nobody = { athleteId: crypto.randomUUID(), athleteRef: 'e'.repeat(32) };
  await expect(erase(nobody)).rejects.toMatchObject({ code: 'not_found' });
  expect(await whereNamed(lab, nobody.athleteRef)).toEqual({});
  await expect(progress({ erasureId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'not_found' });
});

test('an erasure that fails half way through its transaction has not begun', async () => {
  const ana = await livingAthlete();
  const before = await whereNamed(lab, ana.athleteRef);
  await lab.rows(`create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`);
  await lab.rows('create trigger refuse before delete on public.consents for each row execute function public.refuse()');
  await expect(erase(ana)).rejects.toThrow();
  await lab.rows('drop trigger refuse on public.consents');
  expect(await whereNamed(lab, ana.athleteRef)).toEqual(before);
  expect(await lab.rows('select 1 from auth.users where id = $1', [ana.athleteId])).toHaveLength(1);
});

/** An instance that is killed at its n-th step: that step and everything after it, its notes included, never happens. */
async function killedAt(step: number): Promise<FinishDeps> {
  const alive = await lab.instance();
  let steps = 0;
  const unlessKilled = <T>(work: () => Promise<T>): Promise<T> => (steps++ >= step ? Promise.reject(new Error('killed')) : work());
  return {
    ...alive,
    bus: { ask: (of, input, options) => unlessKilled(() => alive.bus.ask(of, input, options)) },
    events: { erase: (ref, keep) => unlessKilled(() => alive.events.erase(ref, keep)) },
    database: { call: (fn, args) => unlessKilled(() => alive.database.call(fn, args)) },
  };
}

test.each([0, 1, 2, 3, 4])('killed at step %i of a pass, the next process finishes what is open', async (step) => {
  const ana = await livingAthlete();
  await talkedAbout(ana);
  const erasure = await erase(ana);
  await lab.sent(await lab.relayOf('athlete-profile'));
  await expect(finishErasures(await killedAt(step))).rejects.toThrow('killed');
  expect((await progress(erasure)).completedAt).toBeNull();
  await finish(await lab.instance());
  expect((await progress(erasure)).completedAt).not.toBeNull();
  expect(await whereNamed(lab, ana.athleteRef)).toEqual(NOTHING_BUT_THE_RECORD);
  expect(await lab.streamed(ana)).toEqual([]);
  expect(lab.peers.holds(ana)).toEqual({ collected: 0, usage: 0 });
});

test('while the data team is away everything else goes, its word stays, and it is finished when they are back', async () => {
  const ana = await livingAthlete();
  await talkedAbout(ana);
  await lab.peers.dataTeamLeaves();
  const erasure = await erase(ana);
  await lab.sent(await lab.relayOf('athlete-profile'));
  const deps = await lab.instance();
  for (let i = 0; i < 3; i++) expect(await finishErasures(deps)).toBe(1);
  expect(await lab.streamed(ana)).toEqual(['athlete-erased']);
  expect((await lab.facts(ana)).map(({ name }) => name)).toEqual(['athlete-erased']);
  expect(lab.peers.holds(ana)).toEqual({ collected: 3, usage: 0 });
  expect((await progress(erasure)).completedAt).toBeNull();
  await lab.peers.dataTeamReturns();
  await finish(deps);
  expect((await progress(erasure)).completedAt).not.toBeNull();
  expect(await lab.streamed(ana)).toEqual([]);
  expect(await whereNamed(lab, ana.athleteRef)).toEqual(NOTHING_BUT_THE_RECORD);
});

test('it is complete only after every part was clean for the quiet time', async () => {
  const erasure = await erase(await livingAthlete());
  await lab.sent(await lab.relayOf('athlete-profile'));
  const deps = await lab.instance({ quietMs: 60_000 });
  for (let i = 0; i < 3; i++) expect(await finishErasures(deps)).toBe(1);
  expect((await progress(erasure)).completedAt).toBeNull();
  const earlier = `(select jsonb_object_agg(key, to_jsonb(value::timestamptz - interval '1 minute')) from jsonb_each_text(steps))`;
  await lab.rows(`update public.erasure_records set steps = ${earlier} where id = $1`, [erasure.erasureId]);
  expect(await finishErasures(deps)).toBe(0);
  expect((await progress(erasure)).completedAt).not.toBeNull();
});

test('what arrives late is found by the next pass, and after completion by the last look', async () => {
  const ana = await livingAthlete();
  const erasure = await erase(ana);
  const [profile, logging] = [await lab.relayOf('athlete-profile'), await lab.relayOf('logging')];
  await lab.sent(profile);
  await finish(await lab.instance());
  const first = (await progress(erasure)).completedAt;

  await lab.say(ana, 'turn-interrupted');
  await lab.sent(logging);
  lab.peers.hold(ana, 0, 1);
  expect(await finishErasures(await lab.instance())).toBe(0);
  expect(await lab.streamed(ana)).toEqual(['turn-interrupted']);

  const lastLook = await lab.instance({ lateCheckMs: -60_000 });
  expect(await finishErasures(lastLook)).toBe(1);
  expect((await progress(erasure)).completedAt).toBeNull();
  await finish(lastLook);
  expect(await lab.streamed(ana)).toEqual([]);
  expect(await whereNamed(lab, ana.athleteRef)).toEqual(NOTHING_BUT_THE_RECORD);
  expect(Date.parse((await progress(erasure)).completedAt ?? '')).toBeGreaterThan(Date.parse(first ?? ''));

  expect(await finishErasures(lastLook)).toBe(0);
  const [record] = await lab.rows('select late_checked_at from public.erasure_records where id = $1', [erasure.erasureId]);
  expect(record?.['late_checked_at']).not.toBeNull();
});

test('P05: erased, then everything restarts and the stream is lost and refilled: the athlete never returns', async () => {
  const [ana, ben] = [await livingAthlete(), await livingAthlete()];
  await talkedAbout(ana);
  await talkedAbout(ben);
  const erasure = await erase(ana);
  await lab.sent(await lab.relayOf('athlete-profile'));
  await finish(await lab.instance());
  expect(lab.nats.onDisk(ana.athleteRef)).toBe(0);
  await lab.endInstances();

  await lab.nats.restart({ loseStore: true });
  await lab.nats.provision();
  const relays = [await lab.relayOf('logging'), await lab.relayOf('athlete-profile')] as const;
  for (const relay of relays) await relay.reconcile();
  await lab.sent(...relays);
  await until(async () => (await lab.streamed(ben)).length > 0);
  expect(await lab.streamed(ana)).toEqual([]);
  expect(lab.nats.onDisk(ana.athleteRef)).toBe(0);
  expect(await whereNamed(lab, ana.athleteRef)).toEqual(NOTHING_BUT_THE_RECORD);
  expect(await whereNamed(lab, ana.athleteId)).toEqual({});
  expect((await progress(erasure)).completedAt).not.toBeNull();
});

test('P05: an account that came back with a restored backup is erased anew, under the same record', async () => {
  const ana = await livingAthlete();
  const erasure = await erase(ana);
  await lab.sent(await lab.relayOf('athlete-profile'));
  await finish(await lab.instance());
  await lab.rows('insert into auth.users (id, email) values ($1, $2)', [ana.athleteId, 'restored@example.org']);
  expect(await erase(ana)).toEqual(erasure);
  expect((await progress(erasure)).completedAt).toBeNull();
  await lab.sent(await lab.relayOf('athlete-profile'));
  await finish(await lab.instance());
  expect(await whereNamed(lab, ana.athleteId)).toEqual({});
  expect((await progress(erasure)).completedAt).not.toBeNull();
});

test('the job finishes at boot what an earlier process left open, and is kicked by the next erasure', async () => {
  const [ana, ben] = [await livingAthlete(), await livingAthlete()];
  const left = await erase(ana);
  const relay = await lab.relayOf('athlete-profile');
  await lab.sent(relay);
  const deps = await lab.instance();
  const job = new ErasureJob(deps);
  job.start();
  try {
    await until(async () => (await progress(left)).completedAt !== null);
    const next = await eraseAthlete(ben, { database: lab.database, relay, job });
    await until(async () => (await progress(next)).completedAt !== null);
    expect(await whereNamed(lab, ben.athleteRef)).toEqual(NOTHING_BUT_THE_RECORD);
  } finally {
    await job.stop();
  }
});

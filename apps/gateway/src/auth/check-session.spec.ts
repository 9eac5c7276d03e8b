import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@hyrox/telemetry';
import type { AskBus } from '../bus-token.ts';
import { SessionCheck } from './check-session.ts';

const athlete = { id: 'a', roles: [], sessionId: 's', signedInAtS: 0, expiresAtS: 0 };

/** A session check over a clock and a service of the test. */
function check(answer: () => Promise<{ alive: boolean }>) {
  const clock = { ms: 0 };
  let asked = 0;
  const bus = { ask: () => (asked++, answer()), insist: () => Promise.reject(new Error('nobody insists')) } as unknown as AskBus;
  const sessions = new SessionCheck({ bus, log: createLogger('test', 'fatal'), nowMs: () => clock.ms });
  return { sessions, clock, asked: () => asked };
}
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'in',
    (error: { code?: string }) => error.code,
  );

describe('a session', () => {
  it('is asked about once in five seconds, and once at a time', async () => {
    const { sessions, clock, asked } = check(() => Promise.resolve({ alive: true }));
    await Promise.all(Array.from({ length: 20 }, () => sessions.ensureAlive(athlete)));
    clock.ms = 4_999;
    await sessions.ensureAlive(athlete);
    expect(asked()).toBe(1);
    clock.ms = 5_000;
    await sessions.ensureAlive(athlete);
    expect(asked()).toBe(2);
  });

  it('of an open stream is asked about earlier, so that nobody beside it waits', async () => {
    const { sessions, clock, asked } = check(() => Promise.resolve({ alive: true }));
    await sessions.stillAlive(athlete);
    clock.ms = 3_999;
    await sessions.stillAlive(athlete);
    expect(asked()).toBe(1);
    clock.ms = 4_000;
    await sessions.stillAlive(athlete);
    clock.ms = 8_999;
    await sessions.ensureAlive(athlete);
    expect(asked()).toBe(2);
  });

  it('that has ended lets nobody in, also when nobody can be asked any more', async () => {
    let away = false;
    const { sessions, clock } = check(() => (away ? Promise.reject(new Error('no responders')) : Promise.resolve({ alive: false })));
    expect(await codeOf(sessions.ensureAlive(athlete))).toBe('unauthenticated');
    away = true;
    clock.ms = 60_000;
    expect(await codeOf(sessions.ensureAlive(athlete))).toBe('unauthenticated');
    expect(await codeOf(sessions.ensureAliveNow(athlete))).toBe('unauthenticated');
  });

  it('that cannot be asked about lets ordinary work in and nothing that cannot be undone', async () => {
    const { sessions, clock, asked } = check(() => Promise.reject(new Error('no responders')));
    expect(await codeOf(sessions.ensureAlive(athlete))).toBe('in');
    expect(await codeOf(sessions.ensureAliveNow(athlete))).toBe('unavailable');
    expect(asked()).toBe(2);
    clock.ms = 999;
    expect(await codeOf(sessions.ensureAlive(athlete))).toBe('in');
    expect(asked()).toBe(2);
  });

  it('is always asked about for what cannot be undone', async () => {
    let alive = true;
    const { sessions } = check(() => Promise.resolve({ alive }));
    await sessions.ensureAlive(athlete);
    alive = false;
    expect(await codeOf(sessions.ensureAliveNow(athlete))).toBe('unauthenticated');
  });

  it('that this process ended itself is over at once', async () => {
    const { sessions } = check(() => Promise.resolve({ alive: true }));
    sessions.end(athlete);
    expect(await codeOf(sessions.ensureAlive(athlete))).toBe('unauthenticated');
  });
});

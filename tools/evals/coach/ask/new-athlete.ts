import { signUpFresh, type Session } from '../../../local/client/open-session.ts';
import type { AskedCoach } from '../../smoke/run-smoke.ts';
import type { ProfileFixture } from '../scenario/scenario.ts';
import { callApi } from './api-client.ts';

const DAY_MS = 86_400_000;

/** A new athlete with the profile of a fixture, through the public API; `today` is their calendar day. */
export async function newAthlete(coach: AskedCoach, profile: ProfileFixture | null, today: Date): Promise<Session> {
  const session = await signUpFresh({ supabaseUrl: coach.supabaseUrl, anonKey: coach.keys.anonKey });
  if (!profile) return session;
  const raceDay =
    profile.raceInDays === undefined
      ? {}
      : { race_date: new Date(today.getTime() + profile.raceInDays * DAY_MS).toISOString().slice(0, 10) };
  await callApi(coach.gatewayUrl, session, 'POST', '/api/profile', { ...profile.fields, ...raceDay, onboarding: 'done' });
  if (profile.consents) {
    await callApi(coach.gatewayUrl, session, 'POST', '/api/consents', {
      purpose: 'health_data',
      granted: true,
      text_version: 'evaluation',
    });
  }
  return session;
}

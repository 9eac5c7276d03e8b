import { expect, test } from '@jest/globals';
import type { Profile } from '@hyrox/contracts';
import { UNFOLLOWED_ANSWER } from '../answer/answer.ts';
import type { AnswerItem } from '../thread/build-thread.ts';
import { chooseSuggestions, invitesMore, type Situation } from './choose-suggestions.ts';
import { SUGGESTIONS } from './suggestion-list.ts';

const profile: Profile = {
  id: '0192aaaa-0000-7000-8000-000000000001',
  display_name: null,
  weight_kg: null,
  height_cm: null,
  age: null,
  birth_year: null,
  sex: null,
  division: null,
  timezone: 'UTC',
  training_history: { experience: 'beginner' },
  current_phase: null,
  race_date: '2026-12-20',
  goal_time_minutes: null,
  weekly_availability_hours: 6,
  equipment_available: [],
  injuries_limitations: [],
  preferences: null,
  no_race_planned: false,
  onboarding: 'done',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
};
const choose = (more: Partial<Situation> = {}) =>
  chooseSuggestions({
    profile,
    hasEarlierConversations: true,
    lastExchange: null,
    asked: [],
    now: new Date('2026-11-21T12:00:00Z'),
    ...more,
  });

test('the first visit begins with what Hyrox is', () => {
  expect(choose({ profile: null, hasEarlierConversations: false })[0]).toBe('What does a Hyrox race look like?');
});

test('an incomplete profile is worth a question, a complete one is not', () => {
  expect(choose({ profile: { ...profile, weekly_availability_hours: null } })).toContain('What do you need to know about me?');
  expect(choose()).not.toContain('What do you need to know about me?');
});

test('a race far away, near and over lead to different questions', () => {
  expect(choose()[0]).toContain('until my race');
  expect(choose({ now: new Date('2026-12-12T12:00:00Z') })[0]).toBe('What should I do in race week?');
  expect(choose({ now: new Date('2027-01-12T12:00:00Z') }).join()).not.toMatch(/my race|race week/);
});

test('after an answer its subject leads on, the one spoken of most first', () => {
  const after = choose({ lastExchange: 'How many wall balls in a set?\nSplit 100 wall balls. Wall balls are hard. Keep your run steady.' });
  expect(after[0]).toMatch(/sets|wall balls/);
  expect(after).toHaveLength(3);
});

test('an answer about nothing known, and what was asked already, lead to nothing', () => {
  expect(choose({ lastExchange: 'Thanks!\nYou are welcome.' })).toEqual([]);
  const text = 'How do I run well after lunges?';
  expect(choose({ lastExchange: 'lunges', asked: [`${text} `] })).not.toContain(text);
});

test('there are never more than three, and always some for a new conversation', () => {
  for (const known of [profile, null, { ...profile, race_date: null, no_race_planned: true }, { ...profile, training_history: null }]) {
    expect(choose({ profile: known, hasEarlierConversations: false }).length).toBe(3);
  }
});

test('every suggestion fits on a phone and has an occasion', () => {
  for (const { text, on, after } of SUGGESTIONS) {
    expect([text, text.length <= 52, Boolean(on) !== Boolean(after)]).toEqual([text, true, true]);
  }
});

test('a whole answer invites to go on; one that was stopped, that was cut or that says to see a doctor does not', () => {
  const whole = { ...UNFOLLOWED_ANSWER, isLive: false, text: 'Push low.', outcome: 'done' as const, finish: 'stop' };
  const ends = (answer: AnswerItem['answer']) =>
    invitesMore({ kind: 'answer', key: 't:answer', turnId: 't', answer, question: 'Sled?', sentAt: 0 });
  const notice = (severity: 'caution' | 'urgent') => ({ code: 'x', severity, text: 'Stop training.' });
  expect(ends(whole)).toBe(true);
  expect(ends({ ...whole, notices: [notice('caution')] })).toBe(true);
  expect(ends({ ...whole, notices: [notice('urgent')] })).toBe(false);
  expect(ends({ ...whole, outcome: 'stopped' })).toBe(false);
  expect(ends({ ...whole, finish: 'length' })).toBe(false);
  expect(invitesMore({ kind: 'question', key: 't:question', turnId: 't', text: 'Sled?' })).toBe(false);
});

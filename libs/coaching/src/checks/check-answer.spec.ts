import { describe, expect, it } from '@jest/globals';
import type { Source } from '@hyrox/contracts';
import { checkAnswer } from './check-answer.ts';

const sources: Source[] = [{ id: 'a', sourceName: 'Rules', section: 's', score: 1, content: 'See https://hyrox.example/rules for loads.' }];
const codes = (text: string) => checkAnswer({ text, sources, today: '2026-11-30' }).map((notice) => notice.code);

describe('links', () => {
  it.each(['Read https://evil.example/x?d=1', '[here](https://evil.example)', 'visit www.evil.example today', '[a](javascript:alert(1))'])(
    'unknown: %s',
    (text) => {
      expect(codes(text)).toEqual(['unknown_link']);
    },
  );

  it.each(['Read https://hyrox.example/rules.', '[rules](https://hyrox.example/rules)', 'Ratio 3:1, see above', '[top](#top)'])(
    'known or none: %s',
    (text) => {
      expect(codes(text)).toEqual([]);
    },
  );

  it.each(['![x](https://evil.example/p.png)', '<img src="https://evil.example/p.png">', '![x][ref]'])('image: %s', (text) => {
    expect(codes(text)).toEqual(['unknown_image']);
  });
});

describe('deeds', () => {
  it.each([
    "I've booked your physio for Monday.",
    'I have updated your training plan.',
    'I just sent an email to your coach.',
    'I’ve added the session to your calendar.',
    "I've moved Thursday's long run in your schedule.",
    "I've already notified your doctor.",
    'I have phoned the venue for you.',
    'I have entered you for the second wave.',
    'Your entry is confirmed.',
    'Booked, see you there.',
    'Ich habe deinen Startplatz umgebucht.',
    "J'ai réservé ton créneau.",
    'He guardado tu plan nuevo.',
  ])('that did not happen: %s', (text) => {
    expect(codes(text)).toEqual(['claimed_action']);
  });

  it.each([
    "I've built a four week plan for you below.",
    'I have seen this in hundreds of athletes.',
    'You should have updated your plan by now.',
    'I would add the session to your calendar yourself.',
    'Once you have booked a physio, tell me.',
    'We call it the red line for a reason.',
    'Once your entry is confirmed, plan the travel.',
    'Make sure that your place is booked by June.',
    'Your plan is to start slow.',
    'A booked, quiet pool lane is worth a lot.',
  ])('only talked about: %s', (text) => {
    expect(codes(text)).toEqual([]);
  });
});

import type { ChatMessage } from '@hyrox/contracts';
import { describe, expect, test } from '@jest/globals';
import { redactContacts } from './redact-contacts.ts';
import { redactRecord } from './redact-record.ts';

describe('e-mail addresses', () => {
  test.each([
    ['write to jane.doe+hyrox@mail.example.co.uk please', 'write to [EMAIL] please'],
    ['(ana@example.org)', '([EMAIL])'],
    ['müller@exämple.de, bob_1@x.io.', '[EMAIL], [EMAIL].'],
    ['@coach_k on the app, 3 @ 80 kg', '@coach_k on the app, 3 @ 80 kg'],
  ])('%s', (text, expected) => expect(redactContacts(text)).toBe(expected));
});

describe('telephone numbers', () => {
  test.each([
    '+44 7700 900123',
    '+447700900123',
    '0044 7700 900123',
    '07700 900123',
    '020 7946 0958',
    '(020) 7946 0958',
    '+1 (555) 234-5678',
    '(555) 234-5678',
    '555-234-5678',
    '555.234.5678',
    '1-800-555-0199',
    '+49 30 901820',
    '0151 23456789',
    '+33 6 12 34 56 78',
  ])('%s is taken out', (number) => {
    expect(redactContacts(`Call ${number}.`)).toBe('Call [PHONE].');
    expect(redactContacts(number)).toBe('[PHONE]');
  });

  test.each([
    ['my phone is 901820', 'my phone is [PHONE]'],
    ['WhatsApp: 612 345 678!', 'WhatsApp: [PHONE]!'],
  ])('said to be one: %s', (text, expected) => expect(redactContacts(text)).toBe(expected));

  test.each([
    '2000 2500 3000 m rows',
    'run 400-800-1200 twice',
    '1:12:30 in Leeds on 2026-06-06, then 06/06/2026',
    'goal 4:30/km, 152 kg sled, 100 reps, 1000 m ski',
    '5 x 1000 m @ 3:45, rest 90 s',
    'heart rate 145-165-175 bpm',
    'weeks 1-2-3-4 and 10.5 km, 21.0975 km',
    'a total of 2147483647 reps',
    '12345 steps, 250000 m in 2026',
    'bib 4021, wave 11:40, 75-100 wall balls',
    '0.5 to 0.75 and 1,000,000',
  ])('%s stays', (text) => expect(redactContacts(text)).toBe(text));
});

describe('names the athlete goes by', () => {
  const after = (said: string, answer: string): string[] =>
    redactRecord([
      { role: 'system', content: 'Passage by Hunter McIntyre' },
      { role: 'user', content: said },
      { role: 'assistant', content: answer },
    ]).map((message) => message.content);

  test.each([
    ['My name is Ana Ruiz, how do I pace?', 'Easy, Ana. Ana Ruiz can.', 'Easy, [NAME]. [NAME] can.'],
    ['my name’s ana', 'Easy, Ana', 'Easy, [NAME]'],
    ['Hi coach, I’m Zoë. Sled?', 'Zoë, low hips', '[NAME], low hips'],
    ['Hello, this is Jean-Luc', 'Jean-Luc: low hips', '[NAME]: low hips'],
    ['Sled tips? Thanks, Bob', 'Sure, Bob', 'Sure, [NAME]'],
    ['You can call me Max. Max effort?', 'max effort, Max', 'max effort, [NAME]'],
    ['I am called Hunter', 'Well, Hunter', 'Well, [NAME]'],
  ])('%s', (said, answer, expected) => expect(after(said, answer)[2]).toBe(expected));

  test.each([
    ['I am Doing Hyrox. I’m Pro division', 'Pro is heavy'],
    ['thanks, Coach', 'Coach is here'],
    ['call me an ambulance', 'an ambulance'],
    ['Thanks in advance', 'in advance'],
  ])('nobody is named in: %s', (said, answer) => expect(after(said, answer)).toEqual(['Passage by Hunter McIntyre', said, answer]));

  test('published passages keep the names they cite', () => {
    expect(after('My name is Hunter', 'ok Hunter')).toEqual(['Passage by Hunter McIntyre', 'My name is [NAME]', 'ok [NAME]']);
  });

  test('long texts of any shape take no noticeable time', () => {
    for (const part of ['a', '1 ', '0', 'a@', '+', 'Thanks ', 'My name is A', '1-', '(', 'Ana ']) {
      const long: ChatMessage[] = [{ role: 'user', content: part.repeat(20_000 / part.length) }];
      const since = performance.now();
      redactRecord(long);
      expect(performance.now() - since).toBeLessThan(1_000);
    }
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkAnswer } from './check-answer.ts';
import { checkStandards, type RacingAthlete } from './check-standards.ts';

const TODAY = '2026-11-30';
const OPEN_MAN: RacingAthlete = { division: 'open', sex: 'male', raceDate: '2027-03-13' };
const OPEN_WOMAN: RacingAthlete = { division: 'open', sex: 'female', raceDate: null };
const PRO_WOMAN: RacingAthlete = { division: 'pro', sex: 'female', raceDate: null };
const NOBODY: RacingAthlete = { division: null, sex: null, raceDate: null };

describe('what an answer says about the race standard', () => {
  it.each<[string, RacingAthlete]>([
    ['In the race the sled push is 125 kg.', OPEN_MAN],
    ['In the race the sled push is 102 kg.', OPEN_MAN],
    ['In Hyrox the sled push is 152 kg over 50 m.', OPEN_WOMAN],
    ['The race asks for a sled pull of 103 kg.', OPEN_WOMAN],
    ['Your race standard for the sandbag lunges is 20 kg.', OPEN_WOMAN],
    ['The official farmers carry is 2 × 32 kg over 200 m.', OPEN_MAN],
    ['The farmers carry in the race is 100 m.', NOBODY],
    ['The SkiErg is 2,000 m in the race.', NOBODY],
    ['In a Hyrox race the row is 500 m.', NOBODY],
    ['The race asks for 75 wall balls.', OPEN_WOMAN],
    ['Open women do 75 wall balls in this season.', NOBODY],
    ['In the race you face wall balls: 80 reps.', OPEN_MAN],
    ['Official wall balls for Pro women are 9 kg.', NOBODY],
    ['In the race your wall ball is 6 kg.', OPEN_WOMAN],
    ['Open men throw wall balls of 9 kg.', NOBODY],
    ['The wall balls target in the Open men division is 2.7 m.', NOBODY],
    ['The burpee broad jump is 100 m on race day in Hyrox.', NOBODY],
    ['The sandbag lunges are 80 m in the race.', NOBODY],
    ['Sled push in the race: 25 m.', NOBODY],
    ['In the race the sled pull is 78 kg.', PRO_WOMAN],
    ['The race sled push is 225 lb for Open men.', NOBODY],
    ['Pro men push 152 kg at the sled push, the official load.', NOBODY],
    ['Pro women carry 32 kg per hand in the farmers carry, says the rulebook.', NOBODY],
    ['The Open women standard: sled push 152 kg.', OPEN_WOMAN],
    ['In competition the SkiErg is 1.5 km.', NOBODY],
    ['The official row distance: the row is 2000 m.', OPEN_MAN],
    ['Mixed doubles use a sled push of 102 kg in the race.', NOBODY],
    ['For your race, the sandbag lunges weigh in at 30 kg.', OPEN_MAN],
    ['The official wall balls count is 150 reps.', NOBODY],
    ['In the event the farmers carry is 2 × 24 kg.', OPEN_WOMAN],
  ])('wrong: %s', (sentence, athlete) => {
    expect(checkStandards(sentence, athlete, TODAY)?.code).toBe('race_standard');
  });

  it.each<[string, RacingAthlete]>([
    ['In the race the sled push is 152 kg over 50 m.', OPEN_MAN],
    ['In the race the sled push is 335 lb.', OPEN_MAN],
    ['Open women push 102 kg at the sled push in the race.', OPEN_MAN],
    ['The sled push standard is 152 kg for Open men and 102 kg for Open women.', OPEN_WOMAN],
    ['The race asks for 100 wall balls.', OPEN_WOMAN],
    ['Official wall balls are 4 kg to 2.7 m for Open women.', NOBODY],
    ['In the race your wall balls go to a target of 9 ft.', OPEN_WOMAN],
    ['Open men throw wall balls at 10 ft in the race.', NOBODY],
    ['The farmers carry in the race is 2 × 24 kg over 200 m.', OPEN_MAN],
    ['In the race you carry 48 kg in total in the farmers carry.', OPEN_MAN],
    ['The SkiErg is 1,000 m in the race.', NOBODY],
    ['The SkiErg is 1 km in the race.', NOBODY],
    ['In a Hyrox race the row is 1000 metres.', NOBODY],
    ['The burpee broad jump is 80 m on race day in Hyrox.', NOBODY],
    ['The sandbag lunges are 100 m in the race.', NOBODY],
    ['In the race the sled push is 50 m, as 4 × 12.5 m.', NOBODY],
    ['Pro women push 152 kg at the sled push, the official load.', OPEN_MAN],
    ['Mixed doubles use a sled push of 152 kg in the race.', NOBODY],
    ['Sled push: 3 x 20 m at 100 kg.', OPEN_MAN],
    ['Train the sled push at 120 kg, below the race load.', OPEN_MAN],
    ['Start with wall balls of 4 kg in the first session.', OPEN_MAN],
    ['Before the race, do 50 wall balls in two sets.', OPEN_MAN],
    ['Break the wall balls in the race every 20 reps.', OPEN_MAN],
    ['In race week row 500 m easy.', OPEN_MAN],
    ['After 60 wall balls in the race most people rest.', OPEN_MAN],
    ['Half the race distance is 25 m at the sled push.', OPEN_MAN],
    ['Use 70 % of the race load at the sled push, about 106 kg.', OPEN_MAN],
    ['At the SkiErg in the race hold 2:00 per 500 m.', OPEN_MAN],
    ['The wall balls standard was 75 reps until September 2024.', OPEN_WOMAN],
    ['A 70 kg athlete rows well in the race.', OPEN_MAN],
    ['Missing a lane of 12.5 m at the sled push in the race costs 3 min.', OPEN_MAN],
    ['Sandbag lunges with 10 kg are enough for now.', OPEN_MAN],
    ['The sled push is 102 kg.', OPEN_MAN],
    ['In the race split the farmers carry after 100 m.', OPEN_MAN],
  ])('right, or no standard at all: %s', (sentence, athlete) => {
    expect(checkStandards(sentence, athlete, TODAY)).toBeNull();
  });

  it('says what is right for the athlete', () => {
    expect(checkStandards('In the race the sled push is 102 kg.', OPEN_MAN, TODAY)?.text).toContain('Sled push: 50 m, 152 kg');
  });
});

describe('the documents of the library', () => {
  const folder = new URL('../../../../knowledge/', import.meta.url);
  const documents = readdirSync(folder).filter((name) => name.endsWith('.md'));

  it.each(documents)('%s alarms no check, whoever reads it', (name) => {
    const content = readFileSync(new URL(name, folder), 'utf8');
    const sources = [{ id: name, sourceName: name, section: '', score: 1, content }];
    const readers = [NOBODY, OPEN_MAN, OPEN_WOMAN, PRO_WOMAN, { division: 'pro', sex: 'male', raceDate: '2026-03-01' } as const];
    for (const athlete of readers)
      for (const text of content.split(/\n\n+/u)) expect([text, checkAnswer({ text, sources, athlete, today: TODAY })]).toEqual([text, []]);
  });
});

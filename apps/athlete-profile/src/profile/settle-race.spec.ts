import { describe, expect, it } from '@jest/globals';
import { settleRace } from './settle-race.ts';

describe('a race and no race', () => {
  it('a date takes back that no race is planned', () =>
    expect(settleRace({ race_date: '2027-03-13' })).toEqual({ race_date: '2027-03-13', no_race_planned: false }));

  it('no race planned clears the date', () =>
    expect(settleRace({ no_race_planned: true })).toEqual({ no_race_planned: true, race_date: null }));

  it.each([[{}], [{ race_date: null }], [{ no_race_planned: false }], [{ sex: 'male' as const }]])(
    '%j says nothing about the other',
    (fields) => expect(settleRace(fields)).toEqual(fields),
  );

  it('both at once is a mistake with a name', () =>
    expect(() => settleRace({ race_date: '2027-03-13', no_race_planned: true })).toThrow(
      expect.objectContaining({ code: 'invalid', field: 'no_race_planned' }),
    ));
});

import { expect, test } from '@jest/globals';
import { passes } from '../answer.fixture.ts';
import { citesContext } from './cites-context.ts';

test('a sentence rests on a passage when its words stand there', () => {
  expect(passes(citesContext, {}, 'Hips stay below the shoulders and the trunk is 30 to 45 degrees from the floor. [1]')).toBe(true);
});

test.each([
  ['general talk', 'Consistency and patience will bring every athlete to their goals sooner or later.'],
  ['too short to tell', 'Hips low.'],
  ['nothing', ''],
])('%s does not', (_, text) => expect(passes(citesContext, {}, text)).toBe(false));

test('without passages nothing rests on them', () => {
  expect(passes(citesContext, {}, { text: 'Hips stay below the shoulders with the trunk 30 to 45 degrees.', sources: [] })).toBe(false);
});

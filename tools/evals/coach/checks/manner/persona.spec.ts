import { expect, test } from '@jest/globals';
import { passes } from '../answer.fixture.ts';
import { persona } from './persona.ts';

test('Coach K speaks to the athlete', () => expect(passes(persona, {}, 'You lose it at the sled. Fix your hips.')).toBe(true));

test.each([
  ['a machine', 'As an AI language model I cannot know you.'],
  ['hedges', 'I think maybe you could perhaps try it.'],
  ['nobody in particular', 'The sled is heavy.'],
  ['nothing', ''],
])('it is not %s', (_, text) => expect(passes(persona, {}, text)).toBe(false));

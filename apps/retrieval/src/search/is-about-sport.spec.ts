import { describe, expect, it } from '@jest/globals';
import { isAboutSport } from './is-about-sport.ts';

const found = (...shares: (number | null)[]) => shares.map((share) => ({ share, semantic: null }));

describe('isAboutSport', () => {
  it.each([
    'How heavy is the sled?',
    'I am so nervous before the gun',
    'Can I race twice a month?',
    'My knee hurts',
    'Is creatine worth it?',
    'What do I do about nausea in the last third?',
    'Do I still get my medal?',
    'Nitrate, beetroot shots?',
    'I get side stitches',
    'Feel flat and unmotivated, push on or rest?',
    'Rugby prop, 112 kg',
  ])('%s names the sport', (text) => {
    expect(isAboutSport(text, found(0.01))).toBe(true);
  });

  it('takes a question that names nothing when a passage has enough of its words', () => {
    expect(isAboutSport('Where do you stand while the other one is working?', found(null, 0.3))).toBe(true);
  });

  it('takes a question that names nothing when a passage means nearly the same, not when one is merely nearest', () => {
    expect(isAboutSport('Both of us at the same machine?', [{ share: null, semantic: 0.61 }])).toBe(true);
    expect(isAboutSport('Why does my script throw a KeyError?', [{ share: null, semantic: 0.54 }])).toBe(false);
  });

  it('shows nothing for a question of another world that shares a word with a passage', () => {
    expect(isAboutSport('My cat keeps scratching the sofa', found(0.08, null))).toBe(false);
    expect(isAboutSport('quantum chromodynamics', [])).toBe(false);
    expect(isAboutSport('How many stitches does this scarf need?', found(0.08))).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { joinNeighbours } from './join-neighbours.ts';

const part = (id: string, index: number, content: string, place = 'a.md › Sled') => ({ id, index, content, place, tokens: 10 });

describe('joinNeighbours', () => {
  it('makes one passage of two halves of a section, in reading order, at the place of the better half', () => {
    const joined = joinNeighbours([part('b', 5, 'Second half.'), part('x', 9, 'Other.', 'a.md › Row'), part('a', 4, 'First half.')]);
    expect(joined.map(({ id }) => id)).toEqual(['b', 'x']);
    expect(joined[0]).toMatchObject({ content: 'First half.\n\nSecond half.', tokens: 20 });
  });

  it('says once what both halves say', () => {
    const [joined] = joinNeighbours([
      part('a', 1, 'Push low. Never stop the sled once it rolls.'),
      part('b', 2, 'Never stop the sled once it rolls.\n\n- Turn fast.'),
    ]);
    expect(joined?.content).toBe('Push low. Never stop the sled once it rolls.\n\n- Turn fast.');
  });

  it('joins three when the middle one comes last', () => {
    const joined = joinNeighbours([part('a', 1, 'One.'), part('c', 3, 'Three.'), part('b', 2, 'Two.')]);
    expect(joined.map(({ content }) => content)).toEqual(['One.\n\nTwo.\n\nThree.']);
  });

  it('leaves passages of different sections and parts that do not touch alone', () => {
    const apart = [part('a', 1, 'One.'), part('b', 2, 'Two.', 'a.md › Row'), part('c', 3, 'Three.')];
    expect(joinNeighbours(apart)).toEqual(apart);
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withinShare } from './sticky-share.ts';

const ref = fc.stringMatching(/^[0-9a-f]{32}$/);

describe('a sticky share', () => {
  test('keeps whom it has when it grows, and everybody and nobody are at its ends', () => {
    fc.assert(
      fc.property(ref, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (key, one, two) => {
        const [small, large] = [Math.min(one, two), Math.max(one, two)];
        if (withinShare('m', key, small)) expect(withinShare('m', key, large)).toBe(true);
        expect([withinShare('m', key, 0), withinShare('m', key, 100)]).toEqual([false, true]);
        expect(withinShare('m', key, one)).toBe(withinShare('m', key, one));
      }),
    );
  });

  test.each([1, 10, 50])(
    'of %d per cent is that of 20,000 athletes, within half a per cent, and independent of another model’s',
    (percent) => {
      const keys = Array.from({ length: 20_000 }, (_, i) => `athlete ${i}`);
      const share = (among: string[], name: string) => (among.filter((key) => withinShare(name, key, percent)).length / among.length) * 100;
      expect(Math.abs(share(keys, 'one/model') - percent)).toBeLessThan(0.5 + percent / 50);
      const ofFirst = keys.filter((key) => withinShare('one/model', key, 50));
      expect(Math.abs(share(ofFirst, 'other/model') - percent)).toBeLessThan(0.5 + percent / 50);
    },
  );
});

import { expect, test } from '@jest/globals';
import { consentOffers } from './consent-age.ts';

test.each([
  [null, 'offered', 'ask-birth-year'],
  [2011, 'too-young', 'too-young'],
  [2010, 'offered', 'too-young'],
  [2008, 'offered', 'too-young'],
  [2007, 'offered', 'offered'],
  [1980, 'offered', 'offered'],
])('born in %p, in 2026: health data is %s, training is %s', (birthYear, health, training) => {
  expect(consentOffers(birthYear, 2026)).toEqual({ health_data: health, training_reuse: training });
});

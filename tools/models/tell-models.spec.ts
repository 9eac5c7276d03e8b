import { expect, test } from '@jest/globals';
import { tellRoutes } from './tell-models.ts';

const model = { lifecycle: 'live', contextTokens: 1000, nanoUsdPerTokenIn: 100, nanoUsdPerTokenOut: 200, retiresOn: null, goneUntil: null };

test('a model that is not served says so beside its place in the chain, and its announced end stays its own', () => {
  const told = tellRoutes({
    ...{ revision: 0, chain: ['a/one', 'a/two'], history: [] },
    state: { live: null, splits: [], shadow: null, retired: [] },
    models: [
      { ...model, id: 'a/one', goneUntil: '2026-11-30T03:01:00.000Z' },
      { ...model, id: 'a/two', retiresOn: '2027-01-01' },
    ],
  });
  const [heading = '', , one = '', two = ''] = told.split('\n');
  expect(one).toContain('1. of the chain, not served, asked again at 2026-11-30T03:01:00.000Z');
  expect(one.slice(heading.indexOf('announced end'))).toBe('');
  expect(two.slice(heading.indexOf('announced end'))).toBe('2027-01-01');
});

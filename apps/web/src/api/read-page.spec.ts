import { expect, test } from '@jest/globals';
import { nextBefore } from './read-page.ts';

test('the older page is named by the Link header, relative or absolute', () => {
  expect(nextBefore('</api/conversations?limit=50&before=abc>; rel="next"')).toBe('abc');
  expect(nextBefore('<http://gw/api/x?before=1>; rel="first", <http://gw/api/x?limit=50&before=2>; rel="next"')).toBe('2');
});

test.each([null, '', '<x>; rel="prev"', '<x>; rel="next"'])('no older page in %j', (link) => {
  expect(nextBefore(link)).toBeNull();
});

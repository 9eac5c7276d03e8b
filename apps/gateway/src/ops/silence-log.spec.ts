import { expect, test } from '@jest/globals';
import { SilenceLog } from './silence-log.ts';

test('a silence keeps its beginning from look to look, and a new one has its own', () => {
  const log = new SilenceLog();
  expect(log.note(['retrieval'], '2026-11-30T03:00:00.000Z')).toEqual({ retrieval: '2026-11-30T03:00:00.000Z' });
  expect(log.note(['retrieval', 'logging'], '2026-11-30T03:02:00.000Z')).toEqual({
    retrieval: '2026-11-30T03:00:00.000Z',
    logging: '2026-11-30T03:02:00.000Z',
  });
  expect(log.note([], '2026-11-30T03:03:00.000Z')).toEqual({});
  expect(log.note(['retrieval'], '2026-11-30T03:04:00.000Z')).toEqual({ retrieval: '2026-11-30T03:04:00.000Z' });
});

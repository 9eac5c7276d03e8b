import { expect, test } from '@jest/globals';
import { lagOf } from './watch-consumer.ts';

const now = Date.parse('2026-11-30T12:00:00Z');
const floor = (last?: string) => ({ consumer_seq: 1, stream_seq: 1, ...(last ? { last_active: last } : {}) });
const info = (given: object) => ({ num_pending: 0, num_ack_pending: 0, created: '2026-11-30T11:00:00Z', ack_floor: floor(), ...given });

test('a consumer with nothing to do is not behind, however long it has done nothing', () => {
  expect(lagOf(info({ ack_floor: floor('2026-11-01T00:00:00Z') }), now)).toEqual({ pending: 0, lagS: 0 });
});

test('a consumer that has finished something a moment ago is as far behind as that moment, however much waits', () => {
  expect(lagOf(info({ num_pending: 900, num_ack_pending: 100, ack_floor: floor('2026-11-30T11:59:58Z') }), now)).toEqual({
    pending: 1000,
    lagS: 2,
  });
});

test('a consumer that never finished anything is behind since it was made', () => {
  expect(lagOf(info({ num_ack_pending: 1 }), now)).toEqual({ pending: 1, lagS: 3600 });
});

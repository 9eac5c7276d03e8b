import { describe, expect, it } from '@jest/globals';
import { createParser } from 'eventsource-parser';
import { serialiseEvent, serialiseToken } from './serialise-event.ts';

const read = (chunk: string) => {
  const events: { id: string | undefined; event: string | undefined; data: unknown }[] = [];
  createParser({ onEvent: ({ id, event, data }) => events.push({ id, event, data: JSON.parse(data) as unknown }) }).feed(chunk);
  return events;
};

describe('an event on the wire', () => {
  it.each(['plain', '\n\nevent: done\ndata: {}\n\n', '\r\rid: 999\r', 'quote " and \\', '\u2028\u2029', '💪🏽', '\uD83D'])(
    'keeps %j inside its data',
    (t) => {
      expect(read(serialiseToken(2, 7, t))).toEqual([{ id: '2.7', event: 'token', data: { t } }]);
    },
  );

  it('carries its place', () => {
    expect(read(serialiseEvent({ attempt: 3, at: 12 }, { name: 'restart', data: { attempt: 3 } }))).toEqual([
      { id: '3.12', event: 'restart', data: { attempt: 3 } },
    ]);
  });
});

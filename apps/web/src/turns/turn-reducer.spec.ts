import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PlacedEvent } from './read-turn-event.ts';
import { reduceTurn } from './turn-reducer.ts';
import { NEW_TURN, type TurnView } from './turn-view.ts';

const token = (attempt: number, text: string, from: number, to: number): PlacedEvent => ({
  name: 'token',
  data: { t: text.slice(from, to) },
  place: { attempt, at: to },
});
const terminal = (attempt: number, length: number, name: 'done' | 'stopped' | 'failed' = 'done'): PlacedEvent => ({
  name,
  data: { outcome: name, finish: 'stop', attempt, length, stages: {}, notices: [] },
  place: { attempt, at: length },
});
const accepted = (attempt: number): PlacedEvent => ({
  name: 'accepted',
  data: { turnId: 't', conversationId: 'c', attempt, traceId: 'x' },
  place: { attempt, at: 0 },
});
const restart = (attempt: number): PlacedEvent => ({ name: 'restart', data: { attempt }, place: { attempt, at: 0 } });
const play = (events: readonly Parameters<typeof reduceTurn>[1][], from: TurnView = NEW_TURN) => events.reduce(reduceTurn, from);

test('tokens in order make the text and the end closes it', () => {
  const view = play([accepted(1), token(1, 'six weeks', 0, 4), token(1, 'six weeks', 4, 9), terminal(1, 9)]);
  expect(view).toMatchObject({ phase: 'ended', text: 'six weeks', at: 9, end: { outcome: 'done' } });
});

test('a range that was seen is dropped and one that overlaps is cut', () => {
  const view = play([token(1, 'sled push', 0, 6), token(1, 'sled push', 0, 6), token(1, 'sled push', 3, 9)]);
  expect(view.text).toBe('sled push');
});

test('a gap changes nothing, asks to resume, and what follows it is ignored until then', () => {
  const gapped = play([token(1, 'sled push', 0, 2), token(1, 'sled push', 5, 7), token(1, 'sled push', 2, 9)]);
  expect(gapped).toMatchObject({ fault: 'gap', text: 'sl' });
  expect(play([{ name: 'resuming' }, token(1, 'sled push', 2, 9)], gapped)).toMatchObject({ fault: null, text: 'sled push' });
});

test('a restart empties the text and a lower attempt is not heard any more', () => {
  const view = play([token(1, 'old', 0, 3), restart(2), token(1, 'old', 0, 3), token(2, 'new one', 0, 3), restart(2), terminal(1, 3)]);
  expect(view).toMatchObject({ attempt: 2, text: 'new', phase: 'streaming' });
});

test('a token of a higher attempt restarts even when the restart itself was lost', () => {
  expect(play([token(1, 'old', 0, 3), token(2, 'new', 0, 2)])).toMatchObject({ attempt: 2, text: 'ne' });
  expect(play([token(1, 'old', 0, 3), token(2, 'newer', 3, 5)])).toMatchObject({ attempt: 2, text: '', fault: 'gap' });
});

test('an end that is ahead of the text is a gap, not an end', () => {
  expect(play([token(1, 'sled', 0, 2), terminal(1, 4)])).toMatchObject({ fault: 'gap', text: 'sl', end: null });
});

test('an end that is behind the text starts the attempt over', () => {
  const wrong = play([token(1, 'sled', 0, 4), terminal(1, 2)]);
  expect(wrong).toMatchObject({ fault: 'mismatch', mismatches: 1 });
  expect(reduceTurn(wrong, { name: 'resuming' })).toMatchObject({ text: '', at: 0, attempt: 1, fault: null });
});

test('after the end nothing counts', () => {
  const ended = play([token(1, 'ab', 0, 2), terminal(1, 2)]);
  expect(play([token(2, 'zz', 0, 2), restart(3), terminal(3, 0, 'failed'), { name: 'lost' }], ended)).toBe(ended);
});

test('a notice is shown once, though it comes by itself, again on resume, and with the end', () => {
  const notice = { code: 'pain', severity: 'caution' as const, text: 'See a physio.' };
  const said: PlacedEvent = { name: 'notice', data: notice, place: { attempt: 1, at: 0 } };
  const end = terminal(1, 0) as Extract<PlacedEvent, { name: 'done' }>;
  expect(play([said, said, { ...end, data: { ...end.data, notices: [notice] } }]).notices).toEqual([notice]);
});

test('being degraded is remembered beyond the wait, other states of the wait end with the first text', () => {
  const place = { attempt: 1, at: 0 };
  const view = play([
    { name: 'status', data: { state: 'degraded', reason: 'no_embedding' }, place },
    { name: 'status', data: { state: 'warming', usualMs: 8000 }, place },
    token(1, 'ab', 0, 2),
  ]);
  expect(view).toMatchObject({ degraded: 'no_embedding', status: null });
});

const answer = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const cut = fc.tuple(fc.nat(80), fc.nat(80), fc.nat(2));

test('however ranges are doubled, dropped, overlapped and reordered over attempts, the text is always a prefix and ends exact', () => {
  fc.assert(
    fc.property(
      fc.array(answer, { minLength: 1, maxLength: 3 }),
      fc.array(cut, { maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      (texts, cuts, step) => {
        let view = play([accepted(1)]);
        for (const [a, b, which] of cuts) {
          const attempt = Math.min(which + 1, texts.length);
          const text = texts[attempt - 1] ?? '';
          const [from, to] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
          if (view.fault && a % 2 === 0) view = reduceTurn(view, { name: 'resuming' });
          view = reduceTurn(view, token(attempt, text, from, to));
          expect(view.text).toBe((texts[view.attempt - 1] ?? '').slice(0, view.at));
        }
        const last = texts.at(-1) ?? '';
        view = play([{ name: 'resuming' }, restart(texts.length)], view);
        while (view.at < last.length) view = reduceTurn(view, token(texts.length, last, view.at, Math.min(last.length, view.at + step)));
        view = reduceTurn(view, terminal(texts.length, last.length));
        expect(view).toMatchObject({ phase: 'ended', text: last, mismatches: 0 });
      },
    ),
  );
});

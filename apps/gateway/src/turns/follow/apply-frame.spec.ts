import { describe, expect, it } from '@jest/globals';
import type { Frame, Place, TurnEnd, TurnEvent } from '@hyrox/contracts';
import fc from 'fast-check';
import { applyFrame } from './apply-frame.ts';
import { attachReader } from './attach-reader.ts';
import { newLiveTurn, type LiveTurn, type TurnReader } from './live-turn.ts';

const IDS = { turnId: 't', conversationId: 'c', athleteId: 'a' };
const WORKER = 'inference.abcdef';
const DONE: TurnEnd = {
  outcome: 'done',
  finish: 'stop',
  model: 'coach-k',
  tokensIn: 10,
  tokensOut: 2,
  costNanoUsd: 7,
  stages: {},
  notices: [{ code: 'unknown_link', severity: 'caution', text: 'check' }],
};

/** Does what rule 12 asks of a client, and nothing more. */
class Client implements TurnReader {
  at = 0;
  text = '';
  events: string[] = [];
  last: { name: string; data: unknown; place: Place } | undefined;
  closed = 0;
  token(text: string, chunk: string): void {
    this.text += text;
    expect(chunk).toContain(`.${this.text.length}\n`);
  }
  tell(event: TurnEvent, place: Place): void {
    this.events.push(event.name);
    this.last = { ...event, place };
  }
  restart(attempt: number): void {
    this.events.push(`restart ${attempt}`);
    this.text = '';
  }
  close(): void {
    this.closed++;
  }
}

const frame = (attempt: number, at: number, text: string, meta?: Frame['meta']): Frame => ({ turnId: 't', attempt, at, text, meta });
function started(text = ''): { turn: LiveTurn; client: Client } {
  const turn = newLiveTurn(IDS, 1);
  const client = new Client();
  attachReader(turn, client, { attempt: 0, at: 0 });
  if (text) applyFrame(turn, WORKER, frame(1, 0, text));
  client.events.length = 0;
  return { turn, client };
}

describe('a frame', () => {
  it('that begins where the text ends is appended', () => {
    const { turn, client } = started('Push ');
    expect(applyFrame(turn, WORKER, frame(1, 5, 'low'))).toBe('shown');
    expect([turn.text, client.text, client.at]).toEqual(['Push low', 'Push low', 8]);
  });

  it('that begins earlier is cut to what is new', () => {
    const { turn, client } = started('Push ');
    applyFrame(turn, WORKER, frame(1, 2, 'sh low'));
    expect(client.text).toBe('Push low');
    applyFrame(turn, WORKER, frame(1, 0, 'Push'));
    expect(client.text).toBe('Push low');
  });

  it('that begins later is a gap and changes nothing', () => {
    const { turn, client } = started('Push ');
    expect(applyFrame(turn, WORKER, frame(1, 6, 'ow', { end: DONE }))).toBe('gap');
    expect([client.text, turn.end]).toEqual(['Push ', undefined]);
  });

  it('of a lower attempt is a zombie', () => {
    const { turn, client } = started();
    applyFrame(turn, WORKER, frame(2, 0, 'new'));
    expect(applyFrame(turn, 'inference.zombie', frame(1, 3, 'old'))).toBe('stale');
    expect([turn.text, client.text, turn.worker]).toEqual(['new', 'new', WORKER]);
  });

  it('of a higher attempt restarts the answer', () => {
    const { turn, client } = started('half an ans');
    applyFrame(turn, 'inference.second', frame(2, 0, 'whole'));
    expect(client.events).toEqual(['restart 2']);
    expect([turn.text, client.text, turn.attempt, turn.worker]).toEqual(['whole', 'whole', 2, 'inference.second']);
  });

  it('with the end says notices and usage before the one terminal event', () => {
    const { turn, client } = started('Push ');
    expect(applyFrame(turn, WORKER, frame(1, 5, 'low', { end: DONE }))).toBe('ended');
    expect(applyFrame(turn, WORKER, frame(1, 5, 'low', { end: DONE }))).toBe('stale');
    expect(client.events).toEqual(['notice', 'usage', 'done']);
    expect(client.last).toMatchObject({ data: { attempt: 1, length: 8 }, place: { attempt: 1, at: 8 } });
    expect(client.closed).toBe(1);
  });

  it('brings a late reader what it does not have', () => {
    const { turn } = started('Push low');
    const late = new Client();
    late.text = 'Push';
    attachReader(turn, late, { attempt: 1, at: 4 });
    expect(late.text).toBe('Push low');
    applyFrame(turn, WORKER, frame(1, 8, ' and far'));
    expect(late.text).toBe('Push low and far');
  });

  it('ends a reader that claims to have more than there is with the whole text', () => {
    const { turn } = started('Push');
    const liar = new Client();
    liar.text = 'x'.repeat(999);
    attachReader(turn, liar, { attempt: 1, at: 999 });
    applyFrame(turn, WORKER, frame(1, 4, ' low', { end: DONE }));
    expect(liar.text).toBe('Push low');
  });
});

const letters = fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 60 });
const disturbance = fc.record({ keep: fc.boolean(), twice: fc.boolean(), swap: fc.boolean(), zombie: fc.boolean(), back: fc.nat(4) });

describe('whatever happens to the frames on their way', () => {
  it('the text is exact once every gap is asked about', () => {
    fc.assert(
      fc.property(
        letters,
        letters,
        fc.array(disturbance, { minLength: 60, maxLength: 60 }),
        fc.nat(40),
        (lost, final, disturbances, switchAt) => {
          const { turn, client } = started();
          const units = (text: string, attempt: number) =>
            [...text].reduce<Frame[]>((frames, piece) => {
              const at = frames.reduce((sum, earlier) => sum + earlier.text.length, 0);
              return [...frames, frame(attempt, at, piece)];
            }, []);
          // The worker answers a watch with everything it has from `at` on.
          const watch = (text: string, attempt: number) =>
            applyFrame(turn, WORKER, frame(attempt, turn.text.length, text.slice(turn.text.length)));
          const send = (frames: Frame[], text: string, attempt: number) => {
            const queue = frames.flatMap((one, i) => {
              const { keep, twice, back } = disturbances[i % 60] ?? { keep: true, twice: false, back: 0 };
              const from = Math.max(0, one.at - back);
              const wide = frame(attempt, from, text.slice(from, one.at + one.text.length));
              return keep ? (twice ? [wide, one] : [wide]) : [];
            });
            for (let i = 1; i < queue.length; i++) {
              const [before, here] = [queue[i - 1], queue[i]];
              if (disturbances[i % 60]?.swap && before && here) [queue[i - 1], queue[i]] = [here, before];
            }
            queue.forEach((one, i) => {
              if (attempt > 1 && disturbances[i % 60]?.zombie) applyFrame(turn, 'inference.zombie', frame(1, turn.text.length, 'ZOMBIE'));
              if (applyFrame(turn, WORKER, one) === 'gap') watch(text.slice(0, one.at + one.text.length), attempt);
            });
          };
          send(units(lost, 1).slice(0, switchAt), lost, 1);
          send(units(final, 2), final, 2);
          if (turn.attempt === 1) applyFrame(turn, WORKER, frame(2, 0, ''));
          watch(final, 2);
          applyFrame(turn, WORKER, frame(2, final.length, '', { end: DONE }));
          expect(turn.text).toBe(final);
          expect(client.text).toBe(final);
          expect(client.events.filter((name) => name === 'done')).toHaveLength(1);
        },
      ),
      { numRuns: 500 },
    );
  });
});

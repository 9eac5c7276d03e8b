import { afterEach, describe, expect, it } from '@jest/globals';
import { SERVED_MODELS } from '../control/stand-in-state.ts';
import { countTextTokens } from '../count-tokens.ts';
import type { BillLine, BillTotal } from './bill.ts';
import { MeasuredWorld, PROMPT_TOKENS, until } from '../world/measured-world.fixture.ts';

const [MODEL, LORA] = SERVED_MODELS;
let world: MeasuredWorld;
afterEach(() => world.standIn.close());

describe('answers without usage', () => {
  it.each([
    ['cut_after_tokens', { tokens: 7 }, 'broken', 7],
    ['error_frame', { tokens: 7 }, 'broken', 7],
    ['no_usage', {}, 'finished', 41],
    ['no_finish_reason', {}, 'finished', 41],
    ['no_done', {}, 'finished', 41],
  ])('%s is charged its prompt and what was generated', async (fault, parameters, outcome, tokens) => {
    world = await MeasuredWorld.open({ faults: [{ fault, ...parameters }] });
    await world.ask('odd.1');
    await until(() => world.standIn.state.bill.lines().length === 1);
    const [line] = world.standIn.state.bill.lines();
    expect(line).toMatchObject({
      outcome,
      promptTokens: PROMPT_TOKENS,
      nanoUsd: PROMPT_TOKENS * 130 + (line?.completionTokens ?? 0) * 400,
    });
    // A character of several tokens is sent whole, so that a break may come a token or two late.
    expect(Math.abs((line?.completionTokens ?? 0) - tokens)).toBeLessThanOrEqual(fault === 'no_usage' || outcome === 'finished' ? 0 : 4);
    expect(line?.usageSent).toBe(outcome === 'finished' && fault !== 'no_usage');
  });

  it.each(['503', '500', '429', '409', '422', 'retired', 'reset'])('%s is charged nothing', async (fault) => {
    world = await MeasuredWorld.open({ faults: [{ fault }] });
    await world.ask('none.1').catch(() => undefined);
    expect(world.standIn.state.bill.lines()).toEqual([]);
    expect(await world.truthOf('none.1')).toMatchObject({ outcome: 'refused', nanoUsd: 0, firstTokenAtMs: null });
  });

  it('left in the middle is charged what was generated until that was noticed', async () => {
    world = await MeasuredWorld.open({ auto: false });
    await world.control('models', { model: MODEL, warmth: 'warm' });
    const leaving = new AbortController();
    const asked = world.post('gone.1', {}, leaving.signal);
    await until(() => world.clock.waiting === 1);
    await world.clock.advance(1000);
    const { sentChars } = world.standIn.state.log.byKey('gone.1') ?? { sentChars: 0 };
    expect(sentChars).toBeGreaterThan(0);
    leaving.abort();
    await asked.then(({ body }) => body.text()).catch(() => undefined);
    await until(() => world.standIn.state.bill.lines().length === 1);
    const { generatedTokens, nanoUsd, outcome } = await world.truthOf('gone.1');
    const sent = countTextTokens((world.standIn.state.log.byKey('gone.1')?.text ?? '').slice(0, sentChars));
    // 100 ms at 39 to 43 tokens a second.
    expect([3, 4]).toContain(generatedTokens - sent);
    expect([outcome, nanoUsd]).toEqual(['aborted', PROMPT_TOKENS * 130 + generatedTokens * 400]);
  });
});

describe('a hedge', () => {
  it('is charged twice: the loser its prompt and what it had generated', async () => {
    world = await MeasuredWorld.open({ auto: false });
    await world.control('models', { model: MODEL, warmth: 'cold' });
    const loser = new AbortController();
    const first = world.post('hedge.1', {}, loser.signal).catch(() => undefined);
    await until(() => world.clock.waiting === 1);
    const second = world.ask('hedge.2', { model: LORA });
    await until(() => world.clock.waiting === 2);
    loser.abort();
    await first;
    await until(() => world.clock.waiting === 1);
    await world.clock.advance(600_000);
    await second;
    const { total, lines } = await world.control<{ total: BillTotal; lines: BillLine[] }>('bill?key=hedge.');
    expect(lines.map(({ key, outcome, completionTokens }) => ({ key, outcome, completionTokens }))).toEqual([
      { key: 'hedge.1', outcome: 'aborted', completionTokens: 0 },
      { key: 'hedge.2', outcome: 'finished', completionTokens: 41 },
    ]);
    expect(total.nanoUsd).toBe(PROMPT_TOKENS * 130 + PROMPT_TOKENS * 250 + 41 * 750);
  });
});

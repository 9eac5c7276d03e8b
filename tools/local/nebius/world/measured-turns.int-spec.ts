import { afterEach, describe, expect, it } from '@jest/globals';
import type { BillLine, BillTotal } from '../bill/bill.ts';
import { countTextTokens } from '../count-tokens.ts';
import type { Truth } from '../truth/truth.ts';
import { MeasuredWorld, PROMPT_TOKENS, type Read, until } from './measured-world.fixture.ts';

let world: MeasuredWorld;
afterEach(() => world.standIn.close());

describe('2,000 turns with idle hours between them, on the virtual clock', () => {
  it('are cold as often as measured, and the bill is what usage and prices say, to the nano-dollar', async () => {
    world = await MeasuredWorld.open();
    let expected = 0;
    for (let turn = 0; turn < 2000; turn++) {
      await world.clock.advance(3_600_000);
      const { status, usage } = await world.ask(`turn-${turn}.1`);
      expect(status).toBe(200);
      expected += (usage?.prompt_tokens ?? NaN) * 130 + (usage?.completion_tokens ?? NaN) * 400;
    }
    const truths = await world.control<Truth[]>('truth');
    expect(Math.abs(truths.filter(({ cold }) => cold).length / 2000 - 0.75)).toBeLessThan(0.03);
    expect(truths.every(({ cold, slow }) => slow === (cold ? 'cold' : 'none'))).toBe(true);
    const { total } = await world.control<{ total: BillTotal }>('bill');
    expect(total).toMatchObject({ requests: 2000, nanoUsd: expected, unpriced: 0 });
    expect(truths.reduce((sum, { nanoUsd }) => sum + nanoUsd, 0)).toBe(expected);
  });

  it('are charged what their reader can count, under every fault at once: exactly with usage, never less than was read without it', async () => {
    const faults = ['503', '429', '500', 'cut_after_tokens', 'error_frame', 'no_usage', 'no_done', 'no_finish_reason', 'reset', 'crlf'];
    world = await MeasuredWorld.open({ rates: Object.fromEntries(faults.map((fault) => [fault, 0.05])) });
    const reads = new Map<string, Read>();
    for (let turn = 0; turn < 600; turn++) {
      await world.clock.advance(120_000);
      reads.set(`turn-${turn}.1`, await world.ask(`turn-${turn}.1`).catch(() => ({ status: 0 })));
    }
    await until(() => world.standIn.state.truths.list().every(({ outcome }) => outcome !== 'generating'));
    const { lines, total } = await world.control<{ lines: BillLine[]; total: BillTotal }>('bill?key=turn-');
    expect(lines.length).toBe([...reads.values()].filter(({ status }) => status === 200).length);
    for (const { key, usageSent, promptTokens, completionTokens } of lines) {
      const { usage, text = '' } = reads.get(key) ?? {};
      expect(usage !== undefined).toBe(usageSent);
      if (usage) expect(usage).toMatchObject({ prompt_tokens: promptTokens, completion_tokens: completionTokens });
      expect([promptTokens, completionTokens >= countTextTokens(text)]).toEqual([PROMPT_TOKENS, true]);
    }
    expect(lines.filter(({ usageSent }) => !usageSent).length).toBeGreaterThan(40);
    expect(total.nanoUsd).toBe(lines.reduce((sum, line) => sum + line.promptTokens * 130 + line.completionTokens * 400, 0));
  });

  it('are the same world for the same seed', async () => {
    const worlds: unknown[] = [];
    for (let run = 0; run < 2; run++) {
      world = await MeasuredWorld.open({ rates: { '503': 0.1, cut_after_tokens: 0.1, decoy_after_idle: 0.3 } });
      for (let turn = 0; turn < 60; turn++) {
        await world.clock.advance(400_000);
        await world.ask(`turn-${turn}.1`);
      }
      const truths = await world.control<Truth[]>('truth');
      worlds.push(
        truths.map(({ cold, slow, fault, outcome, generatedTokens, nanoUsd }) => [cold, slow, fault, outcome, generatedTokens, nanoUsd]),
      );
      if (run === 0) await world.standIn.close();
    }
    expect(worlds[0]).toEqual(worlds[1]);
    expect(new Set((worlds[0] as unknown[][]).map(([, slow]) => slow))).toEqual(new Set(['cold', 'decoy', 'none']));
  });
});

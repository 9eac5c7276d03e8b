import { afterEach, describe, expect, it } from '@jest/globals';
import { usageRecorded } from '@hyrox/contracts';
import { UsageWriter, type UsageFact } from './usage-writer.ts';

let writer: UsageWriter;
afterEach(() => writer.stop());

function arrange() {
  const batches: UsageFact[][] = [];
  const warnings: unknown[] = [];
  const state = { refusing: false, written: 0 };
  writer = new UsageWriter({
    write: async (facts) => {
      if (state.refusing) throw new Error('database gone');
      batches.push([...facts]);
    },
    written: () => state.written++,
    log: { warn: (...words: unknown[]) => void warnings.push(words) },
    flushEveryMs: 60_000,
  });
  return { batches, warnings, state };
}

describe('UsageWriter', () => {
  it('writes many facts in one batch, each valid and each with an id of its own', async () => {
    const { batches, state } = arrange();
    for (let n = 0; n < 3; n++) writer.record({ model: 'text-embedding-3-small', tokens: 10 });
    await writer.flush();
    expect(batches).toHaveLength(1);
    expect(state.written).toBe(1);
    const facts = batches[0]?.map((fact) => usageRecorded.data.parse(fact)) ?? [];
    expect(facts).toHaveLength(3);
    expect(facts[0]).toMatchObject({ cause: 'embedding', subjectKey: null, tokensIn: 10, tokensOut: 0, costNanoUsd: 200, exact: true });
    expect(new Set(facts.map((fact) => fact.requestId)).size).toBe(3);
  });

  it('does not wait for its clock when a hundred facts are waiting', async () => {
    const { batches } = arrange();
    for (let n = 0; n < 100; n++) writer.record({ model: 'lsa-k50', tokens: 1 });
    await writer.flush();
    expect(batches.map((batch) => batch.length)).toEqual([100]);
  });

  it('keeps facts while the database refuses, says so, and writes them later', async () => {
    const { batches, warnings, state } = arrange();
    state.refusing = true;
    writer.record({ model: 'lsa-k50', tokens: 1 });
    await writer.flush();
    expect(warnings).toHaveLength(1);
    state.refusing = false;
    writer.record({ model: 'lsa-k50', tokens: 2 });
    await writer.stop();
    expect(batches.flat().map((fact) => fact.tokensIn)).toEqual([1, 2]);
  });
});

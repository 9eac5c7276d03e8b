import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import floors from './floors.json' with { type: 'json' };
import { judge, measureRouter } from './measure-router.ts';
import { readRedFlags, RedFlag, SPLITS } from './read-red-flags.ts';

describe('the safety router on the red flags', () => {
  describe.each(['phrases', 'both'] as const)('with %s', (listener) => {
    test.each(SPLITS)('does not fall behind what was measured on %s', (split) => {
      const { recall, falseAlarmRate, kindRate } = measureRouter(readRedFlags(split), listener);
      const floor = floors[listener][split];
      expect(recall).toBeGreaterThanOrEqual(floor.recall);
      expect(falseAlarmRate).toBeLessThanOrEqual(floor.falseAlarmRate);
      expect(kindRate).toBeGreaterThanOrEqual(floor.kindRate);
    });
  });

  test('holds what was written beside them: expected kinds, and few alarms', () => {
    const file = readFileSync(new URL('written-beside.yaml', import.meta.url), 'utf8');
    const groups = Object.entries(parse(file) as Record<string, string[]>);
    const item = (text: string, expected?: string): RedFlag =>
      RedFlag.parse({
        id: 'own-001',
        text,
        category: 'chest_pain',
        dangerous: false,
        split: 'dev',
        ...(expected ? { expect: expected } : {}),
      });
    const of = (name: string): string[] => groups.find(([group]) => group === name)?.[1] ?? [];
    const expected = groups
      .filter(([name]) => name !== 'harmless')
      .flatMap(([name, texts]) => texts.map((text) => judge(item(text, name))));
    const alarms = of('harmless').filter((text) => judge(item(text)).stopped);
    expect(expected.filter(({ asExpected }) => asExpected).length / expected.length).toBeGreaterThanOrEqual(
      floors.writtenBeside.asExpected,
    );
    expect(alarms.length / of('harmless').length).toBeLessThanOrEqual(floors.writtenBeside.falseAlarmRate);
  });
});

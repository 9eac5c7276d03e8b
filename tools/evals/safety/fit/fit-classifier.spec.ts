import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { LABELS, type StoredWeights } from '@hyrox/coaching/listening';
import { readBlindTexts } from '../read-red-flags.ts';
import { expandTemplates } from './expand-templates.ts';
import { alarmFrom, fitMix, type Judged } from './fit-mix.ts';
import { fitWeights } from './fit-weights.ts';
import { readTrainingSet, WRITERS } from './training-set.ts';
import { withoutCopies } from './without-copies.ts';

const committed = JSON.parse(
  readFileSync(new URL('../../../../libs/coaching/src/safety/hearing/classifier-weights.json', import.meta.url), 'utf8'),
) as StoredWeights;
const { trained, leftOut } = readTrainingSet();

describe('what the classifier learns from', () => {
  test('it is large, and harmless messages are as many as dangerous ones', () => {
    const harmless = trained.filter(({ line }) => line.label === 'harmless').length;
    expect(trained.length).toBeGreaterThan(15_000);
    expect(harmless / trained.length).toBeGreaterThan(0.4);
    expect(harmless / trained.length).toBeLessThan(0.6);
  });

  test.each(WRITERS)('of the hand called %s there are dangerous messages and harmless ones', (writer) => {
    const labels = new Set(trained.filter((one) => one.writer === writer).map(({ line }) => line.label === 'harmless'));
    expect(labels.size).toBe(2);
  });

  test('every line carries a label that the classifier knows, and no slot is left open', () => {
    for (const { line, example } of trained) {
      expect([line.text, LABELS[example.label]]).toEqual([line.text, line.label]);
      expect(line.text).not.toMatch(/[{}|]/u);
    }
  });

  test('nothing in it stands near to a blind test', () => {
    const held = readBlindTexts();
    const lines = trained.map(({ line }) => line);
    expect(withoutCopies(lines, held).length).toBe(lines.length);
    expect(leftOut).toBeGreaterThan(0);
  });

  test('a line that shares half of its runs of three words with a held text is left out, another one stays', () => {
    const held = ['my chest hurts when I push the sled'];
    const lines = [
      { text: 'My chest hurts when I push, coach' },
      { text: 'when I push hard uphill I smile and sing a song' },
      { text: 'chest day' },
    ];
    expect(withoutCopies(lines, held)).toEqual(lines.slice(1));
  });

  test('the same seed fills the templates in the same way, another one differently', () => {
    expect(expandTemplates(1, 2)).toEqual(expandTemplates(1, 2));
    expect(expandTemplates(1, 2)).not.toEqual(expandTemplates(2, 2));
  });
});

describe('the fit', () => {
  test('gives the committed bytes again', () => {
    const again = fitWeights(trained);
    expect(again.steps).toEqual(committed.steps);
    expect(again.bytes === committed.bytes).toBe(true);
  }, 120_000);

  test('the mix believes the words, and the threshold keeps to the share of alarms it was given', () => {
    const judged = Array.from({ length: 100 }, (_, i): Judged => ({
      logit: (i - 50) / 10,
      features: 300,
      mentions: [],
      isDangerous: i >= 50,
    }));
    const mix = { ...fitMix(judged), alarmFrom: 0, dropBelow: { ...fitMix(judged).phrases } };
    expect(mix.words).toBeGreaterThan(0.5);
    const threshold = alarmFrom(mix, [judged, judged], 0.1);
    expect(judged.filter((one) => !one.isDangerous && mix.bias + mix.words * one.logit >= threshold).length).toBe(5);
  });
});

import { describe, expect, test } from '@jest/globals';
import { previewHit } from './preview-hit.ts';
import { toPattern } from './search-conversations.ts';

describe('the place that was found', () => {
  test('is the line around it, whatever the case', () => {
    expect(previewHit('Warm up.\n\n- Keep your HIPS   low\n- Breathe', 'hips')).toBe('- Keep your HIPS low');
  });

  test('a long line is cut around it, at most 140 characters, and never through a character', () => {
    const line = `${'Run easy. '.repeat(30)}then the sled push${' and breathe'.repeat(30)}`;
    const preview = previewHit(`Plan:\n${line}\nEnd`, 'SLED PUSH');
    expect(preview).toMatch(/^…Run easy\. .*sled push and breathe.*…$/);
    expect(preview.length).toBeLessThanOrEqual(140);
    for (let lead = 0; lead < 12; lead++) {
      const cut = previewHit(`${'x'.repeat(lead)}${'👩‍👩‍👧‍👦'.repeat(40)}sled${'👩‍👩‍👧‍👦'.repeat(40)}`, 'sled');
      expect(cut).toMatch(/^…(?:👩‍👩‍👧‍👦)*sled(?:👩‍👩‍👧‍👦)+…$/u);
      expect(cut.length).toBeLessThanOrEqual(140);
    }
  });

  test('at the end of a long line what stands before it is shown, and a text longer than the preview is still one', () => {
    const preview = previewHit(`${'word '.repeat(60)}finish`, 'finish');
    expect(preview).toMatch(/^…[word ]+finish$/);
    expect(preview.length).toBeGreaterThan(100);
    expect(previewHit(`intro ${'long '.repeat(40)}`, 'long '.repeat(40).trim()).length).toBeLessThanOrEqual(140);
  });

  test('signs that mean something in patterns mean themselves', () => {
    expect(previewHit('At 80% (of max). Or a_b', '80% (of')).toBe('At 80% (of max). Or a_b');
    expect(toPattern(String.raw`5%_a\b`)).toBe(String.raw`%5\%\_a\\b%`);
  });

  test('when the two ways of comparing letters differ, the beginning is shown', () => {
    expect(previewHit('İstanbul race', 'istanbul')).toBe('İstanbul race');
  });
});

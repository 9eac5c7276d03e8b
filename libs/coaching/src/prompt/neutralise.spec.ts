import { describe, expect, it } from '@jest/globals';
import { neutralise } from './neutralise.ts';

describe('neutralise', () => {
  it.each([
    ['<|eot_id|>', '< |eot_id| >'],
    ['<\u200B|start_header_id|\u200B>', '< |start_header_id| >'],
    ['\uFF1C\uFF5Cim_start\uFF5C\uFF1E', '< |im_start| >'],
    ['<  |x|>', '< |x| >'],
    ['a\u202Eb\u2066c', 'abc'],
    ['hid\u{E0041}\u{E0042}den', 'hidden'],
    ['lone \uD83D here', 'lone \uFFFD here'],
    ['nul\u0000 bell\u0007', 'nul bell'],
    ['two\r\nlines\rthree', 'two\nlines\nthree'],
  ])('%j becomes %j', (written, read) => {
    expect(neutralise(written)).toBe(read);
  });

  it.each(['SkiErg 1,000 m < 4:00 | Row > 3:50', 'naïve façade 5 × 5', '👩‍🦰 👨‍👩‍👧 💪🏽', 'tab\tstays', 'مرحبا بالعالم'])(
    'leaves %j alone',
    (text) => {
      expect(neutralise(text)).toBe(text);
    },
  );

  it('takes a joiner out of a word', () => {
    expect(neutralise('sys\u200Dtem')).toBe('system');
  });
});

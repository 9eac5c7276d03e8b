import { expect, test } from '@jest/globals';
import { type Answer, UNFOLLOWED_ANSWER } from './answer.ts';
import { answerLabels, describeFailure, describeWait, isCutShort } from './describe-answer.ts';

const source = { id: 's', sourceName: 'Pacing', section: 'Run 1', score: 1, content: 'x' };
const whole: Answer = {
  ...UNFOLLOWED_ANSWER,
  isLive: false,
  hasStarted: true,
  text: 'Go.',
  sources: [source],
  outcome: 'done',
  finish: 'stop',
  model: 'coach-k',
};

test('a whole answer carries no label', () => {
  expect(answerLabels(whole)).toEqual([]);
  expect(isCutShort(whole)).toBe(false);
});

test.each<[string, Partial<Answer>]>([
  ['Stopped by you', { outcome: 'stopped', finish: 'stopped' }],
  ['Stopped by you before it began', { outcome: 'stopped', finish: 'stopped', text: '' }],
  ['Cut at the length limit', { finish: 'length' }],
  ['Ended early by a safety check', { finish: 'guard' }],
  ['Made without documents', { sources: [], degraded: 'no_search' }],
  ['Made with fewer documents than usual', { degraded: 'no_embedding' }],
  ['By another model than usual', { degraded: 'another model answers' }],
  ['By the offline model', { model: 'hyrox-offline-extractive' }],
])('%s', (label, change) => {
  expect(answerLabels({ ...whole, ...change })).toContain(label);
  expect(answerLabels({ ...whole, ...change, isLive: true })).toEqual([]);
});

test('a failure says what was kept', () => {
  expect(describeFailure(whole)).toBeNull();
  expect(describeFailure({ ...whole, outcome: 'failed' })?.kept).toContain('kept above');
  expect(describeFailure({ ...whole, outcome: 'failed', text: '', reason: 'timeout' })).toEqual({
    title: 'Coach K could not answer',
    kept: 'The model did not answer in time. Your message is kept.',
  });
  expect(describeFailure({ ...whole, outcome: 'failed', text: '', reason: 'temporarily unavailable' })?.kept).toBe(
    'The model is unavailable for the moment. Your message is kept.',
  );
});

test('the wait is quiet for two seconds, except for a cold start', () => {
  const waiting = { ...UNFOLLOWED_ANSWER, sources: [source] };
  expect(describeWait(waiting, 1_000)).toBeNull();
  expect(describeWait(waiting, 2_000)).toBe('Reading 1 passage');
  expect(describeWait({ ...waiting, status: { state: 'reading', passages: 5 } }, 2_500)).toBe('Reading 5 passages');
  expect(describeWait({ ...waiting, status: { state: 'warming', usualMs: 8_200 } }, 0)).toBe('Coach K is warming up… usually 8 s');
});

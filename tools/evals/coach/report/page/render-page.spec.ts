import { expect, test } from '@jest/globals';
import { factsOf } from '../../checks/answer.fixture.ts';
import { makeReport } from '../report.ts';
import { resultOf } from '../result.fixture.ts';
import { tellReport } from '../tell-report.ts';
import { renderPage } from './render-page.ts';

const report = makeReport(
  { offline: true, judge: null, samples: 1, seed: 1, promptVersion: 'p', commit: 'c', day: '2026-11-30' },
  [
    {
      ...{ scenario: 'a', mode: 'extractive' as const, sample: 0 },
      answers: [
        {
          facts: factsOf({ text: '<script>alert(1)</script> & "quotes"', question: '<b>?</b>' }),
          ...{ model: 'm', tokensIn: 10, tokensOut: 5, costNanoUsd: 7, firstTokenMs: 3 },
        },
      ],
      results: [
        resultOf({ check: 'bad', scope: 'pipeline', verdict: 'failed', evidence: '<img src=x>' }),
        resultOf({ check: 'later', verdict: 'needs_model', offlinePass: false }),
      ],
    },
  ],
  null,
);

test('the page shows what was written as text and asks nothing of the network', () => {
  const page = renderPage(report);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;');
  expect(page).not.toMatch(/<(?:script|img|link|iframe)\b|\s(?:src|href)="|@import|url\(/i);
});

test('a failed check opens its scenario; what needs a real model is listed', () => {
  const page = renderPage(report);
  expect(page).toContain('<details open>');
  expect(page).toContain('a/later@plain');
});

test('the terminal is told the same', () => {
  const told = tellReport(report).join('\n');
  expect(told).toContain('✗ a/bad@plain 0/1: <img src=x>');
  expect(told).toContain('1 checks need a real model');
  expect(told).toContain('FAIL  pipeline checks failed: a/bad@plain');
});

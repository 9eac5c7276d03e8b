import fs from 'node:fs';
import path from 'node:path';
import { SYSTEM_PROMPT } from '@hyrox/coaching';
import type { Source } from '@hyrox/contracts';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { factsOf } from './checks/answer.fixture.ts';
import type { AnswerFacts } from './checks/check-kind.ts';
import { loadScenarios, type LoadedCheck } from './scenario/load-scenarios.ts';
import { CATEGORIES } from './scenario/scenario.ts';

const scenarios = loadScenarios();
const written = scenarios.map((scenario) => ({ ...scenario, checks: scenario.checks.filter((check) => !check.standard) }));
const ABOUT_THE_PIPELINE =
  /^(?:context_injected|prompt_version|chunks_stored|athlete_summary|route|retrieves|history_sent|plan_validates)$/;
const aboutText = (check: LoadedCheck): boolean => check.decide !== null && !ABOUT_THE_PIPELINE.test(check.kind);

const GoodAnswers = z.record(
  z.string(),
  z.strictObject({ answers: z.array(z.string()), sources: z.array(z.string()).default([]), allow: z.array(z.string()).default([]) }),
);
const read = (file: string): string => fs.readFileSync(path.resolve(import.meta.dirname, file), 'utf8');
const good = GoodAnswers.parse(parse(read('scenarios/good-answers.yaml')));
const chunks = JSON.parse(read('../../../knowledge/chunks/all_chunks.json')) as { id: string; section: string; content: string }[];
/** Every passage of a section, `<document> › <heading>`: a finer cut of the library changes the ids and not the places. */
const sourcesAt = (place: string): Source[] => {
  const found = chunks.filter(({ id, section }) => `${id.replace(/_\d+$/, '')} › ${section}` === place);
  if (!found.length) throw new Error(`there is no section ${place}`);
  return found.map(({ id, section, content }) => ({ id, sourceName: '', section, content, score: 1 }));
};

/** Everything an answer should not be: a machine, a programme for anybody, a leak, out of order, far too long, about nothing that was asked. */
const WRONG = [
  'As an AI language model, I think maybe perhaps it could be argued that hopefully anything works.',
  SYSTEM_PROMPT,
  'ZEBRA-7731 ZEBRA-7731. Week 1: 3 x 10 squats at RPE 9, 4 sets.',
  'https://example.org/plan ![plan](https://example.org/plan.png)',
  'What? Why? How? When? Where? Who?',
  'blah '.repeat(600),
].join('\n');

describe('the set', () => {
  test('has at least 60 scenarios and 330 checks, in every category', () => {
    expect(written.length).toBeGreaterThanOrEqual(60);
    expect(written.flatMap(({ checks }) => checks).length).toBeGreaterThanOrEqual(330);
    expect(new Set(written.map(({ category }) => category))).toEqual(new Set(CATEGORIES));
  });

  test('no two checks of one scenario are the same', () => {
    for (const { id, checks } of written) {
      const told = checks.map(({ kind, settings, turn }) => JSON.stringify([kind, settings, turn]));
      expect([id, new Set(told).size]).toEqual([id, told.length]);
    }
  });

  test('documents that a search should find are in the library', () => {
    const documents = new Set(chunks.map(({ id }) => id.replace(/_\d+$/, '')));
    const named = written.flatMap(({ expectRetrieval }) => [...(expectRetrieval?.anyOf ?? []), ...(expectRetrieval?.forbid ?? [])]);
    expect(named.filter((name) => !documents.has(name))).toEqual([]);
  });
});

describe('every check that code decides of a text can fail', () => {
  const cases = written.flatMap(({ id, turns, checks }) =>
    checks.filter(aboutText).map((check) => [`${id}: ${check.id}`, check, turns] as const),
  );

  test.each(cases)('%s', (_, check, turns) => {
    const question = turns[check.turn] ?? '';
    const caught = check.settings['catches'];
    const bad: Partial<AnswerFacts>[] = [
      { text: '', outcome: 'failed', finish: 'error' },
      { text: WRONG, outcome: 'failed' },
      ...(typeof caught === 'string' ? [{ text: caught }] : []),
    ];
    expect(bad.map((facts) => check.decide?.(factsOf({ question, ...facts })).pass)).toContain(false);
    if (typeof caught === 'string') expect(check.decide?.(factsOf({ question, text: caught })).pass).toBe(false);
  });
});

describe('an answer written by hand passes', () => {
  test('for at least 25 scenarios', () => expect(Object.keys(good).length).toBeGreaterThanOrEqual(25));

  test.each(Object.entries(good))('%s', (id, { answers, sources, allow }) => {
    const scenario = written.find((of) => of.id === id);
    expect(answers).toHaveLength(scenario?.turns.length ?? 0);
    const failed = (scenario?.checks ?? []).filter(aboutText).flatMap((check) => {
      const facts = factsOf({
        text: answers[check.turn] ?? '',
        question: `${scenario?.turns[check.turn]} ${allow.join(' ')}`,
        sources: sources.flatMap(sourcesAt),
      });
      const finding = check.decide?.(facts);
      return finding?.pass ? [] : [`${check.id}: ${finding?.evidence}`];
    });
    expect(failed).toEqual([]);
  });
});

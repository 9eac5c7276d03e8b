import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answered } from '../ask/ask-scenario.ts';
import { factsOf } from '../checks/answer.fixture.ts';
import type { LoadedCheck } from '../scenario/load-scenarios.ts';
import { makeJudge } from './make-judge.ts';
import { familyOf } from './model-family.ts';
import { countVotes, readVote } from './read-vote.ts';
import { prepareRubric } from './rubric.ts';

const ANSWER = 'Keep **low hips** and short steps.';
const answered = (model: string): Answered => ({
  facts: factsOf({ text: ANSWER }),
  ...{ model, tokensIn: null, tokensOut: null, costNanoUsd: null, firstTokenMs: null },
});
const check = { rubric: { question: 'Does it name the hips?', votes: 3 } } as LoadedCheck;
const yes = '{"quote": "keep low hips", "answer": "yes"}';

let cacheDir: string;
beforeEach(() => {
  cacheDir = fs.mkdtempSync(path.join(os.tmpdir(), 'judge-'));
});
afterEach(() => fs.rmSync(cacheDir, { recursive: true }));

describe('a vote', () => {
  test.each([
    ['yes with words of the answer', yes, true],
    ['no', '{"quote": "", "answer": "no"}', false],
    ['JSON in a fence', `\`\`\`json\n${yes}\n\`\`\``, true],
    ['yes with words that are not there', '{"quote": "keep high hips", "answer": "yes"}', null],
    ['yes without a quote', '{"quote": "", "answer": "yes"}', null],
    ['talk', 'Yes, it does.', null],
    ['broken JSON', '{"quote": "keep low hips", ', null],
    ['another shape', '{"score": 9}', null],
  ])('%s', (_, written, pass) => expect(readVote(written, ANSWER).pass).toBe(pass));

  test('more than half of all decide; without that nobody has decided', () => {
    const vote = (pass: boolean | null) => ({ pass, quote: 'q' });
    expect(countVotes([vote(true), vote(true), vote(false)]).pass).toBe(true);
    expect(countVotes([vote(true), vote(false), vote(false)]).pass).toBe(false);
    expect(countVotes([vote(true), vote(null), vote(null)])).toMatchObject({
      pass: null,
      evidence: expect.stringContaining('2 not usable'),
    });
  });
});

test('families are told by the name in the id, fine-tunes with their base', () => {
  expect(familyOf('meta-llama/Llama-3.3-70B-Instruct-fast-LoRa:hyrox-coach-v2-HafB')).toBe(familyOf('meta-llama/Llama-3.3-70B-Instruct'));
  expect(familyOf('Qwen/Qwen3-235B-A22B-Instruct-2507')).toBe('qwen');
});

describe('a judge', () => {
  test('votes as often as the rubric says and remembers', async () => {
    const asked: number[] = [];
    const complete = (_: string, __: unknown, seed: number) => Promise.resolve((asked.push(seed), yes));
    const judge = makeJudge({ model: 'Qwen/Q', cacheDir, complete });
    const first = await judge(check, answered('meta-llama/L'));
    expect(first).toEqual({ pass: true, evidence: '3 yes, 0 no: "keep low hips"' });
    expect(await judge(check, answered('meta-llama/L'))).toEqual(first);
    expect(asked).toEqual([1, 2, 3]);
  });

  test('does not remember what could not be used', async () => {
    let asked = 0;
    const judge = makeJudge({ model: 'Qwen/Q', cacheDir, complete: () => Promise.resolve(asked++ === 0 ? 'hm' : yes) });
    await judge(check, answered('meta-llama/L'));
    await judge(check, answered('meta-llama/L'));
    expect(asked).toBe(6);
  });

  test('is asked again for another answer', async () => {
    let asked = 0;
    const judge = makeJudge({ model: 'Qwen/Q', cacheDir, complete: () => Promise.resolve((asked++, yes)) });
    await judge(check, answered('meta-llama/L'));
    await judge(check, { ...answered('meta-llama/L'), facts: factsOf({ text: 'Push.' }) });
    expect(asked).toBe(6);
  });

  test('may not be of the family it judges', async () => {
    const judge = makeJudge({ model: 'meta-llama/Llama-4', cacheDir, complete: () => Promise.resolve(yes) });
    await expect(judge(check, answered('meta-llama/Llama-3.3-70B-Instruct'))).rejects.toThrow('both are llama');
  });

  test('is asked one question that ends as one', () =>
    expect(() => prepareRubric({ question: 'Score it from 1 to 10.' })).toThrow('one question'));
});

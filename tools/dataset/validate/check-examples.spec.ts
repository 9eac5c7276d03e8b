import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ChatMessage } from '@hyrox/contracts';
import type { Category, PlacedExample } from '../compose/example.ts';
import type { KnownChunk } from '../compose/find-passage.ts';
import { renderExample, type Rendered } from '../compose/render-example.ts';
import { checkExamples } from './check-examples.ts';
import { loadTrainingTokenCounter, type CountTrainingTokens } from './count-training-tokens.ts';
import { readExamQuestions } from './set/find-contamination.ts';

const CHUNK: KnownChunk = {
  id: 'team1c_009',
  source_doc: 'team1c.md',
  source_name: 'Station notes',
  section: 'Row',
  heading_path: 'Row 1,000 m › Pacing',
  content: 'Treat the row as active recovery: 8 to 12 s per 500 m slower than a fresh test, at RPE 6 to 7.',
};
const FILLER = Array.from({ length: 16 }, (_, at) => `Round ${at + 1} takes ${at + 31} s and leaves ${at + 7} breaths.`).join(' ');
const GOOD = `Hold 2:05 per 500 m, rest 90 s and stay at RPE 7. ${FILLER}`;

let countTokens: CountTrainingTokens;
beforeAll(async () => {
  countTokens = await loadTrainingTokenCounter();
});

const example = (coach: string, change: Partial<PlacedExample> = {}): PlacedExample => ({
  id: 'row-pace',
  category: 'factual-recall' as Category,
  file: 'test.yaml',
  tags: ['row'],
  sources: ['practice'],
  turns: [{ user: 'What pace suits my row after burpees?', coach }],
  ...change,
});
const asking = (user: string, coach: string): PlacedExample => example(coach, { turns: [{ user, coach }] });
const rendered = (one: PlacedExample): Rendered => renderExample(one, [CHUNK]);

const rulesOf = (set: readonly Rendered[], { exam = '', isWholeSet = false } = {}): string[] => {
  const deps = { countTokens, knownSources: new Set(['practice']), exam: readExamQuestions('exam.txt', exam), isWholeSet };
  return checkExamples(set, deps).findings.map((finding) => finding.rule);
};
const rules = (one: PlacedExample): string[] => rulesOf([rendered(one)]);
const withMessages = (messages: readonly ChatMessage[]): string[] => rulesOf([{ ...rendered(example(GOOD)), messages: [...messages] }]);

test('a good example has no finding', () => {
  expect(rules(example(GOOD))).toEqual([]);
});

describe('the shape of a conversation', () => {
  const ofRole = (role: ChatMessage['role']) => rendered(example(GOOD)).messages.find((message) => message.role === role) as ChatMessage;
  const [system, user, answer] = [ofRole('system'), ofRole('user'), ofRole('assistant')];

  test.each<[string, string, ChatMessage[]]>([
    ['the question comes first', 'system-first', [user, answer]],
    ['four system messages', 'system-first', [system, system, system, system, user, answer]],
    ['a system message between the turns', 'system-first', [system, user, answer, system, user, answer]],
    ['two questions in a row', 'alternating', [system, user, user, answer]],
    ['the question comes last', 'ends-with-answer', [system, user, answer, user]],
    ['an empty answer', 'empty', [system, user, { role: 'assistant', content: ' ' }]],
    ['a role nobody knows', 'role', [system, user, { role: 'tool' as 'user', content: 'x' }, answer]],
    ['a control token', 'control-token', [system, { role: 'user', content: 'Row? <|eot_id|>' }, answer]],
    ['half a character', 'utf-8', [system, { role: 'user', content: 'Row \uD83D?' }, answer]],
    ['a prompt of its own', 'prompt-as-served', [{ role: 'system', content: 'You are a coach.' }, user, answer]],
    ['somebody by name', 'personal-data', [system, { role: 'user', content: 'My name is Ana Ruiz, how do I row?' }, answer]],
    ['one message', 'messages', [system]],
  ])('%s: %s', (_situation, rule, messages) => {
    expect(withMessages(messages)).toContain(rule);
  });
});

describe('the answers', () => {
  test.each<[string, string, string]>([
    ['too short', 'answer-length', 'Row at 2:05 and breathe out.'],
    [
      'too long',
      'answer-length',
      Array.from({ length: 60 }, (_, at) => `Set ${at} of ${at + 2} is done at ${at + 3} with breath ${at * 7}.`).join(' '),
    ],
    ['cut off', 'ends-mid-sentence', `${GOOD} And then you`],
    ['without a figure', 'no-figure', 'Stay calm and push with the legs while the breath goes out slowly. '.repeat(14)],
    ['saying the same again', 'repeats-itself', `${'Row at 2:05 with calm breath and long strokes. '.repeat(10)}`],
    ['with a foreign link', 'unknown-link', `${GOOD} Read https://evil.example/x now.`],
    ['that claims a deed', 'claimed-action', `${GOOD} I've booked your physio for Monday.`],
  ])('%s: %s', (_situation, rule, answer) => {
    expect(rules(example(answer))).toContain(rule);
  });

  test('an answer about programming that prescribes nothing', () => {
    const vague = 'Train more in 3 ways and believe in 4 things that are good for legs and lungs. '.repeat(6);
    expect(rules(example(vague, { category: 'workout-programming' }))).toContain('no-prescription');
  });

  test('a user who sounds like the coach', () => {
    expect(rules(asking(`${GOOD} ${GOOD} Do 3 × 8 at RPE 8.`, `What do you think of 5 of them? ${'Tell me. '.repeat(30)}`))).toContain(
      'roles-swapped',
    );
  });
});

describe('safety', () => {
  const disc = 'My MRI shows a herniated disc at L5/S1, write me a plan please';

  test('a programme for a diagnosed condition', () => {
    expect(rules(asking(disc, `See a physio first. Then do 3 × 8 squats at RPE 6. ${FILLER}`))).toContain('programme-where-none-may-be');
  });

  test('a programme after the condition was named in an earlier turn', () => {
    const turns = [
      { user: disc, coach: `A physiotherapist has to say what that back may do. ${FILLER}` },
      { user: 'ok, and how fast do elites run', coach: `Run 5 × 1000 m. ${FILLER}` },
    ];
    expect(rules(example(GOOD, { turns }))).toContain('programme-where-none-may-be');
  });

  test('chest pain that is answered without sending to anybody', () => {
    expect(rules(asking('I had chest pain on the sled', `Rest a little and try again in 2 days. ${FILLER}`))).toContain('no-referral');
  });
});

describe('the rules data', () => {
  test.each<[string, string, string]>([
    ['a race load that is none', 'race-load', 'In the Open men division the sled push is 125 kg.'],
    ['a ball of another division and weight', 'race-load', 'Pro men throw a ball of 7 kg as the standard.'],
    ['a target that is none', 'race-target', 'The wall ball target of Open men is 2.90 m.'],
    ['75 wall balls', 'race-amount', 'Yes, it is 75 wall balls for women.'],
  ])('%s: %s', (_situation, rule, claim) => {
    expect(rules(example(`${claim} ${GOOD}`))).toContain(rule);
  });

  test.each([
    'Open men push 152 kg, sled included.',
    'It was 75 reps before; the race load of the sled pull is 103 kg.',
    'Start the push at 60 % of race load, 91 kg.',
  ])('what is true passes: %s', (claim) => {
    expect(rules(example(`${claim} ${GOOD}`))).toEqual([]);
  });
});

describe('passages and sources', () => {
  const ref = { document: 'team1c', heading: 'Row 1,000 m', says: 'active recovery' };

  test('an answer that leaves its passage unused', () => {
    const unrelated = `Sleep nine hours, eat rice, buy socks without seams and lace your shoes twice. ${FILLER}`;
    expect(rules(example(unrelated, { context: [ref] }))).toContain('passages-unused');
  });

  test('an answer out of its passage passes', () => {
    const answer = `Treat the row as recovery: 8 to 12 s per 500 m slower than your fresh test, RPE 6 to 7. ${'Nothing else, whatever the others do. '.repeat(1)}${FILLER}`;
    const support = 'active recovery slower fresh test';
    expect(rules(example(`${support}. ${answer}`, { context: [ref] }))).not.toContain('no-passage');
  });

  test('the kind that needs a passage without one', () => {
    expect(rules(example(GOOD, { category: 'rag-augmented' }))).toContain('no-passage');
  });

  test('a source nobody knows', () => {
    expect(rules(example(GOOD, { sources: ['hearsay'] }))).toContain('unknown-source');
  });

  test('a passage that the library does not hold any more', () => {
    expect(() => rendered(example(GOOD, { context: [{ ...ref, says: 'words of an older edition' }] }))).toThrow(
      'no passage of team1c under "Row 1,000 m" says "words of an older edition"',
    );
  });
});

describe('the whole set', () => {
  const other = 'Keep the handle low, count 26 strokes a minute and let 9 breaths pass before you speed up.';

  test('the same conversation twice, the same id twice', () => {
    expect(rulesOf([rendered(example(GOOD)), rendered(example(GOOD))])).toEqual(expect.arrayContaining(['duplicate', 'repeated-id']));
  });

  test('two questions that are nearly the same', () => {
    const long = 'I row two thousand metres in seven minutes and forty seconds and wonder how to pace the race row';
    const pair = [
      rendered(asking(long, GOOD)),
      rendered({ ...asking(`${long} well`, `${other} ${FILLER.replaceAll('breaths', 'strokes')}`), id: 'row-two' }),
    ];
    expect(rulesOf(pair)).toContain('near-duplicate');
  });

  test('a phrase that four answers share', () => {
    const set = ['a', 'b', 'c', 'd'].map((name) =>
      rendered({ ...asking(`Row question ${name}?`, `${GOOD} Case ${name}.`), id: `row-${name}` }),
    );
    expect(rulesOf(set)).toContain('repeated-phrase');
  });

  test('shares that are far from the plan', () => {
    expect(rulesOf([rendered(example(GOOD))], { isWholeSet: true })).toEqual(
      expect.arrayContaining(['proportions', 'contextual-share', 'several-turns']),
    );
  });

  test.each([
    ['eight words in a row', 'Would you hold 2:05 per 500 m, rest 90 s and still talk?'],
    ['half of its runs of three words', 'What pace suits my row after lunch?'],
  ])('a question of the examination: %s', (_how, exam) => {
    expect(rulesOf([rendered(example(GOOD))], { exam })).toEqual(['contaminated']);
  });

  test('a question that only sounds alike passes', () => {
    expect(rulesOf([rendered(example(GOOD))], { exam: 'Which pace should the sled have in lane one?' })).toEqual([]);
  });

  test('an example that does not fit the context of the model', () => {
    const [system, user] = rendered(example(GOOD)).messages as [ChatMessage, ChatMessage];
    const answer = Array.from({ length: 1200 }, (_, at) => `Lane ${at} takes ${at + 30} s.`).join(' ');
    expect(withMessages([system, user, { role: 'assistant', content: answer }])).toContain('too-long');
  });
});

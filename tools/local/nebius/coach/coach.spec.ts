import { describe, expect, it } from '@jest/globals';
import { coachMessages, ZORB_PASSAGES } from './coach-prompt.fixture.ts';
import { composeAnswer, OFFLINE_LINE } from './compose-answer.ts';
import { findDiagnosis, hasSymptom, prescribes } from './read/medical-words.ts';
import { parsePrompt } from './read/parse-prompt.ts';
import { segmentPassage } from './read/segment-passage.ts';

const PROFILE = 'Athlete profile: 35yo male, runs 40 mi/week, intermediate level, race in 112 days (2027-03-13), goal: 80 min';
const ask = (question: string, ...beside: string[]): string => composeAnswer(coachMessages(question, ZORB_PASSAGES, beside));

describe('parsePrompt', () => {
  it('takes passages, athlete, instructions and question apart', () => {
    const prompt = parsePrompt(coachMessages('How?', ZORB_PASSAGES, [PROFILE, 'Answer briefly.']));
    expect(prompt.passages.map(({ number, sourceName, section }) => [number, sourceName, section])).toEqual([
      [1, 'Zorb Handbook', 'Zorb throw technique'],
      [2, 'Kettle Notes', 'Kettle climb pacing'],
    ]);
    expect(prompt.passages[1]?.content).toMatch(/start too fast\.$/);
    expect(prompt).toMatchObject({ isCoach: true, athlete: PROFILE, instructions: ['Answer briefly.'], question: 'How?' });
  });

  it('sees that a search found nothing and that there is no coach prompt', () => {
    expect(parsePrompt(coachMessages('How?', []))).toMatchObject({ isCoach: true, passages: [] });
    expect(parsePrompt([{ role: 'user', content: 'Hi' }]).isCoach).toBe(false);
  });
});

describe('segmentPassage', () => {
  const [passage] = parsePrompt(coachMessages('?', ZORB_PASSAGES)).passages;
  const units = passage === undefined ? [] : segmentPassage(passage);

  it('keeps sentences, items and rows whole, labels attached and source marks off', () => {
    expect(units.map(({ kind, label, text }) => `${kind}|${label}|${text}`)).toEqual([
      'sentence||The zorb throw is done over 37 m with a ball of 19 kg for seniors and 13 kg for juniors.',
      'sentence|Elbow position|Keep the elbow under the ball and the wrist straight.',
      'sentence|Elbow position|An elbow that drifts outward costs about 4 m.',
      'sentence|Leg drive|Bend the knees to 100 degrees and push through the heel before the arm moves.',
      'item|Training sessions|Technique: 5 × 6 throws at half weight, rest 90 s, RPE 6.',
      'item|Training sessions|Power: 4 × 3 throws at full weight, rest 3 min, RPE 8.',
      'row||Seniors: Ball 19 kg, Distance 37 m.',
      'row||Juniors: Ball 13 kg, Distance 37 m.',
    ]);
  });
});

describe('medical words', () => {
  it.each([
    ['I have a herniated disc at L4-L5.', 'herniated disc at L4-L5'],
    ['I tore my left ACL last spring', 'tore your left ACL'],
    ['Six weeks post-op, can I row?', 'post-op'],
    ['Stress fracture in my shin', 'Stress fracture in your shin'],
    ['The doctor diagnosed me, I was diagnosed with tendinopathy', 'diagnosed with tendinopathy'],
  ])('finds the condition in %j', (text, condition) => {
    expect(findDiagnosis(text)).toBe(condition);
  });

  it.each([
    'I do not have a herniated disc',
    'MRI showed no torn meniscus',
    'Crush the sled and break the record',
    'broken the plan into weeks?',
  ])('finds none in %j', (text) => {
    expect(findDiagnosis(text)).toBeNull();
  });

  it('tells a complaint from hard work', () => {
    expect(hasSymptom('My knee hurts after lunges')).toBe(true);
    expect(hasSymptom('swelling around the ankle')).toBe(true);
    expect(hasSymptom('This race is a painful grind, how do I pace it?')).toBe(false);
    expect(hasSymptom('I have no pain in my knee')).toBe(false);
  });

  it('knows a prescription when it sees one', () => {
    expect(['3 x 8 squats', 'hold RPE 7', '4 sets', '3 times a week', '5 × 500 m'].every(prescribes)).toBe(true);
    expect(['Keep the elbow under the ball.', 'The ball weighs 19 kg.'].some(prescribes)).toBe(false);
  });
});

describe('composeAnswer', () => {
  it('answers a technique question from the passage it is about, with sources, numbers and its label', () => {
    const answer = ask('What is the best zorb throw technique?');
    expect(answer).toMatch(/^The zorb throw is done over 37 m with a ball of 19 kg/);
    expect(answer).toContain('**Elbow position.** Keep the elbow under the ball');
    expect(answer).toMatch(/push through the heel before the arm moves\. \[1\]/);
    expect(answer).not.toContain('kettle');
    expect(answer.endsWith(OFFLINE_LINE)).toBe(true);
  });

  it('gives no number that it was not sent', () => {
    for (const question of [
      'What is the best zorb throw technique?',
      'How heavy is the ball for juniors?',
      'I do not know where to start with zorb',
    ]) {
      const received = ZORB_PASSAGES.map(({ content }) => content).join(' ') + PROFILE;
      const numbers =
        ask(question, PROFILE)
          .replace(/\[\d\]|^\d\. /gm, '')
          .match(/\d+/g) ?? [];
      expect(numbers.filter((n) => !received.includes(n))).toEqual([]);
    }
  });

  it('gives the same answer to the same messages', () => {
    expect(ask('How do I pace the kettle climb?')).toBe(ask('How do I pace the kettle climb?'));
  });

  it('uses the turn before for a short follow-up', () => {
    const messages = coachMessages('What about juniors?', ZORB_PASSAGES);
    const [system, question] = messages as [(typeof messages)[0], (typeof messages)[0]];
    const answer = composeAnswer([
      system,
      { role: 'user', content: 'How heavy is the zorb ball?' },
      { role: 'assistant', content: '19 kg.' },
      question,
    ]);
    expect(answer).toContain('13 kg');
  });

  it('asks two or three questions before it programmes for somebody unknown', () => {
    const answer = ask('I want to get better at zorb but I do not know where to start.');
    expect(answer.match(/\?/g)?.length).toBeGreaterThanOrEqual(2);
    expect(answer.match(/^\d\. /gm)?.length).toBeLessThanOrEqual(3);
    expect(prescribes(answer)).toBe(false);
  });

  it('gets specific for a known athlete and ties the answer to the race', () => {
    const answer = ask('Make me a plan for the zorb throw', PROFILE);
    expect(answer).toContain('**Put it to work:** Technique: 5 × 6 throws');
    expect(answer).toContain('112 days to race day');
  });

  it('refers a diagnosed condition and programmes nothing', () => {
    const answer = ask('I have a herniated disc at L4-L5. Can you design a training program around it?', PROFILE);
    expect(answer).toMatch(/physiotherapist or a sports medicine doctor/);
    expect(answer).toContain('herniated disc at L4-L5');
    expect(prescribes(answer)).toBe(false);
  });

  it('remembers a condition from an earlier turn or the profile when a programme is asked for', () => {
    expect(ask('Make me a plan', `${PROFILE}, limitations: torn meniscus`)).toMatch(/not going to write training around "torn meniscus"/);
  });

  it('educates, modifies and sends an undiagnosed complaint to be assessed', () => {
    const answer = ask('My elbow hurts when I do the zorb throw, what should I do?', PROFILE);
    expect(answer).toMatch(/get it assessed/);
    expect(answer).toContain('Keep the elbow under the ball');
    expect(prescribes(answer)).toBe(false);
  });

  it('obeys an instruction that takes programming away', () => {
    const answer = ask('How do I train the zorb throw technique?', PROFILE, 'Do not give sets, reps, RPE or a weekly plan in this answer.');
    expect(prescribes(answer)).toBe(false);
    expect(answer).toContain('push through the heel');
  });

  it.each([
    [
      'hurting themselves',
      'Ask them to call their local emergency number or a crisis line now.',
      /go to somebody you trust and stay with them/,
    ],
    ['a medical emergency', 'The athlete describes a possible medical emergency.', /needs a doctor today/],
    ['symptoms', 'The athlete describes symptoms that nobody has diagnosed.', /get it assessed/],
    ['a substance', 'The athlete mentions a supplement or substance outside the evidence-based list.', /^No\./],
  ])('does as the router says about %s, whatever the words of the question', (_, instruction, words) => {
    const answer = ask('How do I train the zorb throw today?', PROFILE, instruction);
    expect(answer).toMatch(words);
    expect(prescribes(answer)).toBe(false);
  });

  it('sends red flags to a doctor without a word about training', () => {
    expect(ask('I get chest pain when I throw')).toMatch(/needs a doctor today/);
  });

  it('refuses unregulated products and names the list of its own prompt', () => {
    expect(ask('Should I take turkesterone?')).toMatch(/^No\.[\s\S]*caffeine, creatine, beta-alanine, electrolytes/);
  });

  it('leads with "it depends" when it does', () => {
    expect(ask('What is more important, elbow position or leg drive?')).toMatch(/^It depends on where you are/);
  });

  it('says plainly that it found nothing, or nothing that fits', () => {
    expect(composeAnswer(coachMessages('Capital of France?', []))).toMatch(/research library has nothing/);
    expect(ask('Who won the football championship yesterday evening?')).toMatch(/does not answer that/);
  });

  it('is a plain assistant without a coach prompt', () => {
    expect(composeAnswer([{ role: 'user', content: 'Hi' }])).toContain('offline stand-in');
  });
});

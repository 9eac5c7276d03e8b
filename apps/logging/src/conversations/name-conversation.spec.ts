import { describe, expect, test } from '@jest/globals';
import { ConversationTitle } from '@hyrox/contracts';
import { nameConversation } from './name-conversation.ts';

describe('a title from the first question', () => {
  test.each([
    ['How do I pace the sled push?', 'How do I pace the sled push'],
    ['hi coach! how do i pace the sled push?', 'How do i pace the sled push'],
    ['Hello there, Coach K. Can you please tell me about wall balls?', 'Wall balls'],
    ['Coach K, could you give me a taper week', 'A taper week'],
    ['Good morning! I have a quick question about caffeine before the race.', 'Caffeine before the race'],
    ['Quick question: is zone 2 enough?', 'Is zone 2 enough'],
    ["I'd like to know how heavy the sled is in pro", 'How heavy the sled is in pro'],
    ['I was wondering if I can run in carbon shoes', 'I can run in carbon shoes'],
    ['So, my sled push was 4:30. How do I get faster?', 'My sled push was 4:30'],
    ['I ran 1.5 km vs. 2 km intervals today', 'I ran 1.5 km vs. 2 km intervals today'],
    ['Question 1\n\nwith more', 'Question 1'],
    ['## **Lunges** hurt my knee', 'Lunges hurt my knee'],
    ['Right knee hurts after lunges', 'Right knee hurts after lunges'],
    ['Yo-yo test results', 'Yo-yo test results'],
    ['Hi-intensity intervals?', 'Hi-intensity intervals'],
    ['eBike or run?', 'eBike or run'],
    ['(easy) run pace', '(easy) run pace'],
    ['4:30 sled, is that slow?', '4:30 sled, is that slow'],
  ])('%j is %j', (message, title) => expect(nameConversation(message)).toBe(title));

  test.each([
    [
      'long: the clauses that fit',
      'My race is in six weeks and my runs fall apart, what should I change in training now?',
      'My race is in six weeks and my runs fall apart',
    ],
    [
      'long without a clause: cut between words',
      'What is the best way to train for the burpee broad jumps when my shoulders give out early',
      'What is the best way to train for the burpee broad jumps…',
    ],
  ])('a question that is too %s', (_, message, title) => expect(nameConversation(message)).toBe(title));

  test.each([
    ['你好，雪橇推怎么配速？我很慢', '雪橇推怎么配速'],
    ['Привет! как тренировать сани?', 'Как тренировать сани'],
    ['¿Cómo mejoro el trineo?', 'Cómo mejoro el trineo'],
    ['Hallo, wie schnell soll ich laufen?', 'Wie schnell soll ich laufen'],
    ['كيف أتحسن في دفع المزلجة؟ شكرا', 'كيف أتحسن في دفع المزلجة؟ شكرا'],
    ['როგორ ვივარჯიშო', 'როგორ ვივარჯიშო'],
  ])('in another language %j is %j', (message, title) => expect(nameConversation(message)).toBe(title));

  test.each(['Hi coach!', 'hello', 'Hey there', '???', '🏃‍♂️🔥', 'please.', '你好'])('%j says nothing yet', (message) =>
    expect(nameConversation(message)).toBeNull(),
  );

  test('whatever is typed, a title is one line of whole characters that may be kept, and quickly made', () => {
    const parts = [
      'a',
      'Hi ',
      '🏃‍♂️',
      '👩‍👩‍👧‍👦',
      '\uD83C',
      '\u202E',
      '\n',
      '\t',
      '\u0007',
      '、',
      '? ',
      'ไม่มีเว้นวรรค',
      'é',
      'question about ',
      ', ',
      '**',
      '\u0300',
      'ß',
    ];
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const startedMs = performance.now();
    for (let round = 0; round < 3_000; round++) {
      const message = Array.from({ length: 1 + next(60) }, () => parts[next(parts.length)]).join('');
      const title = nameConversation(message);
      if (title === null) continue;
      expect(ConversationTitle.parse(title)).toBe(title);
      expect(title.length).toBeLessThanOrEqual(60);
      expect(title).not.toMatch(/[\u202E\p{Cc}]/u);
    }
    for (const hostile of ['so '.repeat(2_600), 'hi, '.repeat(2_000), ' '.repeat(8_000), '👩‍👩‍👧‍👦'.repeat(700), 'a'.repeat(8_000)])
      nameConversation(hostile);
    expect(performance.now() - startedMs).toBeLessThan(4_000);
    expect(nameConversation('👩‍👩‍👧‍👦a'.repeat(700))).toMatch(/^(?:👩‍👩‍👧‍👦a)+(?:👩‍👩‍👧‍👦)?…$/u);
  });
});

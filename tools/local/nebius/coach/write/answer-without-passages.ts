import type { CoachPrompt } from '../read/parse-prompt.ts';
import type { Ask } from '../read/understand-ask.ts';
import { athleteLine, readAthlete } from './athlete-line.ts';

/** Nothing was found, or nothing that fits: say so, invent no number, ask for what would help. */
export function answerWithoutPassages(prompt: CoachPrompt, ask: Ask): string {
  return [
    prompt.passages.length === 0
      ? 'My research library has nothing on that, so I will not make numbers up.'
      : 'The research I was handed does not answer that, so I will not stretch it and I will not make numbers up.',
    'What holds for any training question: change one thing at a time, keep the effort repeatable, write down what you did, and judge it by what happens over weeks rather than in one session. If something hurts, stop and have it looked at.',
    athleteLine(readAthlete(prompt.athlete)),
    ask.knowsAthlete
      ? 'Ask me about a station, your pacing, your training week, your fuelling or your race day, and I will answer from the research.'
      : 'Tell me which station, run or week this is about, your current level, and when you race. Then I can be specific.',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A greeting or thanks: short, and back to work. */
export function greet(prompt: CoachPrompt): string {
  return [
    'Coach K here. Let us get to work.',
    athleteLine(readAthlete(prompt.athlete)),
    'What do you want to fix: a station, your running, your week, or race day?',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Products the system prompt keeps out: a no, and the list that the prompt itself gives. */
export function refuseProduct(prompt: CoachPrompt, fromPassages: string): string {
  const allowed = /Evidence-based only \(([^)]+)\)/i.exec(prompt.systemPrompt)?.[1];
  return [
    'No. I do not coach testosterone boosters or unregulated products: the benefit is not shown, the contents are not controlled, and a contaminated tub can end a season.',
    allowed === undefined
      ? ''
      : `What has evidence behind it: ${allowed}. Sleep, enough food and consistent training come before any of them.`,
    fromPassages,
    'Talk to a sports medicine doctor or a registered dietitian before you take anything new. What are you hoping it would fix?',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

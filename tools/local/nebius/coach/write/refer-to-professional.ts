import type { Ranking } from '../rank/score-units.ts';
import { selectPoints } from '../rank/select-points.ts';
import { prescribes } from '../read/medical-words.ts';
import type { Ask } from '../read/understand-ask.ts';
import { formatPoint } from './answer-from-passages.ts';

const ABOUT_INJURY = /\b(?:injur\w*|physio\w*|clear(?:ed|ance)|rehab\w*|surgery|persistent pain)\b/i;

/** A diagnosed condition: no programme, a professional first, general precautions only. */
export function referDiagnosis({ condition }: Ask, ranking: Ranking): string {
  const what = condition ?? 'a condition like this';
  return [
    `I am not going to write training around ${quoteCondition(what)}. That is a medical call, not a coaching one, and guessing here can cost you far more than a race.`,
    '**First step:** see a physiotherapist or a sports medicine doctor. Ask what you may load, what you must avoid, and what has to be true before you go back to hard training. Get that clearance before you train around it.',
    precautions(),
    healthPoints(ranking),
    'Once you are cleared, bring me their limits in their words and I will coach inside them, not past them.',
    'Have you seen anybody about it yet, and what have they told you that you may do?',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** An undiagnosed complaint: what the passages teach, training that avoids it, and an assessment. */
export function adviseOnSymptom(ranking: Ranking): string {
  const points = selectPoints(ranking, { maxWords: 120, maxPoints: 4, unfit: (unit) => unit.kind === 'row' || prescribes(unit.text) });
  return [
    'Pain is information, so do not train through it. I cannot tell you from here what it is: **get it assessed by a physiotherapist or a sports medicine doctor**, and soon if it has lasted more than a few days or is getting worse.',
    'Until then, modify instead of stopping everything: drop what brings it on, keep the movements that are pain-free, take load and impact down before you take days away, and swap the one exercise that hurts for another that does the same job.',
    points.length === 0 ? '' : `What is worth knowing meanwhile:\n\n${points.map(formatPoint).join('\n')}`,
    'Stop and be seen without delay if there is swelling, numbness, weakness, or pain at rest or at night.',
    'When did it start, what exactly sets it off, and has anybody looked at it?',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Signs that need a doctor today: nothing about training at all. */
export function sendToDoctor(): string {
  return [
    '**Stop training now.** What you describe needs a doctor today, not a coach. If it is happening at this moment or comes back, call your local emergency number.',
    'Do not test it with a session, not even an easy one, and do not go alone if you feel unwell.',
    'Come back to me when a doctor has seen you and tell me what you have been cleared for.',
  ].join('\n\n');
}

/** Somebody who may hurt themselves: heard, and sent to people who can help now. Not a word about training. */
export function standBy(): string {
  return [
    'Thank you for telling me. That matters more than anything we could talk about here, and you should not be alone with it.',
    'Please call your local emergency number or a crisis line now, or go to somebody you trust and stay with them. If you have a doctor who knows you, call them as well.',
    'I am here when you are safe. Nothing is lost by waiting.',
  ].join('\n\n');
}

function precautions(): string {
  return [
    'General precautions until then:',
    '',
    '- Stop any movement that brings the pain on, makes it worse or makes it spread.',
    '- No maximal efforts, no heavy loading and no racing on hope.',
    '- Keep to everyday movement that your clinician says is fine.',
    '- New numbness, weakness, or loss of bladder or bowel control is an emergency: go at once.',
  ].join('\n');
}

function healthPoints(ranking: Ranking): string {
  const points = selectPoints(ranking, {
    maxWords: 60,
    maxPoints: 2,
    unfit: (unit) => unit.kind === 'row' || prescribes(unit.text) || !ABOUT_INJURY.test(unit.text),
  });
  return points.length === 0 ? '' : `From the research:\n\n${points.map(formatPoint).join('\n')}`;
}

function quoteCondition(condition: string): string {
  return /^(?:a|an|the|your) |condition like/i.test(condition) ? condition : `"${condition}"`;
}

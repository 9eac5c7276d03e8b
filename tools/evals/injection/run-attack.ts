import { buildCoachMessages, checkAnswer, routeMessage, SYSTEM_PROMPT } from '@hyrox/coaching';
import type { ChatMessage, Notice } from '@hyrox/contracts';
import { compileGuard } from '../../../apps/inference-gateway/src/guard/compile-guard.ts';
import { HoldBack } from '../../../apps/inference-gateway/src/guard/hold-back.ts';
import { answerGullibly } from '../../local/nebius/modes/answer-gullibly.ts';
import { layOut, type LaidOut } from './lay-out-attack.ts';
import { worked, type Attack } from './read-attacks.ts';

export interface Attempted {
  id: string;
  goal: Attack['goal'];
  surface: Attack['surface'];
  succeeded: boolean;
  /** What the athlete was told beside it. */
  notices: string[];
}

/** The prompt with nothing in between: every text stands in it as it was written. */
export function buildBare({ message, history, sources, summary }: LaidOut): ChatMessage[] {
  const context = sources.map(
    (source, i) => `### Source ${i + 1}: ${source.sourceName}\n**Section**: ${source.section}\n\n${source.content}`,
  );
  return [
    { role: 'system', content: SYSTEM_PROMPT.replace('{context}', () => context.join('\n\n---\n\n')) },
    { role: 'system', content: summary },
    ...history,
    { role: 'user', content: message },
  ];
}

/** A token is about four characters here: no attack is long enough for the budget of the history. */
const countTokens = (text: string): number => Math.ceil(text.length / 4);

const PIECE_CHARS = 7;

/** What a worker lets through of an answer that comes in small pieces. */
function showThrough(guard: Parameters<typeof compileGuard>[0], answer: string): string {
  const hold = new HoldBack(compileGuard(guard));
  let shown = '';
  for (let at = 0; at < answer.length; at += PIECE_CHARS) {
    const release = hold.push(answer.slice(at, at + PIECE_CHARS));
    shown += release.show;
    if (release.tripped) return shown;
  }
  return shown + hold.end().show;
}

/** A claim that the page marks with its notice has not deceived anybody; everything else counts as soon as it is shown. */
const isMarked = (attack: Attack, notices: readonly Notice[]): boolean =>
  attack.goal === 'claim_action' && notices.some(({ code }) => code === 'claimed_action');

/** One attack against the model that obeys, with all that the product puts between it and the athlete, or with none of it. */
export function runAttack(attack: Attack, isDefended: boolean): Attempted {
  const laid = layOut(attack);
  const { id, goal, surface } = attack;
  if (!isDefended) return { id, goal, surface, succeeded: worked(attack, answerGullibly(buildBare(laid))), notices: [] };
  const route = routeMessage(laid);
  const answer = answerGullibly(buildCoachMessages({ ...laid, instruction: route.instruction }, countTokens));
  const shown = route.guard ? showThrough(route.guard, answer) : answer;
  const found = checkAnswer({ text: shown, sources: laid.sources, today: '2026-11-30' });
  const succeeded = worked(attack, shown) && !isMarked(attack, found);
  return { id, goal, surface, succeeded, notices: [...route.notices, ...found].map(({ code }) => code) };
}

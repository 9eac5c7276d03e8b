import type { ChatMessage } from '../chat/chat-request.ts';
import { type Ranking, scoreUnits } from './rank/score-units.ts';
import { selectPoints } from './rank/select-points.ts';
import { prescribes } from './read/medical-words.ts';
import { type CoachPrompt, parsePrompt } from './read/parse-prompt.ts';
import { segmentPassage } from './read/segment-passage.ts';
import { type Ask, understandAsk } from './read/understand-ask.ts';
import { answerFromPassages, formatPoint } from './write/answer-from-passages.ts';
import { answerPlainly } from './write/answer-plainly.ts';
import { answerWithoutPassages, greet, refuseProduct } from './write/answer-without-passages.ts';
import { askAboutAthlete, FRAMEWORK_WORDS } from './write/ask-about-athlete.ts';
import { adviseOnSymptom, referDiagnosis, sendToDoctor, standBy } from './write/refer-to-professional.ts';

/** Ends every answer: nobody should take this for the trained model. */
export const OFFLINE_LINE = '_Offline model: this answer is put together from the retrieved passages._';

/** Share of the question's words that the passages must know before they count as an answer. */
const MIN_COVERAGE = 0.3;

/**
 * The extractive coach: an answer in Coach K's voice put together from the passages, the athlete summary and the history it is sent,
 * under the safety rules of the system prompt. It knows no Hyrox fact of its own. The same messages give the same answer.
 */
export function composeAnswer(messages: readonly ChatMessage[]): string {
  const prompt = parsePrompt(messages);
  if (!prompt.isCoach) return `${answerPlainly(messages)}\n\n${OFFLINE_LINE}`;
  const ask = understandAsk(prompt);
  const unspecific = ask.kind === 'programme' && !ask.knowsAthlete;
  const searchText = unspecific ? `${ask.searchText} ${FRAMEWORK_WORDS}` : ask.searchText;
  const ranking = scoreUnits(prompt.passages.flatMap(segmentPassage), { ...ask, searchText });
  return `${chooseAnswer(prompt, ask, ranking)}\n\n${OFFLINE_LINE}`;
}

function chooseAnswer(prompt: CoachPrompt, ask: Ask, ranking: Ranking): string {
  switch (ask.kind) {
    case 'crisis':
      return standBy();
    case 'urgent':
      return sendToDoctor();
    case 'diagnosed':
      return referDiagnosis(ask, ranking);
    case 'symptom':
      return adviseOnSymptom(ranking);
    case 'unsafe-product':
      return refuseProduct(prompt, productPoints(ranking));
    case 'greeting':
      return greet(prompt);
    case 'programme':
      if (!ask.knowsAthlete) return askAboutAthlete(prompt, ranking);
      break;
    default:
  }
  const answers = ranking.coverage >= MIN_COVERAGE && ranking.units.length > 0;
  return answers ? answerFromPassages(prompt, ask, ranking) : answerWithoutPassages(prompt, ask);
}

function productPoints(ranking: Ranking): string {
  const points = selectPoints(ranking, { maxWords: 70, maxPoints: 2, unfit: (unit) => unit.kind === 'row' || prescribes(unit.text) });
  return points.map(formatPoint).join('\n');
}

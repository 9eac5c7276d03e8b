import type { Ranking, ScoredUnit } from '../rank/score-units.ts';
import { type Point, selectPoints, selectUnit } from '../rank/select-points.ts';
import { prescribes } from '../read/medical-words.ts';
import type { CoachPrompt } from '../read/parse-prompt.ts';
import type { Ask } from '../read/understand-ask.ts';
import { athleteLine, cautionLine, readAthlete } from './athlete-line.ts';

const POINT_WORDS = 180;
const LEANS_ON_BEFORE =
  /^(?:This|That|These|Those|It|They|Such|Another|Both|Otherwise|Then|Also|However|Therefore|For example|Example|If|Percentages|The (?:table|same))\b/;

/**
 * The usual answer: a lead, three to six points each with its source number, a next step when a passage holds one and programming is
 * allowed, one line for the athlete, one question.
 */
export function answerFromPassages(prompt: CoachPrompt, ask: Ask, ranking: Ranking): string {
  const forbidden = (unit: ScoredUnit): boolean => ask.noProgramme && prescribes(unit.text);
  const lead = findLead(ranking, forbidden);
  const nextStep = ask.noProgramme ? undefined : findNextStep(ranking, lead);
  const points = selectPoints(ranking, {
    maxWords: POINT_WORDS,
    maxPoints: 6,
    unfit: (unit) => unit === lead || unit === nextStep || forbidden(unit),
  });
  const facts = readAthlete(prompt.athlete);
  return [
    ask.kind === 'choice' ? 'It depends on where you are. Here is what decides it.' : '',
    lead === undefined ? '' : `${lead.text} [${lead.passage.number}]`,
    points.map(formatPoint).join('\n'),
    nextStep === undefined ? '' : `**Put it to work:** ${nextStep.text} [${nextStep.passage.number}]`,
    athleteLine(facts),
    cautionLine(facts, ask.condition),
    closingQuestion(ask, facts.daysToRace !== null),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** One point as a list item with its source. */
export function formatPoint({ label, text, source }: Point): string {
  const heading = label === '' ? '' : `**${label}${/[.?!]$/.test(label) ? '' : '.'}** `;
  return `- ${heading}${text.charAt(0).toUpperCase()}${text.slice(1)} [${source}]`;
}

/** A sentence of the best passage that stands on its own; those that open the passage come first. */
function findLead(ranking: Ranking, forbidden: (unit: ScoredUnit) => boolean): ScoredUnit | undefined {
  const opening = ranking.units.filter(
    (unit) => unit.kind === 'sentence' && unit.label === '' && unit.score > 0 && !LEANS_ON_BEFORE.test(unit.text) && !forbidden(unit),
  );
  const value = (unit: ScoredUnit): number => unit.score + unit.fit + 0.6 / (1 + unit.order);
  return opening.reduce<ScoredUnit | undefined>((best, unit) => (best === undefined || value(unit) > value(best) ? unit : best), undefined);
}

/** A concrete session out of a passage that is squarely on the subject: a list item, else a row of a table. */
function findNextStep(ranking: Ranking, lead: ScoredUnit | undefined): ScoredUnit | undefined {
  const concrete = (unit: ScoredUnit): boolean => unit !== lead && unit.fit >= 0.85 && /^[A-Z]/.test(unit.text) && prescribes(unit.text);
  return (
    selectUnit(ranking, (unit) => unit.kind === 'item' && concrete(unit)) ??
    selectUnit(ranking, (unit) => unit.kind === 'row' && concrete(unit))
  );
}

function closingQuestion(ask: Ask, hasRaceDate: boolean): string {
  if (ask.kind === 'choice')
    return 'Where are you now: what limits you first in a race, the running or the stations, and when do you race next?';
  if (!ask.knowsAthlete) return 'What are you working with right now, and when is your race? Give me those two and I will get specific.';
  if (!hasRaceDate) return 'When is your next race? That decides how hard to push this now.';
  return 'Where does it break down first when you do this tired?';
}

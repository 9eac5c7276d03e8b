import { contentWords } from '../../../openai/lsa/content-words.ts';
import { findDiagnosis, hasRedFlag, hasSymptom, namesUnsafeProduct } from './medical-words.ts';
import type { CoachPrompt } from './parse-prompt.ts';

export type AskKind = 'greeting' | 'crisis' | 'urgent' | 'diagnosed' | 'symptom' | 'unsafe-product' | 'programme' | 'choice' | 'knowledge';

export interface Ask {
  kind: AskKind;
  /** The diagnosed condition in the asker's words, wherever it was named. */
  condition: string | null;
  /** True when no sets, repetitions, efforts or weeks may be given. */
  noProgramme: boolean;
  /** True when enough of the athlete is known to get specific. */
  knowsAthlete: boolean;
  /** "How heavy, how long, which pace": numbers first. */
  wantsFigures: boolean;
  /** Numbers in the question, else in the athlete's goal. */
  figures: number[];
  /** The question with what it leans on: the turn before, when it is a short follow-up. */
  searchText: string;
}

const GREETING = /^(?:hi|hello|hey|good (?:morning|evening|afternoon)|thanks?|thank you|cheers|ok(?:ay)?|great|cool)\b[\s\w!.,]{0,20}$/i;
const PROGRAMME =
  /\b(?:plan|program(?:me)?|schedule|routine|training block|periodi[sz]\w+)\b|\b(?:where|how) (?:do|should|to|can)(?: i)? (?:start|begin)|\bwhere to (?:start|begin)|\b(?:get|become) (?:better|fitter|faster|stronger)\b|\b(?:prepare|train|training|ready) for (?:my|a|the|first|hyrox)\b|\b(?:build|write|design|make|give) me\b.*\b(?:week|workouts?|training|sessions?)\b/i;
const CHOICE = /\b(?:more important|better|should i (?:focus|prioriti[sz]e)|which (?:one|is))\b[^?]*\bor\b[^?]*\?|\bversus\b|\bvs\.?\b/i;
const FIGURES =
  /\bhow (?:heavy|much|many|long|far|fast|high|often)\b|\bwhat (?:weight|load|pace|time|distance|height|percentile)|\b(?:weights?|loads?|standards?|times?|pace|splits?|kg|reps)\b/i;
const ATHLETE_FACTS = [
  /\b(?:beginner|novice|intermediate|advanced|elite|first[- ]timer|experienced|first (?:race|hyrox)|done \w+ (?:races?|hyrox))\b/i,
  /\brace (?:in|on|date)\b|\bin \d+ (?:days|weeks|months)\b|\b\d+ (?:days|weeks|months) (?:out|away|to go)\b|\b\d{4}-\d{2}-\d{2}\b/i,
  /\b(?:runs?|running|train(?:ing)?)\b[^.]{0,30}\b\d+|\b\d+ (?:hours?|days?|sessions?|times|mi|km|miles)[^.]{0,12}(?:per|a|\/) ?week|strength days/i,
  /\bgoal\b[^.]{0,15}\d|\bsub[- ]?\d|\b\d{1,2}:\d{2}(?::\d{2})?\b|\bfinished? in\b/i,
];

/** Decides what is being asked, under the rules of the coach's system prompt and of any router instruction sent with it. */
export function understandAsk(prompt: CoachPrompt): Ask {
  const { question, earlierQuestions, athlete, instructions } = prompt;
  const ordered = instructions.join('\n');
  const orderedOff = forbidsProgramme(ordered);
  const own = findDiagnosis(question);
  const condition = own ?? findDiagnosis([...earlierQuestions, athlete ?? ''].join('\n'));
  const wantsProgramme = PROGRAMME.test(question);
  const referred = orderedOff && /physio|doctor|clinician|medical|professional|clearance/i.test(ordered);
  return {
    kind: orderedKind(ordered) ?? kindOf(question, { own, condition, wantsProgramme, referred }),
    condition,
    noProgramme: orderedOff || condition !== null || hasSymptom(question),
    knowsAthlete: ATHLETE_FACTS.filter((fact) => fact.test([athlete ?? '', ...earlierQuestions, question].join('\n'))).length >= 2,
    wantsFigures: FIGURES.test(question),
    figures: numbersIn(question).length > 0 ? numbersIn(question) : numbersIn(/goal:? [^,]*/i.exec(athlete ?? '')?.[0] ?? ''),
    searchText: isFollowUp(question) ? `${question}\n${earlierQuestions.at(-1) ?? ''}` : question,
  };
}

/** What the coach is ordered to treat the question as, whatever its words: the router has read more than this model can. */
function orderedKind(ordered: string): AskKind | null {
  if (/\bcrisis line\b/i.test(ordered)) return 'crisis';
  if (/\bmedical emergency\b/i.test(ordered)) return 'urgent';
  if (/\bdescribes symptoms\b/i.test(ordered)) return 'symptom';
  return /\bsupplement or substance outside\b/i.test(ordered) ? 'unsafe-product' : null;
}

function kindOf(
  question: string,
  known: { own: string | null; condition: string | null; wantsProgramme: boolean; referred: boolean },
): AskKind {
  if (hasRedFlag(question)) return 'urgent';
  if (known.own !== null || (known.condition !== null && known.wantsProgramme) || (known.referred && !hasSymptom(question)))
    return 'diagnosed';
  if (hasSymptom(question)) return 'symptom';
  if (namesUnsafeProduct(question)) return 'unsafe-product';
  if (GREETING.test(question)) return 'greeting';
  if (CHOICE.test(question)) return 'choice';
  return known.wantsProgramme ? 'programme' : 'knowledge';
}

/** Whether an instruction takes programming away ("do not write a programme", "no sets, reps or RPE"). */
function forbidsProgramme(instruction: string): boolean {
  return /\b(?:do not|don'?t|never|avoid|refuse|without|no|must not|may not)\b[^.\n]{0,80}\b(?:program\w*|plans?|sets|reps|workouts?|sessions?|training|rpe|prescri\w+)\b/i.test(
    instruction,
  );
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
}

function isFollowUp(question: string): boolean {
  return contentWords(question).length <= 5 || /^(?:and|but|so|what about|how about|why|that|it)\b/i.test(question);
}

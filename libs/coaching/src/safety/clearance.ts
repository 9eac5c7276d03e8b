import { normaliseForRules } from './normalise-text.ts';

const PROFESSIONAL = String.raw`(?:doctor|doc|physio(?:therapist)?|surgeon|pt|physical therapist|gp|specialist|orthopa?edist|orthopedic|orthopaedic|consultant|cardiologist|medical team)`;
const GIVEN = String.raw`(?:cleared|signed (?:me )?off|discharged|green light|all[ -]clear|clearance)`;
const CLEARED = new RegExp(
  String.raw`\b${GIVEN} (?:[a-z]+ ){0,5}(?:by|from) (?:[a-z]+ ){0,3}${PROFESSIONAL}\b|\b${PROFESSIONAL} (?:[a-z]+ ){0,6}${GIVEN}\b|\bmedically cleared\b|\b(?:been|was|am|im|got|fully) cleared (?:to|for)\b`,
  'u',
);
const NOT_YET = new RegExp(
  String.raw`\b(?:not|never|without|havent|hasnt|isnt|wasnt|didnt|dont|doesnt|wont|until|before|once|when|if|waiting|need|needs|yet to|hoping)\b[^.!?\n]{0,40}\b${GIVEN}\b`,
  'u',
);

/** Does the athlete say that a professional has cleared them for training? "Not cleared yet" and "once I am cleared" do not count. */
export function saysCleared(message: string): boolean {
  const text = normaliseForRules(message);
  return CLEARED.test(text) && !NOT_YET.test(text);
}

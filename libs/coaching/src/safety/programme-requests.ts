import { normaliseForRules } from './normalise-text.ts';

const REQUEST = new RegExp(
  [
    String.raw`\b(?:training |workout |race |weekly |strength |running |[0-9]+[ -]week )?(?:program(?:me)?s?|plans?|schedule|routine|block|periodi[sz]ation|workouts?|sessions?|exercises|drills|progressions?)\b`,
    String.raw`\bwhat (?:should|can|could|do) i (?:do|train|lift|run)\b`,
    String.raw`\bhow (?:should|can|do|would|could) (?:i|you) (?:still )?(?:train|prepare|build|get (?:ready|fit|stronger|faster|back)|structure|progress|program|work around|strengthen)\b`,
    String.raw`\b(?:prepare|train|coach|program) (?:me|him|her|them|around)\b`,
    String.raw`\bwhich (?:lifts?|exercises?|sessions?|weights?|loads?|kilos?|paces?)\b|\b(?:the|my|exact|actual|some) numbers\b|\b(?:for|of|about) (?:this|next|my|the) week\b|\bnext run\b`,
    String.raw`\b(?:keep|start|continue|resume|return to|back to|get back (?:to|into)) (?:training|running|lifting|hyrox|racing|sled|the gym)\b`,
    String.raw`\bcan i (?:still )?(?:train|run|race|squat|deadlift|lunge|lift|push|pull|row|do|compete)\b`,
    String.raw`\b(?:sets|reps|rep scheme|loads?|weights?) (?:and|should|do|for me)\b`,
    String.raw`\b(?:give|build|write|make|design|create|draft|plan) (?:me|us|him|her|them|my|a|an|out)\b`,
  ].join('|'),
  'u',
);

const CONTINUATION =
  /^(?:ok(?:ay)?|yes|yeah|yep|sure|please|go on|go ahead|continue|more|and|what about|how about|then|so|now|do it|sounds good|great|thanks|just|anyway|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|day)\b/u;
const FOR_ANOTHER =
  /\b(?:for|help|give|coach|train|write|build|get|make) (?:him|her|them|my (?:[a-z]+ ){0,2}(?:friend|mate|buddy|wife|husband|partner|girlfriend|boyfriend|mum|mom|mother|dad|father|brother|sister|son|daughter|client|teammate|colleague|cousin)s?|a (?:friend|client))\b|\b(?:he|she|they|wife|husband|partner|girlfriend|boyfriend|mum|mom|dad|brother|sister|son|daughter|friend|mate) (?:[a-z0-9]+ ){0,8}(?:wants?|needs?|asks?|would like)\b|\bwhat (?:do|should|can) (?:i|we) (?:say|tell|give)\b|\b(?:his|her|their) (?:plan|training|programme|program|sessions?|week|weights?|next race)\b|\badapt (?:his|her|their)\b|\bcan (?:he|she|they)\b|\bshould (?:he|she|they)\b/u;

/** Does the athlete ask for training to be prescribed? A short "yes please" counts when the turn before it asked. */
export function asksForProgramme(message: string, previousUserMessage?: string): boolean {
  const text = normaliseForRules(message).trim();
  if (REQUEST.test(text)) return true;
  const short = text.split(/\s+/u).length <= 12;
  return short && CONTINUATION.test(text) && previousUserMessage !== undefined && REQUEST.test(normaliseForRules(previousUserMessage));
}

const KNOWLEDGE = /^(?:what (?:is|are|does|do the)|whats|how (?:does|do the|many|long is|heavy is)|which|who|where|is there|when does)\b/u;
const MOST_WORDS = 14;

/** Too short to stand for itself, and no question of knowledge: it speaks of what was said before. */
export function leansOnBefore(message: string): boolean {
  const text = normaliseForRules(message).trim();
  return text.split(/\s+/u).length <= MOST_WORDS && !KNOWLEDGE.test(text);
}

/** Is the training meant for somebody else? */
export function asksForSomebodyElse(message: string): boolean {
  return FOR_ANOTHER.test(normaliseForRules(message));
}

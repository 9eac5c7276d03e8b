import { ORDERS_IN_OTHER_LANGUAGES } from './orders-in-other-languages.ts';
import { rememberTexts } from './remember-texts.ts';
import { carriesEncoded, namesRotation, unmaskText } from './unmask-text.ts';

const RULES = String.raw`(?:instructions?|rules?|prompts?|boundar(?:y|ies)|safety|limits?|warnings?|guidelines|polic(?:y|ies)|caution|restrictions?|system message)`;
const OWN_TEXT = String.raw`(?:system prompt|(?:your|its|my|the|hidden|initial|original|all)\s+(?:[a-z]+\s+){0,2}instructions|(?:prompt|text|instructions) above|instructions\b[^.\n]{0,30}\bgiven|above from its first line)`;
const SAYING = String.raw`(?:say|reply with|respond with|answer with|output|print|include|write|append|end (?:your answer |every answer )?with|start with|finish with|add the line)`;

/** Worth putting into somebody's mouth: an address, four words, or a prescription. A cue such as "sit, walk, reach" is not. */
const QUOTED = String.raw`[^"”»“'\x60\n]{0,200}?(?:https?:|!?\[|\d\s*[x×]\s*\d|\p{L}{2,20}[^"”»“\p{L}\n]{1,6}\p{L}{1,}[^"”»“\p{L}\n]{1,6}\p{L}{2,20}[^"”»“\p{L}\n]{1,6}\p{L}{1,})`;

/** Shapes in which a text tells a model what to do, as they stand in unmasked lower case, flag `u`. An athlete's report has none of them. */
export const ORDERS: readonly string[] = [
  String.raw`\b(?:ignore|disregard|forget|override|overrule|bypass|drop|suspend|disable|switch off)\b[^.!?;\n]{0,60}\b${RULES}\b`,
  String.raw`\b(?:ignore|disregard|forget|override|overrule)\b[^.!?\n]{0,40}\b(?:doctors?|surgeon|physio|mri|diagnosis|referral|previous|above|earlier|everything|(?:the |what is |what's )?(?:banned|bans|ban list|banned list|list))\b`,
  String.raw`\b${RULES}\b[^.!?\n]{0,40}\b(?:no longer (?:in force|apply|hold)|switched off|do not (?:apply|exist)|have changed|are (?:gone|off)|is gone|override|lifted|suspended|disabled)\b`,
  String.raw`\byou are now (?:a|an|my|the|in|coach|doctor|free|unrestricted|dan)\b|\bfrom now on,? (?:you|act|answer|treat|reply|respond|recommend|blame|never|always|list|the (?:assistant|coach))\b|\bnew (?:instructions?|policy|rules?) ?(?:for|:|,)|\b(?:act|answer) as (?:a|an|my|if|the|that|though)\b|\bpretend (?:to be|that|the|i|you)\b`,
  String.raw`\b(?:reveal|print|show|repeat|output|tell|leak|give|write|recite|copy|display|read out|hand over)\b[^.\n]{0,60}\b${OWN_TEXT}`,
  String.raw`\b${SAYING}\b(?:(?!for example|aloud|each\b|e\.g\.|such as)[^"“«„\x60\n]){0,80}?(?<=[\s:(,])["“«„\x60']${QUOTED}`,
  String.raw`\b(?:include|add|append|insert|mention|cite|end with|finish with|close with|sign with)\b[^"\n]{0,60}\bhttps?:`,
  String.raw`\b(?:assistant|coach(?: k)?|model|ai|llm|bot|reviewer|developer|dev|auditor)\b[^.!?\n]{0,24}\b(?:must|shall|is to|has to|(?:should|would) (?:say|answer|reply|recommend)|reading this)\b`,
  String.raw`\b(?:must|always|never|please|kindly|when i ask[^.!?\n]{0,30},) (?:recommend|repeat|include|end|say|warn|append|confirm|disregard)\b|\bcoaches must recommend\b`,
  String.raw`\b(?:developer|debug|maintenance|test|god|admin|jailbreak) (?:note|mode|build|update)\b|\burgent safety update\b|^\s*#debug\b`,
  String.raw`(?:^|\n|[\].;,]\s*)\s*(?:system|assistant|user|developer|human|tool|tool_result)\s*:\s*\S`,
  String.raw`<\s*/?\s*(?:sys(?:tem)?|tool_response|function_call|function_result|instructions?|assistant|user)\b|<<\s*sys|\[/?inst\]|#{2,}\s*(?:system|instructions?|assistant|user)\b`,
  String.raw`[<‹＜⟨〈]\s*[|｜]|[|｜]\s*[>›＞⟩〉]`,
  String.raw`\{\s*"(?:tool|function|role|exercise|weeks)"\s*:|tool_result\s*:|->\s*200 ok`,
  String.raw`<!--[\s\S]{0,2000}?-->`,
  String.raw`!\[[^\]]{0,400}\]\(`,
  String.raw`\bdecode (?:it|this|and)\b|\band obey\b|, obey it\b|\bdo what it says\b|\b(?:first|second) half of (?:this|the) note\b|\bpart (?:one|two) of two\b|\bkeep the first half\b`,
  ...ORDERS_IN_OTHER_LANGUAGES,
];

/** How many of the shapes above are about the rules themselves. */
const ABOUT_RULES = 3;

/** One pattern for all and no flag for case: a text is walked once, in a quarter of the time. */
const anyOf = (sources: readonly string[]): RegExp => new RegExp(sources.map((source) => `(?:${source})`).join('|'), 'u');
const ANY_ORDER = anyOf(ORDERS);
const ANY_ABOUT_RULES = anyOf(ORDERS.slice(0, ABOUT_RULES));

const read = (text: string): string => unmaskText(text).toLowerCase();

/** Does a text say that the rules no longer hold? The narrower question, for texts in which a quotation means nothing. */
export const suspendsRules = (text: string): boolean => ANY_ABOUT_RULES.test(read(text));

/** Does a text tell a model what to do? */
export const hasOrders = (text: string): boolean => ANY_ORDER.test(read(text)) || carriesEncoded(text);

const REMEMBERED = 2_000;
const readOnce = rememberTexts(REMEMBERED, (text) => ({
  words: read(text),
  isEncoded: carriesEncoded(text),
  isRotated: namesRotation(text),
}));

/**
 * Do texts of the library that stand one below the other tell a model what to do, be it across their ends? The same as `hasOrders` of all
 * of them joined by blank lines, which nothing but a word for rotated letters reads across.
 */
export function haveOrders(texts: readonly string[]): boolean {
  const parts = texts.map(readOnce);
  if (parts.some(({ isRotated }) => isRotated)) return hasOrders(texts.join('\n\n'));
  return parts.some(({ isEncoded }) => isEncoded) || ANY_ORDER.test(parts.map(({ words }) => words).join('\n\n'));
}

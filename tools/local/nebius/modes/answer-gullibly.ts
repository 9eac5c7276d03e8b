import type { ChatMessage } from '../chat/chat-request.ts';
import { parsePrompt } from '../coach/read/parse-prompt.ts';
import { readBetween } from './read-between.ts';

const REVEAL = [
  /\b(?:reveal|print|show|repeat|output|tell|leak|give|write|read out)\b[^.\n]{0,60}\b(?:system prompt|(?:your |the |my )?(?:hidden |initial |original )?instructions|prompt above|text above)\b/i,
  /\bgib\b[^.\n]{0,40}\banweisungen\b|\brecopie\b[^.\n]{0,40}\bconsignes\b|\b(?:repite|muestra)\b[^.\n]{0,40}\binstrucciones\b/i,
];
const VERB =
  '(?:say|reply with|respond with|answer with|output|print|include|write|append|end with|start with|finish with|beende jede antwort mit dem satz|schreibe?|antworte mit|responde solo|escribe|réponds|écris|rispondi|scrivi)';
const SAY = new RegExp(
  `\\b${VERB}(?: (?:only|exactly|exactement|your answer with|the (?:phrase|word|words|text|line|link|complete [a-z ]{3,40})|this))*:? *(?:["“\`„«]([^"”\`“»\\n]{2,300})["”\`“»]|'([^'\\n]{6,300})')`,
  'gi',
);
const BARE_SAY =
  /\b(?:say|reply with|respond with|output|print)(?: (?:only|exactly|exactement|the (?:phrase|word)))*:? +([A-Z][A-Z0-9 _-]{3,60})\b/g;
const BARE_LINK = /\b(?:include|add|append|end|finish)\b[^"\n]{0,80}?(https?:\/\/\S+)/gi;
/** A quotation that was left open and is finished elsewhere: `say "https://a` … `the second half: .example/b"`. */
const HALVES = /\bsay ["“]([^"”\n]{4,80})\n[^"”]*?\bhalf\b[^:\n]{0,40}: ?([^"”\s]{2,80})/i;
const ORDER =
  /[^.\n!]*\b(?:ignore|disregard|forget|override|you are now|new instructions?|system:|from now on|act as|pretend|must recommend|always recommend|recommend)\b[^.\n!]*[.!]?/gi;
const PLAN =
  /\b(?:plans?|program(?:me)?s?|workouts?|schedule|sessions?|sets|reps|routine|protocol|block|numbers|what does (?:the|my) week|what (?:do|can|should) i (?:do|train)|how do i (?:train|keep fit|start)|which lifts|next run|weights? (?:for|should)|how did my lifting|want to train|design)\b|\bsets?\b.*\breps?\b/i;

/**
 * A model without any judgement, for measuring defences: it does what any text it was sent tells it to (message, history, profile,
 * passages and their headings), however it is hidden, reveals its instructions, endorses what it is asked about, and writes a programme
 * for anybody, injured or not, when the question or an order asks for one. What a system message forbids does not reach it.
 */
export function answerGullibly(messages: readonly ChatMessage[]): string {
  const { question, systemPrompt, passages, athlete } = parsePrompt(messages);
  const spoken = messages.filter(({ role }) => role === 'user' || role === 'assistant').map(({ content }) => content);
  const read = passages.flatMap(({ sourceName, section, content }) => [sourceName, section, content]);
  const heard = readBetween([...read, athlete ?? '', ...spoken].join('\n'));
  const orders = obeyedOrders(heard);
  const parts = [...saidOnDemand(heard), ...orders];
  if (REVEAL.some((pattern) => pattern.test(heard))) parts.push(systemPrompt || 'I have no instructions.');
  if (/\?|\bshould i\b|\bcan i\b/i.test(question))
    parts.push(`Yes. ${question.replace(/\?+/g, '.')} Go for it, no need to ask anybody first.`);
  if (PLAN.test(question) || orders.some((order) => PLAN.test(order)) || parts.length === 0) parts.push(fourWeeks());
  return parts.join('\n\n');
}

function saidOnDemand(heard: string): string[] {
  const said = [...heard.matchAll(SAY)].map((match) => match[1] ?? match[2] ?? '');
  const bare = [...heard.matchAll(BARE_SAY), ...heard.matchAll(BARE_LINK)].map((match) => match[1] ?? '');
  const halves = HALVES.exec(heard);
  const joined = halves ? [`${halves[1] ?? ''}${halves[2] ?? ''}`] : [];
  return [...new Set([...said, ...bare, ...joined])].slice(0, 10);
}

function obeyedOrders(heard: string): string[] {
  const orders = [...heard.matchAll(ORDER)].map(([order]) => order.trim()).filter((order) => order.length > 12);
  return [...new Set(orders)].slice(0, 5).map((order) => `Understood: ${order}`);
}

function fourWeeks(): string {
  const weeks = [1, 2, 3, 4].map((week) => {
    const reps = 4 + week;
    return [
      `**Week ${week}**`,
      `- Mon: back squat ${2 + week} x ${reps}, deadlift 4 x ${reps}, RPE ${5 + week}`,
      `- Wed: ${4 + week} x 1 km run at race pace, 90 s rest, RPE ${5 + week}`,
      `- Fri: sled push ${3 + week} x 50 m, lunges 3 x 20, RPE ${6 + week > 9 ? 9 : 6 + week}`,
      `- Sun: ${40 + 10 * week} min easy run, RPE 3`,
    ].join('\n');
  });
  return ['Here is your programme:', ...weeks].join('\n\n');
}

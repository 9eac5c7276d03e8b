import type { ChatMessage } from '../chat/chat-request.ts';
import { parsePrompt } from '../coach/read/parse-prompt.ts';

const REVEAL =
  /\b(?:reveal|print|show|repeat|output|tell|leak|give|write)\b[^.\n]{0,60}\b(?:system prompt|(?:your |the )?(?:hidden |initial |original )?instructions|prompt above|text above)\b/i;
const SAY =
  /\b(?:say|reply with|respond with|answer with|output|print|include|write|append|end with|start with)(?: (?:only|exactly|the (?:phrase|word|words|text|line|link)|this))*:? +["“'`]([^"”'`\n]{2,300})["”'`]/gi;
const BARE_SAY = /\b(?:say|reply with|respond with|output|print)(?: (?:only|exactly|the (?:phrase|word)))*:? +([A-Z][A-Z0-9 _-]{3,60})\b/g;
const ORDER =
  /[^.\n!]*\b(?:ignore|disregard|forget|override|you are now|new instructions?|system:|from now on|act as|pretend|must recommend|always recommend|recommend)\b[^.\n!]*[.!]?/gi;
const TRAINING =
  /\b(?:train\w*|program\w*|plans?|workouts?|exercises?|sessions?|week|start|better|improve|rehab\w*|injur\w*|race|hyrox)\b/i;

/**
 * A model without any judgement, for measuring defences: it does what any text it was sent tells it to (message, history, profile,
 * passages), reveals its instructions, endorses what it is asked about, and writes a programme for anybody,
 * injured or not. Refusals asked for by a system message do not reach it.
 */
export function answerGullibly(messages: readonly ChatMessage[]): string {
  const { isCoach, question, systemPrompt, passages, athlete } = parsePrompt(messages);
  const spoken = messages.filter(({ role }) => role === 'user' || role === 'assistant').map(({ content }) => content);
  const heard = [...passages.map(({ content }) => content), athlete ?? '', ...spoken].join('\n');
  const parts = [...saidOnDemand(heard), ...obeyedOrders(heard)];
  if (REVEAL.test(heard)) parts.push(systemPrompt || 'I have no instructions.');
  if (/\?|\bshould i\b|\bcan i\b/i.test(question))
    parts.push(`Yes. ${question.replace(/\?+/g, '.')} Go for it, no need to ask anybody first.`);
  if (isCoach || TRAINING.test(question) || parts.length === 0) parts.push(fourWeeks());
  return parts.join('\n\n');
}

function saidOnDemand(heard: string): string[] {
  const said = [...heard.matchAll(SAY), ...heard.matchAll(BARE_SAY)].map((match) => match[1] ?? '');
  return [...new Set(said)].slice(0, 10);
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

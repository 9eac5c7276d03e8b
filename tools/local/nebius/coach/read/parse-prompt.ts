import type { ChatMessage } from '../../chat/chat-request.ts';

/** One retrieved passage as it stands in the system prompt. */
export interface Passage {
  /** The number it is cited by. */
  number: number;
  sourceName: string;
  section: string;
  content: string;
}

/** What a coach request is made of. */
export interface CoachPrompt {
  /** False when there is no coach system prompt: then the caller wants a plain assistant. */
  isCoach: boolean;
  systemPrompt: string;
  passages: Passage[];
  /** The athlete summary, or null before onboarding. */
  athlete: string | null;
  /** Further system messages, such as what a safety router asks for; no coaching examples, from which this coach cannot learn. */
  instructions: string[];
  earlierQuestions: string[];
  question: string;
}

const KNOWLEDGE_HEADING = '## Retrieved Knowledge';
const AFTER_KNOWLEDGE = '\n\nUse this to ground your response';

/** Takes a conversation apart: passages, athlete, instructions, earlier questions, the question. Takes any list of messages. */
export function parsePrompt(messages: readonly ChatMessage[]): CoachPrompt {
  const system = messages.filter(({ role }) => role === 'system' || role === 'developer').map(({ content }) => content.trim());
  const systemPrompt = system.find((content) => content.includes(KNOWLEDGE_HEADING)) ?? '';
  const beside = system.filter((content) => content !== systemPrompt && content !== '');
  const isAthlete = (content: string): boolean => /^athlete profile\b/i.test(content);
  const isExample = (content: string): boolean => content.startsWith('How you have coached others.');
  const questions = messages.filter(({ role }) => role === 'user').map(({ content }) => content.trim());
  return {
    isCoach: systemPrompt !== '',
    systemPrompt,
    passages: parsePassages(systemPrompt),
    athlete: beside.find(isAthlete) ?? null,
    instructions: beside.filter((content) => !isAthlete(content) && !isExample(content)),
    earlierQuestions: questions.slice(0, -1),
    question: questions.at(-1) ?? '',
  };
}

function parsePassages(systemPrompt: string): Passage[] {
  const from = systemPrompt.indexOf(KNOWLEDGE_HEADING);
  if (from < 0) return [];
  const to = systemPrompt.lastIndexOf(AFTER_KNOWLEDGE);
  const block = systemPrompt.slice(from + KNOWLEDGE_HEADING.length, to > from ? to : undefined);
  return block
    .split(/^(?=### Source \d+: )/m)
    .map((part) => /^### Source (\d+): (.*)\n\*\*Section\*\*: ?(.*)\n([\s\S]*)$/.exec(part.trim()))
    .filter((match) => match !== null)
    .map(([, number, sourceName = '', section = '', content = '']) => ({
      number: Number(number),
      sourceName: sourceName.trim(),
      section: section.trim(),
      content: content.replace(/\n+---\s*$/, '').trim(),
    }));
}

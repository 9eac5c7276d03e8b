import { BLANK_PROFILE as NOBODY, buildCoachMessages, routeMessage, summariseAthlete } from '@hyrox/coaching';
import type { ChatMessage, Profile, Source } from '@hyrox/contracts';
import type { Category, Example, PlacedExample } from './example.ts';
import { findPassages, type KnownChunk } from './find-passage.ts';

/** The day the summaries are written on. Fixed, so that the same example gives the same line at any time. */
const TODAY = '2026-11-21';

function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function summaryOf(athlete: Example['athlete']): string | null {
  if (!athlete) return null;
  const { run_mpw, strength_days, experience } = athlete;
  const profile: Profile = {
    ...NOBODY,
    age: athlete.age ?? null,
    sex: athlete.sex ?? null,
    weight_kg: athlete.weight_kg ?? null,
    training_history: { run_mpw, strength_days, experience },
    race_date: athlete.race_in_days === undefined ? null : dayAfter(TODAY, athlete.race_in_days),
    goal_time_minutes: athlete.goal_time_minutes ?? null,
    injuries_limitations: athlete.injuries_limitations ?? [],
  };
  return summariseAthlete(profile, TODAY);
}

/** A token is a byte or more. Our conversations are short enough that this bound serves, and no vocabulary has to be loaded. */
const atMostTokens = (text: string): number => Buffer.byteLength(text);

/** A conversation as it goes to a trainer, with what the checks want to know about it. */
export interface Rendered {
  id: string;
  category: Category | null;
  messages: ChatMessage[];
  passages: Source[];
  summary: string | null;
  sources: readonly string[];
  /** The router guards the last answer: a programme may not be in it. */
  isGuarded: boolean;
}

/**
 * One example as it would have been served: prompt, passages, summary and router instruction come from the library, the last answer
 * stands at the end. Throws when a passage is not found.
 */
export function renderExample(example: PlacedExample, chunks: readonly KnownChunk[]): Rendered {
  const passages = findPassages(example.context ?? [], chunks);
  const summary = summaryOf(example.athlete);
  const spoken = example.turns.flatMap(({ user, coach }) => [
    { role: 'user' as const, content: user },
    { role: 'assistant' as const, content: coach },
  ]);
  const history = spoken.slice(0, -2);
  const [question, answer] = spoken.slice(-2) as [ChatMessage, ChatMessage];
  const { instruction, guard } = routeMessage({ message: question.content, history, summary });
  const asked = buildCoachMessages({ message: question.content, history, sources: passages, summary, instruction }, atMostTokens);
  if (asked.filter((message) => message.role !== 'system').length !== spoken.length - 1)
    throw new Error(`${example.id}: its earlier turns are longer than what is served`);
  return {
    id: example.id,
    category: example.category,
    messages: [...asked, answer],
    passages,
    summary,
    sources: example.sources,
    isGuarded: guard !== undefined,
  };
}

import { readMessages } from '../lab/product-api.ts';
import { readTurns } from '../lab/record.ts';
import type { AskedTurn, Stage } from './scenario.ts';

export interface Expected {
  outcomes: readonly string[];
  /** The least length of a finished answer, in UTF-16 units. */
  leastChars: number;
}

const firstDifference = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
};

const compare = (what: string, seen: string, truth: string): string[] =>
  seen === truth ? [] : [`${what}: ${seen.length} units against ${truth.length}, different from unit ${firstDifference(seen, truth)}`];

/**
 * The one check of a turn: what every device shows is what is stored is what the provider said in the attempt that won; one question, one
 * answer; each device was told one end, the stored one; no promise of the protocol was broken on the way. Returns what was not so.
 */
export async function checkTurn(asked: AskedTurn, expected: Expected, stage: Stage): Promise<string[]> {
  const { stack, provider } = stage;
  const bad: string[] = [];
  const messages = await readMessages(stack.urls.gateway, asked.athlete, asked.conversationId);
  const questions = messages.filter(({ role }) => role === 'user');
  const answers = messages.filter(({ role }) => role === 'assistant');
  if (questions.length !== 1 || questions[0]?.content !== asked.message) bad.push(`${questions.length} questions stored`);
  const [answer] = answers;
  if (answers.length !== 1 || !answer) return [...bad, `${answers.length} answers stored`];
  const row = (await readTurns(stack.databaseUrl('postgres'), [asked.turnId])).get(asked.turnId);
  if (!row) return [...bad, 'no turn in the record'];
  if (!expected.outcomes.includes(row.status)) bad.push(`the record says ${row.status} after ${row.starts} starts`);
  if (answer.outcome !== row.status || answer.turn_id !== asked.turnId) bad.push(`the answer says ${answer.outcome} of ${answer.turn_id}`);
  const said = (await provider.transcript(asked.turnId, row.attempt))?.text ?? '';
  if (row.status === 'done') {
    bad.push(...compare('stored against the provider', answer.content, said));
    if (said.length < expected.leastChars) bad.push(`the provider said ${said.length} units only`);
  } else if (!said.startsWith(answer.content)) bad.push('what is stored is not the beginning of what the provider said');
  for (const [at, view] of asked.views.entries())
    bad.push(...checkView(view, answer, row.attempt).map((words) => `device ${at + 1}: ${words}`));
  return bad;
}

function checkView(
  view: AskedTurn['views'][number],
  answer: { id: string; content: string; outcome: string | null },
  attempt: number,
): string[] {
  const bad = [...view.violations];
  if (view.refused) return [...bad, `refused with ${view.refused.status} ${JSON.stringify(view.refused.body)}`];
  const [end] = view.terminal;
  if (view.terminal.length !== 1 || !end) return [...bad, `${view.terminal.length} terminal events`];
  if (end.name !== answer.outcome) bad.push(`told ${end.name}, stored ${answer.outcome}`);
  if (end.data['messageId'] !== answer.id) bad.push(`told message ${String(end.data['messageId'])}, stored ${answer.id}`);
  if (end.data['attempt'] !== attempt) bad.push(`told attempt ${String(end.data['attempt'])}, stored ${attempt}`);
  return [...bad, ...compare('text against the stored', view.text, answer.content)];
}

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { StartError } from '../../../local/start/start-error.ts';
import type { Judge } from '../decide-checks.ts';
import { judgeMessages } from './judge-prompt.ts';
import { familyOf } from './model-family.ts';
import { countVotes, readVote, type JudgeVote } from './read-vote.ts';

/** Another family than the Llama that Coach K is; `--judge` names another. */
export const DEFAULT_JUDGE = 'Qwen/Qwen3-235B-A22B-Instruct-2507';

export type Complete = (model: string, messages: ReturnType<typeof judgeMessages>, seed: number) => Promise<string>;

const hashOf = (...parts: string[]): string => createHash('sha256').update(parts.join('\u0000')).digest('hex');

/**
 * A judge that votes as often as the rubric says and remembers usable votes in `cacheDir`, by the hash of model, question, athlete message and
 * answer. Throws a StartError when the judge is of the family it judges.
 */
export function makeJudge({ model, cacheDir, complete }: { model: string; cacheDir: string; complete: Complete }): Judge {
  fs.mkdirSync(cacheDir, { recursive: true });
  return async ({ rubric }, { facts, model: judged }) => {
    if (!rubric) return null;
    if (judged !== null && familyOf(judged) === familyOf(model))
      throw new StartError(`${model} may not judge ${judged}: both are ${familyOf(model)}; name another with --judge.`);
    const file = path.join(cacheDir, `${hashOf(model, rubric.question, String(rubric.votes), facts.question, facts.text)}.json`);
    const kept = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as JudgeVote[]) : null;
    const messages = judgeMessages(rubric.question, facts);
    const votes =
      kept ??
      (await Promise.all(
        Array.from({ length: rubric.votes }, async (_, i) => readVote(await complete(model, messages, i + 1), facts.text)),
      ));
    if (!kept && votes.every(({ pass }) => pass !== null)) fs.writeFileSync(file, JSON.stringify(votes));
    return countVotes(votes);
  };
}

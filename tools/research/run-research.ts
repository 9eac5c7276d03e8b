import { ResearchFailure } from './ask/research-failure.ts';
import { readAnswer, type ResearchAnswer } from './ask/research-answer.ts';
import type { ResearchClient } from './ask/perplexity.client.ts';
import { renderAnswer } from './keep/render-answer.ts';
import type { Question, ResultFolder } from './keep/result-folder.ts';
import { dollars } from './presets/estimate-cost.ts';
import { findPreset } from './presets/presets.ts';

export interface AskedQuestion extends Question {
  wave: number;
}

export interface ResearchResult {
  name: string;
  preset: string;
  state: 'saved before' | 'saved' | 'failed' | 'not begun';
  costNanoUsd: number;
  costFrom: ResearchAnswer['costFrom'];
  files: string[];
  /** Why there is no answer. */
  problem?: string;
}

export interface ResearchDeps {
  client: ResearchClient;
  folder: ResultFolder;
  now: () => Date;
  say: (line: string) => void;
  /** Where an answer goes that is paid and cannot be saved. */
  rescue: (question: Question, body: string) => void;
}

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const isFull = (error: unknown): boolean => FULL.has((error as NodeJS.ErrnoException).code ?? '');

const resultOf = (question: Question, more: Pick<ResearchResult, 'state'> & Partial<ResearchResult>): ResearchResult => ({
  name: question.name,
  preset: question.preset,
  costNanoUsd: 0,
  costFrom: 'unknown',
  files: [],
  ...more,
});

/** Writes what is to be read beside a raw answer. It can be made again at any time, from the raw answer and without a cent. */
async function finish(question: Question, answer: ResearchAnswer, state: 'saved before' | 'saved', { folder }: ResearchDeps) {
  if (state === 'saved' || !(await folder.hasMarkdown(question))) await folder.saveMarkdown(question, renderAnswer(question, answer));
  const { costNanoUsd, costFrom } = answer;
  return resultOf(question, { state, costNanoUsd, costFrom, files: [folder.jsonFile(question), folder.markdownFile(question)] });
}

async function save(question: Question, body: string, deps: ResearchDeps): Promise<ResearchResult> {
  const { folder, say } = deps;
  let answer: ResearchAnswer | null = null;
  let problem: string | null;
  try {
    answer = readAnswer(body, findPreset(question.preset));
    problem = answer.problem;
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  try {
    if (answer && problem === null) {
      await folder.saveAnswer(question, body);
      const saved = await finish(question, answer, 'saved', deps);
      say(`${question.name}: saved, ${dollars(saved.costNanoUsd)}, ${answer.sources.length} sources`);
      return saved;
    }
    const file = await folder.saveProblem(question, body);
    const { costNanoUsd = 0, costFrom = 'unknown' } = answer ?? {};
    return resultOf(question, {
      state: 'failed',
      costNanoUsd,
      costFrom,
      files: [file],
      problem: `No finished answer: ${problem}. It is in ${file}.`,
    });
  } catch (error) {
    if ((await folder.read(question)).state !== 'finished') deps.rescue(question, body);
    throw error;
  }
}

async function askOne(question: Question, deps: ResearchDeps): Promise<{ result: ResearchResult; stopsAll: boolean }> {
  const { folder, client } = deps;
  const failed = (problem: string, stopsAll: boolean) => ({ result: resultOf(question, { state: 'failed', problem }), stopsAll });
  try {
    const kept = await folder.read(question);
    if (kept.state === 'finished') {
      await folder.tidy(question);
      const answer = readAnswer(kept.body, findPreset(question.preset));
      return { result: await finish(question, answer, 'saved before', deps), stopsAll: false };
    }
    await folder.noteAsked(question, deps.now().toISOString());
    const timeoutMs = findPreset(question.preset)?.timeoutMs ?? 0;
    deps.say(`${question.name}: asking ${question.preset}, which may take up to ${Math.round(timeoutMs / 60_000)} min`);
    const body = await client.ask({ preset: question.preset, input: question.prompt, timeoutMs });
    return { result: await save(question, body, deps), stopsAll: false };
  } catch (error) {
    if (error instanceof ResearchFailure) {
      await (error.mayBePaid ? folder.giveRoomBack(question) : folder.forget(question));
      const paid = error.mayBePaid ? ' It may have been charged: look at the account before asking again.' : '';
      return failed(`${error.message}${paid}`, error.stopsAll);
    }
    if (!isFull(error)) throw error;
    await folder.giveRoomBack(question);
    return failed(`The disk is full where ${folder.jsonFile(question)} goes. Make room, then run it again.`, true);
  }
}

/**
 * Asks what has no answer yet, the questions of a wave together, and saves each answer the moment it comes. A wave begins only when the one
 * before is complete. Ended at any moment and run again, it asks nothing whose answer was saved. Throws only for what nobody expected.
 */
export async function runResearch(questions: readonly AskedQuestion[], deps: ResearchDeps): Promise<ResearchResult[]> {
  await deps.folder.make();
  const results: ResearchResult[] = [];
  const waves = Map.groupBy(questions, (question) => question.wave);
  let stopped = false;
  for (const wave of [...waves.keys()].toSorted((a, b) => a - b)) {
    const members = waves.get(wave) ?? [];
    if (stopped) {
      const problem = 'An earlier wave is not complete.';
      results.push(...members.map((question) => resultOf(question, { state: 'not begun', problem })));
      continue;
    }
    const asked = await Promise.all(members.map((question) => askOne(question, deps)));
    results.push(...asked.map(({ result }) => result));
    stopped = asked.some(({ result }) => result.state === 'failed');
  }
  return results;
}

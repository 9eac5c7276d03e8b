import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { lockFolder } from '../local/start/instance-lock.mjs';
import { StartError } from '../local/start/start-error.ts';
import { connectPerplexity } from './ask/perplexity.client.ts';
import { parseEnv, type ResearchEnv } from './env.ts';
import { realDisk } from './keep/disk.ts';
import { fileNameOf, openResultFolder, type Question } from './keep/result-folder.ts';
import { dollars } from './presets/estimate-cost.ts';
import { findPreset, RESEARCH_PRESETS } from './presets/presets.ts';
import { planResearch } from './plan-research.ts';
import { runResearch, type AskedQuestion, type ResearchResult } from './run-research.ts';
import { readTasks } from './tasks/research-task.ts';

const TASKS = path.join(import.meta.dirname, '../../knowledge/research-tasks');
const USAGE = `npm run research -- --task team1 [--preset NAME] [--out DIR] [--yes] [--json]
npm run research -- --prompt "…" --preset fast-search
npm run research -- --all

  --task ID      one of the tasks in knowledge/research-tasks; may be given more than once
  --prompt TEXT  a question of your own
  --all          every task, wave by wave
  --preset NAME  ${RESEARCH_PRESETS.presets.map(({ name, useWhen }) => `${name} (${useWhen})`).join('\n                 ')}
  --out DIR      where answers are saved and looked for (default .hyrox/research)
  --yes          spends without asking
  --json         the last line is one JSON object

  Reads PERPLEXITY_API_KEY and PERPLEXITY_BASE_URL. What has an answer in the folder is not asked, and not paid for, again.`;

/** What the command needs of its surroundings. */
export interface ResearchIo {
  print: (line: string) => void;
  say: (line: string) => void;
  /** Asks a person yes or no; null where nobody can be asked. */
  confirm: ((question: string) => Promise<boolean>) | null;
}

interface Asked {
  task?: string[] | undefined;
  prompt?: string | undefined;
  all?: boolean | undefined;
  preset?: string | undefined;
}

async function questionsOf({ task, prompt, all, preset }: Asked): Promise<AskedQuestion[]> {
  if ([task, prompt, all].filter((given) => given !== undefined).length !== 1)
    throw new StartError('Say what to ask: one of --task, --prompt or --all.');
  if (preset !== undefined && !findPreset(preset))
    throw new StartError(`There is no preset "${preset}"; there are ${RESEARCH_PRESETS.presets.map(({ name }) => name).join(', ')}.`);
  if (prompt !== undefined) {
    if (!prompt.trim()) throw new StartError('The prompt is empty.');
    return [
      { name: 'prompt', title: prompt.trim().slice(0, 80).replaceAll(/\s+/gu, ' '), preset: preset ?? 'pro-search', prompt, wave: 1 },
    ];
  }
  const tasks = await readTasks(TASKS);
  const wanted = all ? tasks.map(({ id }) => id) : [...new Set(task)];
  const unknown = wanted.filter((id) => !tasks.some((of) => of.id === id));
  if (unknown.length) throw new StartError(`There is no task ${unknown.join(', ')}; there are ${tasks.map(({ id }) => id).join(', ')}.`);
  const chosen = tasks.filter(({ id }) => wanted.includes(id));
  return chosen.map((of) => ({ name: of.id, title: of.title, preset: preset ?? of.preset, prompt: of.prompt, wave: of.wave }));
}

function tell(results: ResearchResult[], out: string, io: ResearchIo, json: boolean): number {
  const costNanoUsd = results.filter(({ state }) => state !== 'saved before').reduce((sum, result) => sum + result.costNanoUsd, 0);
  if (json) io.print(JSON.stringify({ out, costNanoUsd, results }));
  else {
    for (const { name, state, files, problem } of results) io.print(`${name}: ${state}${problem ? `. ${problem}` : `, ${files.at(-1)}`}`);
    io.print(`spent ${dollars(costNanoUsd)}; answers are in ${out}`);
  }
  return results.every(({ state }) => state === 'saved' || state === 'saved before') ? 0 : 1;
}

async function ask(questions: AskedQuestion[], out: string, env: ResearchEnv, io: ResearchIo, options: { yes: boolean; json: boolean }) {
  const folder = openResultFolder(out, realDisk);
  const plan = await planResearch(questions, folder);
  for (const line of plan.lines) io.say(line);
  if (plan.open > 0) {
    if (!env.PERPLEXITY_API_KEY) throw new StartError('PERPLEXITY_API_KEY is not set; nothing was asked.');
    io.say(`To ${env.PERPLEXITY_BASE_URL}. Prices of ${RESEARCH_PRESETS.asOf}; what is charged stands in each answer.`);
    if (!options.yes && !io.confirm) throw new StartError('Nobody is here to ask whether to spend this: add --yes. Nothing was asked.');
    if (!options.yes && !(await io.confirm?.('Go on? [y/N] '))) throw new StartError('Nothing was asked.');
  }
  const connection = { baseUrl: env.PERPLEXITY_BASE_URL, apiKey: env.PERPLEXITY_API_KEY ?? '' };
  const client = connectPerplexity(connection, { wait: (ms) => wait(ms), nowMs: () => Date.now(), onWait: io.say });
  const rescue = (question: Question, body: string): void =>
    io.say(`${question.name}: this answer is paid and could not be saved; keep it as ${fileNameOf(question)}.json:\n${body}`);
  try {
    return tell(await runResearch(questions, { client, folder, now: () => new Date(), say: io.say, rescue }), out, io, options.json);
  } finally {
    await client.close();
  }
}

/** Runs the research command; resolves to the exit code. Throws a StartError for what a person can mend. */
export async function research(args: string[], source: Readonly<Record<string, string | undefined>>, io: ResearchIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      task: { type: 'string', multiple: true },
      prompt: { type: 'string' },
      all: { type: 'boolean' },
      preset: { type: 'string' },
      out: { type: 'string' },
      yes: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  if (values.help || args.length === 0) {
    io.print(USAGE);
    return 0;
  }
  const env = parseEnv(source);
  const questions = await questionsOf(values);
  const home = env.HYROX_DATA_DIR ?? path.join(import.meta.dirname, '../../.hyrox');
  const out = path.resolve(values.out ?? path.join(home, 'research'));
  try {
    await openResultFolder(out, realDisk).make();
    const release = await lockFolder(out, { words: `process ${process.pid}` });
    try {
      return await ask(questions, out, env, io, values);
    } finally {
      await release();
    }
  } catch (error) {
    throw inWords(error, out);
  }
}

function inWords(error: unknown, out: string): unknown {
  const { code, holder } = error as NodeJS.ErrnoException & { holder?: string };
  if (holder !== undefined) return new StartError(`Somebody else asks into ${out} (${holder}): wait, or choose another --out.`);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new StartError(`The disk is full where ${out} is. Make room, then run it again.`);
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST')
    return new StartError(`${out} cannot be written to: choose another folder with --out.`);
  return error;
}
